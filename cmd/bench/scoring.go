package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/resources/schemes"
)

const (
	scoredBranches, scoredItems = 300, 80
	mostRecompute               = 30. // ms, of that many branches and items
	mostOneMark                 = 5.  // ms, with the branch read and all ranked
)

// scoring measures the recomputing of all branches of a year, self-assessment, checked and final, each number with its
// explanation, and their ranking: of 300 branches with 80 items, and of twice and four times as many branches. Then what
// one changed mark costs.
func (f *fixture) scoring(runs int) []row {
	scheme, err := wideScheme(scoredItems)
	var rows []row
	for _, times := range []int{1, 2, 4} {
		r := row{what: fmt.Sprintf("Recompute %d branches × %d items, explained and ranked", times*scoredBranches, scoredItems), unit: "ms", bound: 1, err: err}
		if r.err == nil {
			sheets := filledSheets(scheme, times*scoredBranches)
			var open int
			r = compare(r, runs, side{work: func() error { open = recompute(scheme, sheets); return nil }}, side{work: func() error { return nil }})
			r.bare, r.note = []float64{mostRecompute * float64(times)}, fmt.Sprintf("three marks an item, %d nodes; fastest run %.0f ms; “bare” is the bound", nodes(scheme, sheets[0])*3*len(sheets), slices.Min(r.ours))
			if open > 0 {
				r.err = fmt.Errorf("%d branches are not ready", open)
			}
			if times > 1 && rows[0].err == nil && r.err == nil {
				took := median(r.ours) / median(rows[0].ours)
				r.note += fmt.Sprintf("; %.2f× the time of 1×", took) + notKept(took > linear*float64(times))
			}
		}
		rows = append(rows, r)
	}
	return append(rows, f.oneMark(scheme, runs, err))
}

// oneMark measures what follows one changed mark: its branch is read and computed anew, and all are ranked.
func (f *fixture) oneMark(scheme *model.Scheme, runs int, err error) row {
	r := row{what: "Recompute after one changed mark, 300 branches", unit: "ms", bound: 1, err: err}
	if r.err != nil {
		return r
	}
	path := filepath.Join(f.folder, "scoring.sbd")
	if r.err = f.scoredCommittee(path, scheme); r.err != nil {
		return r
	}
	ctx := context.Background()
	o, err := office.Open(ctx, path, office.Options{Who: "bench"})
	if err != nil {
		r.err = err
		return r
	}
	defer func() { _ = o.Close() }()
	facts, err := o.Facts(ctx, 2026)
	if err != nil {
		r.err = err
		return r
	}
	anew := 0
	r = compare(r, 4*runs, side{work: func() error {
		after, _, err := o.FactsAfter(ctx, facts, []int64{facts.Sheets[7].OrgID})
		if err != nil {
			return err
		}
		anew = 0
		for org, results := range after.Results {
			if results[model.CheckedMark] != facts.Results[org][model.CheckedMark] {
				anew++
			}
		}
		return nil
	}}, side{work: func() error { return nil }})
	r.bare, r.note = []float64{mostOneMark}, fmt.Sprintf("the branch read from the file and computed, all ranked; %d of %d branches computed; “bare” is the bound", anew, len(facts.Sheets))
	if anew != 1 {
		r.note += notKept(true)
	}
	return r
}

func recompute(scheme *model.Scheme, sheets []*model.MarkSheet) (open int) {
	var final []*model.BranchResult
	for _, all := range scoring.ScoreAll(scheme, sheets) {
		final = append(final, all[model.FinalMark])
		for _, result := range all {
			if !result.Ready {
				open++
			}
		}
	}
	scoring.Rank(2026, scheme, final, nil)
	return open
}

// nodes counts the explained numbers of a branch at one stage.
func nodes(scheme *model.Scheme, sheet *model.MarkSheet) int {
	var count func(*model.Result) int
	count = func(n *model.Result) int {
		all := 1
		for _, c := range n.Children {
			all += count(c)
		}
		return all
	}
	return count(scoring.Score(scheme, sheet, model.CheckedMark).Tree)
}

