package office

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

func TestAnElectionIsPutOffWithItsApprovalAndUndone(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	id, _, err := o.SaveBranch(ctx, BranchEdit{Org: model.Org{Name: "青禾培训学校党支部", Kind: model.Branch, TermStart: "2023-08-15", TermEnd: "2026-08-14"}})
	if err != nil {
		t.Fatal(err)
	}
	e := record.TermExtension{OrgID: id, Until: "2027-02-14", ApprovedOn: "2026-07-20", ApprovedBy: "中共某某区委", Reason: "换址"}
	for field, wrong := range map[string]func(*record.TermExtension){
		"approved_by": func(e *record.TermExtension) { e.ApprovedBy = "" },
		"approved_on": func(e *record.TermExtension) { e.ApprovedOn = "" },
		"reason":      func(e *record.TermExtension) { e.Reason = "" },
		"until_on":    func(e *record.TermExtension) { e.Until = "2026-08-14" },
	} {
		bad := e
		wrong(&bad)
		_, _, err := o.ExtendTerm(ctx, bad)
		var known *model.Error
		if !errors.As(err, &known) || known.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	early := e
	early.ApprovedOn, early.Until = "2030-01-01", "2031-01-01"
	var known *model.Error
	if _, _, err := o.ExtendTerm(ctx, early); !errors.As(err, &known) || known.Field != "approved_on" {
		t.Errorf("approved on a day to come: %v", err)
	}
	_, change, err := o.ExtendTerm(ctx, e)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := o.Branch(ctx, id)
	all, err := o.TermExtensions(ctx, id)
	if err != nil || len(all) != 1 || all[0].Due != "2026-08-14" || d.Org.TermEnd != "2027-02-14" {
		t.Fatalf("%+v, %v; the term ends %s", all, err, d.Org.TermEnd)
	}
	list, err := o.Records(ctx, record.TermExtensions)
	if err != nil || len(list.Rows) != 1 || strings.Join(list.Rows[0], "|") != "青禾培训学校党支部|2026-08-14|2027-02-14|2026-07-20|中共某某区委||换址" {
		t.Errorf("listed like any record: %v %v", list.Rows, err)
	}
	if _, err := o.Undo(ctx, change); err != nil {
		t.Fatal(err)
	}
	d, _ = o.Branch(ctx, id)
	if all, _ = o.TermExtensions(ctx, id); len(all) != 0 || d.Org.TermEnd != "2026-08-14" {
		t.Errorf("after the undo: %+v, the term ends %s", all, d.Org.TermEnd)
	}
}

// A ledger written before the first or between two extensions does not take one back.
func TestEveryEndThatWasPutOffIsKnown(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	id, _, err := o.SaveBranch(ctx, BranchEdit{Org: model.Org{Name: "青禾培训学校党支部", Kind: model.Branch, TermStart: "2023-08-15", TermEnd: "2026-08-14"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, until := range []model.Date{"2026-10-14", "2027-01-14"} {
		e := record.TermExtension{OrgID: id, Until: until, ApprovedOn: "2026-07-20", ApprovedBy: "中共某某区委", Reason: "换址"}
		if _, _, err := o.ExtendTerm(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	var ends map[int64][]model.Date
	if err := o.db.Read(ctx, func(r *store.Reader) error {
		g, err := r.Org(id)
		if err == nil {
			ends, err = plannedEnds(r, []model.Org{g})
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for _, end := range []model.Date{"2026-08-14", "2026-10-14"} {
		if !slices.Contains(ends[id], end) {
			t.Errorf("%s is not among %v", end, ends[id])
		}
	}
}
