package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

func TestButtonWorksByClickAndKeyUnlessOff(t *testing.T) {
	n := 0
	b := NewButton("导入", func() { n++ })
	win := kittest.Show(t, b, 200, 60)
	test.Tap(b)
	kittest.Press(b, fyne.KeySpace, fyne.KeyReturn, fyne.KeyA)
	if n != 3 {
		t.Errorf("acted %d times, want 3", n)
	}
	b.Off("还有 1 处同分没有决定")
	test.Tap(b)
	kittest.Press(b, fyne.KeySpace)
	if n != 3 {
		t.Error("a button that is off acted")
	}
	b.Enable()
	win.Canvas().Focus(b)
	if win.Canvas().Focused() != b || !b.focused {
		t.Error("a button takes the keyboard")
	}
}

func TestFieldErrorStandsUnderTheField(t *testing.T) {
	e := NumberEntry("")
	f := NewField("得分", e).Hint("满分 10 分")
	kittest.Show(t, f, 200, 100)
	before := f.MinSize().Height
	f.SetError("满分 10 分，请填 0 到 10")
	if !e.bad || f.note.Text != "满分 10 分，请填 0 到 10" || f.note.Token != look.Bad {
		t.Error("the error does not show")
	}
	f.SetError("")
	if e.bad || f.note.Text != "满分 10 分" || f.MinSize().Height != before {
		t.Error("the hint does not come back")
	}
}

// A text that is set before a field is shown is the text that it shows, whatever the kind of field.
func TestFieldsShowTheTextTheyWereGiven(t *testing.T) {
	for what, e := range map[string]*Entry{"one line": NewEntry("如：研究意见"), "area": TextArea("如：研究意见", 2), "number": NumberEntry("0")} {
		e.Text = "12"
		kittest.Show(t, e, 200, 80)
		if got := fieldText(e); got != "12" {
			t.Errorf("%s: shows %q", what, got)
		}
	}
}

// fieldText is what a field draws, its placeholder aside.
func fieldText(e *Entry) string {
	var all string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch w := o.(type) {
		case *canvas.Text:
			all += w.Text
		case *fyne.Container:
			for _, c := range w.Objects {
				walk(c)
			}
		case fyne.Widget:
			if !w.Visible() {
				return
			}
			for _, c := range test.WidgetRenderer(w).Objects() {
				walk(c)
			}
		}
	}
	walk(e)
	return all
}

func TestTheWheelScrollsTheFormAlsoOverAField(t *testing.T) {
	long := TextArea("", 3).With(strings.Repeat("很长的说明，写了好几行。", 30))
	short := TextArea("", 3).With("一行")
	line := NewEntry("").With(strings.Repeat("长", 80))
	roll := container.NewVScroll(VBox(0, line, short, long, Space(10, 2000)))
	win := kittest.Show(t, roll, 300, 400)
	wheel := func(over fyne.CanvasObject) float32 {
		roll.ScrollToTop()
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(over)
		test.Scroll(win.Canvas(), at.Add(fyne.NewPos(40, 12)), 0, -30)
		return roll.Offset.Y
	}
	if wheel(line) == 0 || wheel(short) == 0 {
		t.Error("a field kept the wheel from the form")
	}
	if wheel(long) != 0 {
		t.Error("a text with more lines than are in sight scrolls itself")
	}
}

func TestNumberFieldTakesNumbersOnly(t *testing.T) {
	e := NumberEntry("")
	kittest.Show(t, e, 200, 60)
	test.Type(e, "１２a。5分")
	if e.Text != "12.5" {
		t.Errorf("text %q", e.Text)
	}
}

func TestFunctionKeysReachTheWindowFromAField(t *testing.T) {
	helped, searched := 0, 0
	e := NewEntry("")
	win := kittest.Show(t, e, 200, 60)
	SetKeys(win.Canvas(), []Shortcut{{Key: fyne.KeyF1, Do: func() { helped++ }}, {Key: fyne.KeyK, Mod: fyne.KeyModifierControl, Do: func() { searched++ }}})
	win.Canvas().Focus(e)
	kittest.Press(e, fyne.KeyF1)
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl})
	e.TypedRune('字')
	if helped != 1 || searched != 1 || e.Text != "字" {
		t.Errorf("help %d, search %d, text %q", helped, searched, e.Text)
	}
}

// undrawn is an app whose windows have not drawn anything yet.
type undrawn struct{ fyne.App }

func (a undrawn) Driver() fyne.Driver { return undrawnDriver{a.App.Driver()} }

type undrawnDriver struct{ fyne.Driver }

func (undrawnDriver) CanvasForObject(fyne.CanvasObject) fyne.Canvas { return nil }

