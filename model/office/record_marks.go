package office

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// RecordsWanted says for which marks the records are asked.
type RecordsWanted struct {
	Orgs    []int64  // nil for all that are assessed
	Items   []string // by ID; nil for all
	Replace bool     // also marks that were given already and are others
}

// PlanRecords plans to take over the checked marks that the program's own records give (Evidence), in all groups of a year. A mark
// that somebody gave stays unless Replace is set. progress may be nil.
func (o *Office) PlanRecords(ctx context.Context, f *model.YearFacts, want RecordsWanted, progress func(done, total int)) (*PastePlan, error) {
	if f.Year.Finalised {
		return nil, closedYear(f.Year.Year)
	}
	if o.ahead(f.Year.Year) {
		return nil, model.Errorf(model.Conflict, "%d 年度还没有开始，还没有记录可以算出建议分；到了那一年再采用", f.Year.Year)
	}
	var away awayItems
	err := o.db.Read(ctx, func(r *store.Reader) error {
		y, err := r.AssessmentYear(f.Year.Year)
		if err == nil {
			away, err = readAway(r, y)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	p := &PastePlan{Records: true}
	sheets := f.SheetsOf(want.Orgs)
	done := 0
	err = o.evidenceOfSheets(ctx, f, sheets, func(sheet *model.MarkSheet, proposals map[string]Proposal) {
		for _, item := range itemsOf(&f.Of(sheet.OrgID).Year.Scheme) {
			if (want.Items == nil || slices.Contains(want.Items, item.ID)) && away(sheet.OrgID, item) == "" {
				proposal, ok := proposals[item.ID]
				p.propose(sheet, item, proposal, ok, want.Replace)
			}
		}
		if done++; progress != nil {
			progress(done, len(sheets))
		}
	})
	return p, err
}

// evidenceOfSheets calls each with every sheet and the marks that the records propose for it.
func (o *Office) evidenceOfSheets(ctx context.Context, f *model.YearFacts, sheets []*model.MarkSheet, each func(*model.MarkSheet, map[string]Proposal)) error {
	orgs := make([]int64, len(sheets))
	for i, sheet := range sheets {
		orgs[i] = sheet.OrgID
	}
	next := 0
	return o.EvidenceOf(ctx, f.Year.Year, orgs, func(_ int64, proposals map[string]Proposal) {
		each(sheets[next], proposals)
		next++
	})
}

// propose decides about one mark.
func (p *PastePlan) propose(sheet *model.MarkSheet, item *model.Item, proposal Proposal, proposed, replace bool) {
	before, had := sheet.Mark(item.ID, model.CheckedMark)
	switch {
	case !proposed && !had:
		p.Silent++
	case !proposed:
	case had && proposal.Agrees(before):
		p.Same++
	case had && !replace:
		p.Kept++
	default:
		mark := proposal.Mark()
		p.Cells = append(p.Cells, PastedCell{MarkRow: MarkRow{Sheet: sheet, Stage: model.CheckedMark}, Item: item,
			Before: scoring.MarkText(before, had), After: scoring.MarkText(mark, true), Mark: &mark})
	}
}

// recordsLabel says what the records would do to the grid.
func (p *PastePlan) recordsLabel() string {
	text := "按记录打复核分：" + p.Effect()
	if p.Kept > 0 {
		text += fmt.Sprintf("，%d 格已打了别的分，不动", p.Kept)
	}
	if p.Silent > 0 {
		text += fmt.Sprintf("，%d 格没有记录可依，留空", p.Silent)
	}
	return text
}

// Overriding is a checked mark that departs from what the records give, with no reason of its own.
type Overriding struct {
	Sheet    *model.MarkSheet
	Item     *model.Item
	Proposal Proposal
}

// Overridings finds the checked marks of some branches (nil is all) that depart from the records without a reason. progress may be nil.
func (o *Office) Overridings(ctx context.Context, f *model.YearFacts, orgs []int64, progress func(done, total int)) (all []Overriding, err error) {
	sheets, done := f.SheetsOf(orgs), 0
	err = o.evidenceOfSheets(ctx, f, sheets, func(sheet *model.MarkSheet, proposals map[string]Proposal) {
		for _, item := range itemsOf(&f.Of(sheet.OrgID).Year.Scheme) {
			p, proposed := proposals[item.ID]
			if m, had := sheet.Mark(item.ID, model.CheckedMark); had && proposed && p.Overridden(m) != "" {
				all = append(all, Overriding{sheet, item, p})
			}
		}
		if done++; progress != nil {
			progress(done, len(sheets))
		}
	})
	return all, err
}

// OverridingText names marks that depart from the records without a reason, the first three; "" for none.
func OverridingText(all []Overriding) string {
	if len(all) == 0 {
		return ""
	}
	var named []string
	for _, x := range all[:min(3, len(all))] {
		mark, _ := x.Sheet.Mark(x.Item.ID, model.CheckedMark)
		named = append(named, fmt.Sprintf("%s %s 复核 %s，%s", model.PlainBranch(x.Sheet.Branch), x.Item.Code, scoring.MarkText(mark, true), x.Proposal.Label()))
	}
	text := strings.Join(named, "；")
	if len(all) > len(named) {
		text += "等"
	}
	return fmt.Sprintf("有 %d 个复核分和记录不同，没有写理由（%s）", len(all), text)
}
