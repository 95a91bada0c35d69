package settings

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/attachments"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// How many automatic backups, and copies that are none, are listed.
const (
	mostBackups  = 8
	mostSecond   = 5
	mostSetAside = 3
)

// showFile builds the right half: the data file, what can be done with it, and its backups.
func (s *Screen) showFile() {
	held := s.held()
	s.parts = map[shell.SettingsPart]part{}
	path := s.d.Office.Path()
	box := kit.VBox(look.Gap12, text.Section("数据文件"),
		text.Para("党组织、党员、考核和全部变更记录都在这一个文件里，不上传，不需要服务器。附件在它旁边的“附件”文件夹里，拷走时一起拷，或者用“另存一份”。").In(look.Text2),
		form.Facts(76, "文件", filepath.Base(path), "位置", filepath.Dir(path), "大小", sizeWords(path)))
	if w := s.d.Office.Warning(); w != "" {
		box.Add(kit.NewNote(look.ToneWarn, "", "", w))
	}
	box.Add(s.fileActs(path))
	box.Add(kit.Pad(kit.HRule(look.Line), look.Gap8, 0, look.Gap8, 0))
	s.addPassword(box)
	box.Add(kit.Pad(kit.HRule(look.Line), look.Gap8, 0, look.Gap8, 0))
	box.Add(s.reporting())
	box.Add(kit.Pad(kit.HRule(look.Line), look.Gap8, 0, look.Gap8, 0))
	backup := kit.VBox(look.Gap12, text.Section("备份"))
	box.Add(backup)
	state, err := s.d.Office.BackupState(context.Background())
	if err != nil {
		box.Add(kit.NewNote(look.ToneWarn, "", "", model.MessageOf(err)))
	}
	backup.Add(text.Para("每天、退出时，以及导入、升级、核定、归档、恢复之前自动备份，每一份都检查过能打开。" + state.KeepText() + "。").In(look.Text2))
	now := kit.NewButton("现在备份", s.backupNow).Icon("archive")
	s.parts[shell.SettingsBackup] = part{backup, now}
	backup.Add(kit.HBox(look.Gap8, now, kit.NewButton("另存一份", s.backupTo),
		kit.NewButton("检查数据文件", func() { s.check(path) }), s.tidyButton()))
	box.Add(kit.HBox(0, kit.SmallLink("留多少份", func() { s.askKeep(state.Keep) })))
	if s.verify != "" {
		tone := look.ToneOK
		if !s.sound {
			tone = look.ToneBad
		}
		var ways []fyne.CanvasObject
		if s.mendable {
			ways = append(ways, kit.NewButton("从备份找回附件", s.mend).Small())
		}
		box.Add(kit.NewNote(tone, "", "", s.verify, ways...))
	}
	place, copies := kit.VBox(look.Gap12), kit.VBox(look.Gap12)
	box.Add(place)
	box.Add(copies)
	s.addPlace(place, state)
	s.addBackups(copies, state.Place != "")
	s.parts[shell.SettingsPlace] = part{place, s.choose}
	if s.back != nil {
		s.parts[shell.SettingsRestore] = part{copies, s.back}
	}
	s.right.Objects = []fyne.CanvasObject{kit.Pad(box, look.Gap20, look.Gap24, look.Gap24, look.Gap24)}
	s.right.Refresh()
	s.hold(held)
}

func (s *Screen) fileActs(path string) fyne.CanvasObject {
	row := kit.HBox(look.Gap8)
	if s.acts.OpenFile != nil {
		row.Add(kit.NewButton("打开别的数据文件", s.openOther).Icon("folder"))
	}
	if s.acts.NewFile != nil {
		row.Add(kit.NewButton("新建", s.acts.NewFile).Icon("plus"))
	}
	row.Add(kit.NewButton("所在文件夹", func() { s.showFolder(path) }))
	return row
}

