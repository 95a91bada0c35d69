package checkup

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// open shows the checkup of a committee with an overdue term, a joint branch of six units and people in between.
func open(t *testing.T) (*uitest.Rig, *Screen, []int64) {
	t.Helper()
	tr := uitest.New(t)
	ids := tr.Fill()
	ids = append(ids, tr.Branch(model.Org{Name: "北片联合党支部", Kind: model.JointBranch, TermStart: "2025-04-23", TermEnd: "2028-04-22"},
		[]string{"甲园", "乙园", "丙园", "丁园", "戊园", "己园"}, model.Post{Name: "单雪琳", Duty: model.Secretary}))
	s := New(tr.Desk)
	tr.Open(s, nil)
	return tr, s, ids
}

func (s *Screen) shown() string {
	var all []string
	for _, f := range s.findings.Table.Shown() {
		all = append(all, f.Rule.ID+" "+f.Whom())
	}
	return strings.Join(all, "，")
}

func TestFindingsStandByTheirSeverity(t *testing.T) {
	tr, s, _ := open(t)
	tr.Sees("体检", "必须整改", "一般应改", "任期届满应按期换届", "COM-06", "逾期 101 天", "北片联合党支部")
	first := s.findings.Table.Shown()[0]
	if first.Severity != "M" {
		t.Errorf("the first is %s of severity %s", first.Rule.ID, first.Severity)
	}
	tr.Press("一般应改 2")
	if got := s.shown(); got != "ORG-04 北片联合党支部，COM-08 松溪艺术培训中心党支部" {
		t.Errorf("of severity N are %s", got)
	}
	s.Shown(shell.FindingsOf{Rule: "COM-06"})
	tr.Settle()
	if got := s.shown(); got != "COM-06 青禾培训学校党支部" {
		t.Errorf("of COM-06 are %s", got)
	}
}

func TestTheButtonLeadsToTheRecordThatMends(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(shell.FindingsOf{Rule: "COM-06"})
	tr.Settle()
	tr.Sees("任期 2026年8月14日届满", "中办《关于党的基层组织任期的意见》第二条", "怎么办")
	tr.SeesNot("登记理由")
	tr.Press("换届、延期")
	if last := tr.Went[len(tr.Went)-1]; last.Screen != shell.Branches || last.Target != (shell.BranchAt{Org: ids[0], Part: shell.BranchOverview}) {
		t.Errorf("the button leads to %v", last)
	}
	if _, err := tr.Office.NewTerm(context.Background(), office.Election{OrgID: ids[0], From: "2026-11-20", To: "2029-11-19"}); err != nil {
		t.Fatal(err)
	}
	s.Changed()
	tr.Settle()
	if got := s.shown(); got != "" {
		t.Errorf("mended, and still there: %s", got)
	}
}

func TestAFindingIsAcceptedWithAReason(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(shell.FindingsOf{Org: ids[3]})
	tr.Settle()
	tr.Sees("覆盖 6 家单位，一般不超过 5 家", "实有 6", "限值 5", "条号未经核对")
	tr.Press("登记理由")
	tr.Type("有效期至", "2027-06-30")
	tr.Press("登记理由")
	tr.Sees("理由和依据还没有填")
	tr.Type("理由和依据", "六家同在一条街")
	tr.Press("登记理由")
	tr.Sees("已登记理由，到 2027-06-30", "六家同在一条街", "有理由")
	if !strings.Contains(tr.Toasts.Text(), "已登记北片联合党支部的理由") {
		t.Errorf("the toast says %q", tr.Toasts.Text())
	}
	tr.Press("撤回理由")
	tr.SeesNot("六家同在一条街")
}

func TestARuleIsSetOtherwiseAndBack(t *testing.T) {
	tr, s, _ := open(t)
	s.tabs.SetChosen(tabRules)
	s.showTab(nil)
	tr.Settle()
	s.rules.Find("org-04")
	s.rules.Choose(number("ORG-04"))
	tr.Settle()
	tr.Sees("≤ 5 家", "看 1 个问题", "《中国共产党支部工作条例（试行）》第五条")
	tr.Press("修改规则")
	tr.Type("限值（2 到 30 家）", "6")
	tr.Type("从哪天起", "2026-01-01")
	tr.Type("这次改动的依据", "市委文件第三条")
	tr.Press("修改规则")
	tr.Sees("≤ 6 家", "联合支部覆盖单位不超过 6 家", "本地规定：限值 5 改为 6，自 2026-01-01 起，依据：市委文件第三条", "历次改动", "本地改过")
	bars := 0
	eachBar(s.rules.Object(), func(bar *container.Scroll) {
		if bars++; bar.Content.MinSize().Width > bar.Size().Width {
			t.Errorf("filters of %v run out of sight: there is room for %v", bar.Content.MinSize(), bar.Size())
		}
	})
	if bars == 0 {
		t.Error("no bar with filters")
	}
	tr.SeesNot("看 1 个问题")
	tr.Press("恢复原来的")
	tr.Sees("≤ 5 家", "看 1 个问题")
	s.rules.Find("org-01")
	s.rules.Choose(number("ORG-01"))
	tr.Settle()
	if s.report.RuleByID("ORG-01").Editable() {
		t.Error("what must hold can be changed")
	}
}

