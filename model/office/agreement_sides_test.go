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
