package kit

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// A double click, or an Enter key that bounces, does the act of a dialog once, however long its work takes to show itself; what
// follows from the work is still of the same act.
func TestAnActIsNotPressedTwice(t *testing.T) {
	win := kittest.Show(t, NewButton("x", nil), 800, 600)
	first, second, further, done, given := make(chan bool, 1), make(chan bool, 1), 0, 0, 0
	began := 0
	work := func(until chan bool, then func()) {
		Work(win.Canvas(), "正在核对", "", false, func(context.Context, Progress) error { <-until; return nil }, func(error) { then() })
	}
	e := NewEntry("")
	d := ShowDialog(win.Canvas(), DialogSpec{Title: "输入密码", Content: e, Focus: e, Unsaved: NothingToLose, Safe: "先不打开", OnSafe: func() { given++ },
		Act: "打开", OnAct: func() bool {
			began++
			work(first, func() { further++; work(second, func() { done++ }) })
			return false
		}})
	press := func() {
		d.act.Tapped(&fyne.PointEvent{})
		d.act.Tapped(&fyne.PointEvent{})
		kittest.Press(e, fyne.KeyReturn, fyne.KeyEscape)
		d.safe.Tapped(&fyne.PointEvent{})
	}
	press()
	first <- true
	mainloop.Until(t, "the second work", func() bool { press(); return further == 1 })
	press()
	second <- true
	mainloop.Until(t, "the end", func() bool { return done > 0 })
	if began != 1 || given != 0 || !d.Open() {
		t.Fatalf("the act was done %d times, given up %d times, open %v", began, given, d.Open())
	}
	d.doAct() // typed anew
	if began != 2 {
		t.Error("after the work the act is not done")
	}
	first <- true
	mainloop.Until(t, "the second work", func() bool { return further == 2 })
	second <- true
	mainloop.Until(t, "the end", func() bool { return done > 1 })
	d.safe.Tapped(&fyne.PointEvent{})
	if d.Open() || given != 1 {
		t.Error("after the work the way back is closed")
	}
}

// A button of a screen begins its work once, however often it is pressed before the work is done.
func TestAButtonBeginsItsWorkOnce(t *testing.T) {
	began, until, done := 0, make(chan bool, 2), 0
	var b *Button
	b = NewButton("开始 2026 年度考核", func() {
		began++
		Work(CanvasOf(b), "正在开始考核", "", false, func(context.Context, Progress) error { <-until; return nil }, func(error) { done++ })
	})
	kittest.Show(t, b, 800, 600)
	b.Tapped(&fyne.PointEvent{})
	b.Tapped(&fyne.PointEvent{})
	kittest.Press(b, fyne.KeyReturn)
	until <- true
	mainloop.Until(t, "the end", func() bool { return done > 0 })
	if began != 1 {
		t.Fatalf("the work was begun %d times", began)
	}
	b.Tapped(&fyne.PointEvent{})
	until <- true
	mainloop.Until(t, "the end", func() bool { return done > 1 })
	if began != 2 {
		t.Error("after the work the button does nothing")
	}
}
