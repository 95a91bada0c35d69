package assess

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// markRow is one row of the grid: a branch at a stage. An opened branch has three, a closed one has one, which shows
// the mark of the stage before, in grey, where its own stage has none yet.
type markRow struct {
	sheet *model.MarkSheet
	stage model.Stage // the stage that typing changes
	open  bool        // one of the three of an opened branch
	first bool        // bears the name
}

func (row markRow) key() string { return markRowKey(row.sheet.OrgID, row.stage) }

func markRowKey(org int64, stage model.Stage) string { return fmt.Sprintf("%d/%d", org, stage) }

// mark returns what a cell shows and whether it is of the row's own stage.
func (row markRow) mark(item string) (m model.Mark, own, ok bool) {
	if row.open {
		m, ok = row.sheet.Mark(item, row.stage)
		return m, true, ok
	}
	m, of, ok := scoring.LatestMark(row.sheet, item, row.stage)
	return m, of == row.stage, ok
}

// differs reports whether the row's own mark is another than that of the stage before.
func (row markRow) differs(item string) bool { return scoring.Differs(row.sheet, item, row.stage) }

// place is the row as the office knows it.
func (row markRow) place() office.MarkRow { return office.MarkRow{Sheet: row.sheet, Stage: row.stage} }

// places are rows as the office knows them.
func places(rows []markRow) []office.MarkRow {
	all := make([]office.MarkRow, len(rows))
	for i, row := range rows {
		all[i] = row.place()
	}
	return all
}

// label is the stage whose marks the row mainly shows.
func (row markRow) label(part *model.Part) string {
	stage := row.stage
	if !row.open && scoring.Given(part, row.sheet, scoring.LatestStage(part, row.sheet, stage)) > 0 {
		stage = scoring.LatestStage(part, row.sheet, stage)
	}
	return stage.Label()
}

// sum returns the part's sum for a row and whether it is whole: of its own stage with no mark missing.
func (row markRow) sum(f *model.YearFacts, index int) (text string, whole bool) {
	part := &f.Year.Scheme.Parts[index]
	stage := row.stage
	if !row.open {
		stage = scoring.LatestStage(part, row.sheet, stage)
	}
	if scoring.Given(part, row.sheet, stage) == 0 {
		return "", false
	}
	result := f.Result(row.sheet.OrgID, stage)
	if result == nil || index >= len(result.Parts) {
		return "", false
	}
	node := result.Tree.Find(part.ID)
	if result.PartAway(index) {
		return "—", stage == row.stage
	}
	return result.Parts[index].String(), stage == row.stage && node != nil && node.Ready
}
