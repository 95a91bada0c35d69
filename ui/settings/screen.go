// Package settings is where the committee's own data, the data file with its backups, and the window's looks are set.
package settings

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/resources/manual"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Actions are what only the window can do. An act that is nil is not offered.
type Actions struct {
	OpenFile func(path string, failed func(error)) // opens another data file in the place of this one
	NewFile  func()                                // shows the form for a new data file
	Restore  func(from string)                     // puts a verified backup in the place of the open data file and opens it; nil while that is open for looking only
	SetWho   func(name string)                     // keeps the name for the next start as well
	SetDark  func(dark bool)                       // changes the looks now and for the next start
	Password *PasswordActions                      // nil while the file is open for looking only
	Version  string
	LogFile  string
}

// The width of the left half, with the forms: where there is room, and at least.
const formWidth, leastForm float32 = 520, 340

// Screen is the settings screen.
type Screen struct {
	AskOpen files.Asker // asks for a data file or a backup
	AskSave files.Saver // asks where to put a backup

	AskFolder func(title string, then func(folder string)) // asks for the second place of the backups

	d        *shell.Desk
	acts     Actions
	object   *fyne.Container
	left     *fyne.Container
	right    *fyne.Container
	form     *form.Form
	saved    model.Committee
	words    model.Wording // as they were read
	saving   bool
	placing  shell.Reading
	second   []office.SavedBackup // at the second place, as far as they were read
	trouble  string               // why they could not be
	verify   string               // what the last examination found
	mendable bool                 // what was checked lacks contents of attachments that the backups may have
	sound    bool
	parts    map[shell.SettingsPart]part // of the right half, as it is shown now
	choose   *kit.Button                 // of the second place
	back     *kit.Link                   // to the latest backup
	without  []string                    // the registers that the committee does not keep, as the form has it
}

var _ shell.Screen = (*Screen)(nil)
var _ shell.Leaver = (*Screen)(nil)

