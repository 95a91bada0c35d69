// Package districts is the screen 汇总 of a district's data file: the committees side by side, their packages, and the years. What
// it shows is worked out in model/district; here it is only shown.
package districts

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// The tabs.
const (
	compareTab = iota
	packagesTab
	yearsTab
)

// paneWidth is the width of the pane.
const paneWidth float32 = 332

// Screen is the screen 汇总.
type Screen struct {
	AskFiles func(title string, then func(paths []string)) // asks for packages
	AskSave  func(title, name string, then func(path string))

	d      *shell.Desk
	object *fyne.Container
	head   *shell.Head
	tabs   *kit.Tabs
	strip  *fyne.Container
	body   *fyne.Container
	main   *fyne.Container
	paneAt *fyne.Container

	tab     int
	c       *district.Comparison // nil before it was read
	chosen  int64                // the committee whose pane shows, 0 for none
	measure district.Measure     // that the pane speaks of, "" for the one that tells most
	branch  string               // of the chosen committee, whose pane shows; "" for the committee's own
	people  []model.RosterLine   // of that branch
	shut    bool
	compare *compareView
	list    *table.Table[*district.Row]
	years   *yearsView
	beside  []*district.Row // two and more that are ticked
	taken   string          // the name of the committee whose package was taken in last, until it shows

	reading, roster shell.Reading
}

var _ shell.Screen = (*Screen)(nil)
var _ shell.Dropper = (*Screen)(nil)

// New makes the screen. Shown takes the ID of a committee (int64) or nil.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d, strip: container.NewStack(), main: container.NewStack(), paneAt: container.NewStack()}
	s.AskFiles = func(title string, then func([]string)) {
		files.AskOpenSeveral(d.Window, files.Request{Title: title, Start: d.Office.Path(), Kinds: []files.Kind{files.Package}}, then)
	}
	s.AskSave = func(title, name string, then func(string)) {
		files.AskSave(d.Window, files.Request{Title: title, Start: files.Beside(d.Office.Path(), name), Kinds: []files.Kind{files.Text}, Guard: d.Office.Output("", nil)}, saveTo(then))
	}
	s.head = shell.NewHead("汇总", "")
	s.compare, s.years = newCompareView(s), newYearsView(s)
	s.list = table.New(s.listSpec())
	s.body = kit.Border(nil, nil, nil, s.paneAt, s.main)
	s.object = kit.Border(kit.VBox(0, s.head.Object, s.strip), nil, nil, nil, s.body)
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown reads everything, and shows the committee that is asked for.
func (s *Screen) Shown(target any) {
	if id, ok := target.(int64); ok {
		s.choose(id)
	}
	s.reload(func() { s.focus() })
}

// Changed reads everything again.
func (s *Screen) Changed() { s.reload(nil) }

// Keys are the keys of the status line.
func (s *Screen) Keys() []string {
	return []string{"Enter 打开", "F8 下一处待定", "Ctrl+O 导入数据包", "Ctrl+C 复制", "F1 帮助"}
}

// Shortcuts are the keys of the screen.
func (s *Screen) Shortcuts() []kit.Shortcut {
	return []kit.Shortcut{
		{Key: fyne.KeyF8, Do: s.nextUndecided},
		{Key: fyne.KeyO, Mod: fyne.KeyModifierControl, Do: s.askPackages},
		{Key: fyne.KeyEscape, Do: s.escape},
	}
}

// Dropped takes packages that are dropped on the window.
func (s *Screen) Dropped(paths []string) { s.planTake(paths, "") }

func (s *Screen) reload(then func()) {
	var c *district.Comparison
	s.d.Read(&s.reading, func(ctx context.Context, o *office.Office) (err error) {
		c, err = o.Comparison(ctx, 0)
		return err
	}, func() {
		s.c = c
		s.show()
	}, then)
}

func (s *Screen) focus() {
	switch {
	case s.c == nil || len(s.c.Rows) == 0:
	case s.tab == compareTab:
		s.compare.rows.Focus()
	case s.tab == packagesTab:
		s.list.Focus()
	}
}

