// Package firstrun is the screen that greets somebody without a data file: the way through the year at the left, and
// the form that makes the data file at the right.
package firstrun

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/resources/sectors"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Then is what is gone on with once the data file stands.
type Then struct {
	Import   bool // the import screen is opened
	Password bool // a password is set, before all else
}

// Actions are what the window does with the answers. Each error is shown here.
type Actions struct {
	// Create makes the data file and opens it, or calls failed.
	Create func(path string, c model.Committee, who string, then Then, failed func(error))
	// CreateDistrict likewise makes the data file of a district, which takes in the packages of committees.
	CreateDistrict func(path string, c model.Committee, who string, then Then, failed func(error))
	OpenSample     func(want Sample, failed func(error)) // makes the sample committee and opens it
	OpenExisting   func(path string, failed func(error)) // opens a data file
	Recent         []string                              // data files opened at this PC, the latest first
	OpenRecent     func(path string, failed func(error)) // opens one of them
	Back           func()                                // back to the data file that is open; nil while there is none
}

// Screen is the first-run screen. It needs no open data file.
type Screen struct {
	AskOpen, AskSave files.Asker

	win    fyne.Window
	acts   Actions
	object *fyne.Container
	form   *form.Form
	sector *kit.OptionCards
	year   *kit.Select
	path   *pathField
	failAt *fyne.Container
	goOn   *kit.Button
	later  *kit.Button
	sealed *kit.Check // a password is wanted

	own     *fyne.Container // the words of a sector that does not ship
	box     *fyne.Container
	sectors []sectors.Sector // what the cards stand for, in their order; the card after them is a district's file

	folder string // where the proposed file lies
	named  bool   // the user chose the file's place
	making bool   // the data file is being made
}

