package intake

import (
	"maps"

	"github.com/shuangbai/shuangbai/model/intake"
)

// cloneOptions copies the options with their maps, so that a plan in the making never sees a later choice.
func cloneOptions(o intake.Options) intake.Options {
	o.Map = maps.Clone(o.Map)
	o.Edits = maps.Clone(o.Edits)
	o.Decisions = maps.Clone(o.Decisions)
	o.Values = maps.Clone(o.Values)
	o.Answers = maps.Clone(o.Answers)
	sheets := make(map[int]intake.SheetOptions, len(o.Sheets))
	for i, s := range o.Sheets {
		s.Fields = maps.Clone(s.Fields)
		sheets[i] = s
	}
	o.Sheets = sheets
	return o
}

// decide notes what shall happen to a row; an empty action takes an earlier decision back.
func decide(o *intake.Options, ref intake.RowRef, d intake.Decision) {
	if o.Decisions == nil {
		o.Decisions = map[intake.RowRef]intake.Decision{}
	}
	if d.Action == "" {
		delete(o.Decisions, ref)
		return
	}
	o.Decisions[ref] = d
}

// withLeftOut is the options without the choices to leave rows out.
func withLeftOut(o intake.Options) intake.Options {
	o = cloneOptions(o)
	maps.DeleteFunc(o.Decisions, func(_ intake.RowRef, d intake.Decision) bool { return d.Action == intake.LeaveOut })
	return o
}

// typeCell replaces the text of one cell. A row that was left out or blanked counts again.
func typeCell(o *intake.Options, ref intake.CellRef, text string) {
	if o.Edits == nil {
		o.Edits = map[intake.CellRef]string{}
	}
	o.Edits[ref] = text
	decide(o, intake.RowRef{Sheet: ref.Sheet, Row: ref.Row}, intake.Decision{})
}

// restore takes back everything typed into or decided about a row.
func restore(o *intake.Options, ref intake.RowRef) {
	delete(o.Decisions, ref)
	for cell := range o.Edits {
		if cell.Sheet == ref.Sheet && cell.Row == ref.Row {
			delete(o.Edits, cell)
		}
	}
}

// setField says what a column means on the given sheets; FieldNone leaves the column out. Whatever column had the
// field before gives it up, so that the user need not free it first.
func setField(o *intake.Options, sheets []*intake.SheetPlan, col int, f intake.Field) {
	if f == intake.FieldNone {
		f = intake.FieldIgnore
	}
	for _, s := range sheets {
		so := sheetOptions(o, s.Index)
		if so.Fields == nil {
			so.Fields = map[int]intake.Field{}
		}
		for _, c := range s.Columns {
			if c.Field == f && c.Col != col && c.Col >= 0 && f != intake.FieldIgnore {
				so.Fields[c.Col] = intake.FieldIgnore
			}
		}
		so.Fields[col] = f
		o.Sheets[s.Index] = so
	}
}

func sheetOptions(o *intake.Options, index int) intake.SheetOptions {
	if o.Sheets == nil {
		o.Sheets = map[int]intake.SheetOptions{}
	}
	return o.Sheets[index]
}

// setHeader moves the header of a sheet; the meaning of its columns is then recognised anew, and what was typed or
// decided about its rows falls away with the rows it was about.
func setHeader(o *intake.Options, sheet, row int) {
	so := sheetOptions(o, sheet)
	if so.HeaderRow == row && !so.NoHeader {
		return
	}
	so.HeaderRow, so.HeaderRows, so.NoHeader, so.Fields = row, 0, false, nil
	o.Sheets[sheet] = so
}

// setNoHeader says that a sheet begins with data: each of its columns is recognised by what stands in it.
func setNoHeader(o *intake.Options, sheet int) {
	so := sheetOptions(o, sheet)
	if so.NoHeader {
		return
	}
	so.HeaderRow, so.HeaderRows, so.NoHeader, so.Fields = 0, 0, true, nil
	o.Sheets[sheet] = so
}

// chooseHidden says whether hidden rows and sheets are imported.
func chooseHidden(o *intake.Options, include bool) {
	o.IncludeHidden, o.HiddenChosen = include, !include
}

// includeSheet reads a sheet or leaves it out.
func includeSheet(o *intake.Options, sheet int, on bool) {
	so := sheetOptions(o, sheet)
	so.Include = &on
	o.Sheets[sheet] = so
}

// setAnswer answers a question about a sheet.
func setAnswer(o *intake.Options, q intake.Question, answer string) {
	if o.Answers == nil {
		o.Answers = map[intake.QuestionKey]string{}
	}
	o.Answers[intake.QuestionKey{Code: q.Code, Sheet: q.Sheet}] = answer
}

// setValue says what is done with a value that the data file does not know.
func setValue(o *intake.Options, key intake.ValueKey, c intake.ValueChoice) {
	if o.Values == nil {
		o.Values = map[intake.ValueKey]intake.ValueChoice{}
	}
	c.Chosen = true
	o.Values[key] = c
}
