package store

import "strings"

// countRestored counts a row that was taken back, and the record that it belongs to.
func (u *undoRun) countRestored(s step) {
	u.restored++
	if strings.HasSuffix(s.table, "_memory") {
		return // what the program learned about spreadsheets is nobody's record
	}
	row := s.after
	if row == nil {
		row = s.before
	}
	of := thing{rowKey: s.rowKey}
	if s.table == "mark" {
		of = thing{rowKey{"assessed", row.assessed()}, string(row["year"]) + string(row["item"])}
	} else if whole, ok := s.partOf(row); ok {
		of.rowKey = whole
	}
	if u.records == nil {
		u.records = map[thing]bool{}
	}
	u.records[of] = true
}

// partOf is the row that this one is a part of, as an image of it says.
func (s step) partOf(row image) (rowKey, bool) {
	column := partOf(s.table)
	if column == "" {
		return rowKey{}, false
	}
	for _, p := range s.shape.parents {
		if id := row.number(column); p.column == column && id != 0 {
			return rowKey{p.parent, id}, true
		}
	}
	return rowKey{}, false
}

func (u *undoRun) keep(s step, columns []string, why string) {
	u.kept = append(u.kept, keptStep{s, columns, why})
}

// moreStay finds rows that were removed although what they are part of stays, and reports whether there are any.
func (u *undoRun) moreStay() bool {
	stays := map[rowKey]bool{}
	for _, k := range u.kept {
		if k.before == nil {
			stays[k.rowKey] = true
		}
	}
	more := false
	for _, s := range u.removed {
		if whole, ok := s.partOf(s.after); ok && stays[whole] {
			u.stay[s.rowKey], more = true, true
		}
	}
	return more
}

// report lists what was kept, with names. What the program learned about spreadsheets is not worth a word.
func (u *undoRun) report(to *UndoReport) error {
	to.Restored, to.Records = u.restored, len(u.records)
	for _, k := range u.kept {
		if strings.HasSuffix(k.table, "_memory") {
			continue
		}
		label, err := u.tx.label(k.table, k.id)
		if err != nil {
			return err
		}
		to.Kept = append(to.Kept, KeptRow{Table: k.table, ID: k.id, Label: label, Columns: k.columns, Why: k.why})
	}
	return nil
}
