package intake

import (
	"path/filepath"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/newregister"
)

// file is one spreadsheet on its way into the data file.
type file struct {
	path  string
	draft *office.Draft  // nil until it is read
	opts  intake.Options // what the user wants; the draft's plan follows
	err   error          // why it cannot be read

	// settled are the rows that the user dealt with, as they were before: they keep their place and their pane, so
	// that a choice can be seen and changed.
	settled map[intake.RowRef]settled

	steps   *kit.UndoStack[choices] // of the review, nil until the file is read
	planned int                     // how many of them the draft's plan follows

	proposed *office.RegisterDraft // as a new register, nil before somebody wished it
	maker    *newregister.Page     // on which it becomes one

	applied *result // once it is imported
	seen    int     // the screen's count of changes when the plan was made
}

// settled is a row before the user dealt with it.
type settled struct {
	kind    intake.RowKind
	problem intake.Problem
	rivals  []intake.Rival
	values  []string
}

// result is what an import did.
type result struct {
	change  int64
	summary intake.Summary
	newOrgs int
	units   int // that were made
	undone  bool
	kept    []office.KeptRow
}

func newFile(path string) *file {
	return &file{path: path, settled: map[intake.RowRef]settled{}}
}

func (f *file) name() string { return filepath.Base(f.path) }

func (f *file) plan() *intake.Plan {
	if f.draft == nil {
		return nil
	}
	return f.draft.Plan
}

// waiting reports whether the file was read and is not yet imported.
func (f *file) waiting() bool { return f.draft != nil && (f.applied == nil || f.applied.undone) }

// chosen reports whether somebody made a choice about the file since it was read.
func (f *file) chosen() bool { return f.waiting() && f.steps != nil && f.steps.Place() > 0 }

// remember keeps a row as it is before the first choice about it.
func (f *file) remember(ref intake.RowRef, t trouble) {
	if _, known := f.settled[ref]; known || t.problem.Code == "" {
		return
	}
	row := f.plan().Row(ref)
	if row == nil {
		return
	}
	f.settled[ref] = settled{kind: row.Kind, problem: t.problem, rivals: t.rivals, values: row.Values}
}

// trouble is what the pane beside the table speaks of: a row's gravest open problem, or the one that was settled.
type trouble struct {
	problem intake.Problem
	rivals  []intake.Rival
	more    []intake.Problem // the row's other open problems
	settled bool
}

// troubleOf finds a row's trouble; ok is false when it has none.
func (f *file) troubleOf(ref intake.RowRef) (t trouble, ok bool) {
	row := f.plan().Row(ref)
	if row == nil {
		return trouble{}, false
	}
	_, decided := f.opts.Decisions[ref]
	best := -1
	for i := range row.Problems {
		p := &row.Problems[i]
		if p.Level == intake.Warning && decided {
			continue
		}
		if best < 0 || weight(p.Level) > weight(row.Problems[best].Level) {
			best = i
		}
	}
	if was, known := f.settled[ref]; known && (best < 0 || row.Problems[best].Level == intake.Warning) {
		return trouble{problem: was.problem, rivals: was.rivals, settled: true}, true
	}
	if best < 0 {
		return trouble{}, false
	}
	t = trouble{problem: row.Problems[best], rivals: row.Rivals}
	for i := range row.Problems {
		if i != best && !(decided && row.Problems[i].Level == intake.Warning) {
			t.more = append(t.more, row.Problems[i])
		}
	}
	return t, true
}

func weight(l intake.Level) int {
	switch l {
	case intake.Error:
		return 3
	case intake.Conflict:
		return 2
	}
	return 1
}

// open reports whether a row still waits for somebody.
func open(k intake.RowKind) bool { return k == intake.ErrorRow || k == intake.ConflictRow }

// warned reports whether a row is imported but should be looked at.
func (f *file) warned(ref intake.RowRef, row *intake.Row) bool {
	if open(row.Kind) || row.Kind == intake.Skip {
		return false
	}
	if _, decided := f.opts.Decisions[ref]; decided {
		return false
	}
	return row.Level() == intake.Warning
}
