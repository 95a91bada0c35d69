package reports

import (
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/reports/document"
)

// scored is an undecided year of the sample branch alone, computed by the engine after change has changed its marks.
func scored(change func(m *model.MarkSheet)) *model.YearFacts {
	a := sampleYear()
	a.Year.Finalised, a.Year.DecidedOn = false, ""
	s := sampleSheet(&a.Year.Scheme)
	change(s)
	var results [3]*model.BranchResult
	for _, stage := range model.Stages() {
		results[stage] = scoring.Score(&a.Year.Scheme, s, stage)
	}
	a.Sheets, a.Results[s.OrgID] = []*model.MarkSheet{s}, results
	a.Ranking = scoring.Rank(a.Year.Year, &a.Year.Scheme, []*model.BranchResult{results[model.FinalMark]}, nil)
	return a
}

// rows are the rows of a paper that hold a word.
func rows(d document.Document, word string) []string {
	return slices.DeleteFunc(strings.Split(document.Dump(d), "\n"), func(line string) bool { return !strings.Contains(line, word) })
}

// papersOf are the sheet and the summary.
func papersOf(a *model.YearFacts) map[string]string {
	return map[string]string{"sheet": document.Dump(BranchSheet(a, a.Sheets[0], Options{})), "summary": document.Dump(Summary(a, Options{}))}
}

func TestBothPapersSayWhichMarksAnUndecidedTotalIsOf(t *testing.T) {
	for name, c := range map[string]struct {
		change func(m *model.MarkSheet)
		want   string
	}{
		"checked": {func(*model.MarkSheet) {}, "总分按复核分计算"},
		"changed by the committee": {func(m *model.MarkSheet) {
			m.Marks[model.MarkKey{Item: "A2", Stage: model.FinalMark}] = model.Mark{Points: 500}
		}, "总分按复核分计算，党委改定的1项按改定的分"},
	} {
		for paper, text := range papersOf(scored(c.change)) {
			if !strings.Contains(text, c.want+"。") && !strings.Contains(text, c.want+"，尚未核定。") || strings.Contains(text, "按核定分计算") {
				t.Errorf("%s of a year %s does not say %q", paper, name, c.want)
			}
		}
	}
}

func TestABranchWithAMarkMissingHasNoTotalOnAnyPaper(t *testing.T) {
	a := scored(func(m *model.MarkSheet) { delete(m.Marks, model.MarkKey{Item: "A4", Stage: model.CheckedMark}) })
	for paper, text := range papersOf(a) {
		if !strings.Contains(text, "1项未打分") || strings.Contains(text, "94.") {
			t.Errorf("%s: a total, or no word of what is missing:\n%s", paper, text)
		}
	}
	sheet := document.Dump(BranchSheet(a, a.Sheets[0], Options{}))
	for _, want := range []string{"row — | — | — | — | — | \n", "1项未打分（A4），打完分才有总分"} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet does not have %q:\n%s", want, sheet)
		}
	}
}

// A branch whose business work does not apply: its own marks stay to be read beside their sum, and the formula is the
// one that was used.
func TestAHundredThatDoesNotApplyOnTheSheet(t *testing.T) {
	a := scored(func(m *model.MarkSheet) {
		for key, mark := range m.Marks {
			if key.Stage == model.CheckedMark && key.Item[0] < 'A' {
				mark.NotApplicable = true
				m.Marks[key] = mark
			}
		}
	})
	d := BranchSheet(a, a.Sheets[0], Options{})
	if got := rows(d, "| 年检结论 |"); len(got) != 1 || !strings.Contains(got[0], "| — | 12.00 | — | — |") {
		t.Errorf("an item that does not apply: %q", got)
	}
	if got := rows(d, "总分＝"); len(got) != 1 || !strings.Contains(got[0], "总分＝党建工作×100%＋加分－减分。") {
		t.Errorf("the formula: %q", got)
	}
}

func TestFormulasOfABranchWithoutOneHundred(t *testing.T) {
	for mode, want := range map[model.CombineMode]string{
		model.Weighted:   "总分＝党建工作×100%＋加分－减分",
		model.Sum:        "总分＝（党建工作）×200÷100＋加分－减分",
		model.GateMode:   "总分＝党建工作＋加分－减分",
		model.Multiplier: "总分＝党建工作＋加分－减分",
		model.BothNeeded: "总分＝党建工作＋加分－减分",
		model.SideBySide: "党建工作分别评定，不合成总分",
	} {
		s := sampleScheme()
		s.Combine.Mode = mode
		away := &model.BranchResult{Tree: &model.Result{Children: []*model.Result{{Kind: model.PartNode}, {Kind: model.PartNode, NA: true}}}}
		if got := formulaFor(s, away); got != want {
			t.Errorf("%s: %q, want %q", mode, got, want)
		}
	}
}
