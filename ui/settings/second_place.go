package settings

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// addPlace shows the second place of the backups: where it is, how old its latest good copy is, and what keeps a newer one away.
func (s *Screen) addPlace(box *fyne.Container, state office.BackupState) {
	box.Add(text.Strong("第二个地方"))
	if state.Place == "" {
		box.Add(text.Para("备份和数据文件在同一个磁盘上，电脑坏了、丢了就都没有了。选一个 U 盘、移动硬盘或者共享文件夹，每次备份都自动再放一份过去。").In(look.Text2))
		s.choose = kit.NewButton("选第二个地方", s.choosePlace).Icon("folder")
		box.Add(kit.HBox(look.Gap8, s.choose))
		return
	}
	box.Add(form.Facts(76, "位置", state.Place, "上次成功", state.SavedText()))
	if state.Trouble != "" {
		box.Add(kit.NewNote(look.ToneWarn, "最近一次没有复制过去", "", state.Trouble+"。"))
	}
	if len(s.second) > 0 {
		box.Add(text.Para("那里的备份，电脑坏了、文件夹丢了也能恢复。").In(look.Text2))
		s.addCopies(box, s.second, mostSecond, "第二个地方")
	} else if s.trouble != "" && state.Trouble == "" {
		box.Add(text.Para(s.trouble + "。").In(look.Text2))
	}
	s.choose = kit.NewButton("现在复制过去", s.copyToPlace)
	box.Add(kit.HBox(look.Gap8, s.choose, kit.NewButton("换一个地方", s.choosePlace), kit.NewButton("不再用", s.dropPlace)))
}

// readPlace reads what lies at the second place, and shows it where that is otherwise than before: a share may take long to answer.
func (s *Screen) readPlace() {
	var all []office.SavedBackup
	var trouble string
	s.d.Read(&s.placing, func(ctx context.Context, o *office.Office) error {
		all, trouble = o.InSecondPlace(ctx)
		return nil
	}, func() {
		if slices.Equal(all, s.second) && trouble == s.trouble {
			return
		}
		s.second, s.trouble = all, trouble
		s.showFile()
	}, nil)
}

func (s *Screen) choosePlace() {
	s.AskFolder("选第二个地方", func(folder string) {
		s.place("正在把备份复制过去", func(ctx context.Context, o *office.Office) error { return o.ChoosePlace(ctx, folder) }, "以后每次备份都再放一份到 "+folder)
	})
}

func (s *Screen) copyToPlace() {
	s.place("正在把备份复制过去", func(ctx context.Context, o *office.Office) error {
		if err := o.BackupToday(ctx); err != nil {
			return err
		}
		return o.CopyToPlace(ctx)
	}, "第二个地方有最新的一份备份")
}

func (s *Screen) dropPlace() {
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "不再备份到第二个地方？", Text: "已经放在那里的备份不动，只是以后不再放新的。", Safe: "继续用", Act: "不再用", Danger: true,
		OnAct: func() bool {
			s.place("正在保存", func(ctx context.Context, o *office.Office) error { return o.ChoosePlace(ctx, "") }, "不再备份到第二个地方")
			return true
		}})
}

// place does something with the second place and shows what came of it, also where it failed.
func (s *Screen) place(what string, do func(context.Context, *office.Office) error, said string) {
	s.d.Run(shell.Work{What: what, Stop: "停止", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error { return do(ctx, o) },
		Done: func(err error) error {
			s.showFile()
			s.readPlace()
			if err == nil {
				s.d.Said(said, 0)
			}
			return err
		}})
}

// askKeep asks how many automatic backups stay.
func (s *Screen) askKeep(keep office.BackupKeep) {
	fields := []*kit.Entry{}
	var cells []fyne.CanvasObject
	for i, n := range []int{keep.Days, keep.Weeks, keep.Months} {
		e := kit.NumberEntry("").With(strconv.Itoa(n))
		fields = append(fields, e)
		cells = append(cells, kit.NewField([]string{"几天，每天一份", "几周，每周一份", "几个月，每月一份"}[i], e))
	}
	wrong := text.Small("").In(look.Bad)
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "自动备份留多少份", Text: "最近 20 份和每年的最后一份总是留着，超出的自动删除。两个地方一样。自己用“另存一份”做的不删。",
		Content: kit.VBox(look.Gap8, kit.FormGrid(3, cells...), wrong), Safe: "不改", Act: "保存", OnAct: func() bool {
			var n [3]int
			for i, e := range fields {
				n[i], _ = strconv.Atoi(form.Digits(e.Text))
			}
			if err := s.d.Office.SetBackupKeep(context.Background(), office.BackupKeep{Days: n[0], Weeks: n[1], Months: n[2]}); err != nil {
				wrong.SetText(model.MessageOf(err))
				return false
			}
			s.showFile()
			return true
		}})
}

// askFolder asks for a folder with the system's dialog.
func askFolder(win fyne.Window) func(title string, then func(folder string)) {
	return func(title string, then func(string)) {
		files.AskFolder(win, files.Request{Title: title, Make: true}, then)
	}
}