// addBackups lists the automatic backups, the latest first, each with the way back to it; headed after what lies at a second place.
func (s *Screen) addBackups(box *fyne.Container, headed bool) {
	s.back = nil // those of the second place stand there
	all, err := s.d.Office.Backups()
	if err != nil {
		box.Add(kit.NewNote(look.ToneWarn, "", "", model.MessageOf(err)))
	}
	if len(all) == 0 {
		box.Add(text.Para("还没有备份。导入一次，或者点“现在备份”，就会有第一份。").In(look.Text2))
	}
	if headed && len(all) > 0 {
		box.Add(text.Strong("数据文件旁边"))
	}
	s.addCopies(box, all, mostBackups, "“备份”文件夹")
	aside, err := s.d.Office.SetAside()
	if err == nil && len(aside) > 0 {
		box.Add(text.Para("换下来的旧数据，不算备份，不会自动删除；确认用不着了，可以自己删掉。").In(look.Text2))
		s.addCopies(box, aside, mostSetAside, "“备份”文件夹")
	}
	links := kit.HBox(look.Gap8)
	if copies := append(all, aside...); len(copies) > 0 {
		links.Add(kit.SmallLink("打开备份文件夹", func() { s.showFolder(copies[0].Path) }))
		links.Add(kit.Space(look.Gap12, 0))
	}
	if s.acts.Restore != nil {
		other := kit.SmallLink("从别处的备份恢复", s.restoreOther) // also into a new file on another PC
		links.Add(other)
		if s.back == nil {
			s.back = other
		}
	} else {
		links.Add(text.Small("现在只查看，不能恢复备份；能改动的时候再打开一次，就可以恢复"))
	}
	box.Add(links)
}

// addCopies lists copies that lie in a place, at most most of them.
func (s *Screen) addCopies(box *fyne.Container, all []office.SavedBackup, most int, place string) {
	for i, b := range all {
		if i == most {
			box.Add(text.Small(fmt.Sprintf("另有 %d 份较早的，在%s里", len(all)-most, place)))
			break
		}
		box.Add(s.backupRow(b))
	}
}

func (s *Screen) backupRow(b office.SavedBackup) fyne.CanvasObject {
	row := kit.HBox(look.Gap12, kit.Wide(text.Body(model.When(b.At, "2006-01-02 15:04")), 128), kit.Wide(text.Body(b.Reason).In(look.Text2).Cutting(), 112),
		kit.Wide(text.Body(model.BytesText(b.Size)).In(look.Text2).Right(), 64), kit.Space(look.Gap8, 0),
		kit.NewLink("检查", func() { s.check(b.Path) }))
	if s.acts.Restore != nil {
		back := kit.NewLink("恢复", func() { s.restore(b.Path, model.When(b.At, "2006-01-02 15:04")) })
		if row.Add(back); s.back == nil {
			s.back = back
		}
	}
	if b.Key != "" {
		row.Add(text.Small(b.Key))
	}
	return row
}

func (s *Screen) openOther() {
	s.AskOpen("打开数据文件", filepath.Dir(s.d.Office.Path()), func(path string) { s.acts.OpenFile(path, s.d.Fail) })
}

func (s *Screen) backupNow() {
	made := ""
	s.d.Run(shell.Work{What: "正在备份", Stop: "不备份了", Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) (err error) {
		if made, err = o.BackupNow(attachments.WithProgress(ctx, "正在备份附件", 0, report), "手动"); err == nil {
			_ = o.CopyToPlace(ctx) // what goes wrong there stands below
		}
		return err
	}, Done: func(err error) error {
		if err == nil {
			s.showFile()
			s.readPlace()
			if s.d.Refresh != nil {
				s.d.Refresh()
			}
			s.d.Said("已备份并检查："+filepath.Base(made), 0)
		}
		return err
	}})
}

