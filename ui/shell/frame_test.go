package shell

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/kit/theme"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

type page struct {
	id      string
	shown   int
	changed int
	made    int
	target  any
	stays   bool // holds unsaved work and is not left
	keys    []fyne.KeyName
}

func (p *page) Object() fyne.CanvasObject { p.made++; return text.Body(p.id) }
func (p *page) Shown(target any)          { p.shown++; p.target = target }
func (p *page) Changed()                  { p.changed++ }
func (p *page) Keys() []string            { return []string{"F1 帮助"} }
func (p *page) Shortcuts() []kit.Shortcut {
	return []kit.Shortcut{{Else: func(ev *fyne.KeyEvent) bool { p.keys = append(p.keys, ev.Name); return true }}}
}
func (p *page) Leave(leave func()) {
	if !p.stays {
		leave()
	}
}

func frame(t *testing.T, hooks Hooks) (*Frame, map[string]*page, fyne.Window) {
	t.Helper()
	theme.Use(mainloop.NewApp(t))
	win := test.NewTempWindow(t, kit.Space(1, 1))
	f := New(win, hooks)
	pages := map[string]*page{}
	for _, id := range []string{"home", "members"} {
		pages[id] = &page{id: id}
		f.Register(Place{ID: id, Title: id, Icon: "home", Group: "日常", Make: func() Screen { return pages[id] }})
	}
	win.Resize(fyne.NewSize(1366, 697))
	return f, pages, win
}

func TestScreensAreMadeOnceAndToldWhenShown(t *testing.T) {
	f, pages, _ := frame(t, Hooks{})
	f.Navigate("home")
	f.Navigate("members")
	f.Navigate("home")
	if pages["home"].made != 1 || pages["home"].shown != 2 || f.current != "home" {
		t.Errorf("made %d, shown %d, at %s", pages["home"].made, pages["home"].shown, f.current)
	}
	if f.Navigate("nowhere") || f.current != "home" {
		t.Error("an unknown place must change nothing")
	}
	f.Changed()
	if pages["home"].shown != 2 || pages["home"].changed != 1 {
		t.Error("the screen is told that the data changed, and not that it was opened")
	}
}

func TestAClickOnTheOpenPlaceReadsAgainAndShowsNothingElse(t *testing.T) {
	f, pages, _ := frame(t, Hooks{})
	f.Open("members", int64(7))
	f.Navigate("members")
	if p := pages["members"]; p.target != any(int64(7)) || p.shown != 1 || p.changed != 1 {
		t.Errorf("shown %d with %v, changed %d", p.shown, p.target, p.changed)
	}
	if f.Open("members", int64(8)); pages["members"].target != any(int64(8)) {
		t.Error("what is asked for is shown on the open place too")
	}
}

func TestUnsavedWorkKeepsItsScreen(t *testing.T) {
	f, pages, _ := frame(t, Hooks{})
	f.Navigate("home")
	pages["home"].stays = true
	if f.Open("members", int64(7)); f.current != "home" {
		t.Fatal("the screen was left with unsaved work")
	}
	pages["home"].stays = false
	if f.Navigate("members"); pages["members"].target != nil {
		t.Errorf("what was asked for and not left for is shown later: %v", pages["members"].target)
	}
}

func TestKeysOfTheFrame(t *testing.T) {
	undone, helped := 0, ""
	f, pages, win := frame(t, Hooks{Undo: func() { undone++ }, Help: func(place string) { helped = place }})
	f.Navigate("home")
	typed := win.Canvas().OnTypedKey()
	typed(&fyne.KeyEvent{Name: fyne.KeyF1})
	typed(&fyne.KeyEvent{Name: fyne.KeyF5})
	typed(&fyne.KeyEvent{Name: fyne.KeyF8})
	f.Toasts.Say("已导入 89 人", "撤销", f.undoChange)
	win.Canvas().(interface{ TypedShortcut(fyne.Shortcut) }).TypedShortcut(&fyne.ShortcutUndo{})
	if undone != 1 || helped != "home" || pages["home"].changed != 1 {
		t.Errorf("undone %d, help at %q, changed %d", undone, helped, pages["home"].changed)
	}
	if k := pages["home"].keys; len(k) != 1 || k[0] != fyne.KeyF8 {
		t.Errorf("the screen got %v", k)
	}
}

