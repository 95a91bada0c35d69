package intake

import (
	"fmt"
	"maps"
	"reflect"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// choices is what somebody chose so far about a file under review, and the row at which the last choice was made.
type choices struct {
	opts    intake.Options
	settled map[intake.RowRef]settled
	row     intake.RowRef
}

// readingStep names a change of how the file is read, after which its table is another one.
const readingStep = "怎样读这份文件"

// beginSteps counts the steps of the review from the file as it was read.
func (f *file) beginSteps() {
	f.steps, f.planned = kit.NewUndoStack(choices{opts: f.opts, settled: maps.Clone(f.settled)}), 0
}

// noteStep makes a step of the choices that are about to take the place of the file's present ones.
func (p *reviewStep) noteStep(f *file, next intake.Options) {
	what := f.stepWords(f.opts, next)
	if what == "" {
		return
	}
	row, _ := p.current()
	p.screen.desk.Toasts.Edited()
	f.steps.Add(what, choices{opts: next, settled: maps.Clone(f.settled), row: row})
}

// Stepping reports whether a file is under review or becoming a register, which has steps of its own to undo.
func (s *Screen) Stepping() bool {
	return s.step == stepRegister || s.step == stepReview && s.at != nil && s.at.steps != nil
}

// UndoStep takes the last step of the review back and names it, "" when there is none.
func (s *Screen) UndoStep() string {
	if s.step == stepRegister {
		return s.at.maker.UndoStep()
	}
	at := s.at.steps.Now().row
	return s.takeStep(s.at.steps.Back, func() intake.RowRef { return at })
}

// RedoStep does the step again that was undone last and names it, "" when there is none.
func (s *Screen) RedoStep() string {
	if s.step == stepRegister {
		return s.at.maker.RedoStep()
	}
	return s.takeStep(s.at.steps.Forward, func() intake.RowRef { return s.at.steps.Now().row })
}

func (s *Screen) takeStep(move func() (string, bool), row func() intake.RowRef) string {
	f := s.at
	if s.applying {
		return ""
	}
	what, ok := move()
	if !ok {
		return ""
	}
	now := f.steps.Now()
	f.opts, f.settled = cloneOptions(now.opts), maps.Clone(now.settled)
	s.review.pane.after = focusRows
	if what == readingStep {
		s.review.reset()
	} else if s.review.grid != nil {
		s.review.grid.makeCurrent(row())
	}
	s.replan(f, nil)
	return what
}

// stepWords names what differs between two sets of choices as a person would, "" when nothing does.
func (f *file) stepWords(before, after intake.Options) string {
	cells, rows := differing(before.Edits, after.Edits), differing(before.Decisions, after.Decisions)
	sheets := sheetWords(before, after)
	switch {
	case before.Kind != after.Kind:
		return readingStep
	case sheets != "":
		return sheets
	case len(cells) == 1:
		return fmt.Sprintf("第 %d 行的%s", cells[0].Row, f.columnName(cells[0]))
	case len(cells) > 1:
		return fmt.Sprintf("%d 格的内容", len(cells))
	case len(differing(before.Values, after.Values)) > 0:
		return "不认识的值怎么写"
	case len(differing(before.Answers, after.Answers)) > 0:
		return "整张表怎样读"
	case len(rows) == 1:
		return fmt.Sprintf("第 %d 行怎么处理", rows[0].Row)
	case len(rows) > 1:
		return fmt.Sprintf("%d 行怎么处理", len(rows))
	case before.Policy != after.Policy:
		return "已经有的怎么办"
	case before.IncludeHidden != after.IncludeHidden || before.HiddenChosen != after.HiddenChosen:
		return "隐藏的内容导不导入"
	}
	return ""
}

// sheetWords tells the meaning of columns from how a sheet is read as a whole, "" when neither differs.
func sheetWords(before, after intake.Options) string {
	what := ""
	for i := range after.Sheets {
		a, b := before.Sheets[i], after.Sheets[i]
		if !maps.Equal(a.Fields, b.Fields) || !reflect.DeepEqual(a.Branch, b.Branch) {
			what = "列的对应"
		}
		a.Fields, b.Fields, a.Branch, b.Branch = nil, nil, nil, nil
		if !reflect.DeepEqual(a, b) {
			return readingStep
		}
	}
	return what
}

// differing are the keys at which two maps differ.
func differing[K, V comparable](a, b map[K]V) []K {
	var all []K
	for k, v := range b {
		if old, had := a[k]; !had || old != v {
			all = append(all, k)
		}
	}
	for k := range a {
		if _, has := b[k]; !has {
			all = append(all, k)
		}
	}
	return all
}

// columnName is the header over a cell.
func (f *file) columnName(cell intake.CellRef) string {
	if s := f.sheet(cell.Sheet); s != nil {
		for _, c := range s.Columns {
			if c.Col == cell.Col && c.Header != "" {
				return "“" + clip(squeeze(c.Header), 10) + "”"
			}
		}
	}
	return "一格"
}