// Seen by the monkey: a right click ended the program when it reached a field before the field's first frame.
func TestTheMenuOfAFieldWaitsForItsFirstFrame(t *testing.T) {
	field := NewEntry("")
	win := kittest.Show(t, field, 200, 100)
	app := fyne.CurrentApp()
	fyne.SetCurrentApp(undrawn{app})
	field.TappedSecondary(&fyne.PointEvent{})
	fyne.SetCurrentApp(app)
	if win.Canvas().Overlays().Top() != nil {
		t.Fatal("the menu opened on a window that the field is not on")
	}
	mainloop.Until(t, "the menu of the field", func() bool { return win.Canvas().Overlays().Top() != nil })
}

func TestSelectByKeyboard(t *testing.T) {
	var got string
	s := NewSelect([]string{"优秀", "合格", "不合格"}, 0, func(o Option) { got = o.ID })
	win := kittest.Show(t, s, 300, 300)
	kittest.Press(s, fyne.KeyDown)
	if got != "合格" {
		t.Errorf("the arrow chose %q", got)
	}
	kittest.Press(s, fyne.KeySpace)
	list, ok := win.Canvas().Focused().(*optionList)
	if !ok {
		t.Fatal("Space opens the list")
	}
	kittest.Press(list, fyne.KeyDown, fyne.KeyReturn)
	if got != "不合格" || s.popup.Open() {
		t.Errorf("chose %q, open %v", got, s.popup.Open())
	}
	kittest.Press(s, fyne.KeyReturn)
	kittest.Press(win.Canvas().Focused(), fyne.KeyEscape)
	if s.ChosenID() != "不合格" || s.popup.Open() {
		t.Error("Esc closes the list and changes nothing")
	}
}

func TestLongListsCanBeSearched(t *testing.T) {
	var options []Option
	for i := range 40 {
		options = append(options, Option{ID: fmt.Sprint(i), Text: fmt.Sprintf("第 %d 支部", i), Keys: fmt.Sprintf("zb%d", i)})
	}
	s := NewOptionSelect(options, -1, nil)
	win := kittest.Show(t, s, 300, 600)
	test.Tap(s)
	field, ok := win.Canvas().Focused().(*Entry)
	if !ok {
		t.Fatal("40 branches need a field to search them")
	}
	test.Type(field, "zb17")
	kittest.Press(field, fyne.KeyReturn)
	if s.ChosenID() != "17" {
		t.Errorf("chose %q", s.ChosenID())
	}
	test.Tap(s.None("没有这个支部"))
	field = win.Canvas().Focused().(*Entry)
	test.Type(field, "没有的")
	if found := foundAmong(options, "没有的", s.none); len(found) != 1 || found[0].Text != "没有这个支部" {
		t.Errorf("nothing found shows %v", found)
	}
	kittest.Press(field, fyne.KeyReturn)
	if s.ChosenID() != "17" {
		t.Errorf("what says that there is nothing was chosen: %q", s.ChosenID())
	}
}

func TestChosenDisabledOptionIsSkipped(t *testing.T) {
	s := NewOptionSelect([]Option{{ID: "a", Text: "甲"}, {ID: "b", Text: "乙", Off: true}, {ID: "c", Text: "丙"}}, 0, nil)
	kittest.Show(t, s, 300, 300)
	kittest.Press(s, fyne.KeyDown)
	if s.ChosenID() != "c" {
		t.Errorf("chose %q", s.ChosenID())
	}
}

func TestEscapeIsTheSafeVerb(t *testing.T) {
	var acts []string
	win := kittest.Show(t, NewButton("x", nil), 800, 600)
	spec := DialogSpec{Title: "撤销 10:38 的导入？", Text: "新增的 31 人会退回导入前。", Safe: "不撤销", Act: "撤销导入 89 人", Danger: true,
		OnAct: func() bool { acts = append(acts, "act"); return true }, OnSafe: func() { acts = append(acts, "safe") }}
	d := ShowDialog(win.Canvas(), spec)
	if win.Canvas().Focused() != d.safe {
		t.Error("the safe verb has the keyboard first")
	}
	kittest.Press(win.Canvas().Focused(), fyne.KeyEscape)
	if strings.Join(acts, " ") != "safe" || win.Canvas().Overlays().Top() != nil {
		t.Errorf("Esc did %q", acts)
	}
	d = ShowDialog(win.Canvas(), spec)
	test.Tap(d.act)
	if strings.Join(acts, " ") != "safe act" || win.Canvas().Overlays().Top() != nil {
		t.Errorf("the act did %q", acts)
	}
}

