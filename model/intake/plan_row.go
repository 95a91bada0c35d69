package intake

// Row finds a row of the plan; nil when there is none.
func (p *Plan) Row(ref RowRef) *Row {
	for _, s := range p.Sheets {
		if s.Index == ref.Sheet {
			return s.Row(ref.Row)
		}
	}
	return nil
}

// RowRef names a row of the book.
type RowRef struct {
	Sheet int // index in the book
	Row   int // from 1
}

// CellRef names a cell of the book; Col counts from 0.
type CellRef struct {
	Sheet, Row, Col int
}

// Row is the plan of one row.
type Row struct {
	Number   int
	Kind     RowKind
	Skip     SkipReason // for Kind Skip
	Hidden   bool       // hidden in the file
	Values   []string   // as they would be stored, parallel to SheetPlan.Columns; a faulty cell keeps the file's text
	Problems []Problem
	Diff     []Change // for Kind Update: what changes
	Kept     []Change // differences that the policy leaves as they are
	Match    int64    // ID of the member, organisation or record that the row is about; 0 when it is new
	MatchBy  string   // id, name+birth, name+branch, name, choice
	Rivals   []Rival  // for Kind conflict: whom the row may be about
	Decision *Decision
}

// Level is the weight of the row's gravest problem; "" when it has none.
func (r *Row) Level() Level {
	worst := Level("")
	for i := range r.Problems {
		if l := r.Problems[i].Level; worst == "" || l.rank() > worst.rank() {
			worst = l
		}
	}
	return worst
}

// decided is the action that somebody chose for the row, "" when nobody did.
func (r *Row) decided() Action {
	if r.Decision == nil {
		return ""
	}
	return r.Decision.Action
}

// goesIn reports whether somebody chose that the row is written in spite of a doubt.
func (r *Row) goesIn() bool {
	act := r.decided()
	return act == Accept || act == AsNew || act == UpdateExisting
}

// Change is one field's change.
type Change struct {
	Field    Field
	Old, New string
}

// Rival is one side of a conflict: somebody known, or another row of the file.
type Rival struct {
	Member int64  // 0 when it is a row of the file
	Row    RowRef // zero when it is somebody known
	Fields []Change
}