// The tenth place has a key too.
func TestTheTenthPlaceIsOpenedByZero(t *testing.T) {
	f, _, win := frame(t, Hooks{})
	for i := 3; i <= 10; i++ {
		id := fmt.Sprint("place", i)
		f.Register(Place{ID: id, Title: id, Icon: "home", Group: "日常", Make: func() Screen { return &page{id: id} }})
	}
	f.Navigate("home")
	win.Canvas().(interface{ TypedShortcut(fyne.Shortcut) }).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.Key0, Modifier: fyne.KeyModifierControl})
	if f.Current() != "place10" {
		t.Errorf("Ctrl+0 opens %q", f.Current())
	}
}

func TestLockLeavesOnePlace(t *testing.T) {
	undone := 0
	f, _, win := frame(t, Hooks{Undo: func() { undone++ }})
	f.Navigate("home")
	f.Lock(true, "home")
	test.Tap(f.nav.rows["members"])
	f.top.search.Open()
	f.undo()
	if f.current != "home" || undone != 0 || win.Canvas().Overlays().Top() != nil {
		t.Error("without a data file only the first place can be used")
	}
	f.Lock(false, "")
	test.Tap(f.nav.rows["members"])
	if f.current != "members" {
		t.Error("unlocked again, every place opens")
	}
}

func TestFrameFitsASmallScreen(t *testing.T) {
	f, _, win := frame(t, Hooks{})
	f.SetCommittee("某某区民办教育行业综合党委", nil)
	f.SetYear("2026 年度", []kit.Option{{Text: "2025 年度"}})
	f.SetWho("周敏", nil)
	f.SetFile("综合党委2026.sbd", "10:36 已备份")
	f.SetLast("10:38", "导入党员花名册：新增 31 人，更新 58 人", true)
	f.Navigate("home")
	if m := win.Content().MinSize(); m.Width > 1366 || m.Height > 697 {
		t.Errorf("the frame needs %v", m)
	}
}

func TestFilesDroppedOnAScreenThatTakesNoneGoToTheProgram(t *testing.T) {
	var got []string
	f, _, _ := frame(t, Hooks{Dropped: func(paths []string, _ func([]string)) { got = paths }})
	f.Navigate("home")
	f.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI("/tmp/花名册.xlsx")})
	if len(got) != 1 || got[0] != "/tmp/花名册.xlsx" {
		t.Errorf("got %v", got)
	}
}

// Seen by the monkey: files reached the screen behind a dialog, and a screen went while its cell was typed into.
func TestFilesAreNotDroppedBehindADialogAndEndTyping(t *testing.T) {
	taken := 0
	f, _, _ := frame(t, Hooks{Dropped: func([]string, func([]string)) { taken++ }})
	f.Navigate("home")
	f.Drop(fyne.Position{}, []string{"/tmp/花名册.xlsx"})
	f.top.search.Open()
	f.Drop(fyne.Position{}, []string{"/tmp/花名册.xlsx"})
	if taken != 1 {
		t.Errorf("files were taken %d times, want once: not behind what stands over the window", taken)
	}
	f.Canvas().Overlays().Remove(f.Canvas().Overlays().Top())
	field := kit.NewEntry("")
	f.stage.Objects = []fyne.CanvasObject{field}
	f.Canvas().Focus(field)
	if f.Drop(fyne.Position{}, []string{"/tmp/花名册.xlsx"}); f.Canvas().Focused() != nil || taken != 2 {
		t.Errorf("taken %d times, still typing into %v", taken, f.Canvas().Focused())
	}
}

// attacher is a page whose right half takes attachments.
type attacher struct {
	page
	got []string
}

func (a *attacher) DroppedAt(at fyne.Position, paths []string) bool {
	if at.X > 600 {
		a.got = paths
	}
	return at.X > 600
}

