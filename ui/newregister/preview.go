package newregister

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/reports/raster"
	"github.com/shuangbai/shuangbai/reports/typeset"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

const previewWidth float32 = 280

// The ways to look at the row at hand.
const (
	asEntry = iota
	asList
	asPaper
)

// preview shows the register as it will be: one entry, the list, or the paper.
type preview struct {
	page    *Page
	object  fyne.CanvasObject
	place   *text.Label
	body    *fyne.Container
	entries office.RegisterEntries
	problem error // why there can be no such register yet
	row     int
	how     int
	busy    bool // being planned
	again   bool // changed meanwhile
}

func newPreview(p *Page) *preview {
	v := &preview{page: p, place: text.Small(""), body: container.NewStack()}
	step := func(by int) func() {
		return func() {
			if n := len(v.entries.Rows); n > 0 {
				v.row = (v.row + by + n) % n
				v.show()
			}
		}
	}
	head := kit.Spread(look.Gap4, []fyne.CanvasObject{text.Section("预览")}, []fyne.CanvasObject{v.place,
		kit.NewIconButton("chevron-left", "上一行", step(-1)).Sized(24, look.GlyphButton), kit.NewIconButton("chevron-right", "下一行", step(1)).Sized(24, look.GlyphButton)})
	how := kit.NewSegments([]string{"登记表", "列表", "打印"}, asEntry, func(i int) { v.how = i; v.show() })
	top := kit.Border(nil, kit.HRule(look.Line), nil, nil, kit.Pad(kit.VBox(look.Gap16, head, kit.HBox(0, how)), look.Gap12, look.Gap20, look.Gap16, look.Gap20))
	inside := kit.Border(top, nil, nil, nil, kit.VScroll(kit.Pad(v.body, look.Gap12, look.Gap20, look.Gap12, look.Gap20)))
	v.object = kit.Wide(kit.Border(nil, nil, nil, kit.VRule(look.Line), inside), previewWidth)
	return v
}

// total is how many rows go in.
func (v *preview) total() int {
	if v.entries.ID == "" {
		return v.page.proposal().Rows
	}
	return len(v.entries.Rows)
}

// plan makes the preview anew off the UI goroutine. While one is made, the newest wish waits.
func (v *preview) plan() {
	if v.busy {
		v.again = true
		return
	}
	v.busy = true
	o, draft := v.page.d.Office, v.page.draft.Clone()
	var entries office.RegisterEntries
	v.page.d.Later(func() (err error) {
		entries, err = o.PreviewRegister(context.Background(), draft)
		return err
	}, func(err error) {
		v.busy = false
		if v.again {
			v.again = false
			v.plan()
			return
		}
		v.problem = err
		if err == nil {
			v.entries = entries
			v.row = min(v.row, max(0, len(entries.Rows)-1))
		}
		v.show()
		v.page.drawFoot()
	})
}

func (v *preview) show() {
	n := len(v.entries.Rows)
	v.place.SetText(fmt.Sprintf("第 %d / %d 行", min(v.row+1, n), n))
	content := fyne.CanvasObject(text.Caption("这张表只有表头，建成空台账，以后一条一条登记或再导入"))
	if n > 0 {
		switch v.how {
		case asEntry:
			content = v.entry(v.entries.Rows[v.row])
		case asList:
			content = v.list()
		case asPaper:
			content = v.paper()
		}
	}
	v.body.Objects = []fyne.CanvasObject{content}
	v.body.Refresh()
}

// entry is a row as the pane of the register will show it.
func (v *preview) entry(e office.EntryRow) fyne.CanvasObject {
	head := []fyne.CanvasObject{text.Strong(e.Title).Cutting()}
	if e.State != "" {
		tone := look.ToneWarn
		if v.entries.Over(&e.Entry) {
			tone = look.ToneOK
		}
		head = append(head, kit.NewTag(e.State, tone))
	}
	owner := map[record.Owner]string{record.OfCommittee: "党委", record.OfOrg: e.Org, record.OfUnit: e.Unit, record.OfMember: e.Member}[v.entries.Owner]
	box := kit.VBox(look.Gap8, kit.HBox(look.Gap8, head...), text.Small("归属 "+orDash(owner)).Cutting())
	for _, i := range v.entries.Fields {
		value := text.Para(orDash(e.Masked(i.Name)))
		switch {
		case i.Shape.Refers() && record.RefID(e.Values[i.Name]) != 0:
			value = value.In(look.Info)
		case i.Shape.Refers() && e.Values[i.Name] != "", i.Check(e.Values[i.Name]) != nil:
			value = value.In(look.Warn)
		}
		box.Add(kit.Border(nil, kit.HRule(look.LineSoft), nil, nil, kit.Pad(kit.Columns(look.Gap8, 0, []float32{72, 0}, kit.Pad(text.Small(i.Label).Wrapped(), 2, 0, 0, 0), value), 0, 0, look.Gap4, 0)))
	}
	return box
}

// list is the row with those around it, as the columns of the list will show them.
func (v *preview) list() fyne.CanvasObject {
	columns := v.entries.Listed()
	var pairs []string
	from := min(v.row, max(0, len(v.entries.Rows)-4))
	box := kit.VBox(look.Gap12)
	for i := from; i < min(from+4, len(v.entries.Rows)); i++ {
		pairs = nil
		for _, c := range columns {
			pairs = append(pairs, c.Label, orDash(v.entries.Rows[i].Masked(c.Name)))
		}
		box.Add(form.Facts(72, pairs...))
		box.Add(kit.HRule(look.LineSoft))
	}
	return box
}

// paper is the first page of the printed list.
func (v *preview) paper() fyne.CanvasObject {
	shown := v.entries
	shown.Rows = shown.Rows[:min(30, len(shown.Rows))]
	columns := shown.Columns(false)
	made := reports.RegisterPaper(reports.RegisterList{Title: shown.Title, Unit: shown.Unit, On: v.page.d.Office.Today(), Columns: columns,
		Lines: shown.Lines(columns, false)}, reports.Options{})
	pages := typeset.Typeset(made, reports.Faces()).Pages
	if len(pages) == 0 {
		return kit.Space(0, 0)
	}
	wide, _ := raster.Size(&pages[0], 1)
	width := previewWidth - 2*look.Gap20 - 3 // the edges
	zoom := float64(width) / float64(wide)
	w, h := raster.Size(&pages[0], zoom)
	img := canvas.NewImageFromImage(raster.Page(&pages[0], zoom*2))
	img.ScaleMode = canvas.ImageScaleSmooth
	img.SetMinSize(fyne.NewSize(float32(w), float32(h)))
	return kit.Border(kit.HRule(look.EdgeSoft), kit.HRule(look.EdgeSoft), kit.VRule(look.EdgeSoft), kit.VRule(look.EdgeSoft), img)
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}
