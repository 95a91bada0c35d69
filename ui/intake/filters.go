package intake

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/chart"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// countItems are the tiles of the summary, in the order of counted after the first, which stands for all.
func countItems(s intake.Summary) []kit.CountItem {
	return []kit.CountItem{
		{Name: "全部", Count: s.Total(), Dot: look.Text2, Tone: look.ToneNone},
		{Name: "可导入", Count: s.New, Dot: look.OK, Tone: look.ToneOK},
		{Name: "更新", Count: s.Update, Dot: look.Info, Tone: look.ToneInfo},
		{Name: "相同", Count: s.Same, Dot: look.Chart3, Tone: look.ToneMuted},
		{Name: "需确认", Count: s.Conflict, Dot: look.Warn, Tone: look.ToneWarn},
		{Name: "有问题", Count: s.Error, Dot: look.Bad, Tone: look.ToneBad},
	}
}

func shares(s intake.Summary) []chart.Share {
	return []chart.Share{{Name: "可导入", Count: s.New, Token: look.OK}, {Name: "更新", Count: s.Update, Token: look.Info}, {Name: "相同", Count: s.Same, Token: look.Chart3},
		{Name: "需确认", Count: s.Conflict, Token: look.Warn}, {Name: "有问题", Count: s.Error, Token: look.Bad}}
}

// startFilter begins with what needs a person; with nothing of the kind all rows show.
func (p *reviewStep) startFilter(s intake.Summary) {
	p.tab, p.grid = 0, nil
	p.filter = filter{kinds: map[intake.RowKind]bool{}}
	for _, k := range []intake.RowKind{intake.ErrorRow, intake.ConflictRow} {
		if s.Of(k) > 0 {
			p.filter.kinds[k] = true
		}
	}
}

func (p *reviewStep) filterOn() []bool {
	on := make([]bool, len(counted)+1)
	for i, k := range counted {
		on[i+1] = p.filter.kinds[k]
	}
	return on
}

// filterBy follows a click on a tile: a plain click shows that kind alone, or all again when it was alone already; with
// Ctrl or Shift held it adds the kind to those that show, or takes it away.
func (p *reviewStep) filterBy(on []bool) {
	if !p.adding() {
		on = aloneAfter(p.filterOn(), on)
	}
	p.filter = filter{kinds: map[intake.RowKind]bool{}}
	for i, k := range counted {
		if on[i+1] {
			p.filter.kinds[k] = true
		}
	}
	p.forgetSettled()
	p.show()
	if len(p.filter.kinds) > 0 {
		p.firstHit()
		p.showPane()
	}
}

// firstHit makes the first row that the filter leaves current, in the first table that has one when the present has none.
func (p *reviewStep) firstHit() {
	for n := range p.views {
		tab := (p.tab + n) % len(p.views)
		if rows := p.screen.at.previewRowsOf(p.views[tab], p.filter); len(rows) > 0 {
			p.jump(issue{view: tab, ref: rows[0].ref()})
			return
		}
	}
	if p.grid != nil {
		p.grid.table.ClearCurrent()
	}
}

// aloneAfter is the state of the tiles after a plain click, told by how the click turned one of them over. The first
// tile stands for all and turns the others off.
func aloneAfter(was, now []bool) []bool {
	alone := make([]bool, len(was))
	clicked, turned, chosen := 0, 0, 0
	for i := 1; i < len(was); i++ {
		if was[i] {
			chosen++
		}
		if was[i] != now[i] {
			clicked, turned = i, turned+1
		}
	}
	if turned == 1 && !(was[clicked] && chosen == 1) {
		alone[clicked] = true
	}
	return alone
}

// adds reports whether a key is held that makes a click add to what is chosen.
func adds() bool {
	driver, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && driver.CurrentKeyModifiers()&(fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift) != 0
}

func (p *reviewStep) toggleReminders() {
	p.filter = filter{warn: !p.filter.warn}
	p.forgetSettled()
	p.show()
	if p.filter.warn {
		p.firstRow()
		p.showPane()
	}
}

// forgetSettled lets the rows that were dealt with go to where they now belong.
func (p *reviewStep) forgetSettled() {
	if p.screen.at != nil {
		p.screen.at.settled = map[intake.RowRef]settled{}
	}
}

func (p *reviewStep) showReminders() {
	f, n := p.screen.at, 0
	for _, s := range f.plan().Sheets {
		for i := range s.Rows {
			if f.warned(intake.RowRef{Sheet: s.Index, Row: s.Rows[i].Number}, &s.Rows[i]) {
				n++
			}
		}
	}
	switch {
	case p.filter.warn:
		p.reminders.SetText("显示其他行")
	case n > 0:
		p.reminders.SetText(fmt.Sprintf("%d 行有提醒，照常导入", n))
	default:
		p.reminders.SetText("")
	}
	if n == 0 && !p.filter.warn {
		p.reminders.Hide()
	} else {
		p.reminders.Show()
	}
}
