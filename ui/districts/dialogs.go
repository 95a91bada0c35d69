package districts

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

func saveTo(then func(string)) func(outfile.Target) {
	return func(to outfile.Target) { then(to.Path) }
}

// change does one act of the office in the background and says what it did.
func (s *Screen) change(said string, do func(ctx context.Context, o *office.Office) (int64, error)) {
	s.changeThen(said, do, func() {})
}

// changeThen is change, and goes on once it is done.
func (s *Screen) changeThen(said string, do func(ctx context.Context, o *office.Office) (int64, error), then func()) {
	var set int64
	s.d.Run(shell.Work{What: "正在保存", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		set, err = do(ctx, o)
		return err
	}, Done: func(err error) error {
		if err == nil {
			s.d.Said(said, set)
			then()
		}
		return err
	}})
}

// save does one act of a form at once; an error stays in the form.
func (s *Screen) save(f *form.Form, said string, do func(ctx context.Context) (int64, error)) bool {
	f.Clear()
	set, err := do(context.Background())
	if err != nil {
		if !f.Show(err) {
			s.d.Fail(err)
		}
		return false
	}
	s.d.Said(said, set)
	return true
}

// editSender lists a committee (ID 0) or changes what is listed of it.
func (s *Screen) editSender(sender model.Sender) {
	f := form.New()
	name := kit.NewEntry("全称，例如 某某区律师行业综合党委").With(sender.Name)
	box := kit.VBox(look.Gap12, f.Add("name", "党委名称", name),
		f.Add("due_on", "报送时限", kit.NewDateEntry(s.d.Office.Now()).With(string(sender.DueOn))),
		kit.FormGrid(2, f.Add("contact", "联系人", kit.NewEntry("").With(sender.Contact)), f.Add("phone", "电话", kit.NewEntry("").With(sender.Phone))))
	asked := "" // the name that was asked about
	title, act := "列出一个该报送的党委", "列入名单"
	if sender.ID != 0 {
		title, act = "修改"+sender.Name, "保存"
	}
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: title, Content: box, Safe: "不改了", Act: act, Focus: name, OnAct: func() bool {
		return s.save(f, "名单已保存", func(ctx context.Context) (int64, error) {
			due, err := form.Day(f.Value("due_on"), s.d.Office.Today())
			if err != nil {
				return 0, model.FieldErrorf("due_on", "%s", model.MessageOf(err))
			}
			sender.Name, sender.DueOn, sender.Contact, sender.Phone = f.Value("name"), due, f.Value("contact"), f.Value("phone")
			set, err := s.d.Office.SaveSender(ctx, sender, asked == sender.Name)
			if asked = ""; model.CodeOf(err) == model.Conflict {
				asked = sender.Name
				err = model.FieldErrorf("name", "%s；确实是另一个，再点一次“%s”", model.MessageOf(err), act)
			}
			return set, err
		})
	}})
}

// editDue sets the day by which all committees of the list have to send.
func (s *Screen) editDue() {
	f := form.New()
	day := kit.NewDateEntry(s.d.Office.Now())
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "定报送时限", Text: "名单里的全部党委都用这一天；个别党委的时限，点它那一行“修改”。",
		Content: f.Add("due_on", "报送时限", day), Safe: "不定了", Act: "定下时限", OnAct: func() bool {
			return s.save(f, "报送时限已定", func(ctx context.Context) (int64, error) {
				due, err := form.Day(f.Value("due_on"), s.d.Office.Today())
				if err == nil && due.Precision() != model.ByDay {
					err = model.Errorf(model.Invalid, "写到日，例如 %s", s.d.Office.Today())
				}
				if err != nil {
					return 0, model.FieldErrorf("due_on", "%s", model.MessageOf(err))
				}
				return s.d.Office.SetDue(ctx, due)
			})
		}})
}

// changeFile lets a committee send from another data file, once it is confirmed; then goes on.
func (s *Screen) changeFile(name string, sender int64, then func()) {
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: name + "换了数据文件", Text: "以后收这个名称的党委用另一份数据文件做的数据包。先和党委核实，确实是他们换了数据文件。",
		Safe: "不换", Act: "换了数据文件", OnAct: func() bool {
			s.changeThen("下次可以收另一份数据文件的数据包", func(ctx context.Context, o *office.Office) (int64, error) { return o.NewDataFile(ctx, sender) }, then)
			return true
		}})
}

