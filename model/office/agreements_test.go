package office

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

func TestAnAgreementIsDraftedSignedKeptRenewedAndEnded(t *testing.T) {
	o, id := lists(t)
	ctx := context.Background()
	must := func(change int64, err error) int64 {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return change
	}
	if _, _, err := o.DraftAgreement(ctx, id["need"]); model.CodeOf(err) != model.Invalid {
		t.Errorf("drafted without a match: %v", err)
	}
	must(o.Claim(ctx, id["need"], id["lecture"]))
	draft, change, err := o.DraftAgreement(ctx, id["need"])
	must(change, err)
	read := func(id int64) EntryRow {
		t.Helper()
		all, err := o.Entry(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		return all.Rows[0]
	}
	d := read(draft)
	if d.Org != "明衡律师事务所党支部" || d.Text("partner") != "江南街道桂香社区" || d.Values["times"] != "6" || d.Values["start"] != "2026-11-25" || d.Values["end"] != "2027-11-24" ||
		d.Values["our_items"] != "免费法律讲座，6次" || d.Values["matches"] != "XQ-001、ZY-001" || d.State != "草拟" {
		t.Errorf("draft %+v", d.Entry)
	}
	if _, err := o.RecordAct(ctx, draft, "2026-11-25", "讲座"); model.CodeOf(err) != model.Invalid {
		t.Errorf("acts before it is signed: %v", err)
	}
	must(o.SignAgreement(ctx, draft, "2026-11-25"))
	must(o.RecordAct(ctx, draft, "2026-11-25", "物业纠纷讲座"))
	d = read(draft)
	if d.State != "履行" || d.Kept.Text() != "1/6" || read(id["need"]).State != "进行" || read(id["lecture"]).State != "进行" {
		t.Errorf("kept: %s %s, the need is %s", d.State, d.Kept.Text(), read(id["need"]).State)
	}
	// A record of Party life that names the agreement counts, another number does not.
	a := model.NewActivity(d.OrgID, model.PartyDay, "2026-11-24")
	a.Topic = "普法进社区（共建协议 GJ-0012）"
	b := model.NewActivity(d.OrgID, model.PartyDay, "2026-11-25")
	b.Topic = "普法进社区"
	b.Remark = "GJ-001"
	for _, x := range []model.Activity{a, b} {
		if _, _, err := o.SaveActivity(ctx, x); err != nil {
			t.Fatal(err)
		}
	}
	if got := read(draft).Kept.Text(); got != "1/6" { // of the same day as the log
		t.Errorf("with records: %s", got)
	}
	next, change, err := o.RenewAgreement(ctx, draft)
	must(change, err)
	n := read(next)
	if n.Values["renews"] != "GJ-001" || n.Values["start"] != "2027-11-25" || n.Values["end"] != "2028-11-24" || n.Values["held"] != "" || read(draft).State != "续签中" {
		t.Errorf("renewed %+v, the old is %s", n.Entry, read(draft).State)
	}
	today := o.now
	o.now = func() time.Time { return time.Date(2027, 11, 20, 9, 0, 0, 0, time.Local) }
	badge := func() string {
		all, err := o.Registers(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return all[slices.IndexFunc(all, func(r RegisterRow) bool { return r.ID == "agreement" })].Tag()
	}
	if got := badge(); got != "到期 1" {
		t.Errorf("before it is renewed: %q", got)
	}
	signed := must(o.SignAgreement(ctx, next, "2027-11-20"))
	if got := badge(); got != "" {
		t.Errorf("renewed: %q", got)
	}
	if _, err := o.SignAgreement(ctx, next, "2027-11-19"); model.CodeOf(err) != model.Invalid || !strings.Contains(model.MessageOf(err), "已经登记签订") {
		t.Errorf("signed twice: %v", err)
	}
	if old := read(draft); old.State != "续签中" || old.Values["ended_on"] != "2027-11-24" || old.Values["ended_why"] != "续签为 GJ-002" || read(id["need"]).State != "进行" {
		t.Errorf("the old one is %+v", old.Entry)
	}
	// Until its last day the old one goes on, and what was held until then is recorded later too.
	must(o.RecordAct(ctx, draft, "2027-11-20", "第二讲"))
	o.now = func() time.Time { return time.Date(2027, 11, 26, 9, 0, 0, 0, time.Local) }
	last := must(o.RecordAct(ctx, draft, "2027-11-24", "第三讲"))
	if old := read(draft); old.State != "已终止" || old.Kept.Text() != "3/6" {
		t.Errorf("after its last day the old one is %s, %s", old.State, old.Kept.Text())
	}
	if _, err := o.RecordAct(ctx, draft, "2027-11-25", "第四讲"); err == nil || !strings.Contains(model.MessageOf(err), "已经终止") {
		t.Errorf("after its last day: %v", err)
	}
	must(o.RecordAct(ctx, next, "2027-11-25", "第四讲"))
	for _, change := range []int64{last + 1, last, last - 1} {
		if _, err := o.Undo(ctx, change); err != nil {
			t.Fatal(err)
		}
	}
	o.now = today
	if _, err := o.Undo(ctx, signed); err != nil || read(draft).State != "续签中" || read(next).State != "草拟" {
		t.Errorf("undone: %v %s", err, read(draft).State)
	}
	if _, err := o.EndAgreement(ctx, draft, "2026-12-01", " "); model.CodeOf(err) != model.Invalid {
		t.Error("ended without a reason")
	}
	must(o.EndAgreement(ctx, draft, "2026-11-25", "社区撤并"))
	if d := read(draft); d.State != "已终止" || d.Values["ended_why"] != "社区撤并" || read(id["need"]).State != "完成" {
		t.Errorf("ended %+v, the need is %s", d.Entry, read(id["need"]).State)
	}
	if _, err := o.RecordAct(ctx, draft, "2026-12-02", "讲座"); err == nil || !strings.Contains(model.MessageOf(err), "已经终止") {
		t.Errorf("acts after the end: %v", err)
	}
}

// What was held outside the time of an agreement would never be counted: it is refused with what to do.
func TestActsLieInTheTimeOfTheirAgreement(t *testing.T) {
	o, id := lists(t)
	ctx := context.Background()
	if _, err := o.Claim(ctx, id["need"], id["lecture"]); err != nil {
		t.Fatal(err)
	}
	draft, _, err := o.DraftAgreement(ctx, id["need"])
	if err != nil {
		t.Fatal(err)
	}
	all, _ := o.Entry(ctx, draft)
	e := all.Rows[0].Entry
	e.Values["start"], e.Values["end"] = "2026-03-01", "2026-09-30"
	if _, _, err := o.SaveEntry(ctx, record.Entry{ID: e.ID, Register: e.Register, State: e.State, Values: e.Values}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.SignAgreement(ctx, draft, "2026-02-20"); err != nil {
		t.Fatal(err)
	}
	for on, want := range map[model.Date]string{"2026-02-28": "先改协议的开始日期", "2026-10-01": "先续签", "2027-03-01": "还没有到", "2026-03-01": "", "2026-09-30": ""} {
		if _, err := o.RecordAct(ctx, draft, on, "讲座"); want == "" && err != nil || want != "" && !strings.Contains(model.MessageOf(err), want) {
			t.Errorf("on %s: %v", on, err)
		}
	}
}

// An agreement without anything held gives its need and offer back when it ends; one that is behind stands on the first screen.
func TestAnAgreementThatIsBehindIsDue(t *testing.T) {
	o, id := lists(t)
	ctx := context.Background()
	if _, err := o.Claim(ctx, id["need"], id["lecture"]); err != nil {
		t.Fatal(err)
	}
	draft, _, err := o.DraftAgreement(ctx, id["lecture"])
	if err != nil {
		t.Fatal(err)
	}
	all, _ := o.Entry(ctx, draft)
	e := all.Rows[0].Entry
	e.Values["start"], e.Values["end"] = "2026-01-01", "2027-12-31"
	if _, _, err := o.SaveEntry(ctx, record.Entry{ID: e.ID, Register: e.Register, State: e.State, Values: e.Values}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.SignAgreement(ctx, draft, "2026-01-01"); err != nil {
		t.Fatal(err)
	}
	h, err := o.Home(ctx)
	if err != nil {
		t.Fatal(err)
	}
	found := ""
	for _, task := range h.Tasks(nil) {
		if task.Register == "agreement" {
			found = task.Title + "｜" + task.Detail
		}
	}
	if found != "共建协议 1 份活动落后｜最早的是明衡律师事务所党支部（江南街道桂香社区），活动还差 6 次 12-31，还有 36 天" {
		t.Errorf("on the first screen: %s", found)
	}
	rows, err := o.Registers(ctx)
	for _, r := range rows {
		if r.ID == "agreement" && r.Tag() != "到期 1" {
			t.Errorf("%v tag %q", err, r.Tag())
		}
	}
	if _, err := o.EndAgreement(ctx, draft, "2026-11-25", "没有开展"); err != nil {
		t.Fatal(err)
	}
	back, _ := o.Entry(ctx, id["need"])
	if r := back.Rows[0]; r.State != "发布" || r.Values["match"] != "" || r.OrgID != 0 {
		t.Errorf("the need is %+v", r.Entry)
	}
}