// New makes the screen.
func New(d *shell.Desk, acts Actions) *Screen {
	s := &Screen{d: d, acts: acts, AskOpen: files.OpenData(d.Window), AskSave: files.SaveBackup(d.Window), AskFolder: askFolder(d.Window)}
	s.left, s.right = container.NewStack(), container.NewStack()
	left := kit.Giving(kit.VScroll(s.left), formWidth, leastForm)
	s.object = kit.Border(shell.NewHead("设置", "党委资料、数据文件和备份").Object, nil, left, nil,
		kit.Border(nil, nil, kit.VRule(look.Line), nil, kit.VScroll(s.right)))
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown reads everything again and does a shell.SettingsTask that is the target.
func (s *Screen) Shown(target any) {
	s.verify = ""
	s.Changed()
	s.d.Window.Canvas().Focus(s.form.Entry("name"))
	switch target {
	case shell.SettingsWho:
		s.d.Window.Canvas().Focus(s.form.Entry("who"))
		kit.Reveal(s.form.Field("who"))
	case shell.SettingsBackup, shell.SettingsRestore, shell.SettingsPlace:
		s.hold(target.(shell.SettingsPart))
	case shell.BackUp:
		s.backupNow()
	case shell.BackUpTo:
		s.backupTo()
	case shell.VerifyFile:
		s.check(s.d.Office.Path())
	case shell.SetPassword:
		s.askPassword()
	case shell.MakePackage:
		s.reportNow()
	}
}

// Changed renews what changed; a form that was touched stays.
func (s *Screen) Changed() {
	if s.form == nil || !s.touched() {
		s.showForm()
	}
	s.showFile()
	s.readPlace()
}

// Keys are the keys of the status line.
func (s *Screen) Keys() []string { return []string{"Tab 下一项", "Ctrl+Enter 保存"} }

// Stepping reports whether something in the form was changed and not saved; Ctrl+Z takes that back.
func (s *Screen) Stepping() bool { return s.form != nil && s.form.Stepped() }

// UndoStep takes the last change in the form back and names its field.
func (s *Screen) UndoStep() string { return s.form.UndoStep() }

// RedoStep does again what was undone last in the form and names its field.
func (s *Screen) RedoStep() string { return s.form.RedoStep() }

// Shortcuts are the keys of the screen.
func (s *Screen) Shortcuts() []kit.Shortcut {
	return []kit.Shortcut{{Key: fyne.KeyReturn, Mod: fyne.KeyModifierControl, Do: s.save}}
}

// showForm builds the left half: the committee, who is working, and the looks.
func (s *Screen) showForm() {
	c, err := s.d.Office.Committee(context.Background())
	if err != nil {
		s.d.Fail(err)
		return
	}
	w, err := s.d.Office.Wording(context.Background(), s.d.Office.Today())
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.saved, s.words = c, w
	s.form = form.New()
	entry := func(name, label, value, hint string) fyne.CanvasObject {
		return s.form.Add(name, label, kit.NewEntry(hint).With(value))
	}
	year := ""
	if c.Year != 0 {
		year = fmt.Sprint(c.Year)
	}
	box := kit.VBox(look.Gap12, text.Section("党委资料"),
		entry("name", "党委名称，写全称，与公章一致", c.Name, ""),
		kit.FormGrid(2, entry("district", "所在区划", c.District, "如 某某区"), entry("year", "工作年度", year, fmt.Sprintf("如 %d", s.d.Office.Now().Year()))),
		kit.FormGrid(2, entry("contact", "联系人", c.Contact, ""), entry("phone", "联系电话", c.Phone, "")),
		kit.FormGrid(2, entry("who", "操作人", s.d.Office.Who(), "").(*kit.Field).Hint("以后的每次改动记在这个名字下"), kit.Space(0, 0)))
	if !s.d.Office.IsDistrict() {
		box.Add(s.lifeFrom(c))
		box.Add(s.form.Add("sector", "行业", s.sectorSelect(c)))
		box.Add(s.sectorFields(c))
	}
	for _, o := range []fyne.CanvasObject{
		kit.FormGrid(2, entry("superior", "上级名称", w.Superior, "如 区委社会工作部"), entry("field", "领域名称", w.Field, "如 新兴领域")),
		kit.FormGrid(2, s.form.Add("words_from", "这两个名称从哪天起用", kit.NewDateEntry(s.d.Office.Now()).With(string(w.From))).Hint("以前的材料照以前的名称"), kit.Space(0, 0)),
		kit.Pad(kit.HBox(look.Gap8, shell.Writing(s.d, kit.PrimaryButton("保存资料", s.save))), look.Gap4, 0, look.Gap8, 0),
		kit.HRule(look.Line), s.looks(), kit.HRule(look.Line), s.about()} {
		box.Add(o)
	}
	s.form.Start()
	s.form.OnSettled(s.d.Toasts.Edited)
	s.left.Objects = []fyne.CanvasObject{kit.Pad(box, look.Gap20, look.Gap24, look.Gap24, look.Gap24)}
	s.left.Refresh()
}

func (s *Screen) looks() fyne.CanvasObject {
	chosen := 0
	if look.IsDark() {
		chosen = 1
	}
	seg := kit.NewSegments([]string{"浅色", "深色"}, chosen, func(i int) {
		if s.acts.SetDark != nil {
			s.acts.SetDark(i == 1)
		}
	})
	return kit.VBox(look.Gap12, text.Section("外观"), kit.HBox(look.Gap12, text.Body("界面颜色").In(look.Text2), seg,
		text.Hint("纸张预览总是白底黑字")))
}

func (s *Screen) about() fyne.CanvasObject {
	version := s.acts.Version
	if version == "" {
		version = "开发版"
	}
	box := kit.VBox(look.Gap12, text.Section("关于"), form.Facts(76, "程序", "双百　"+version, "日志", orDash(s.acts.LogFile)))
	buttons := []fyne.CanvasObject{kit.NewButton("更新说明", s.showChanges).Small().Icon("document")}
	if s.acts.LogFile != "" {
		buttons = append(buttons, kit.NewButton("打开日志文件夹", func() { s.showFolder(s.acts.LogFile) }).Small().Icon("folder"))
	}
	box.Add(kit.HBox(look.Gap8, buttons...))
	if s.acts.LogFile != "" {
		box.Add(text.Hint("日志里没有姓名、证号和电话"))
	}
	return box
}

// showChanges shows what is new, in a text that scrolls.
func (s *Screen) showChanges() {
	box := kit.VBox(look.Gap8)
	for _, line := range strings.Split(manual.Changes, "\n") {
		switch words, level := strings.TrimLeft(line, "#- "), len(line)-len(strings.TrimLeft(line, "#")); {
		case words == "" || level == 1:
		case level > 1:
			box.Add(text.Section(words))
		case strings.HasPrefix(line, "- "):
			box.Add(text.Para("· " + words))
		default:
			box.Add(text.Body(words).In(look.Text2))
		}
	}
	scroll := kit.VScroll(box)
	scroll.SetMinSize(fyne.NewSize(0, 380))
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "更新说明", Content: scroll, Safe: "知道了"})
}

func orDash(text string) string {
	if text == "" {
		return "—"
	}
	return text
}

// hints say how the fields are written that read names.
var hints = map[string]string{"year": "年度写四位数字，例如 2026", "life_from": "写年份或者年月，例如 2026 或 2026-06"}

func (s *Screen) showFolder(path string) {
	if err := files.ShowFolder(folderOf(path)); err != nil {
		s.d.Fail(err)
	}
}
