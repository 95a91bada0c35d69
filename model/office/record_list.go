package office

import (
	"context"

	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// RecordList is all records of a kind as texts.
type RecordList struct {
	Columns []record.Column // that people see
	Rows    [][]string      // parallel to Columns: numbers of persons and telephones masked, other records by their names
}

// Records lists the records of any kind, so that a new one can be listed without a line of its own.
func (o *Office) Records(ctx context.Context, kind record.Definition) (RecordList, error) {
	var list RecordList
	err := o.db.Read(ctx, func(r *store.Reader) error {
		rows, err := store.Rows(r, kind)
		if err != nil {
			return err
		}
		names, err := namesOf(r)
		if err != nil {
			return err
		}
		columns := kind.Columns()
		for _, c := range columns {
			if !c.Hidden {
				list.Columns = append(list.Columns, c)
			}
		}
		for _, row := range rows {
			var line []string
			for i, c := range columns {
				if !c.Hidden {
					line = append(line, names.shown(c.Shape, row.Text(i)))
				}
			}
			list.Rows = append(list.Rows, line)
		}
		return nil
	})
	return list, err
}

// shown is the name of the record that a number refers to; a text of any other shape is as it is.
func (n *recordNames) shown(shape record.Shape, text string) string {
	if !shape.Refers() {
		return text
	}
	return n.text(&record.Item{Shape: shape}, text)
}