// show draws everything after it was read.
func (s *Screen) show() {
	c := s.c
	s.showHead()
	if len(c.Rows) == 0 {
		s.strip.Objects = nil
		s.main.Objects = []fyne.CanvasObject{kit.NewEmptySentences("还没有收到数据包",
			container.NewCenter(kit.HBox(look.Gap12, shell.Writing(s.d, kit.PrimaryButton("导入数据包", s.askPackages)).Icon("import"), shell.Writing(s.d, kit.NewButton("列出该报送的党委", func() { s.editSender(model.Sender{}) })).Icon("list"))),
			"把公钥发给各行业综合党委，他们在“设置 → 向区里报送”里做好数据包发来，在这里导入", "也可以把数据包拖进窗口")}
		s.setPane(nil)
		s.object.Refresh()
		return
	}
	for _, r := range c.Rows {
		if r.Sender.Name == s.taken {
			s.choose(r.Sender.ID)
			s.taken = ""
		}
	}
	if c.Row(s.chosen) == nil {
		s.chosen, s.branch = c.Rows[0].Sender.ID, ""
	}
	s.strip.Objects = []fyne.CanvasObject{s.stripCells()}
	switch s.tab {
	case compareTab:
		s.compare.show(c, s.chosen)
		s.main.Objects = []fyne.CanvasObject{s.compare.object}
	case packagesTab:
		s.list.SetRows(c.Rows)
		s.list.SetCurrent(fmt.Sprint(s.chosen))
		s.main.Objects = []fyne.CanvasObject{s.list.Object()}
	case yearsTab:
		s.years.show(c)
		s.main.Objects = []fyne.CanvasObject{s.years.object}
	}
	s.main.Refresh()
	s.showPane()
	s.object.Refresh()
}

func (s *Screen) showHead() {
	got, all := s.c.Count(district.Came, district.Undecided), len(s.c.Rows)
	packs := "数据包"
	if all > 0 {
		packs = fmt.Sprintf("数据包 %d/%d", got, all)
	}
	s.tabs = kit.NewTabs(kit.TabWords("对比", packs, "历年"), s.tab, func(i int) {
		s.tab = i
		s.show()
		s.focus()
	}).Spaced(look.Gap16, look.HeadHeight)
	s.head.SetMiddle(s.tabs)
	buttons := []fyne.CanvasObject{shell.Writing(s.d, kit.NewButton("导入数据包", s.askPackages)).Icon("import")}
	if n := len(s.c.Missing()); n > 0 {
		buttons = append(buttons, kit.NewButton(fmt.Sprintf("催报 %d 个", n), s.urge).Icon("mail"))
	}
	if got > 0 {
		buttons = append(buttons, kit.NewButton("出全区汇总表", func() { s.d.Go(shell.Papers, "compare") }).Icon("document"))
	}
	s.head.SetButtons(buttons...)
}

// choose shows a committee in the pane.
func (s *Screen) choose(id int64) {
	if s.chosen != id {
		s.chosen, s.branch, s.measure = id, "", ""
	}
	s.shut = false
}

// pick shows a committee, as a click on its cell or row does.
func (s *Screen) pick(id int64) {
	s.choose(id)
	if s.tab == compareTab {
		s.compare.rows.SetCurrent(fmt.Sprint(id))
		s.compare.showCharts(s.c, id)
	} else {
		s.list.SetCurrent(fmt.Sprint(id))
	}
	s.strip.Objects = []fyne.CanvasObject{s.stripCells()}
	s.strip.Refresh()
	s.showPane()
}

// nextUndecided goes to the next committee of which something waits for a decision.
func (s *Screen) nextUndecided() {
	if s.c == nil {
		return
	}
	at := 0
	for i, r := range s.c.Rows {
		if r.Sender.ID == s.chosen {
			at = i
		}
	}
	for i := range s.c.Rows {
		if r := s.c.Rows[(at+1+i)%len(s.c.Rows)]; len(r.Conflicts) > 0 {
			s.branch = ""
			s.pick(r.Sender.ID)
			return
		}
	}
	s.d.Toasts.Say("没有待定的结果", "", nil)
}

func (s *Screen) escape() {
	switch {
	case s.branch != "":
		s.branch = ""
		s.showPane()
	case !s.shut:
		s.shut = true
		s.showPane()
	}
}

func (s *Screen) setPane(o fyne.CanvasObject) {
	kit.PutBeside(s.paneAt, s.body, o)
}
