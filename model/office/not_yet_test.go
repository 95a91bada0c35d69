package office

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
)

// A judge marks a project once, and only one that competes in that year, in the form and from a spreadsheet.
func TestAJudgeMarksAProjectOfTheYearOnce(t *testing.T) {
	o, ctx := committee(t), context.Background()
	save := func(register string, values map[string]string) (int64, error) {
		values["year"] = "2026"
		id, _, err := o.SaveEntry(ctx, record.Entry{Register: register, Values: values})
		return id, err
	}
	if _, err := save("best-project", map[string]string{"name": "红色课堂"}); err != nil {
		t.Fatal(err)
	}
	id, err := save("project-score", map[string]string{"project": "红色课堂", "judge": "董秀", "topic": "18"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := save("project-score", map[string]string{"project": "红色课堂", "judge": "董 秀", "topic": "10"}); err == nil || model.MessageOf(err) != "评委打分里已经有这一条：2026、红色课堂、董 秀。打开那一条修改，不用再登记" {
		t.Errorf("a second sheet: %v", err)
	}
	if _, err := save("project-score", map[string]string{"project": "红色课唐", "judge": "许慧"}); err == nil || model.MessageOf(err) != "2026 年度没有“红色课唐”这个项目，申报的有：红色课堂" {
		t.Errorf("a project that there is not: %v", err)
	}
	if _, _, err := o.SaveEntry(ctx, record.Entry{ID: id, Register: "project-score", Values: map[string]string{"year": "2026", "project": "红色课堂", "judge": "董秀", "topic": "17"}}); err != nil {
		t.Errorf("the sheet itself: %v", err)
	}
	plan, _ := importFile(t, o, writeSheet(t, "打分.xlsx", []any{"年度", "项目名称", "评委姓名", "选题（20分）"}, []any{"2026", "红色课唐", "许慧", 18}, []any{"2026", "红色课堂", "石颖敏", 18}), intake.RegisterKind("project-score"))
	warned := func(row int) bool {
		return slices.ContainsFunc(plan.Sheets[0].Rows[row].Problems, func(p intake.Problem) bool { return p.Code == intake.ValueUnknown })
	}
	twice := writeSheet(t, "再打分.xlsx", []any{"年度", "项目名称", "评委姓名", "选题（20分）"}, []any{"2026", "红色课堂", "董　秀", 3})
	d, err := o.ReadImport(ctx, twice, intake.Options{Kind: intake.RegisterKind("project-score"), Decisions: map[intake.RowRef]intake.Decision{{Sheet: 0, Row: 2}: {Action: intake.AsNew}}}, nil)
	if err != nil || d.Plan.Summary.New != 0 || d.Plan.Sheets[0].Rows[0].Problems[0].Code != intake.EntryOnce {
		t.Errorf("a second sheet from a spreadsheet: %+v, %v", d.Plan.Sheets[0].Rows, err)
	}
	if !warned(0) || warned(1) {
		t.Errorf("the spreadsheet: %+v", plan.Sheets[0].Rows)
	}
}

// A meeting is held on its day, not before, also where the day was written down earlier.
func TestAMeetingIsNotHeldBeforeItsDay(t *testing.T) {
	o, ctx := committee(t), context.Background()
	e := record.Entry{Register: "joint-meeting", State: "征集", Values: map[string]string{"title": "四季度联席会议", "date": string(o.Today().AddDays(20))}}
	id, _, err := o.SaveEntry(ctx, e)
	if err != nil {
		t.Fatal(err)
	}
	e.ID = id
	for _, state := range []string{"召开", "办理", "通报"} {
		e.State = state
		if _, _, err := o.SaveEntry(ctx, e); err == nil || !strings.Contains(model.MessageOf(err), "还没有到") {
			t.Errorf("%s: %v", state, err)
		}
	}
	importFile(t, o, writeSheet(t, "会商.xlsx", []any{"期次", "召开日期", "问题"}, []any{"四季度", string(o.Today().AddDays(20)), "材料不齐"}), intake.RegisterKind("analysis"))
	session := entriesOf(t, o, "analysis")[0].Entry
	session.State = "会商"
	if _, _, err := o.SaveEntry(ctx, session); err == nil || !strings.Contains(model.MessageOf(err), "还没有到") {
		t.Errorf("a session: %v", err)
	}
	e.State, e.Values["date"] = "召开", string(o.Today())
	if _, _, err := o.SaveEntry(ctx, e); err != nil {
		t.Errorf("on the day: %v", err)
	}
}

// What is handed over is to be done by a day that has not passed; one that passed with the meeting is not taken along.
func TestNothingIsHandedOverForADayThatPassed(t *testing.T) {
	o, ctx := committee(t), context.Background()
	meeting, _, err := o.SaveEntry(ctx, record.Entry{Register: "joint-meeting", State: "办理", Values: map[string]string{"title": "三季度联席会议", "date": "2026-09-18", "decisions": "建名单", "due_on": "2026-10-15"}})
	if err != nil {
		t.Fatal(err)
	}
	if known, ok := errorOf(onlyChange(o.HandOver(ctx, meeting, "建名单", "周临", o.Today().AddDays(-1)))); !ok || known.Field != "due_on" {
		t.Errorf("yesterday: %v", known)
	}
	made, _, err := o.HandOver(ctx, meeting, "建名单", "周临", "")
	if err != nil {
		t.Fatal(err)
	}
	if all, err := o.Entry(ctx, made); err != nil || all.Rows[0].Values["due_on"] != "" {
		t.Errorf("taken along: %v, %v", all.Rows[0].Values, err)
	}
}

func onlyChange(_, change int64, err error) (int64, error) { return change, err }
