package kit

import (
	"fmt"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

func itoa(n int) string { return strconv.Itoa(n) }

// BusyPanel says what is being done, how far it is, how long it will still take, and offers to stop.
type BusyPanel struct {
	Object *fyne.Container // put this into a layout
	what   *text.Label
	rest   *text.Label
	line   *ProgressLine
	stop   *Button
	began  time.Time
}

// NewBusyPanel makes the panel; stopText names the act, such as 停止核对. A nil stop leaves it out.
func NewBusyPanel(what, stopText string, stop func()) *BusyPanel {
	p := &BusyPanel{what: text.Body(what).Cutting(), rest: text.Small(""), line: NewProgressLine(-1), began: time.Now()}
	below := Columns(look.Gap12, 0, []float32{0}, p.line)
	if stop != nil {
		p.stop = NewButton(stopText, stop).Small()
		below = Border(nil, nil, nil, Pad(p.stop, 0, 0, 0, look.Gap12), VBox(0, Space(0, 11), p.line))
	}
	p.Object = Pad(VBox(look.Gap8, HBox(look.Gap12, p.what, p.rest), below), look.Gap16, look.Gap16, look.Gap12, look.Gap16)
	return p
}

// Set shows how far the work is: done of total in the given words, such as 正在核对第 3,120 / 10,000 行. A total of 0
// means that the end is not known.
func (p *BusyPanel) Set(what string, done, total int) {
	p.what.SetText(what)
	if total <= 0 {
		p.line.Set(-1)
		p.rest.SetText("")
		return
	}
	part := float64(done) / float64(total)
	p.line.Set(part)
	p.rest.SetText(restText(time.Since(p.began), part))
}

// restText says how long the rest takes when the past is a measure, in round numbers.
func restText(past time.Duration, part float64) string {
	if part <= 0.02 || part >= 1 || past < 400*time.Millisecond {
		return ""
	}
	rest := time.Duration(float64(past) * (1 - part) / part)
	switch {
	case rest < time.Second:
		return "马上就好"
	case rest < 90*time.Second:
		return fmt.Sprintf("约 %d 秒", int(rest.Seconds()+0.5))
	}
	return fmt.Sprintf("约 %d 分钟", int(rest.Minutes()+0.5))
}

// Count writes a whole number with a comma every three digits.
func Count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