func TestEnterPressesTheMainButtonOfADialog(t *testing.T) {
	entry, area, check := NewEntry(""), TextArea("", 2), NewCheck("全号", false, nil)
	radio, choice := NewRadioGroup([]Choice{{Text: "甲"}, {Text: "乙"}}, 0, false, nil), NewSelect([]string{"甲", "乙"}, 0, nil)
	for name, at := range map[string]fyne.Focusable{"button": nil, "field": entry, "tick": check, "choice": radio.items[0], "list": choice} {
		n := 0
		win := kittest.Show(t, NewButton("x", nil), 800, 600)
		ShowDialog(win.Canvas(), DialogSpec{Title: "t", Content: VBox(0, entry, area, check, radio.Box, choice), Safe: "不导出", Act: "导出", Focus: at,
			OnAct: func() bool { n++; return true }})
		kittest.Press(win.Canvas().Focused(), fyne.KeyReturn)
		if n != 1 || win.Canvas().Overlays().Top() != nil || check.Checked() {
			t.Errorf("Enter in the %s did the act %d times", name, n)
		}
	}
	n := 0
	win := kittest.Show(t, NewButton("x", nil), 800, 600)
	ShowDialog(win.Canvas(), DialogSpec{Title: "t", Content: area, Safe: "不导出", Act: "导出", Focus: area, OnAct: func() bool { n++; return true }})
	kittest.Press(area, fyne.KeyReturn)
	if n != 0 || area.Text != "\n" {
		t.Errorf("Enter in a field of several lines is a line: %d acts, %q", n, area.Text)
	}
	win.Canvas().Unfocus()
	win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEnter})
	if n != 1 {
		t.Error("Enter with the keyboard nowhere did nothing")
	}
	ShowDialog(win.Canvas(), DialogSpec{Title: "t", Safe: "知道了"})
	if kittest.Press(win.Canvas().Focused(), fyne.KeyReturn); win.Canvas().Overlays().Top() != nil {
		t.Error("a message stays after Enter")
	}
}

func TestDialogStaysOpenWhenTheActIsRefused(t *testing.T) {
	win := kittest.Show(t, NewButton("x", nil), 800, 600)
	d := ShowDialog(win.Canvas(), DialogSpec{Title: "t", Safe: "不保存", Act: "保存", OnAct: func() bool { return false }})
	test.Tap(d.act)
	if win.Canvas().Overlays().Top() == nil {
		t.Error("the dialog went although the act was refused")
	}
	if w := d.popup.layer.size.Width; w != look.DialogWidth {
		t.Errorf("width %v", w)
	}
}