func (s *Screen) backupTo() {
	path := s.d.Office.Path()
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + "-" + string(s.d.Office.Today()) + ".sbd"
	s.AskSave("另存一份备份", files.Beside(path, name), s.d.Office.BackupOutput(""), func(target outfile.Target) {
		var made office.Verification
		s.d.Run(shell.Work{What: "正在备份", Stop: "不备份了", Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) (err error) {
			made, err = o.Backup(attachments.WithProgress(ctx, "正在复制附件", 0, report), target)
			return err
		}, Done: func(err error) error {
			switch {
			case err != nil:
				return err
			case made.Sound():
				s.d.Said("已备份并检查："+filepath.Base(target.Path), 0)
			default:
				kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "已备份，但是数据有问题", Safe: "知道了",
					Text: "备份和数据文件一样：" + strings.Join(made.Problems, "；") + "。"})
			}
			return nil
		}})
	})
}

// check examines a data file or backup without changing it.
func (s *Screen) check(path string) {
	var found office.Verification
	what := "正在检查 " + filepath.Base(path)
	s.d.Run(shell.Work{What: what, Stop: "不检查了", Opens: []string{path}, Do: func(ctx context.Context, _ *office.Office, report func(string, int, int)) (err error) {
		found, err = office.Verify(attachments.WithProgress(ctx, what, 0, report), path)
		return err
	}, Done: func(err error) error {
		if err != nil {
			return err
		}
		s.verify, s.sound = filepath.Base(path)+"："+found.Text(), found.Sound()
		s.mendable = path == s.d.Office.Path() && len(found.Faults) > 0 && !s.d.Office.ReadOnly()
		s.showFile()
		return nil
	}})
}

// tidyButton offers to remove the contents that no attachment needs; it is off in a file that is open for reading.
func (s *Screen) tidyButton() *kit.Button {
	b := kit.NewButton("整理附件", s.tidy)
	if s.d.Office.ReadOnly() {
		b.Disable()
	}
	return b
}

// tidy counts what no attachment needs, asks, and removes it.
func (s *Screen) tidy() {
	var n int
	var size int64
	count := func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		n, size, err = o.TidyAttachments(ctx)
		return err
	}
	s.d.Run(shell.Work{What: "正在看哪些附件没有用了", Stop: "不看了", Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) error {
		return count(office.Preview(ctx), o, report)
	}, Done: func(err error) error {
		if err != nil {
			return err
		}
		if n == 0 {
			s.d.Toasts.Say("附件文件夹里没有多余的内容", "", nil)
			return nil
		}
		kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "整理附件", Text: fmt.Sprintf("“附件”文件夹里有 %d 个文件、%s，没有记录要用，撤销也不会再用到，旁边的备份和副本也不用。清理后不能撤销。", n, model.BytesText(size)),
			Safe: "先留着", Act: fmt.Sprintf("清理 %d 个文件", n), OnAct: func() bool {
				s.d.Run(shell.Work{What: "正在清理附件", Do: count, Done: func(err error) error {
					if err == nil {
						s.d.Said(fmt.Sprintf("已清理 %d 个没有用的附件内容，%s", n, model.BytesText(size)), 0)
					}
					return err
				}})
				return true
			}})
		return nil
	}})
}

// mend brings back from the backups what attachments lack, and checks again.
func (s *Screen) mend() {
	n := 0
	s.d.Run(shell.Work{What: "正在从备份找回附件", Stop: "不找了", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		n, err = o.MendAttachments(ctx)
		return err
	}, Done: func(err error) error {
		if err == nil {
			s.d.Said(fmt.Sprintf("从备份找回 %d 个附件的内容", n), 0)
			s.check(s.d.Office.Path())
		}
		return err
	}})
}

func folderOf(path string) string {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return path
	}
	return filepath.Dir(path)
}

func sizeWords(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return "—"
	}
	return model.BytesText(info.Size()) + "，" + info.ModTime().Format("2006-01-02 15:04") + " 改动"
}
