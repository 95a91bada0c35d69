package settings

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/packages"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// reporting is the part 向区里报送: whom packages are for, and the way to make one. A district's file has none of it.
func (s *Screen) reporting() fyne.CanvasObject {
	if s.d.Office.IsDistrict() {
		return kit.VBox(look.Gap12, text.Section("区级汇总"),
			text.Para("这份数据文件收各行业综合党委的数据包。把公钥发给他们，加密给这里的数据包只有这份文件打得开，所以要备份好。").In(look.Text2),
			kit.HBox(look.Gap8, kit.NewButton("到“汇总”里看公钥、收数据包", func() { s.d.Go(shell.Districts, nil) }).Icon("layers")))
	}
	key, err := s.d.Office.ReportingKey(context.Background())
	if err != nil {
		return kit.NewNote(look.ToneBad, "", "", model.MessageOf(err))
	}
	said := "还没有填区里的公钥。"
	if key != "" {
		said = "区里的公钥：" + key[:12] + "…" + key[len(key)-6:]
	}
	set := kit.NewButton("填区里的公钥", func() { s.editKey(key) }).Icon("lock")
	make := kit.NewButton("做数据包", func() { s.makePackage(key) }).Icon("export")
	if s.d.Office.ReadOnly() {
		set.Disable()
		make.Disable()
	}
	return kit.VBox(look.Gap12, text.Section("向区里报送"),
		text.Para("把各支部的数字、考核结果做成一个数据包，发给区里汇总；附不附党员名册由你们定。"+said).In(look.Text2), kit.HBox(look.Gap8, make, set))
}

// reportNow makes a package with the key that is set.
func (s *Screen) reportNow() {
	key, err := s.d.Office.ReportingKey(context.Background())
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.makePackage(key)
}

// editKey takes the public key of the district, as it was copied or from the small file.
func (s *Screen) editKey(key string) {
	entry := kit.TextArea("粘贴区里发来的公钥，以 age1 开头", 3).With(key)
	field := kit.NewField("区里的公钥", entry)
	fromFile := kit.NewButton("从小文件读", func() {
		files.AskOpen(s.d.Window, files.Request{Title: "区里的公钥", Start: s.d.Office.Path(), Kinds: []files.Kind{files.Text}}, func(path string) {
			found, err := office.KeyFile(path)
			if err != nil {
				field.SetError(model.MessageOf(err))
				return
			}
			entry.SetText(found)
			field.SetError("")
		})
	}).Small().Icon("folder")
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "区里的公钥", Text: "公钥由区里发来，整段复制到这里；加密给它的数据包，只有区里打得开。", Content: kit.VBox(look.Gap8, field, kit.HBox(0, fromFile)),
		Safe: "不改了", Act: "保存公钥", Focus: entry, OnAct: func() bool {
			set, err := s.d.Office.SetReportingKey(context.Background(), entry.Value())
			if err != nil {
				field.SetError(model.MessageOf(err))
				return false
			}
			s.d.Said("区里的公钥已保存", set)
			return true
		}})
}

// The choices of a package, in the order of the dialog.
var (
	rosterKinds = []model.RosterKind{model.NoRoster, model.MaskedRoster, model.WholeRoster}
	rosterWords = []string{"不附名册", "隐去个人信息", "完整名册"}
	lockWords   = []string{"区里的公钥", "一个口令", "不加密"}
)

// makePackage works out what a package would hold, and asks what shall be in it and whom it is for.
func (s *Screen) makePackage(key string) {
	var all *office.PackageContent
	s.d.Run(shell.Work{What: "正在算各支部的数字", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		all, err = o.PackageContent(ctx, office.PackageChoice{Rosters: model.WholeRoster})
		return err
	}, Done: func(err error) error {
		if err == nil {
			s.askPackage(all, key)
		}
		return err
	}})
}

// packageForm is the dialog of a package.
type packageForm struct {
	rosters, lock   *kit.Segments
	key, password   *kit.Entry
	form            *form.Form
	keyAt, secretAt fyne.CanvasObject
	personal        *kit.Note
	content         *office.PackageContent
	box             *fyne.Container
}

