package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model/handbook"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// Every screen has its page of the manual, and F1 opens it there.
func TestF1OpensTheManualAtTheScreen(t *testing.T) {
	book := handbook.Manual()
	w := openWindow(t, Options{})
	for _, p := range places() {
		at := book.Page(p.id)
		if at < 0 || book.Pages[at].Title != p.title {
			t.Errorf("%s has no page of its name", p.title)
			continue
		}
		if p.id == "districts" {
			continue // not in a committee's data file
		}
		w.Go(p.id, nil)
		settle(t, w)
		kit.PassKey(w.win.Content(), &fyne.KeyEvent{Name: fyne.KeyF1})
		got := words(w)
		if first := book.Pages[at].Sections[0].Blocks[0].Text; !strings.Contains(got, "使用手册") || !strings.Contains(strings.Join(strings.Fields(got), ""), strings.Join(strings.Fields(first), "")) {
			t.Errorf("F1 on %s shows\n%s", p.title, got)
		}
		kit.PassKey(w.win.Content(), &fyne.KeyEvent{Name: fyne.KeyEscape})
		if w.win.Canvas().Overlays().Top() != nil {
			t.Fatalf("Esc leaves the manual open on %s", p.title)
		}
	}
}

func TestTheManualFindsPassages(t *testing.T) {
	w := openWindow(t, Options{})
	w.help("members")
	entry, ok := w.win.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("the keyboard is in %T", w.win.Canvas().Focused())
	}
	test.Type(entry, "换届提醒函")
	if got := words(w); !strings.Contains(got, "各种文书 → 换届提醒函") {
		t.Errorf("found:\n%s", got)
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := words(w); !strings.Contains(got, "文书里有哪些") {
		t.Errorf("Enter shows:\n%s", got)
	}
	entry.SetText("量子纠缠望远镜")
	if got := words(w); !strings.Contains(got, "手册里没有找到") {
		t.Errorf("found:\n%s", got)
	}
	entry.SetText("")
	if got := words(w); !strings.Contains(got, "文书里有哪些") {
		t.Errorf("the page does not come back:\n%s", got)
	}
}