func TestFilesDroppedOnARecordAreAttachedAndOthersImported(t *testing.T) {
	var imported []string
	f, _, _ := frame(t, Hooks{Dropped: func(paths []string, screen func([]string)) {
		if screen != nil {
			screen(paths)
		} else {
			imported = paths
		}
	}})
	a := &attacher{page: page{id: "registers"}}
	f.Register(Place{ID: "registers", Title: "台账", Icon: "archive", Group: "日常", Make: func() Screen { return a }})
	f.Navigate("registers")
	f.dropped(fyne.NewPos(900, 300), []fyne.URI{storage.NewFileURI("/tmp/纪要.pdf")})
	if len(a.got) != 1 || imported != nil {
		t.Errorf("attached %v, imported %v", a.got, imported)
	}
	f.dropped(fyne.NewPos(200, 300), []fyne.URI{storage.NewFileURI("/tmp/花名册.xlsx")})
	if len(imported) != 1 || imported[0] != "/tmp/花名册.xlsx" {
		t.Errorf("imported %v", imported)
	}
}

// TestNothingOverprintsInANarrowWindow: names of any length give way to what stands beside them.
func TestNothingOverprintsInANarrowWindow(t *testing.T) {
	f, _, win := frame(t, Hooks{})
	f.SetCommittee(strings.Repeat("某某区民办教育行业", 6)+"综合党委", []kit.Option{{Text: "打开别的数据文件"}})
	f.SetYear("2026 年度", []kit.Option{{Text: "2025 年度"}})
	f.SetWho("买买提·阿不都热依木江·吐尔逊", []kit.Option{{Text: "换操作人"}})
	f.SetFile(strings.Repeat("综合党委", 10)+".sbd", "10:36 已备份")
	f.SetLast("10:38", strings.Repeat("导入党员花名册：新增 31 人，", 5), true)
	f.Navigate("home")
	if m := win.Content().MinSize(); m.Width > 1000 {
		t.Errorf("the frame needs %v", m)
	}
	for _, width := range []float32{1000, 1366, 1920} {
		win.Resize(fyne.NewSize(width, 640))
		for _, strip := range [][]fyne.CanvasObject{{f.status.left, f.status.middle, f.status.keys}, {f.top.committee, f.top.year, f.top.search, f.top.who}} {
			end := float32(0)
			for _, o := range strip {
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).X
				if at < end || at+o.Size().Width > width {
					t.Errorf("%v wide: %T from %v to %v stands over what ends at %v", width, o, at, at+o.Size().Width, end)
				}
				end = at + o.Size().Width
			}
		}
	}
}

// The key beside the last change is named only while nothing was typed into the field with the keyboard, where it undoes that.
func TestTheUndoKeyIsNotNamedWhileTyping(t *testing.T) {
	f, _, win := frame(t, Hooks{Undo: func() {}})
	f.SetLast("09:30", "新增党员", true)
	field := kit.NewEntry("")
	f.stage.Objects = []fyne.CanvasObject{field}
	if f.status.cap.Hidden {
		t.Error("the key is not named")
	}
	win.Canvas().Focus(field)
	if f.status.cap.Hidden {
		t.Error("the key is not named in a field that nothing was typed into")
	}
	if field.TypedRune('x'); !f.status.cap.Hidden {
		t.Error("the key is named in a field that something was typed into")
	}
	win.Canvas().Unfocus()
	if f.status.cap.Hidden {
		t.Error("the key is not named again")
	}
}

// formPage is a screen with a form at the right of a list, each with a main button.
type formPage struct {
	page
	object        fyne.CanvasObject
	own           []kit.Shortcut
	names         []string
	pressed, form int
}

func (p *formPage) Object() fyne.CanvasObject { return p.object }
func (p *formPage) Keys() []string            { return append(p.names, "F1 帮助") }
func (p *formPage) Shortcuts() []kit.Shortcut { return p.own }

