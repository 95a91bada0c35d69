package office

import (
	"context"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// ranked ranks facts made by a test.
func ranked(f *model.YearFacts) {
	var final []*model.BranchResult
	for _, s := range f.Sheets {
		final = append(final, f.Results[s.OrgID][model.FinalMark])
	}
	f.Ranking = scoring.Rank(f.Year.Year, &f.Year.Scheme, final, nil)
}

// ratings are where all branches stand.
func ratings(f *model.YearFacts) map[int64]Rating {
	all := map[int64]Rating{}
	for i := range f.Ranking.Rows {
		all[f.Ranking.Rows[i].OrgID] = ratingOf(&f.Ranking.Rows[i])
	}
	return all
}

// What is foretold is what really comes: for drawn branches, items and marks, also next to decisions and in a finalised year.
func TestWhatIfIsWhatSettingTheMarkDoes(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	finalised := s.facts()
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	n := s.facts().Ranking.Quotas[0].Limit
	within, beyond := s.facts().Ranking.Rows[n-1], s.facts().Ranking.Rows[n]
	s.raise(beyond.OrgID, 2*(within.Total-beyond.Total)) // a tie at the border
	draw := rand.New(rand.NewPCG(20261126, 8))
	moved := 0
	for round := range 60 {
		if round == 30 {
			s.settle(within.OrgID, "党建得分较高") // from now on decisions may lapse
		}
		before := s.facts()
		row := before.Ranking.Rows[draw.IntN(min(2*n, len(before.Ranking.Rows)))]
		part := before.Year.Scheme.Parts[draw.IntN(len(before.Year.Scheme.Parts))]
		items := part.Categories[draw.IntN(len(part.Categories))].Items
		item := items[draw.IntN(len(items))]
		mark := model.Mark{Points: model.Points(draw.IntN(int(item.Max) + 1)), NotApplicable: draw.IntN(12) == 0, Reason: "试算"}
		told, err := s.o.WhatIf(s.ctx, before, row.OrgID, item.ID, mark)
		set, setErr := s.o.SetMarks(s.ctx, SampleYear, []MarkChange{{OrgID: row.OrgID, Key: model.MarkKey{Item: item.ID, Stage: model.FinalMark}, Mark: &mark}}, "测试")
		if err != nil || setErr != nil {
			if model.MessageOf(err) != model.MessageOf(setErr) {
				t.Errorf("%s %s: foretold %v, set %v", row.Branch, item.Code, err, setErr)
			}
			continue
		}
		was, is := ratings(before), ratings(s.facts())
		others := map[int64]Rating{}
		for org := range is {
			if org != row.OrgID && was[org].Grade != is[org].Grade {
				others[org] = is[org]
			}
		}
		foretold := map[int64]Rating{}
		for _, m := range told.Others {
			foretold[m.OrgID] = m.After
		}
		if told.Before != was[row.OrgID] || told.After != is[row.OrgID] || !reflect.DeepEqual(foretold, others) {
			t.Errorf("%s %s to %s: foretold %+v and %v, came %+v and %v", row.Branch, item.Code, mark.Points, told.After, foretold, is[row.OrgID], others)
		}
		moved += len(others)
		if set != 0 {
			s.undo(set)
		}
	}
	if moved == 0 {
		t.Error("no draw moved anybody else, the test shows too little")
	}

	// The facts given are left as they are, and those of a finalised year are good too.
	row := finalised.Ranking.Rows[0]
	item := finalised.Year.Scheme.Parts[0].Categories[0].Items[0]
	was := ratings(finalised)
	told, err := s.o.WhatIf(s.ctx, finalised, row.OrgID, item.ID, model.Mark{})
	if err != nil || told.After.Total == told.Before.Total || !finalised.Year.Finalised || !reflect.DeepEqual(was, ratings(finalised)) {
		t.Errorf("of a finalised year: %+v %v", told, err)
	}
	if _, err := s.o.WhatIf(s.ctx, finalised, row.OrgID, item.ID, model.Mark{Points: item.Max + 1}); err == nil {
		t.Error("points above the maximum are taken")
	}
}
