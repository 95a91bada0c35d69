package pioneer

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// open shows the fourth quarter of the first branch, with three members of whom the last is exempt.
func open(t *testing.T) (tr *uitest.Rig, s *Screen, org int64, members []int64) {
	t.Helper()
	tr = uitest.New(t)
	org = tr.Fill()[0]
	for i, name := range []string{"安一鸣", "白二川", "常三元"} {
		members = append(members, tr.Member(model.Member{Name: name, BranchID: org, Kind: model.FullMember, JoinDate: "2010-05-01", FullDate: "2011-05-01", Exempt: i == 2}))
	}
	s = New(tr.Desk)
	tr.Office.OnChange(func() { fyne.Do(s.Changed) })
	tr.Show(s.Object())
	s.Shown(shell.PioneerOf{Org: org, Quarter: 4, Member: members[0]})
	tr.Settle()
	return tr, s, org, members
}

func (s *Screen) at(tr *uitest.Rig, member int64, line string) {
	s.grid.SetCurrentCell(fmt.Sprint(member), line)
	s.grid.Focus()
	tr.Settle()
}

func press(tr *uitest.Rig, key fyne.KeyName) {
	tr.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	tr.Settle()
}

func typed(tr *uitest.Rig, text string) {
	for _, r := range text {
		tr.Window.Canvas().Focused().TypedRune(r)
	}
	press(tr, fyne.KeyReturn)
}

func (s *Screen) cell(member int64, line string) string { return s.board.Row(member).CellText(line) }

func TestAmountsAreTypedFilledAndCleared(t *testing.T) {
	tr, s, _, m := open(t)
	tr.Sees("安一鸣", "缺 2 项")
	s.at(tr, m[0], "J1")
	typed(tr, "1")
	if got := s.cell(m[0], "J1"); got != "1" {
		t.Fatalf("typed %q", got)
	}
	if got := s.board.Row(m[0]).Line("J1").Points; got != model.Pt(18) {
		t.Errorf("one absence leaves %s", got)
	}
	typed(tr, "2") // the cell below
	if s.cell(m[1], "J1") != "2" {
		t.Errorf("Enter does not go down: %q", s.cell(m[1], "J1"))
	}
	s.at(tr, m[0], "S1")
	typed(tr, "1.5") // refused: the field stays open
	tr.Sees("要整数")
	press(tr, fyne.KeyEscape)
	s.at(tr, m[0], "S1")
	typed(tr, "9")
	s.at(tr, m[1], "S1")
	s.fillDown()
	tr.Settle()
	if s.cell(m[1], "S1") != "9" {
		t.Errorf("filled %q", s.cell(m[1], "S1"))
	}
	press(tr, fyne.KeyDelete)
	if s.cell(m[1], "S1") != "" {
		t.Errorf("cleared %q", s.cell(m[1], "S1"))
	}
	if s.cell(m[2], "S1") != "不适用" {
		t.Errorf("exempt %q", s.cell(m[2], "S1"))
	}
}

func TestAPasteIsShownBeforeItIsWritten(t *testing.T) {
	tr, s, _, m := open(t)
	s.onPaste(s.board.Row(m[0]), "J1", [][]string{{"姓名", "J1", "L1"}, {"白二川", "3", "2"}, {"查无此人", "1", "1"}, {"安一鸣", "x", ""}})
	tr.Settle()
	tr.Sees("按姓名对上 2 名党员：改 2 格", "1 格不能填，查无此人等 1 个姓名对不上")
	if s.cell(m[1], "L1") != "" {
		t.Error("written before it was asked for")
	}
	tr.Press("粘贴 2 格")
	tr.Settle()
	if s.cell(m[1], "J1") != "3" || s.cell(m[1], "L1") != "2" {
		t.Errorf("pasted %q %q", s.cell(m[1], "J1"), s.cell(m[1], "L1"))
	}
}

func TestBlanksCountAsNone(t *testing.T) {
	tr, s, _, m := open(t)
	tr.Press("空着的 67 格按没有计")
	tr.Settle()
	if q := s.board.Row(m[0]).Quarter; q.Missing != 1 { // the hours
		t.Errorf("missing %d", q.Missing)
	}
	s.at(tr, m[0], "J2")
	typed(tr, "32") // what a whole year asks for
	s.at(tr, m[0], "J2")
	tr.Sees("60.00", "得 60 分") // no deed at all: the base alone, 15 of 15 hours
	if mean, with, _ := s.board.Mean(); with != 2 || mean != model.Pt(80) {
		t.Errorf("mean %s of %d", mean, with)
	}
	if all, err := tr.Office.MemberPioneer(context.Background(), m[2]); err != nil || !all[0].Value.Ready || all[0].Value.Value != model.Pt(100) {
		t.Errorf("the exempt: %+v %v", all, err)
	}
}

// The definition says where its numbers come from, and the largest amount of a quarter can be typed over.
func TestTheLargestAmountIsTypedIntoTheDefinition(t *testing.T) {
	tr, s, _, _ := open(t)
	s.editIndex()
	tr.Sees("每季最多", "本软件默认")
	x := cloned(s.index)
	line := x.Line("J1")
	spec := s.indexSpec(&x, func() {})
	if err := spec.Commit(line, "most", "60"); err != nil || line.Most != 60 || s.index.Line("J1").Most != 40 {
		t.Errorf("it is %d, %v", line.Most, err)
	}
	for _, typed := range []string{"0", "1.5", "-1"} {
		if err := spec.Commit(line, "most", typed); err == nil || line.Most != 60 {
			t.Errorf("%s was taken", typed)
		}
	}
}

