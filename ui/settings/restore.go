package settings

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
)

func (s *Screen) restoreOther() {
	s.AskOpen("从备份恢复", filepath.Dir(s.d.Office.Path()), func(path string) { s.restore(path, filepath.Base(path)) })
}

// restore examines the backup, says what would be lost and changed, asks, and lets the window put it in the place of the data file.
func (s *Screen) restore(from, name string) {
	if s.acts.Restore == nil {
		return
	}
	var found office.RestoreReport
	var differs office.RestoreDifference
	path, opens := s.d.Office.Path(), ""
	s.d.Run(shell.Work{What: "正在检查和比较 " + filepath.Base(from), Stop: "不恢复了", Opens: []string{from}, Do: func(ctx context.Context, _ *office.Office, _ func(string, int, int)) (err error) {
		if found, err = office.RestoreFinds(ctx, from, path); err == nil && found.Other == "" {
			differs, err = office.RestoreDiffers(ctx, from, path)
		}
		opens = opensAfter(path, from)
		return err
	}, Done: func(err error) error {
		if err == nil {
			s.askRestore(from, name, opens, found, differs)
		}
		return err
	}})
}

// The size of what a restore would do, in its dialog.
const (
	restoreWidth, restoreHead float32 = 640, 150
	restoreHeight             float32 = 260
)

func (s *Screen) askRestore(from, name, opens string, found office.RestoreReport, differs office.RestoreDifference) {
	spec := kit.DialogSpec{Title: "恢复到 " + name, Safe: "不恢复", Act: "恢复到这一份", Danger: true, Width: restoreWidth,
		Text: "数据会回到那一份备份的样子，下面是会少的和会变的。现在的数据文件会先在“备份”文件夹里留一份，不会丢；" +
			"恢复错了，在这里“换下来的旧数据”里点它的“恢复”，就回到现在。",
		OnAct: func() bool { s.acts.Restore(from); return true }}
	if found.Other != "" {
		spec.Title, spec.Act = "换成另一份数据文件？", "换成那一份"
		spec.Text = found.Other + "。恢复以后，这里就是那一份资料；现在的数据文件会在“备份”文件夹里留一份，不会丢。"
	} else {
		spec.Content = differenceView(differs)
	}
	spec.Text += opens
	if len(found.Problems) > 0 {
		spec.Text += "检查这份备份发现：" + strings.Join(found.Problems, "；") + "。"
	}
	kit.ShowDialog(s.d.Window.Canvas(), spec)
}

// opensAfter says what opens the data file once a backup is in its place, where that is not as it was with either.
func opensAfter(path, backup string) string {
	now, err := office.SealInfo(path)
	if err != nil {
		return ""
	}
	then, err := office.SealInfo(backup)
	switch {
	case err != nil || now.Sealed == then.Sealed:
		return ""
	case now.Sealed:
		return "那一份没有密码，恢复以后还是用现在的密码打开。"
	}
	return "那一份有密码，恢复以后打开要输它的密码。"
}

// differenceView shows what a restore would do, in a text that scrolls where it is long.
func differenceView(d office.RestoreDifference) fyne.CanvasObject {
	var pairs []string
	for _, l := range d.Lines() {
		pairs = append(pairs, l.Head, l.Text)
	}
	facts := form.Facts(restoreHead, pairs...)
	scroll := kit.VScroll(kit.Pad(facts, 0, look.Gap12, 0, 0))
	facts.Resize(fyne.NewSize(restoreWidth-2*look.Gap20-look.Gap12, 0))
	scroll.SetMinSize(fyne.NewSize(0, min(facts.MinSize().Height, restoreHeight)))
	return scroll
}
