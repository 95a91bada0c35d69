package branches

import (
	"context"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/members"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

func open(t *testing.T) (*uitest.Rig, *Screen, []int64) {
	t.Helper()
	tr := uitest.New(t)
	ids := tr.Fill()
	s := New(tr.Desk, kit.Space(0, 0))
	tr.Open(s, nil)
	return tr, s, ids
}

func (s *Screen) shownNames() string {
	var names []string
	for _, r := range s.Table.Shown() {
		names = append(names, r.Org.Name)
	}
	return strings.Join(names, " ")
}

func TestEmptyLedgerSaysWhatToDoFirst(t *testing.T) {
	tr := uitest.New(t)
	s := New(tr.Desk, kit.Space(0, 0))
	tr.Open(s, nil)
	tr.Sees("还没有党组织")
	tr.Press("导入党组织台账")
	if len(tr.Went) != 1 || tr.Went[0].Screen != shell.Intake {
		t.Errorf("the button leads to %v", tr.Went)
	}
}

func TestTotalsCountASharedUnitOnce(t *testing.T) {
	tr, s, _ := open(t)
	tr.Branch(model.Org{Name: "青禾培训学校第二党支部"}, []string{"青禾培训学校"})
	s.Shown(nil)
	tr.Settle()
	tr.Sees("4 个支部，覆盖 4 家单位", "合计", "任期届满未换届 1　没有书记 3")
}

func TestChipsCountAndFilter(t *testing.T) {
	tr, s, _ := open(t)
	tr.Press("届满未换届 1")
	if got := s.shownNames(); got != "青禾培训学校党支部" {
		t.Errorf("overdue are %q", got)
	}
	tr.Press("全部 3")
	s.Shown(DueSoon)
	tr.Settle()
	if got := s.shownNames(); got != "松溪艺术培训中心党支部" {
		t.Errorf("due soon are %q", got)
	}
	tr.SeesNot("未交自评 ") // no year is open, so there is nothing to hand in
}

func TestPaneTellsOfTheTermAndRecordsANewOne(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(ids[0])
	tr.Settle()
	tr.Sees("任期届满未换届", "届满时间 2026-08-14，已超过 101 天")
	tr.Press("登记换届")
	tr.Type("换届日期", "2026.11.20")
	tr.Window.Canvas().Focus(tr.Entry("届满时间")) // leaving the first date proposes the second
	if got := tr.Entry("届满时间").Text; got != "2029-11-20" {
		t.Errorf("the end proposed is %q, want as long a term as the last", got)
	}
	tr.Type("应到", "十二位")
	tr.Press("登记换届")
	tr.Settle()
	if tr.Entry("应到") == nil {
		t.Fatal("a count that is none is taken")
	}
	tr.Type("应到", "12")
	tr.Type("当选人及票数", "周文 11 票")
	tr.Press("登记换届")
	tr.Settle()
	if all, err := tr.Office.Entries(context.Background(), "term", false); err != nil || len(all.Rows) != 2 || all.Rows[0].Text("ended_on") != "2026-11-20" || all.Rows[1].Text("voters_due") != "12" || all.Rows[1].Text("elected") != "周文 11 票" {
		t.Errorf("the term that ended and the new one in the register: %+v, %v", all.Rows, err)
	}
	d, err := tr.Office.Branch(context.Background(), ids[0])
	if err != nil || d.Org.TermStart != "2026-11-20" || d.Org.TermEnd != "2029-11-20" || d.Term != office.TermRunning {
		t.Errorf("kept as %+v, %v", d.Org, err)
	}
	if len(d.Posts) != 1 || len(d.Covers) != 1 {
		t.Errorf("%d posts and %d units are left, want those there were", len(d.Posts), len(d.Covers))
	}
	tr.SeesNot("任期届满未换届")
}

// What is required is said all at once, each under its field; Esc asks before it throws away what was typed, and a problem goes
// with the first change of its field.
func TestANewTermSaysAllThatIsMissingAndIsNotLost(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(ids[0])
	tr.Settle()
	tr.Press("登记换届")
	tr.Type("换届日期", "")
	tr.Type("届满时间", "")
	tr.Press("登记换届")
	tr.Sees("换届日期还没有填", "届满时间还没有填")
	e := tr.Entry("届满时间")
	tr.Window.Canvas().Focus(e)
	e.TypedRune('2')
	tr.Settle()
	tr.SeesNot("届满时间还没有填")
	tr.Sees("换届日期还没有填")
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	tr.Settle()
	tr.Sees("填写的还没有保存")
	tr.Press("继续填写")
	if tr.Entry("届满时间") == nil || tr.Entry("届满时间").Text != "2" {
		t.Error("Esc throws away what was typed")
	}
	tr.Press("不登记")
	tr.Press("放弃")
	tr.SeesNot("换届日期")
	s.Shown(ids[0])
	tr.Settle()
	tr.Press("登记延期换届")
	tr.Press("登记延期")
	tr.Sees("延期至还没有填", "批准日期还没有填", "批准的党组织还没有填", "原因还没有填")
}

func TestTabsShowUnitsPostsAndMembers(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(ids[2])
	tr.Settle()
	tr.Sees("学校 2", "党员 1")
	for tab, want := range map[shell.BranchPart]string{shell.BranchUnits: "织云服装培训学校", shell.BranchPosts: "没有登记班子", shell.BranchMembers: "单雪琳", shell.BranchLife: "本年度还没有组织生活记录"} {
		s.tab = tab
		s.ShowPane()
		tr.Settle()
		tr.Sees(want)
	}
	s.tab = shell.BranchOverview
	s.Shown(shell.BranchAt{Org: ids[2], Part: shell.BranchPosts}) // as the checkup asks
	tr.Settle()
	tr.Sees("没有登记班子")
	tr.Press("去填")
	if f, ok := tr.Window.Canvas().Focused().(fyne.CanvasObject); !ok || f == fyne.CanvasObject(tr.Entry("党组织名称")) {
		t.Errorf("the form for the posts begins at %T", f)
	}
	tr.Press("不改了")
	tr.Press("查看党员")
	if len(tr.Went) != 1 || tr.Went[0].Target != members.InBranch(ids[2]) {
		t.Errorf("the button leads to %v", tr.Went)
	}
}

func TestEditKeepsWhatWasNotTouched(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(ids[2])
	tr.Settle()
	before, _ := tr.Office.Branch(context.Background(), ids[2])
	tr.Press("编辑")
	if got := tr.Entry("覆盖的单位，一行一家").Text; got != "知味烹饪培训学校\n织云服装培训学校" {
		t.Errorf("the units stand as %q", got)
	}
	tr.Press("保存")
	if !strings.Contains(tr.Toasts.Text(), "没有改动") {
		t.Errorf("saving without a change says %q", tr.Toasts.Text())
	}
	tr.Press("编辑")
	tr.Type("联系电话", "025-12345678")
	tr.Type("届满时间", "2024")
	s.Save()
	tr.Settle()
	tr.Sees("届满时间 2024 早于换届时间 2025-04-23")
	tr.Type("届满时间", "2028-04-22")
	s.Save()
	tr.Settle()
	after, _ := tr.Office.Branch(context.Background(), ids[2])
	if after.Org.Phone != "025-12345678" || after.Org.Formation != before.Org.Formation || len(after.Covers) != 2 || after.Org.ParentID != before.Org.ParentID {
		t.Errorf("kept as %+v", after.Org)
	}
}

func TestANewSecretaryKeepsTheOldOneInTheHistory(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(ids[0])
	tr.Settle()
	tr.Press("编辑")
	s.posts.rows[0].name.SetText("段青禾")
	tr.Press("添一个职务")
	s.posts.rows[1].name.SetText("林知衡")
	s.Save()
	tr.Settle()
	d, err := tr.Office.Branch(context.Background(), ids[0])
	if err != nil || len(d.Posts) != 2 || d.Secretary != "段青禾" {
		t.Fatalf("posts are %+v, %v", d.Posts, err)
	}
	for _, p := range d.Posts {
		if p.From != "2026-11-23" || p.MemberID == 0 {
			t.Errorf("%s began %q with member %d, want today and the person on the roster", p.Name, p.From, p.MemberID)
		}
	}
}

func TestNewBranchIsShownAndNamesAreUnique(t *testing.T) {
	tr, s, _ := open(t)
	tr.Press("新建支部")
	s.Save()
	tr.Settle()
	tr.Sees("党组织名称还没有填")
	tr.Type("党组织名称", "青禾培训学校党支部")
	s.Save()
	tr.Settle()
	tr.Sees("已经有“青禾培训学校党支部”")
	tr.Type("党组织名称", "新苗幼儿园党支部")
	s.Save()
	tr.Settle()
	if r, ok := s.Table.Current(); !ok || r.Org.Name != "新苗幼儿园党支部" {
		t.Error("the new branch is not the current row")
	}
	if !strings.Contains(tr.Toasts.Text(), "已新建新苗幼儿园党支部") {
		t.Errorf("the toast says %q", tr.Toasts.Text())
	}
}

func TestABranchWithMembersIsNotClosed(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(ids[0])
	tr.Settle()
	r, _ := s.Table.Current()
	s.closeBranch(r)
	tr.Settle()
	tr.Sees("青禾培训学校党支部还有 3 名党员")
	tr.Press("知道了")
	empty := tr.Branch(model.Org{Name: "已停办学校党支部"}, nil)
	s.Shown(empty)
	tr.Settle()
	r, _ = s.Table.Current()
	s.closeBranch(r)
	tr.Settle()
	tr.Press("撤销这个党支部")
	tr.Sees("写明原因")
	tr.Type("原因", "学校停办")
	tr.Press("撤销这个党支部")
	if strings.Contains(s.shownNames(), "已停办") {
		t.Error("the closed branch is still listed")
	}
}

func TestExportCanBeReadBack(t *testing.T) {
	tr, s, _ := open(t)
	path := filepath.Join(t.TempDir(), "台账.xlsx")
	s.SaveAs = func(_, start string, guard outfile.Target, then func(outfile.Target)) {
		if filepath.Base(start) != "党组织台账2026-11-23.xlsx" {
			t.Errorf("the name proposed is %s", start)
		}
		guard.Path, guard.Endings = path, []string{".xlsx"}
		then(guard)
	}
	tr.Press("导出台账")
	tr.Wait("the export", func() bool { return strings.Contains(tr.Toasts.Text(), "已导出 3 个党组织") })
	text := tr.Workbook(path)
	for _, want := range []string{"党组织台账", "南片培训机构联合党支部", "知味烹饪培训学校、织云服装培训学校", "2026-08-14"} {
		if !strings.Contains(text, want) {
			t.Errorf("the workbook lacks %q: %s", want, text)
		}
	}
}

func TestEnterOpensTheFormAndEscapeAsks(t *testing.T) {
	tr, s, ids := open(t)
	focus := tr.Window.Canvas().Focused()
	if focus == nil {
		t.Fatal("nothing has the keyboard")
	}
	focus.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if r, _ := s.Table.Current(); r.Org.ID != ids[2] {
		t.Error("End does not go to the last row")
	}
	focus.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	tr.Type("备注", "看看")
	s.Table.SetCurrent(strconv.FormatInt(ids[0], 10))
	tr.Sees("修改还没有保存")
	tr.Press("继续修改")
	if r, _ := s.Table.Current(); r.Org.ID != ids[2] {
		t.Error("the row goes on although the form stays")
	}
}

func TestAPaneThatCannotBeReadSaysSo(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(ids[0])
	tr.Settle()
	file := tr.Office
	tr.Desk.Office = closedFile(t)
	s.ShowPane()
	tr.Settle()
	tr.Sees("青禾培训学校党支部", "没有读出来", "再试")
	tr.Desk.Office = file
	tr.Press("再试")
	tr.SeesNot("没有读出来")
	tr.Sees("任期届满未换届")
}

// closedFile is a data file that cannot be read any more.
func closedFile(t *testing.T) *office.Office {
	t.Helper()
	o := uitest.New(t).Office
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	return o
}

// The telephone of a branch is an office's: a landline shows whole, somebody's mobile number is masked until it is asked for.
func TestAMobileNumberOfABranchIsMasked(t *testing.T) {
	tr, s, ids := open(t)
	save := func(phone string) {
		b, err := tr.Office.Branch(context.Background(), ids[0])
		if err != nil {
			t.Fatal(err)
		}
		b.Org.Phone = phone
		edit := office.BranchEdit{Org: b.Org}
		if _, _, err := tr.Office.SaveBranch(context.Background(), edit); err != nil {
			t.Fatal(err)
		}
		s.Shown(ids[0])
		tr.Settle()
	}
	save("025-12345678")
	tr.Sees("025-12345678")
	tr.SeesNot("显示全号")
	save("13800002746")
	tr.Sees("1** **** 2746")
	tr.SeesNot("13800002746")
	tr.Press("显示全号")
	tr.Settle()
	tr.Sees("13800002746")
	if sets, err := tr.Office.History(context.Background(), 1); err != nil || sets[0].Kind != "reveal" {
		t.Errorf("the history does not tell of it: %+v %v", sets, err)
	}
	s.Mask()
	tr.Settle()
	tr.SeesNot("13800002746")
}

func TestActivitiesAreEnteredAndChangedInThePane(t *testing.T) {
	tr, s, ids := open(t)
	s.tab = shell.BranchLife
	s.Shown(ids[0])
	tr.Settle()
	tr.Press("登记活动")
	tr.Type("日期", "2026-07-14")
	tr.Type("主题", "重温入党誓词")
	tr.Press("登记")
	tr.Sees("2026-07-14", "主题党日", "重温入党誓词", "组织生活 1")
	d, err := tr.Office.Branch(context.Background(), ids[0])
	if err != nil || len(d.Activities) != 1 || d.Activities[0].Hours != -1 {
		t.Fatalf("%+v %v", d.Activities, err)
	}
	s.askActivity(d, d.Activities[0])
	tr.Type("实到", "3")
	tr.Press("保存修改")
	tr.Sees("已修改2026-07-14的记录")
	if d, _ := tr.Office.Branch(context.Background(), ids[0]); d.Activities[0].Present != 3 || d.Activities[0].Topic != "重温入党誓词" {
		t.Errorf("kept as %+v", d.Activities[0])
	}
}

// The head names only the kinds of organisation that there are.
func TestTheHeadCountsEachKind(t *testing.T) {
	of := func(kinds ...model.OrgKind) (rows []row) {
		for _, kind := range kinds {
			rows = append(rows, row{Org: model.Org{Kind: kind}})
		}
		return rows
	}
	for want, rows := range map[string][]row{
		"还没有党组织": nil,
		"2 个支部，1 个党总支，覆盖 0 家单位": of(model.Branch, model.JointBranch, model.GeneralBranch),
		"1 个支部，2 个党小组，覆盖 0 家单位": of(model.Branch, model.Group, model.Group),
	} {
		if got := facts(rows); got != want {
			t.Errorf("the head says %q, want %q", got, want)
		}
	}
}
