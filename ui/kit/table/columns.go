package table

import (
	"encoding/json"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// tablePrefs is what is kept of a table between sessions.
type tablePrefs struct {
	Hidden map[string]bool    `json:"hidden,omitempty"`
	Widths map[string]float32 `json:"widths,omitempty"`
	Sort   string             `json:"sort,omitempty"`
	Desc   bool               `json:"desc,omitempty"`
}

func (t *Table[T]) loadPrefs() {
	if t.spec.Prefs == nil || t.spec.ID == "" {
		return
	}
	var p tablePrefs
	if json.Unmarshal([]byte(t.spec.Prefs.Get("table."+t.spec.ID)), &p) != nil {
		return
	}
	for id, off := range p.Hidden {
		t.hidden[id] = off
	}
	for id, w := range p.Widths {
		t.widths[id] = w
	}
	for _, c := range t.spec.Columns {
		if c.ID == p.Sort && c.Compare != nil {
			t.sortID, t.sortDesc = p.Sort, p.Desc
		}
	}
}

func (t *Table[T]) savePrefs() {
	if t.spec.Prefs == nil || t.spec.ID == "" {
		return
	}
	data, err := json.Marshal(tablePrefs{Hidden: t.hidden, Widths: t.widths, Sort: t.sortID, Desc: t.sortDesc})
	if err == nil {
		t.spec.Prefs.Set("table."+t.spec.ID, string(data))
	}
}

// ColumnsButton opens the 列 menu, in which columns are shown and left out.
func (t *Table[T]) ColumnsButton() *kit.Button {
	var b *kit.Button
	b = kit.NewButton("列", func() { kit.ShowPopup(b, t.columnsMenu(), 200) }).Kind(kit.Plain).Icon("columns").Small()
	return b
}

func (t *Table[T]) columnsMenu() *kit.PopupContent {
	box := kit.VBox(0)
	for i := range t.spec.Columns {
		c := &t.spec.Columns[i]
		check := kit.NewCheck(c.Title, !t.hidden[c.ID] || c.Always, func(on bool) { t.ShowColumn(c.ID, on) })
		check.SetEnabled(!c.Always)
		box.Add(check)
	}
	return &kit.PopupContent{Object: kit.Pad(box, look.Gap8, look.Gap12, look.Gap8, look.Gap12)}
}

// SetTitle changes what stands over a column, and over its group.
func (t *Table[T]) SetTitle(id, title, group string) {
	for i := range t.spec.Columns {
		if c := &t.spec.Columns[i]; c.ID == id {
			c.Title, c.Group = title, group
		}
	}
	t.head.Refresh()
}

// ShowColumn shows a column or leaves it out, and keeps the choice.
func (t *Table[T]) ShowColumn(id string, on bool) {
	t.hidden[id] = !on
	t.setColumns()
	t.savePrefs()
}