func (s *Screen) askPackage(all *office.PackageContent, key string) {
	own := &all.Years[len(all.Years)-1]
	f := &packageForm{form: form.New(), content: all, personal: kit.NewNote(look.ToneInfo, "", "", " ")}
	f.key, f.password = kit.NewEntry("age1…").With(key), kit.NewEntry("至少 8 个字，另外告诉区里")
	f.rosters = kit.NewSegments(rosterWords, 0, func(int) { f.follow() })
	chosen := 0
	if key == "" {
		chosen = 1
	}
	f.lock = kit.NewSegments(lockWords, chosen, func(int) { f.follow() })
	f.keyAt, f.secretAt = f.form.Add("key", "公钥", f.key), f.form.Add("password", "口令", f.password)
	f.box = kit.VBox(look.Gap12, kit.NewField("党员名册", kit.HBox(0, f.rosters)), f.personal, kit.NewField("加密给", kit.HBox(0, f.lock)), f.keyAt, f.secretAt)
	f.follow()
	years := fmt.Sprintf("%d 年度", all.Year)
	if n := len(all.Years) - 1; n > 0 {
		years += fmt.Sprintf("，和以前 %d 年的", n)
	}
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "做数据包", Content: f.box, Safe: "不做了", Act: "做数据包", Width: 520, Unsaved: kit.NothingToLose,
		Text: fmt.Sprintf("%s：%d 个支部、%d 名党员、%d 个单位的数字，组织覆盖、三会一课、体检问题和考核结果。", years, own.Branches, own.Members, own.Units),
		OnAct: func() bool {
			choice, ok := f.read(all.Year)
			if ok {
				s.savePackage(all, choice)
			}
			return ok
		}})
}

// follow shows what the present choice asks for, and says what personal data goes out.
func (f *packageForm) follow() {
	c := *f.content
	c.Rosters = rosterKinds[f.rosters.Chosen()]
	tone := look.ToneInfo
	if c.Rosters == model.WholeRoster {
		tone = look.ToneWarn
	}
	says := c.Personal() + "。做了数据包，变更记录里会记一笔。"
	if words := c.Pending(); words != "" {
		says += words + "。"
	}
	f.personal.Set(tone, "", says)
	kit.SetShown(f.keyAt, f.lock.Chosen() == 0)
	kit.SetShown(f.secretAt, f.lock.Chosen() == 1)
	f.box.Refresh()
}

// read makes the choice; ok is false where something is to be filled in.
func (f *packageForm) read(year int) (choice office.PackageChoice, ok bool) {
	f.form.Clear()
	choice = office.PackageChoice{Year: year, Rosters: rosterKinds[f.rosters.Chosen()]}
	var err error
	switch f.lock.Chosen() {
	case 0:
		choice.For.PublicKey, err = packages.CheckKey(f.key.Text)
	case 1:
		choice.For.Password = f.password.Value()
		err = packages.CheckPassword(choice.For.Password)
	default:
		if choice.Rosters == model.WholeRoster {
			f.personal.Set(look.ToneBad, "", "附完整名册的数据包必须加密：用区里的公钥，或者设一个口令。")
			return choice, false
		}
	}
	return choice, !f.form.Show(err)
}

func (s *Screen) savePackage(all *office.PackageContent, choice office.PackageChoice) {
	files.AskSave(s.d.Window, files.Request{Title: "存数据包", Start: files.Beside(s.d.Office.Path(), all.PackageName()), Kinds: []files.Kind{files.Package}, Guard: s.d.Office.Output("", nil)},
		func(to outfile.Target) { s.writePackage(choice, to) })
}

func (s *Screen) writePackage(choice office.PackageChoice, to outfile.Target) {
	var made *office.PackageContent
	s.d.Run(shell.Work{What: "正在做数据包", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		made, _, err = o.MakePackage(ctx, choice, to)
		return err
	}, Done: func(err error) error {
		if err == nil {
			s.d.Toasts.Say("数据包已做好："+filepath.Base(to.Path)+"，指纹 "+office.Fingerprint(made.Hash), "打开文件夹", func() { s.showFolder(to.Path) })
		}
		return err
	}})
}
