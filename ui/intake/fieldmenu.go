package intake

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// fieldMenu says what a column of the file means: a menu with the column's first values and how sure the program is,
// amber where a person should look.
type fieldMenu struct {
	grid   *grid
	column int // index in the sheets' columns
	sel    *kit.Select
	object fyne.CanvasObject
	was    string // what it showed last, so that an unchanged menu is left alone
}

func newFieldMenu(g *grid, column int) *fieldMenu {
	m := &fieldMenu{grid: g, column: column}
	m.sel = kit.NewOptionSelect(nil, -1, m.choose).Small().Wide(40)
	m.object = m.sel
	m.show()
	return m
}

func (m *fieldMenu) col() intake.Column { return m.grid.view.sheets[0].Columns[m.column] }

func (m *fieldMenu) show() {
	c := m.col()
	now := fmt.Sprint(c.Field, c.Sure, c.Header)
	if now == m.was {
		return
	}
	m.was = now
	if c.Col < 0 {
		m.sel.SetOptions(m.branchOptions(c))
		m.sel.SetChosenID(c.Header)
	} else {
		m.sel.SetOptions(m.options(c))
		m.sel.SetChosenID(fieldID(c.Field))
	}
	tone := look.ToneNone
	if c.Unsure() {
		tone = look.ToneWarn
	}
	m.sel.SetTone(tone)
}

func fieldID(f intake.Field) string {
	if f == intake.FieldNone {
		f = intake.FieldIgnore
	}
	return "=" + string(f)
}

// options are the column's first values, which cannot be chosen, and the fields it may have. The one it has stands
// first among these, so that the menu opens with the values in sight.
func (m *fieldMenu) options(c intake.Column) []kit.Option {
	kind := m.grid.file.plan().Kind
	group := fmt.Sprintf("%s 列的头几个值（把握 %d%%）", c.Letter, c.Sure)
	if c.Sure >= 100 {
		group = c.Letter + " 列的头几个值"
	}
	var options, last []kit.Option
	for _, sample := range c.Samples {
		options = append(options, kit.Option{ID: "sample", Text: clip(guarded(c.Field, sample), 18), Group: group, Off: true})
	}
	if len(options) == 0 {
		options = append(options, kit.Option{ID: "sample", Text: "这一列是空的", Group: group, Off: true})
	}
	if c.Why != "" {
		options = append(options, kit.Option{ID: "sample", Text: c.Why, Group: group, Off: true})
	}
	none := kit.Option{ID: fieldID(intake.FieldNone), Text: "不导入", Group: "对应字段"}
	first := len(options)
	options = append(options, none)
	for _, f := range m.fields(kind, c) {
		detail := ""
		if !f.Stored && f.Field != intake.Seq && f.Field != intake.Issue {
			detail = "认得，不保存"
		}
		option := kit.Option{ID: fieldID(f.Field), Text: f.Label, Detail: detail, Group: "对应字段"}
		switch {
		case f.Field == c.Field && f.Field != intake.FieldNone:
			options = slices.Insert(options, first, option)
		case f.Field == intake.Seq || f.Field == intake.Issue:
			last = append(last, option)
		default:
			options = append(options, option)
		}
	}
	return append(options, last...)
}

// fields lists the fields of the kind, and for marks the items of the year's scheme as the file names them.
func (m *fieldMenu) fields(kind intake.Kind, c intake.Column) []intake.FieldInfo {
	fields := intake.FieldsOf(kind)
	if kind != intake.Scores {
		return fields
	}
	have := map[intake.Field]bool{}
	for _, s := range m.grid.view.sheets {
		for _, col := range s.Columns {
			if strings.HasPrefix(string(col.Field), intake.FieldItem) && !have[col.Field] {
				have[col.Field] = true
				fields = append(fields, intake.FieldInfo{Field: col.Field, Label: intake.LabelOf(kind, col.Field), Stored: true})
			}
		}
	}
	return fields
}

// branchOptions are the branches that a table without a branch column may belong to.
func (m *fieldMenu) branchOptions(c intake.Column) []kit.Option {
	options := []kit.Option{{ID: c.Header, Text: c.Header, Detail: c.Why}}
	for _, b := range m.grid.page.screen.knownBranches() {
		if b.Name != c.Header {
			options = append(options, kit.Option{ID: b.Name, Text: b.Name, Group: "每一行都属于"})
		}
	}
	return options
}

func (m *fieldMenu) choose(o kit.Option) {
	c, page := m.col(), m.grid.page
	sheets := m.grid.view.sheets
	page.forgetSettled()
	if c.Col < 0 {
		name := o.ID
		page.change(func(opts *intake.Options) {
			for _, s := range sheets {
				so := sheetOptions(opts, s.Index)
				so.Branch = &name
				opts.Sheets[s.Index] = so
			}
		})
		return
	}
	field := intake.Field(strings.TrimPrefix(o.ID, "="))
	page.change(func(opts *intake.Options) { setField(opts, sheets, c.Col, field) })
}