func (s *Screen) removeSender(r row) {
	s.change("名单已修改："+r.Sender.Name, func(ctx context.Context, o *office.Office) (int64, error) { return o.RemoveSender(ctx, r.Sender.ID) })
}

// showKey gives the public key out.
func (s *Screen) showKey() {
	words, err := s.d.Office.KeyText(context.Background())
	if err != nil {
		s.d.Fail(err)
		return
	}
	key := strings.TrimSpace(words[strings.Index(words, "\n"):])
	area := kit.TextArea("", 2).With(key)
	box := kit.VBox(look.Gap12, area, kit.HBox(look.Gap8,
		kit.NewButton("复制", func() {
			fyne.CurrentApp().Clipboard().SetContent(words)
			s.d.Toasts.Say("公钥已复制，可以粘贴到通知里", "", nil)
		}).Small().Icon("copy"),
		kit.NewButton("存为小文件", func() { s.saveKey() }).Small().Icon("export")))
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "区里的公钥", Text: "把公钥发给各党委，谁看到都没有关系：用它加密的数据包，只有这份数据文件打得开。和公钥成对的私钥在这份数据文件里，备份好数据文件。",
		Content: box, Safe: "关闭", Unsaved: kit.NothingToLose})
}

func (s *Screen) saveKey() {
	s.AskSave("存公钥", "区里的公钥"+office.KeyEnding, func(path string) {
		to := s.d.Office.Output(path, []string{office.KeyEnding})
		to.Replace = true
		if err := s.d.Office.WriteKey(context.Background(), to); err != nil {
			s.d.Fail(err)
			return
		}
		s.d.Toasts.Say("公钥已存好", "", nil)
	})
}

// urge offers the text that reminds the committees whose package is awaited.
func (s *Screen) urge() {
	missing := s.c.Missing()
	if len(missing) == 0 {
		s.d.Toasts.Say("全部党委都报送了", "", nil)
		return
	}
	words := s.c.UrgeText(missing)
	area := kit.TextArea("", 10).With(words)
	var d *kit.Dialog
	d = kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: fmt.Sprintf("催报 %d 个党委", len(missing)), Text: "可以改几个字再复制，发到工作群或短信里。", Safe: "关闭", Width: 560, Unsaved: kit.NothingToLose,
		Content: kit.VBox(look.Gap8, area, kit.HBox(0, kit.NewButton("打印催报通知", func() { d.Close(); s.d.Go(shell.Papers, "report-reminder") }).Small().Icon("print"))),
		Act:     "复制文字", OnAct: func() bool {
			fyne.CurrentApp().Clipboard().SetContent(area.Text)
			s.d.Toasts.Say("催报文字已复制", "", nil)
			return true
		}})
}

// editLimits changes what is tinted.
func (s *Screen) editLimits() {
	f := form.New()
	entry := func(id string, m district.Measure, hundredths int64, words string) fyne.CanvasObject {
		return f.Add(id, m.Title()+words, kit.NumberEntry("不标").With(numberOf(hundredths)))
	}
	l := s.c.Limits
	box := kit.VBox(look.Gap12, kit.FormGrid(2, entry("covered", district.Covered, l.Covered, "，低于 %"), entry("life", district.Life, l.Life, "，低于 %")),
		kit.FormGrid(2, entry("findings", district.Findings, l.Findings, "，多于"), entry("mean", district.Mean, l.Mean, "，低于")),
		text.Caption("对比表里超出限值的数字标成黄色；空着是不标。"))
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "区里的限值", Content: box, Safe: "不改了", Act: "保存限值", OnAct: func() bool {
		return s.save(f, "限值已保存", func(ctx context.Context) (int64, error) {
			var n model.DistrictLimits
			for id, into := range map[string]*int64{"covered": &n.Covered, "life": &n.Life, "findings": &n.Findings, "mean": &n.Mean} {
				words := strings.TrimSuffix(f.Value(id), "%")
				if words == "" {
					continue
				}
				p, err := model.ParsePoints(words)
				if err != nil {
					return 0, model.FieldErrorf(id, "写数字，例如 92.5")
				}
				*into = int64(p)
			}
			return s.d.Office.SetLimits(ctx, n)
		})
	}})
}

func numberOf(hundredths int64) string {
	if hundredths == 0 {
		return ""
	}
	return model.Points(hundredths).Short()
}