// Ctrl+Enter presses the main button of the form that is filled in, else that of the screen, and the status line names it; what a screen
// itself says of the key comes first.
func TestCtrlEnterPressesTheMainButtonThatTheStatusLineNames(t *testing.T) {
	f, _, win := frame(t, Hooks{})
	p := &formPage{}
	entry := kit.NewEntry("")
	list := kit.PrimaryButton("登记加分", func() { p.pressed++ })
	form := kit.NewPane(kit.PaneSpec{Title: "加分", Body: kit.NewField("依据", entry), Foot: []fyne.CanvasObject{kit.PrimaryButton("登记", func() { p.form++ })}})
	form.Hide()
	p.object = kit.HBox(0, list, form)
	f.Register(Place{ID: "form", Title: "表", Icon: "home", Make: func() Screen { return p }})
	f.Navigate("form")
	saves := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}
	check := func(named string, pressed, form int) {
		t.Helper()
		f.KeysChanged()
		if got := f.status.keys.Text; strings.Contains(got, saveKey) != (named != "") || !strings.Contains(got, named) {
			t.Errorf("the status line says %q, not %q", got, named)
		}
		if e, ok := win.Canvas().Focused().(fyne.Shortcutable); ok {
			e.TypedShortcut(saves)
		} else {
			win.Canvas().(fyne.Shortcutable).TypedShortcut(saves)
		}
		if p.pressed != pressed || p.form != form {
			t.Errorf("with %q: the list's button was pressed %d times, the form's %d", named, p.pressed, p.form)
		}
	}
	check("Ctrl+Enter 登记加分", 1, 0)
	form.Show()
	win.Canvas().Focus(entry)
	if got := f.status.keys.Text; !strings.Contains(got, "Ctrl+Enter 登记") || strings.Contains(got, "加分") {
		t.Errorf("in the form the status line says %q", got)
	}
	check("Ctrl+Enter 登记", 1, 1)
	win.Canvas().Unfocus()
	check("", 1, 1) // two of them, and nothing says which
	form.Hide()
	list.Disable()
	check("", 1, 1)
	own := 0
	p.own, p.names = []kit.Shortcut{{Key: fyne.KeyReturn, Mod: fyne.KeyModifierControl, Do: func() { own++ }}}, []string{"Ctrl+Enter 保存"}
	list.Enable()
	if check("Ctrl+Enter 保存", 1, 1); own != 1 {
		t.Errorf("the screen's own key did its work %d times", own)
	}
}

// Only a screen that was opened just now and still reads is waited for.
func TestAFrameWaitsForAScreenThatReads(t *testing.T) {
	idle := true
	f, _, _ := frame(t, Hooks{Idle: func() bool { return idle }})
	f.Navigate("home")
	if f.Coming() {
		t.Error("a screen that reads nothing is waited for")
	}
	if idle = false; !f.Coming() {
		t.Error("a screen that reads is not waited for")
	}
	if f.arriving.at = f.arriving.at.Add(-atOnce); f.Coming() {
		t.Error("a screen that reads for long is waited for")
	}
}

// undoPage is a screen that names Ctrl+Z, and may hold a form.
type undoPage struct {
	page
	stepping bool
}

func (p *undoPage) Keys() []string   { return []string{"Enter 查看", "Ctrl+Z 撤销"} }
func (p *undoPage) Stepping() bool   { return p.stepping }
func (p *undoPage) UndoStep() string { return "" }
func (p *undoPage) RedoStep() string { return "" }

// The status line offers Ctrl+Z only while it would take back a change: not after a year was finalised, in a file that is only looked at, in
// a form, or in a field that something was typed into.
func TestTheStatusLineOffersToUndoOnlyWhatCanBe(t *testing.T) {
	f, _, win := frame(t, Hooks{Undo: func() {}})
	p := &undoPage{page: page{id: "assess"}}
	f.Register(Place{ID: "assess", Title: "考核", Icon: "home", Make: func() Screen { return p }})
	f.Navigate("assess")
	field := kit.NewEntry("")
	f.stage.Objects = []fyne.CanvasObject{field}
	for _, c := range []struct {
		name string
		do   func()
		want bool
	}{
		{"nothing was changed yet", func() {}, false},
		{"after a change", func() { f.SetLast("09:30", "新增党员", true) }, true},
		{"something typed", func() { win.Canvas().Focus(field); field.TypedRune('x') }, false},
		{"out of the field", func() { win.Canvas().Unfocus() }, true},
		{"in a form", func() { p.stepping = true; f.KeysChanged() }, false},
		{"out of the form", func() { p.stepping = false; f.KeysChanged() }, true},
		{"only looked at", func() { f.SetLast("09:30", "新增党员", false) }, false},
		{"after the year was finalised", func() { f.SetLast("09:30", "新增党员", true); f.SetLast("", "", false) }, false},
	} {
		c.do()
		if got := strings.Contains(f.status.keys.Text, undoKey); got != c.want || got == f.status.cap.Hidden {
			t.Errorf("%s: %q, the key beside the change hidden: %v", c.name, f.status.keys.Text, f.status.cap.Hidden)
		}
	}
}