// eachBar visits what scrolls sideways.
func eachBar(o fyne.CanvasObject, visit func(*container.Scroll)) {
	switch o := o.(type) {
	case *container.Scroll:
		if o.Direction == container.ScrollHorizontalOnly {
			visit(o)
		}
	case *fyne.Container:
		for _, inner := range o.Objects {
			eachBar(inner, visit)
		}
	}
}

func TestWhatIsMissingStandsApart(t *testing.T) {
	tr, s, ids := open(t)
	s.tabs.SetChosen(tabGaps)
	s.showTab(nil)
	tr.Settle()
	tr.Sees("2026 年没有组织生活记录", "缺资料，暂不判断")
	for _, g := range s.gaps.Table.Shown() {
		if g.OrgID == ids[0] && strings.Contains(g.What, "组织生活") {
			_, act := s.wayFor(g.Mend, g.OrgID, g.MemberID, 0)
			act()
		}
	}
	if last := tr.Went[len(tr.Went)-1]; last.Screen != shell.Life || last.Target != (shell.LifeOf{Org: ids[0]}) {
		t.Errorf("the way leads to %v", last)
	}
}

func TestTheWayLeadsToTheYearOfTheFinding(t *testing.T) {
	for _, c := range []struct {
		measure string
		since   model.Date
		want    shell.LifeOf
	}{
		{"meetings", "2025-12-31", shell.LifeOf{Org: 7, Kind: model.LifeMeeting, Year: 2025}},
		{"fourth-quarter", "2025-06-10", shell.LifeOf{Org: 7, Kind: model.LifeMeeting, Year: 2025, Month: 6}},
	} {
		f := finding{Rule: &checkup.Rule{Measure: c.measure, Activity: model.LifeMeeting}, OrgID: 7, Since: c.since}
		if got := lifeOf(f); got != c.want {
			t.Errorf("%s since %s leads to %+v", c.measure, c.since, got)
		}
	}
	f := finding{Rule: &checkup.Rule{ID: "LIFE-11", Measure: "minutes", Mend: "life"}, OrgID: 7, Activity: 31, Since: "2026-06-10"}
	if got, want := lifeOf(f), (shell.LifeOf{Org: 7, Year: 2026, Month: 6, Record: 31}); got != want {
		t.Errorf("a finding about a record leads to %+v", got)
	}
}

func TestTheKeysGoThroughTheFindings(t *testing.T) {
	tr, s, _ := open(t)
	before, _ := s.findings.Table.Current()
	for _, k := range s.Shortcuts() {
		if k.Key == fyne.KeyF8 {
			k.Do()
		}
	}
	tr.Settle()
	after, _ := s.findings.Table.Current()
	if before.Key() == after.Key() || after.Key() != s.findings.Table.Shown()[1].Key() {
		t.Errorf("F8 goes from %s to %s", before.Key(), after.Key())
	}
}

func TestTheFindingsAreExportedWithTheirClauses(t *testing.T) {
	tr, s, _ := open(t)
	path := filepath.Join(t.TempDir(), "体检.xlsx")
	s.findings.SaveAs = func(_, _ string, guard outfile.Target, then func(outfile.Target)) {
		guard.Path, guard.Endings = path, []string{".xlsx"}
		then(guard)
	}
	tr.Press("导出")
	tr.Wait("the export", func() bool { return strings.Contains(tr.Toasts.Text(), "已导出") })
	text := tr.Workbook(path)
	for _, want := range []string{"体检结果", "COM-06", "青禾培训学校党支部", "中办《关于党的基层组织任期的意见》第二条", "必须整改"} {
		if !strings.Contains(text, want) {
			t.Errorf("the workbook lacks %q: %s", want, text)
		}
	}
}

func TestACommitteeWithoutRecordsHasNoFindings(t *testing.T) {
	tr := uitest.New(t)
	s := New(tr.Desk)
	tr.Open(s, nil)
	tr.Sees("没有发现问题", "导入组织生活记录")
}

// A list of gaps that names people says so, with those too who are on no roster.
func TestTheListOfGapsSaysWhomItNames(t *testing.T) {
	gaps := []gap{{OrgID: 1, Branch: "某某支部", What: "本届起始时间没有填"}}
	if d := gapExport().People(gaps); d.Holds != "" {
		t.Errorf("of branches alone it tells %+v", d)
	}
	gaps = append(gaps, gap{MemberID: 7, Member: "王芳", What: "转正日期没有填"}, gap{EntryID: 3, Member: "李申请", What: "公示起止没有填"},
		gap{MemberID: 7, Member: "王芳", What: "入党日期没有填"})
	if d := gapExport().People(gaps); d.Holds == "" || d.Persons != 2 {
		t.Errorf("it tells %+v", d)
	}
}
