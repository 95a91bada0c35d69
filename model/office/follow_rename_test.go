package office

import (
	"context"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/record"
)

// What was handed over stays with what it was made of when either is worded anew: it is not handed over twice.
func TestOtherWordsDoNotPartWhatWasHandedOver(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	meeting, _, err := o.SaveEntry(ctx, record.Entry{Register: "joint-meeting", Values: map[string]string{"title": "试议的会", "date": string(o.Today().AddDays(-3)), "decisions": "1. 办暑托班\n2. 印册子"}})
	if err != nil {
		t.Fatal(err)
	}
	made, _, err := o.HandOver(ctx, meeting, "办暑托班", "周临", o.Today().AddDays(30))
	if err != nil {
		t.Fatal(err)
	}
	reword := func(id int64, field, text string) {
		t.Helper()
		got, err := o.Entry(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		e := got.Rows[0].Entry
		e.Values[field] = text
		if _, _, err := o.SaveEntry(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	handed := func(problem string) {
		t.Helper()
		h, _, err := o.HandedOver(ctx, meeting)
		if err != nil || len(h.Made) != 1 || h.Made[0].Values["problem"] != problem || len(h.Left) != 1 || h.Left[0] != "印册子" {
			t.Fatalf("%+v, %v", h, err)
		}
	}
	reword(meeting, "decisions", "1. 办两期暑托班\n2. 印册子")
	handed("办两期暑托班")
	reword(made, "problem", "办两期暑托班（七月、八月）")
	handed("办两期暑托班（七月、八月）")
	reword(meeting, "decisions", "1. 印册子\n2. 办两期暑托班")
	handed("办两期暑托班（七月、八月）")
	if _, _, err := o.HandOver(ctx, meeting, "办两期暑托班", "周临", ""); err == nil {
		t.Error("it is handed over twice")
	}
}

func TestSheetsStayWithTheirProject(t *testing.T) {
	o := judgedProjects(t)
	ctx := context.Background()
	if known, ok := errorOf(func() (int64, error) {
		_, change, err := o.SaveEntry(ctx, record.Entry{Register: contestRegister, Values: map[string]string{"year": "2026", "name": "红色课堂"}})
		return change, err
	}()); !ok || known.Field != "name" {
		t.Errorf("a second of the name: %v", known)
	}
	before := ranks(t, o)
	all, _ := o.Entries(ctx, contestRegister, false)
	e := all.Rows[0].Entry
	e.Values["name"] = "红色微课堂"
	_, change, err := o.SaveEntry(ctx, e)
	if err != nil {
		t.Fatal(err)
	}
	if got := ranks(t, o); got != strings.ReplaceAll(before, "红色课堂", "红色微课堂") {
		t.Errorf("renamed: %s", got)
	}
	if _, err := o.Undo(ctx, change); err != nil || ranks(t, o) != before {
		t.Errorf("undone: %v %s", err, ranks(t, o))
	}
}
