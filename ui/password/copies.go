package password

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// mostHigh is how high the list of copies is before it scrolls.
const mostHigh float32 = 232

// Copies lists what of the open data file can be read without its present password, for removal by choice.
func (a *Dialogs) Copies() {
	var all []office.PlainCopy
	var unseen string
	a.Desk.Run(shell.Work{What: "正在看还有哪些没有加密的副本", Stop: "不看了", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		all, unseen, err = office.PlainCopies(ctx, o.Path())
		return err
	}, Done: func(err error) error {
		if err == nil {
			a.showCopies(all, unseen)
		}
		return err
	}})
}

// noteOf says what a copy is besides its name.
func noteOf(c office.PlainCopy) (note string) {
	if c.Former {
		note = "，用以前的密码能打开"
	}
	if c.Sheet {
		note += "，拿到它就能打开数据文件；纸上的收好了再删"
	}
	if c.Unsure {
		note += "，打不开，看不出是不是这个数据文件的"
	}
	return note
}

// showCopies shows them; unseen says that there may be more at the second place.
func (a *Dialogs) showCopies(all []office.PlainCopy, unseen string) {
	warning := office.PlainWarning + "。"
	if unseen != "" {
		warning = unseen + "。" + warning
	}
	switch {
	case len(all) == 0 && unseen != "":
		kit.ShowMessage(a.canvas(), "第二个备份地点没有看", "数据文件旁边和备份文件夹里，没有不用现在的密码就能看的副本了。"+warning, "知道了")
		return
	case len(all) == 0:
		kit.ShowMessage(a.canvas(), "没有没加密的副本", "数据文件旁边、备份文件夹和第二个备份地点里，没有不用现在的密码就能看的副本了。"+warning, "知道了")
		return
	}
	chosen := map[string]bool{}
	box, checks := kit.VBox(look.Gap4), []*kit.Check{}
	folder := ""
	for _, c := range all {
		if at := filepath.Dir(c.Path); at != folder { // the same backup may lie at the second place too
			folder = at
			box.Add(text.Small(folder).Cutting())
		}
		name := filepath.Base(c.Path)
		if c.Folder {
			name = "附件：" + name + "（文件夹）"
		}
		check := kit.NewCheck(name, false, func(on bool) { chosen[c.Path] = on })
		checks = append(checks, check)
		box.Add(kit.Border(nil, nil, nil, text.Small(model.BytesText(c.Size)+noteOf(c)), check))
	}
	every := kit.NewCheck("全选", false, func(on bool) {
		for i, c := range all {
			if c.Unsure || c.Sheet { // chosen one by one
				continue
			}
			chosen[c.Path] = on
			checks[i].SetChecked(on)
		}
	})
	list := kit.VScroll(kit.Pad(box, 0, look.Gap12, 0, 0))
	list.SetMinSize(fyne.NewSize(0, min(box.MinSize().Height, mostHigh)))
	wrong := text.Small("").In(look.Bad)
	kit.ShowDialog(a.canvas(), kit.DialogSpec{Title: fmt.Sprintf("还有 %d 份不用现在的密码就能看", len(all)), Width: width + 80, Danger: true, Unsaved: kit.NothingToLose,
		Text:    "下面这些是设密码、换密码以前的数据文件和备份，没有加密，或者用以前的密码就能打开。确认现在的能打开，用不着它们了，就选中删掉。" + warning,
		Content: kit.VBox(look.Gap8, every, list, wrong), Safe: "先留着", Act: "删掉选中的", OnAct: func() bool {
			var paths []string
			for _, c := range all {
				if chosen[c.Path] {
					paths = append(paths, c.Path)
				}
			}
			if len(paths) == 0 {
				wrong.SetText("先在上面选中要删的")
				return false
			}
			a.remove(paths)
			return true
		}})
}

func (a *Dialogs) remove(paths []string) {
	a.Desk.Run(shell.Work{What: "正在删除", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
		return o.RemoveCopies(ctx, paths)
	}, Done: func(err error) error {
		if a.Desk.Refresh != nil {
			a.Desk.Refresh()
		}
		if err == nil {
			a.Desk.Said(fmt.Sprintf("已删掉 %d 份以前的副本", len(paths)), 0)
		}
		return err
	}})
}
