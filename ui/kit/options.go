package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// Option is one line of a list that pops up: a choice of a Select, an act of a menu, a result of the search.
type Option struct {
	ID     string
	Text   string
	Detail string // after the text, smaller
	Icon   string
	Keys   string // more to find it by, such as pinyin initials
	Group  string // a header stands where the group changes
	Off    bool
	Danger bool
	Ticked bool   // what holds now, in a menu
	Do     func() // what a menu line does
}

// optionRows is how many lines a list shows at most before it scrolls.
const optionRows = 10

// optionList draws options, one of them marked; keys move the mark. It draws only the lines in sight.
type optionList struct {
	widget.BaseWidget
	options []Option
	lines   []optionLine
	marked  int // index into options, -1 for none
	top     int // first line in sight
	rows    int
	choose  func(Option)
	escape  func()
	views   []*optionView
}

// optionLine is an option or, with index -1, the header of a group.
type optionLine struct {
	index int
	group string
}

func newOptionList(options []Option, marked int, choose func(Option)) *optionList {
	l := &optionList{marked: -1, rows: optionRows, choose: choose}
	l.ExtendBaseWidget(l)
	l.setOptions(options)
	l.mark(marked)
	return l
}

func (l *optionList) setOptions(options []Option) {
	l.options, l.lines, l.top, l.marked = options, nil, 0, -1
	group := ""
	for i, o := range options {
		if o.Group != "" && o.Group != group {
			l.lines = append(l.lines, optionLine{-1, o.Group})
			group = o.Group
		}
		l.lines = append(l.lines, optionLine{i, ""})
		if l.marked < 0 && !o.Off {
			l.marked = i
		}
	}
	l.Refresh()
}

// mark moves the mark to an option and scrolls it into sight.
func (l *optionList) mark(i int) {
	if i < 0 || i >= len(l.options) {
		return
	}
	l.marked = i
	for n, line := range l.lines {
		if line.index != i {
			continue
		}
		if n < l.top {
			l.top = n
		}
		if n >= l.top+l.rows {
			l.top = n - l.rows + 1
		}
	}
	l.Refresh()
}

func (l *optionList) step(by int) {
	dir := 1
	if by < 0 {
		dir, by = -1, -by
	}
	at := l.marked
	for i := at + dir; i >= 0 && i < len(l.options) && by > 0; i += dir {
		if !l.options[i].Off {
			at = i
			by--
		}
	}
	l.mark(at)
}

func (l *optionList) take() {
	if l.marked >= 0 && l.marked < len(l.options) && !l.options[l.marked].Off {
		KeepFocus(CanvasNow(l), func() { l.choose(l.options[l.marked]) })
	}
}

// key moves the mark or chooses; it reports whether it used the key.
func (l *optionList) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyUp:
		l.step(-1)
	case fyne.KeyDown:
		l.step(1)
	case fyne.KeyPageUp:
		l.step(-l.rows)
	case fyne.KeyPageDown:
		l.step(l.rows)
	case fyne.KeyHome:
		l.step(-len(l.options))
	case fyne.KeyEnd:
		l.step(len(l.options))
	case fyne.KeyReturn, fyne.KeyEnter:
		l.take()
	case fyne.KeyEscape:
		if l.escape != nil {
			l.escape()
		}
	default:
		return false
	}
	return true
}

// TypedKey moves, chooses with Enter or Space.
func (l *optionList) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeySpace {
		l.take()
		return
	}
	if !l.key(ev) {
		PassKey(l, ev)
	}
}

// TypedRune jumps to the next option that begins with it.
func (l *optionList) TypedRune(r rune) {
	for n := 1; n <= len(l.options); n++ {
		i := (l.marked + n) % len(l.options)
		if o := l.options[i]; !o.Off && (strings.HasPrefix(o.Text, string(r)) || strings.HasPrefix(strings.ToLower(o.Keys), strings.ToLower(string(r)))) {
			l.mark(i)
			return
		}
	}
}

// FocusGained is not shown: the mark shows where the keyboard is.
func (l *optionList) FocusGained() {}

// FocusLost is not shown.
func (l *optionList) FocusLost() {}

// Tapped chooses the option under the pointer.
func (l *optionList) Tapped(ev *fyne.PointEvent) {
	if i := l.at(ev.Position.Y); i >= 0 {
		l.marked = i
		l.take()
	}
}

func (l *optionList) at(y float32) int {
	n := l.top + int((y-4)/look.ListRow)
	if y < 4 || n < 0 || n >= len(l.lines) {
		return -1
	}
	return l.lines[n].index
}

// MouseIn moves the mark to the pointer.
func (l *optionList) MouseIn(ev *desktop.MouseEvent) { l.MouseMoved(ev) }

// MouseMoved moves the mark to the pointer.
func (l *optionList) MouseMoved(ev *desktop.MouseEvent) {
	if i := l.at(ev.Position.Y); i >= 0 && i != l.marked && !l.options[i].Off {
		l.marked = i
		l.Refresh()
	}
}

// MouseOut leaves the mark where it is.
func (l *optionList) MouseOut() {}

// Scrolled moves the list by lines.
func (l *optionList) Scrolled(ev *fyne.ScrollEvent) {
	by := -1
	if ev.Scrolled.DY < 0 {
		by = 1
	}
	l.top = max(0, min(l.top+by*2, len(l.lines)-l.rows))
	l.Refresh()
}

func (l *optionList) inSight() int { return min(l.rows, len(l.lines)) }

// matchOptions keeps the options that hold every word of the query in text, detail or keys.
func matchOptions(options []Option, query string) []Option {
	words := strings.Fields(strings.ToLower(query))
	if len(words) == 0 {
		return options
	}
	var kept []Option
	for _, o := range options {
		hay := strings.ToLower(o.Text + " " + o.Detail + " " + o.Keys)
		all := true
		for _, w := range words {
			all = all && strings.Contains(hay, w)
		}
		if all {
			kept = append(kept, o)
		}
	}
	return kept
}