// New makes the screen; now gives the year that is proposed.
func New(win fyne.Window, now time.Time, acts Actions) *Screen {
	s := &Screen{win: win, acts: acts, AskOpen: files.OpenData(win), AskSave: files.NewData(win), form: form.New()}
	s.folder = "."
	if path, err := office.DefaultPath(); err == nil {
		s.folder = filepath.Dir(path)
	}
	left := kit.Border(nil, nil, nil, kit.VRule(look.Line), container.NewStack(kit.Space(stepsWide, 0), kit.Pad(yearSteps(), 56, look.Gap24, look.Gap24, 56)))
	form := kit.Pad(container.NewStack(kit.Space(560, 0), s.build(now)), 56, look.Gap24, look.Gap24, 56)
	s.object = container.NewStack(kit.NewFill(look.Surface), container.New(sides{}, left, kit.VScroll(kit.Border(nil, nil, form, nil, kit.Space(0, 0)))))
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown puts the keyboard into the name.
func (s *Screen) Shown(any) { s.win.Canvas().Focus(s.form.Entry("name")) }

// Changed has nothing to read again: what is typed here is not in a data file yet.
func (s *Screen) Changed() {}

// Keys are the keys of the status line.
func (s *Screen) Keys() []string { return []string{"Tab 下一项", "Enter 建立", "F1 帮助"} }

// Shortcuts are none: the fields and buttons have theirs.
func (s *Screen) Shortcuts() []kit.Shortcut { return nil }

// ofDistrict reports whether the file shall be a district's.
func (s *Screen) ofDistrict() bool { return s.sector.Chosen() >= len(s.sectors) }

// kindChosen follows the choice of the file's kind: a district imports no tables.
func (s *Screen) kindChosen() {
	words, name, such := "建立并去导入表格", "党委名称", ""
	if !s.ofDistrict() {
		such = "例如 " + s.sectors[s.sector.Chosen()].Example
	} else {
		words, name, such = "建立区级汇总", "区里的部门名称", "例如 某某区委社会工作部"
	}
	s.form.Entry("name").SetPlaceHolder(such)
	s.goOn.SetText(words)
	s.form.Field("name").SetLabel(name)
	kit.SetShown(s.later, !s.ofDistrict())
	s.showOwn()
	s.proposePath()
	s.object.Refresh()
}

func (s *Screen) build(now time.Time) fyne.CanvasObject {
	s.sectors = sectors.All()
	var cards []kit.Choice
	for _, sector := range s.sectors {
		cards = append(cards, kit.Choice{Text: sector.Name, Detail: sector.Detail})
	}
	cards = append(cards, kit.Choice{Text: "区级汇总", Detail: "汇总各党委"})
	s.sector = kit.NewOptionCards(cards, 0, func(int) { s.kindChosen() })
	name := kit.NewEntry("例如 某某区民办教育行业综合党委")
	name.OnChanged = func(string) { s.form.Field("name").SetError("") }
	who := kit.NewEntry("你的姓名")
	var years []string
	for y := now.Year() + 1; y >= now.Year()-3; y-- {
		years = append(years, fmt.Sprint(y))
	}
	s.year = kit.NewSelect(years, 1, func(kit.Option) { s.proposePath() })
	for _, e := range []*kit.Entry{name, who} {
		e.OnSubmitted = func(string) { s.create(true) }
	}
	s.path = newPathField(s.changePath)
	s.failAt = container.NewStack()
	s.goOn = kit.PrimaryButton("建立并去导入表格", func() { s.create(true) }).IconAfter("arrow-right")
	s.later = kit.NewButton("先建立，以后再导入", func() { s.create(false) }).Kind(kit.Plain)
	acts := kit.HBox(look.Gap8, s.goOn, s.later)
	if s.acts.Back != nil {
		acts.Add(kit.NewButton("回到现在的数据文件", s.acts.Back).Kind(kit.Plain))
	}
	s.sealed = kit.NewCheck("建好就设密码，别人拿到文件也看不到内容（要先印一张恢复单）", false, nil)
	s.own = s.ownWords()
	box := kit.VBox(0, text.Title("建立党委资料"), kit.Space(0, look.Gap4), text.Body("填完就能导入表格；以后都可以改。").In(look.Text2), kit.Space(0, look.Gap24),
		kit.Space(0, look.Gap4), text.Small("行业"), kit.Space(0, look.Gap4), s.sector, s.own, kit.Space(0, look.Gap20),
		s.form.Add("name", "党委名称", name), kit.Space(0, look.Gap20),
		kit.Columns(look.Gap12, 0, []float32{140, 140, 0}, s.form.Add("year", "工作年度", s.year), s.form.Add("who", "操作人", who),
			s.form.Add("path", "数据文件放在", s.path)),
		kit.Space(0, look.Gap8), text.Small("所有资料存在这一个文件里，不上传，不需要服务器。"), kit.Space(0, look.Gap12), s.sealed, s.failAt, kit.Space(0, look.Gap24),
		acts, kit.Space(0, 40), kit.HRule(look.Line), kit.Space(0, look.Gap24), s.others())
	s.box = box
	s.showOwn()
	s.proposePath()
	return box
}

// ownWords are the fields of a committee whose sector does not ship.
func (s *Screen) ownWords() *fyne.Container {
	named := kit.NewEntry("例如 物业服务")
	named.OnChanged = func(string) { s.form.Field("sector_name").SetError("") }
	return kit.VBox(0, kit.Space(0, look.Gap12),
		kit.Columns(look.Gap12, 0, []float32{170, 120, 0}, s.form.Add("sector_name", "行业叫什么", named),
			s.form.Add("unit_word", "单位怎么称呼", kit.NewEntry("例如 企业")), s.form.Add("unit_kinds", "单位有哪几类", kit.NewEntry("例如 物业企业、项目部"))),
		kit.Space(0, look.Gap4), text.Small("从通用的考核方案、先锋指数和台账开始，进去以后在“设置”里改成自己的。"))
}

// showOwn shows the fields of an own sector while such a one is chosen.
func (s *Screen) showOwn() {
	kit.SetShown(s.own, !s.ofDistrict() && s.sectors[s.sector.Chosen()].General)
	if s.box != nil {
		s.box.Refresh()
	}
}

// others is the way to the sample and to a data file that exists.
func (s *Screen) others() fyne.CanvasObject {
	words := kit.VBox(0, text.Strong("想先看看"), text.Body("示例党委是编的，停在一年的哪一步由你选，可以随意试。").In(look.Text2))
	sample := kit.NewButton("打开示例", s.askSample)
	existing := kit.NewButton("打开已有数据文件", func() {
		s.AskOpen("打开数据文件", s.folder, func(path string) { s.acts.OpenExisting(path, s.say) })
	})
	all := kit.VBox(0, kit.Spread(look.Gap16, []fyne.CanvasObject{words}, []fyne.CanvasObject{sample, existing}))
	if len(s.acts.Recent) > 0 {
		all.Add(kit.Space(0, look.Gap16))
		all.Add(text.Small("最近打开过"))
	}
	for _, path := range s.acts.Recent {
		name := kit.NewLink(filepath.Base(path), func() { s.acts.OpenRecent(path, s.say) })
		all.Add(kit.HBox(look.Gap12, name, text.Small(shortPath(filepath.Dir(path), 320))))
	}
	return all
}

// proposePath names the file after the year, until the user chose a place. A name that is taken gets a number, once it is known: the
// documents of some offices lie on a server.
func (s *Screen) proposePath() {
	if s.named || s.path == nil {
		return
	}
	name := "综合党委"
	if s.ofDistrict() {
		name = "全区汇总"
	}
	base := filepath.Join(s.folder, name+s.year.ChosenID())
	s.path.set(base + ".sbd")
	go func() {
		path := base + ".sbd"
		for n := 2; exists(path); n++ {
			path = fmt.Sprintf("%s-%d.sbd", base, n)
		}
		fyne.Do(func() {
			if !s.named && s.path.path == base+".sbd" {
				s.path.set(path)
			}
		})
	}()
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func (s *Screen) changePath() {
	s.AskSave("数据文件放在哪里", s.path.path, func(path string) {
		s.named = true
		s.path.set(path)
		s.form.Field("path").SetError("")
	})
}

// create checks the answers and hands them to the window.
func (s *Screen) create(thenImport bool) {
	if s.making {
		return
	}
	s.form.Clear()
	s.say(nil)
	c := model.Committee{Name: s.form.Value("name"), Sector: model.Sector(s.sectors[min(s.sector.Chosen(), len(s.sectors)-1)].ID)}
	switch {
	case s.ofDistrict():
		c.Sector = model.AllOfThem
	case c.Sector == model.General:
		c.Terms = model.SectorTerms{Name: s.form.Value("sector_name"), Unit: s.form.Value("unit_word"), UnitKinds: strings.Join(office.SplitList(s.form.Value("unit_kinds")), "、")}
	}
	_, _ = fmt.Sscan(s.year.ChosenID(), &c.Year) // the list holds numbers only
	if err := c.Validate(); err != nil {
		if !s.form.Show(err) {
			s.say(err)
		}
		return
	}
	who := s.form.Value("who")
	if who == "" {
		s.form.Field("who").SetError("写上姓名，每次改动都会记在这个名字下")
		s.win.Canvas().Focus(s.form.Entry("who"))
		return
	}
	if exists(s.path.path) {
		s.form.Field("path").SetError("这里已经有一个同名文件，点“更改”换一个名字，或者打开它")
		return
	}
	if err := os.MkdirAll(filepath.Dir(s.path.path), 0o755); err != nil {
		s.form.Field("path").SetError("这个文件夹不能写，点“更改”换一个地方")
		return
	}
	c.Contact = who
	s.say(nil)
	s.making = true
	failed := func(err error) {
		s.making = false
		s.say(err)
	}
	then := Then{Import: thenImport, Password: s.sealed.Checked()}
	if s.ofDistrict() {
		s.acts.CreateDistrict(s.path.path, c, who, then, failed)
		return
	}
	s.acts.Create(s.path.path, c, who, then, failed)
}

// say shows what went wrong under the form; nil takes it away.
func (s *Screen) say(err error) {
	s.failAt.Objects = nil
	if err != nil {
		s.failAt.Objects = []fyne.CanvasObject{kit.Pad(kit.NewNote(look.ToneBad, "没有做成", "", model.MessageOf(err)), look.Gap12, 0, 0, 0)}
	}
	s.failAt.Refresh()
	s.object.Refresh()
}