// wideScheme is the default scheme for schools with as many items: those of each category again under other codes.
func wideScheme(items int) (*model.Scheme, error) {
	s, err := scoring.LoadScheme(schemes.Assessments()[0])
	if err != nil {
		return nil, err
	}
	for n := 0; s.ItemCount() < items; n++ {
		part := &s.Parts[n%2]
		category := &part.Categories[n/2%len(part.Categories)]
		item := category.Items[n%max(1, len(category.Items)/2)]
		item.ID, item.Code = fmt.Sprintf("%s.%d", item.ID, n), fmt.Sprintf("%s%d", strings.TrimRight(item.Code, "0123456789"), len(category.Items)+1)
		category.Items = append(category.Items, item)
		category.Max += item.Max
		part.Max += item.Max
	}
	s.Grades = scaled(s.Grades, s.Parts[0].Max)
	return s, nil
}

func scaled(grades []model.GradeRule, most model.Points) []model.GradeRule {
	all := append([]model.GradeRule(nil), grades...)
	for i := range all {
		all[i].From = all[i].From.MulDiv(int64(most), int64(model.Pt(100)))
	}
	return all
}

// filledSheets are the sheets of branches with all marks, reasons, a bonus, and an item that does not apply to some.
func filledSheets(scheme *model.Scheme, n int) []*model.MarkSheet {
	sheets := make([]*model.MarkSheet, n)
	for i := range sheets {
		sheets[i] = &model.MarkSheet{OrgID: int64(i + 1), Year: 2026, Branch: fmt.Sprintf("第%d学校党支部", i+1), Marks: marksOf(scheme, i)}
		one := model.Pt(1)
		sheets[i].Adjustments = []model.Adjustment{{Title: "公益课堂", Basis: "通报", Self: &one, Checked: &one}}
	}
	return sheets
}

// marksOf are marks at all three stages for branch number i.
func marksOf(scheme *model.Scheme, i int) map[model.MarkKey]model.Mark {
	marks, n := map[model.MarkKey]model.Mark{}, 0
	for p := range scheme.Parts {
		for c := range scheme.Parts[p].Categories {
			for _, item := range scheme.Parts[p].Categories[c].Items {
				for _, stage := range model.Stages() {
					mark := model.Mark{Points: max(0, item.Max-model.Points((i+n+int(stage))%4)*50), By: "测量"}
					if may := scoring.PossibleMarks(&item); len(may) > 0 {
						mark.Points = may[(i+n+int(stage))%4%len(may)]
					}
					if mark.Points < item.Max {
						mark.Reason = "有一次没有记录"
					}
					mark.NotApplicable = n == 5 && i%10 == 0
					marks[model.MarkKey{Item: item.ID, Stage: stage}] = mark
				}
				n++
			}
		}
	}
	return marks
}

// scoredCommittee makes a data file of 300 branches whose year, by a scheme, is marked throughout.
func (f *fixture) scoredCommittee(path string, scheme *model.Scheme) error {
	wide := *f
	wide.branches = branchNames(scoredBranches)
	if err := wide.committee(path, scoredBranches); err != nil {
		return err
	}
	ctx := context.Background()
	o, err := office.Open(ctx, path, office.Options{Who: "测量"})
	if err != nil {
		return err
	}
	_, err = o.OpenYear(ctx, 2026, "education")
	if e := o.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	db, err := store.Open(path, store.Options{})
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	_, err = db.Write(ctx, store.Change{Who: "测量", Why: "分数", Kind: "import"}, func(tx *store.Tx) error {
		y, err := tx.AssessmentYear(2026)
		if err != nil {
			return err
		}
		y.Scheme = *scheme
		if err := tx.PutAssessmentYear(y); err != nil {
			return err
		}
		orgs, err := tx.Orgs()
		for i, g := range orgs {
			if err == nil && g.Kind.IsBranch() {
				err = tx.PutMarks(2026, g.ID, marksOf(scheme, i))
			}
		}
		return err
	})
	return err
}