func TestSegmentsAndTabsMoveWithArrows(t *testing.T) {
	var at int
	s := NewSegments([]string{"自评", "复核", "核定"}, 0, func(i int) { at = i })
	tabs := NewTabs(TabWords("概况", "单位"), 0, func(i int) { at = 10 + i })
	kittest.Show(t, VBox(0, s, tabs), 400, 200)
	kittest.Press(s, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	if at != 2 {
		t.Errorf("segments at %d", at)
	}
	test.TapAt(tabs, fyne.NewPos(tabs.MinSize().Width-4, 10))
	if at != 11 || tabs.Chosen() != 1 {
		t.Errorf("tabs at %d", at)
	}
}

func TestRadioGroupIsOneChoice(t *testing.T) {
	body := NewEntry("")
	g := NewRadioGroup([]Choice{{Text: "甲", Body: body}, {Text: "乙", Off: true}, {Text: "丙"}}, 0, true, nil)
	kittest.Show(t, g.Box, 300, 300)
	kittest.Press(g.items[0], fyne.KeyDown)
	if g.Chosen() != 2 || g.bodies[0].Visible() {
		t.Errorf("chosen %d, the first choice's field shows: %v", g.Chosen(), g.bodies[0].Visible())
	}
	test.Tap(g.items[1])
	if g.Chosen() != 2 {
		t.Error("a choice that is off was chosen")
	}
}

func TestCountsFilterSeveralAtOnce(t *testing.T) {
	var on []bool
	s := NewSummaryCounts([]CountItem{{Name: "全部"}, {Name: "需确认"}, {Name: "有问题"}}, nil, func(o []bool) { on = o })
	kittest.Show(t, s.Box, 500, 100)
	test.Tap(s.tiles[1])
	test.Tap(s.tiles[2])
	if fmt.Sprint(on) != "[false true true]" {
		t.Errorf("on %v", on)
	}
	test.Tap(s.tiles[0])
	if fmt.Sprint(on) != "[false false false]" {
		t.Errorf("全部 clears the others: %v", on)
	}
}

func TestToastOffersTheWayBack(t *testing.T) {
	undone := 0
	toasts := NewToasts()
	kittest.Show(t, toasts, 800, 600)
	if len(test.WidgetRenderer(toasts).Objects()) == 0 {
		t.Error("the window knows nothing of these toasts: the first one is not drawn before something else is")
	}
	toasts.Say("已导入 89 人", "撤销", func() { undone++ })
	if toasts.Text() != "已导入 89 人" {
		t.Errorf("toast %q", toasts.Text())
	}
	test.Tap(toasts.card.undo)
	if undone != 1 || toasts.Text() != "" {
		t.Errorf("undone %d, toast %q", undone, toasts.Text())
	}
}

func TestTreeOpensAndReports(t *testing.T) {
	var picked string
	tree := NewTreeLines([]TreeNode{{ID: "p", Name: "党建", Children: []TreeNode{{ID: "a", Name: "A", Why: "五项都有记录"}}}}, func(id string) { picked = id })
	kittest.Show(t, tree, 320, 300)
	closed := tree.MinSize().Height
	kittest.Press(tree, fyne.KeyDown, fyne.KeyRight)
	if open := tree.MinSize().Height; open <= closed {
		t.Errorf("height %v closed, %v open", closed, open)
	}
	kittest.Press(tree, fyne.KeyDown, fyne.KeyReturn)
	if picked != "a" {
		t.Errorf("picked %q", picked)
	}
}

func TestATipIsPaintedWhereThePointerRests(t *testing.T) {
	b := NewButton("打分", nil)
	b.SetTip("按档打分")
	win := kittest.Show(t, Space(0, 0), 400, 200)
	tips := NewTips(win.Canvas())
	win.SetContent(container.NewStack(HBox(0, b), tips))
	win.Resize(fyne.NewSize(400, 200))
	known := test.WidgetRenderer(tips).Objects()[0] // known to the window before there is a tip
	b.MouseIn(nil)
	tips.shown = true // as after half a second
	tips.Refresh()
	if face := test.WidgetRenderer(tips).Objects()[0]; face != known || face.Size().Width < 50 {
		t.Errorf("the tip is %v wide, drawn with what the window knows: %v", face.Size().Width, face == known)
	}
	b.MouseOut()
	if face := test.WidgetRenderer(tips).Objects()[0]; face.Size().Width != 0 {
		t.Error("the tip stays")
	}
}

func TestADayOfAStageDoesNotTouchTheNextStage(t *testing.T) {
	kittest.Show(t, NewStageLine(nil), 800, 60)
	for width := float32(100); width < 180; width++ {
		all := drawStage(Stage{Name: "自评", Count: "24 / 24", Date: "11-23 完成", State: StageDone}, 10, width, false)
		date := all[len(all)-1].(*canvas.Text)
		if end := date.Position().X + text.Width(date.Text, look.SizeSmall, false); date.Text != "" && end > 10+width-look.Gap8 {
			t.Fatalf("at %v wide “%s” ends at %v", width, date.Text, end)
		}
	}
}

// Tab leads from a list to what stands beside and below it, not back to the top of the window.
func TestTabGoesThroughABorderAsItIsRead(t *testing.T) {
	test.NewTempApp(t)
	var parts []fyne.CanvasObject
	for _, words := range []string{"top", "left", "center", "right", "bottom"} {
		parts = append(parts, NewButton(words, nil))
	}
	win := test.NewTempWindow(t, Border(parts[0], parts[4], parts[1], parts[3], parts[2]))
	for _, part := range parts {
		win.Canvas().FocusNext()
		if win.Canvas().Focused() != part.(fyne.Focusable) {
			t.Errorf("%s is not next", part.(*Button).Text())
		}
	}
}

// The tick stays with what is chosen when a long list is searched.
func TestTheTickIsSearchedAlong(t *testing.T) {
	var options []Option
	for i := range 40 {
		options = append(options, Option{ID: fmt.Sprint(i), Text: fmt.Sprintf("第 %d 支部", i)})
	}
	popup := optionPopup(options, 0, "", func(Option) {}, nil)
	win := kittest.Show(t, popup.Object, 300, 600)
	list := theOne[*optionList](t, popup.Object)
	win.Canvas().Focus(popup.Focus)
	for q, want := range map[string]string{"": "第 0 支部", "第 3": "", "第 0": "第 0 支部"} {
		popup.Focus.(*Entry).SetText(q)
		ticked := ""
		for _, o := range list.options {
			if o.Ticked {
				ticked += o.Text
			}
		}
		if ticked != want || len(list.options) == 0 {
			t.Errorf("searched for %q, the tick is at %q", q, ticked)
		}
	}
}

// theOne is the part of a sort in containers.
func theOne[T any](t *testing.T, o fyne.CanvasObject) (found T) {
	t.Helper()
	if at, ok := o.(T); ok {
		return at
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, part := range c.Objects {
			if _, leaf := part.(T); leaf {
				return part.(T)
			}
		}
	}
	t.Fatalf("no %T", found)
	return found
}