func TestAnEventIsAddedInTheDialog(t *testing.T) {
	tr, s, _, m := open(t)
	s.at(tr, m[0], "J1")
	tr.Press("加减分、清零")
	tr.Settle()
	tr.Choose("事项", "bonus:区级表彰")
	tr.Press("保存")
	tr.Settle()
	tr.Sees("写明依据")
	tr.Type("依据", "区优秀党员")
	tr.Press("保存")
	tr.Settle()
	if e := s.board.Row(m[0]).Events; len(e) != 1 || e[0].Points != model.Pt(2) {
		t.Errorf("events %+v", e)
	}
	tr.Sees("加分　区级表彰　2 分")
}

func TestTheAppraisalKeepsItsLimit(t *testing.T) {
	tr, s, org, m := open(t)
	s.ask(4)
	tr.Settle()
	tr.Sees("优秀最多", "指数只供参考")
	grade := func(member int64, typed string) {
		s.commitYear(yearRowOf(s, member), "grade", typed)
		tr.Settle()
	}
	limit := s.results.Limit
	for _, id := range m[:min(limit+1, len(m))] {
		grade(id, "1")
	}
	if limit >= len(m) {
		t.Skip("more may have it than there are")
	}
	tr.Sees("超出优秀名额", "写明理由，定为优秀")
	tr.Type("理由", "上级同意另列")
	tr.Press("写明理由，定为优秀")
	tr.Settle()
	b, err := tr.Office.AppraisalBoard(context.Background(), s.year, org)
	if err != nil || b.Best != limit+1 {
		t.Errorf("%s: %v", b.LimitText(), err)
	}
}

func TestWhatIsAskedForLeavesAloneWhatShows(t *testing.T) {
	tr, s, _, m := open(t)
	s.ask(4) // not read yet
	kit.Focus(s.search)
	s.search.SetText("安")
	tr.Settle()
	if !kit.Typing(tr.Window.Canvas()) {
		t.Error("the keys went away from the search field")
	}
	tr.Sees("评议结果")
	s.ask(3)
	tr.Settle()
	s.search.SetText("")
	s.ask(2)
	if err := s.commit(s.board.Row(m[0]), "J1", "3"); err != nil { // typed into the fourth quarter, which still shows
		t.Fatal(err)
	}
	tr.Settle()
	if s.quarter != 3 || s.cell(m[0], "J1") != "" {
		t.Errorf("quarter %d has %q", s.quarter, s.cell(m[0], "J1"))
	}
	s.ask(3)
	tr.Settle()
	if s.cell(m[0], "J1") != "3" {
		t.Errorf("the fourth quarter has %q", s.cell(m[0], "J1"))
	}
}

func TestGradesOfTheAppraisalAreThoseOfTheDefinition(t *testing.T) {
	tr, s, _, m := open(t)
	x := cloned(s.index)
	x.Appraisal.Grades = []string{"先进", "达标", "需要改进"}
	if _, err := tr.Office.SetPioneerIndex(context.Background(), s.year, &x); err != nil {
		t.Fatal(err)
	}
	s.ask(4)
	tr.Settle()
	tr.Sees("先进最多")
	if ids := s.yearGrid.VisibleColumnIDs(); !slices.Contains(ids, "v2") || slices.Contains(ids, "v3") {
		t.Errorf("columns %v", ids)
	}
	if err := s.commitYear(yearRowOf(s, m[0]), "grade", "3"); err != nil {
		t.Fatal(err)
	}
	tr.Settle()
	if err := s.commitYear(yearRowOf(s, m[0]), "v2", "5"); err != nil {
		t.Fatal(err)
	}
	tr.Settle()
	if r := yearRowOf(s, m[0]).Result; r.Grade != "需要改进" || r.Votes["需要改进"] != 5 {
		t.Errorf("result %+v", r)
	}
}

func TestAQuarterStaysAsItWasEntered(t *testing.T) {
	tr, s, _, m := open(t)
	s.at(tr, m[2], "J3")
	typed(tr, "0")
	d, err := tr.Office.Member(context.Background(), m[2])
	if err != nil {
		t.Fatal(err)
	}
	d.Exempt = false
	if _, _, err := tr.Office.SaveMember(context.Background(), d.Member); err != nil {
		t.Fatal(err)
	}
	s.at(tr, m[2], "S1")
	if s.cell(m[2], "S1") != "不适用" {
		t.Errorf("after the flag was cleared %q", s.cell(m[2], "S1"))
	}
	tr.Press("按现在的算")
	tr.Settle()
	if s.cell(m[2], "S1") != "" {
		t.Errorf("as it is now %q", s.cell(m[2], "S1"))
	}
}

func yearRowOf(s *Screen, member int64) *office.AppraisalRow {
	for i := range s.results.Rows {
		if s.results.Rows[i].Member.ID == member {
			return &s.results.Rows[i]
		}
	}
	return nil
}

// An archived year shows what it has and invites to nothing: no cell takes input, nothing offers to fill in.
func TestAnArchivedYearIsReadOnly(t *testing.T) {
	tr, s, _, m := open(t)
	s.board.Closed = "2026 年度已经归档，只能看"
	s.show()
	s.at(tr, m[0], "J1")
	tr.Sees("已经归档，只能看")
	tr.SeesNot("按记录填", "加减分、清零", "写依据", "按没有计")
	for _, c := range s.spec().Columns {
		if c.Edit != nil && c.Edit(s.board.Row(m[0])) {
			t.Errorf("column %s takes input", c.ID)
		}
	}
	for _, k := range s.Keys() {
		if k == "F4 写依据" {
			t.Error("the status line names a key that does nothing")
		}
	}
}
