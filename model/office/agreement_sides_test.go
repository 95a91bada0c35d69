package office

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// Nothing parts a need and an offer behind the back of the agreement about them, and an agreement that is retired lets them go.
func TestASignedAgreementHoldsItsNeedAndOffer(t *testing.T) {
	o, id := lists(t)
	ctx := context.Background()
	claim, err := o.Claim(ctx, id["need"], id["lecture"])
	if err != nil {
		t.Fatal(err)
	}
	draft, _, err := o.DraftAgreement(ctx, id["need"])
	if err != nil {
		t.Fatal(err)
	}
	read := func(id int64) EntryRow {
		t.Helper()
		all, err := o.Entry(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		return all.Rows[0]
	}
	refused := func(what string, err error) {
		t.Helper()
		if model.CodeOf(err) != model.Conflict || !strings.Contains(model.MessageOf(err), "先终止协议 GJ-001") {
			t.Errorf("%s: %v", what, err)
		}
	}
	tryAll := func(when string) {
		t.Helper()
		_, err := o.Undo(ctx, claim)
		refused(when+", undo of the claim", err)
		for _, side := range []string{"need", "lecture"} {
			_, err := o.Release(ctx, id[side])
			refused(when+", release of the "+side, err)
			_, err = o.CloseEntry(ctx, id[side], "2026-11-25", "不办了")
			refused(when+", closing the "+side, err)
			for _, state := range []string{"撤回", "发布"} {
				e := read(id[side]).Entry
				e.State = state
				_, _, err = o.SaveEntry(ctx, e)
				refused(when+", the "+side+" to "+state, err)
			}
			e := read(id[side]).Entry
			delete(e.Values, map[string]string{"need": "match", "lecture": "claimed_by"}[side])
			_, _, err = o.SaveEntry(ctx, e)
			refused(when+", the claim of the "+side+" wiped out", err)
		}
	}
	tryAll("drafted")
	if _, err := o.SignAgreement(ctx, draft, "2026-11-25"); err != nil {
		t.Fatal(err)
	}
	tryAll("signed")
	if got := read(id["need"]); got.State != "签约" || got.Values["match"] != "ZY-001" {
		t.Errorf("the need: %s %v", got.State, got.Values)
	}
	// What does not part them is free.
	e := read(id["need"]).Entry
	e.Values["contact"] = "王主任"
	if _, _, err := o.SaveEntry(ctx, e); err != nil {
		t.Error(err)
	}
	// An agreement that is closed like any entry lets them go, and taking that back takes them again.
	change, err := o.CloseEntry(ctx, draft, "2026-11-26", "没有开展")
	if err != nil || read(id["need"]).State != "发布" || read(id["lecture"]).Values["claimed_by"] != "" {
		t.Fatalf("closed: %v, the need is %s", err, read(id["need"]).State)
	}
	if _, err := o.Undo(ctx, change); err != nil || read(id["need"]).State != "签约" || read(id["lecture"]).Values["claimed_by"] != "XQ-001" {
		t.Errorf("taken back: %v, the need is %s", err, read(id["need"]).State)
	}
	a := read(draft).Entry
	a.State = "已终止"
	if _, _, err := o.SaveEntry(ctx, a); err != nil || read(id["lecture"]).State != "发布" {
		t.Errorf("ended by hand: %v, the offer is %s", err, read(id["lecture"]).State)
	}
}

// What records of Party life or a number say was held is held: an agreement that was kept so leaves its need and offer done when it ends.
func TestAnAgreementKeptInPartyLifeIsDoneWhenItEnds(t *testing.T) {
	for name, held := range map[string]func(o *Office, e record.Entry) error{
		"a record of Party life": func(o *Office, e record.Entry) error {
			a := model.NewActivity(e.OrgID, model.PartyDay, "2026-11-25")
			a.Topic = "普法进社区（GJ-001）"
			_, _, err := o.SaveActivity(context.Background(), a)
			return err
		},
		"a number": func(o *Office, e record.Entry) error {
			e.Values["done"] = "2"
			_, _, err := o.SaveEntry(context.Background(), e)
			return err
		},
	} {
		o, id := lists(t)
		ctx := context.Background()
		if _, err := o.Claim(ctx, id["need"], id["lecture"]); err != nil {
			t.Fatal(err)
		}
		draft, _, err := o.DraftAgreement(ctx, id["need"])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := o.SignAgreement(ctx, draft, "2026-11-25"); err != nil {
			t.Fatal(err)
		}
		all, _ := o.Entry(ctx, draft)
		if err := held(o, all.Rows[0].Entry); err != nil {
			t.Fatal(err)
		}
		if _, err := o.EndAgreement(ctx, draft, "2026-11-25", "办完"); err != nil {
			t.Fatal(err)
		}
		if side, _ := o.Entry(ctx, id["need"]); side.Rows[0].State != "完成" {
			t.Errorf("%s: the need is %s", name, side.Rows[0].State)
		}
	}
}

// Days to come, before the start and before what was held are refused when an agreement is signed or ended.
func TestAnAgreementIsSignedAndEndedOnDaysThatCanBe(t *testing.T) {
	o, id := lists(t)
	ctx := context.Background()
	if _, err := o.Claim(ctx, id["need"], id["lecture"]); err != nil {
		t.Fatal(err)
	}
	draft, _, err := o.DraftAgreement(ctx, id["need"])
	if err != nil {
		t.Fatal(err)
	}
	read := func() EntryRow {
		all, _ := o.Entry(ctx, draft)
		return all.Rows[0]
	}
	if known, ok := errorOf(o.SignAgreement(ctx, draft, "2026-11-26")); !ok || known.Field != "signed_on" {
		t.Errorf("signed tomorrow: %v", known)
	}
	e := read().Entry
	e.Values["start"] = "2026-11-20"
	if _, _, err := o.SaveEntry(ctx, e); err != nil {
		t.Fatal(err)
	}
	e.Values["signed_on"] = "2026-11-26"
	if _, _, err := o.SaveEntry(ctx, e); err == nil {
		t.Error("signed tomorrow by hand")
	}
	if _, err := o.SignAgreement(ctx, draft, "2026-11-20"); err != nil {
		t.Fatal(err)
	}
	if _, err := o.RecordAct(ctx, draft, "2026-11-23", "讲座"); err != nil {
		t.Fatal(err)
	}
	for on, want := range map[model.Date]string{"2026-11-26": "还没有到", "2026-11-19": "不能早于", "2026-11-22": "还有活动"} {
		if known, ok := errorOf(o.EndAgreement(ctx, draft, on, "撤并")); !ok || known.Field != "on" || !strings.Contains(known.Message, want) {
			t.Errorf("ended on %s: %v", on, known)
		}
	}
	// The day of the end typed into the form ends it as the act does.
	e = read().Entry
	e.Values["ended_on"] = "2026-11-25"
	if _, _, err := o.SaveEntry(ctx, e); err != nil || read().State != "已终止" {
		t.Errorf("ended by hand: %v, it is %s", err, read().State)
	}
	if side, _ := o.Entry(ctx, id["need"]); side.Rows[0].State != "完成" {
		t.Errorf("the need is %s", side.Rows[0].State)
	}
}

// A renewal that is given up leaves the agreement as it was, to be renewed again.
func TestARenewalThatIsGivenUpLeavesTheAgreementInForce(t *testing.T) {
	o, id := lists(t)
	ctx := context.Background()
	if _, err := o.Claim(ctx, id["need"], id["lecture"]); err != nil {
		t.Fatal(err)
	}
	old, _, err := o.DraftAgreement(ctx, id["need"])
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.SignAgreement(ctx, old, "2026-11-25"); err != nil {
		t.Fatal(err)
	}
	read := func(id int64) EntryRow {
		all, _ := o.Entry(ctx, id)
		return all.Rows[0]
	}
	next, _, err := o.RenewAgreement(ctx, old)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.RenewAgreement(ctx, old); model.CodeOf(err) != model.Exists || !strings.Contains(model.MessageOf(err), "GJ-002") {
		t.Errorf("renewed twice: %v", err)
	}
	if _, err := o.CloseEntry(ctx, next, "2026-11-25", "再议"); err != nil || read(old).State != "已签订" {
		t.Fatalf("draft closed: %v, the old one is %s", err, read(old).State)
	}
	if next, _, err = o.RenewAgreement(ctx, old); err != nil {
		t.Fatal(err)
	}
	if _, err := o.SignAgreement(ctx, next, "2026-11-25"); err != nil || read(old).Values["ended_on"] != "2027-11-24" {
		t.Fatal(err, read(old).Values)
	}
	if _, err := o.RecordAct(ctx, old, "2026-11-25", "讲座"); err != nil {
		t.Fatal(err)
	}
	if _, err := o.CloseEntry(ctx, next, "2026-11-25", "对方撤并"); err != nil {
		t.Fatal(err)
	}
	if r := read(old); r.State != "履行" || r.Values["ended_on"] != "" || r.Values["ended_why"] != "" || read(id["need"]).State != "进行" {
		t.Errorf("the old one is %+v, the need is %s", r.Entry, read(id["need"]).State)
	}
}

// A need and an offer have one agreement, and of several counterparts people say which.
func TestAnAgreementIsDraftedOnceAndForTheCounterpartThatIsMeant(t *testing.T) {
	o, id := lists(t)
	ctx := context.Background()
	if _, err := o.Claim(ctx, id["need"], id["lecture"]); err != nil {
		t.Fatal(err)
	}
	all, _ := o.Entry(ctx, id["need"])
	need := all.Rows[0].Entry
	need.Values["match"] = "ZY-001、ZY-002"
	if _, _, err := o.SaveEntry(ctx, need); err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.DraftAgreement(ctx, id["need"]); model.CodeOf(err) != model.Invalid || !strings.Contains(model.MessageOf(err), "ZY-001、ZY-002") {
		t.Errorf("of two: %v", err)
	}
	if _, _, err := o.DraftAgreement(ctx, id["lecture"]); err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.DraftAgreement(ctx, id["lecture"]); model.CodeOf(err) != model.Exists || !strings.Contains(model.MessageOf(err), "GJ-001") {
		t.Errorf("drafted twice: %v", err)
	}
	second, _, err := o.DraftAgreement(ctx, id["need"])
	if err != nil {
		t.Fatal(err)
	}
	if all, _ := o.Entry(ctx, second); all.Rows[0].Values["matches"] != "XQ-001、ZY-002" {
		t.Errorf("the second is about %s", all.Rows[0].Values["matches"])
	}
}

// No two registers number alike, and a number that two gave in an older file is never taken for the wrong one.
func TestNumbersOfRegistersAreToldApart(t *testing.T) {
	o, id := lists(t)
	ctx := context.Background()
	seen := map[string]string{}
	for _, def := range o.ShippedRegisters() {
		key := strings.ToUpper(def.Prefix)
		if key != "" && seen[key] != "" {
			t.Errorf("%s and %s both number with %s", seen[key], def.Title, def.Prefix)
		}
		seen[key] = def.Title
	}
	own := record.Register{ID: "own", Title: "自己的台账", Owner: record.OfCommittee, Prefix: "xq-", Fields: []record.Item{{Name: "what", Label: "事项", Shape: record.Text}}}
	if _, err := o.SaveRegister(ctx, own); model.CodeOf(err) != model.Invalid || !strings.Contains(model.MessageOf(err), "需求清单") {
		t.Errorf("numbers of another register: %v", err)
	}
	old, err := o.Entry(ctx, id["clinic"])
	if err != nil {
		t.Fatal(err)
	}
	offer := old.Rows[0].Entry
	task, _, err := o.SaveEntry(ctx, record.Entry{Register: "task", Number: offer.Number, Values: map[string]string{"name": "别的"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.EntryNumbered(ctx, offer.Number); model.CodeOf(err) != model.Invalid || !strings.Contains(model.MessageOf(err), fmt.Sprint(task)) {
		t.Errorf("two of a number: %v", err)
	}
	within, err := o.Claimables(ctx)
	if err != nil || len(within) != 3 {
		t.Fatal(err, within)
	}
	if got, err := o.EntryNumbered(ctx, offer.Number, within...); err != nil || got != offer.ID {
		t.Errorf("among the lists: %d %v, want %d", got, err, offer.ID)
	}
}
