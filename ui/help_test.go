package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model/handbook"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
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

// Each heading that a screen names for its parts is on its page, and F1 scrolls to it.
func TestF1OpensTheSectionOfTheTab(t *testing.T) {
	page := handbook.Manual().Pages[handbook.Manual().Page(shell.Assess)]
	w := openWindow(t, Options{})
	for tab, want := range []string{"进度", "方案", "自评", "打分", "排名定级", ""} {
		w.Go(shell.Assess, nil)
		settle(t, w)
		for tabs := assessTabs(w); tabs.Chosen() != tab; {
			key := fyne.KeyRight
			if tabs.Chosen() > tab {
				key = fyne.KeyLeft
			}
			tabs.TypedKey(&fyne.KeyEvent{Name: key})
		}
		settle(t, w)
		if got := w.frame.Screen(shell.Assess).(shell.Sectioned).Section(); got != want || want != "" && page.Section(want) == 0 {
			t.Errorf("tab %d names the section %q, want %q; it is number %d", tab, got, want, page.Section(want))
		}
	}
	for id, names := range map[string][]string{shell.Branches: {"名册", "组织树", "单位"}, shell.Checkup: {"规则库"}} {
		page := handbook.Manual().Pages[handbook.Manual().Page(id)]
		for _, name := range names {
			if page.Section(name) == 0 {
				t.Errorf("%s has no section %s", page.Title, name)
			}
		}
	}
}

// assessTabs are the tabs in the head of the assessment screen.
func assessTabs(w *Window) (tabs *kit.Tabs) {
	uitest.Each(w.frame.Screen(shell.Assess).Object(), func(o fyne.CanvasObject) {
		if t, ok := o.(*kit.Tabs); ok && tabs == nil {
			tabs = t
		}
	})
	return tabs
}

// F1 opens the manual over a dialog, once, and Esc leads back to that.
func TestF1OpensTheManualOverADialog(t *testing.T) {
	w := openWindow(t, Options{})
	kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{Title: "核定", Safe: "不核定"})
	for range 2 {
		kit.PassKey(w.win.Content(), &fyne.KeyEvent{Name: fyne.KeyF1})
	}
	if got := words(w); len(w.win.Canvas().Overlays().List()) != 2 || !strings.Contains(got, "使用手册") {
		t.Fatalf("%d overlays:\n%s", len(w.win.Canvas().Overlays().List()), got)
	}
	kit.PassKey(w.win.Content(), &fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := words(w); len(w.win.Canvas().Overlays().List()) != 1 || !strings.Contains(got, "不核定") {
		t.Errorf("Esc does not lead back to the dialog:\n%s", got)
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

// The pictures of the pages are in the program, as wide as the text, and larger when asked for.
func TestTheManualShowsItsPictures(t *testing.T) {
	w := openWindow(t, Options{})
	shown := func() (wide float32) {
		uitest.Each(w.win.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
			if img, ok := o.(*canvas.Image); ok && img.Image != nil {
				wide = max(wide, img.Size().Width)
			}
		})
		return wide
	}
	for _, page := range handbook.Manual().Pages {
		for _, section := range page.Sections {
			for _, block := range section.Blocks {
				if block.Kind != handbook.Picture {
					continue
				}
				w.help(page.ID)
				small := shown()
				if small < 300 {
					t.Errorf("%s shows %s %v wide", page.Title, block.File, small)
				}
				var link *kit.Link
				uitest.Each(w.win.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
					if l, ok := o.(*kit.Link); ok {
						link = l
					}
				})
				test.Tap(link)
				if large := shown(); large <= small*1.2 {
					t.Errorf("%s enlarged is %v wide, %v before", block.File, large, small)
				}
				for range 2 {
					kit.PassKey(w.win.Content(), &fyne.KeyEvent{Name: fyne.KeyEscape})
				}
			}
		}
	}
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("Esc does not lead back")
	}
}

// PageDown turns the page wherever the keyboard is in the manual, and the page that is open is in sight in the list of all.
func TestTheManualTurnsItsPagesFromEverywhere(t *testing.T) {
	w := openWindow(t, Options{})
	w.help(shell.Settings)
	var list *kit.Outline
	var scrolls []*container.Scroll
	parts := func() {
		list, scrolls = nil, nil
		uitest.Each(w.win.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
			switch o := o.(type) {
			case *container.Scroll:
				scrolls = append(scrolls, o)
			case *kit.Outline:
				list = o
			}
		})
	}
	parts()
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	var safe *kit.Button
	uitest.Each(w.win.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Text() == "回到设置" {
			safe = b
		}
	})
	foot := place(safe).Y - (56-safe.Size().Height)/2
	if end := place(list).Y + list.Top(shell.Settings) + look.DenseRow; end > foot {
		t.Errorf("the page in the list ends at %.0f, the foot of the manual begins at %.0f", end, foot)
	}
	for _, s := range scrolls {
		if end := place(s).Y + s.Size().Height; end > foot {
			t.Errorf("what scrolls ends at %.0f, under the foot at %.0f", end, foot)
		}
	}
	turned := func() (most float32) {
		parts()
		for _, s := range scrolls {
			if s.Size().Width > 400 { // the text, beside the list
				most = s.Offset.Y
			}
		}
		return most
	}
	for _, from := range []fyne.Focusable{list, safe} {
		w.win.Canvas().Focus(from)
		list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(60, list.Top(handbook.Manual().Pages[1].ID)+2)})
		w.win.Canvas().Focus(from)
		before := turned()
		if from.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}); turned() <= before {
			t.Errorf("PageDown from %T turns from %.0f to %.0f", from, before, turned())
		}
	}
}
