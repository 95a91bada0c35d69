package districts

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// askPackages asks for the files to take in.
func (s *Screen) askPackages() {
	if s.d.Office.ReadOnly() {
		s.d.Toasts.Problem("数据文件是以只读方式打开的，这里只能查看")
		return
	}
	s.AskFiles("导入数据包", func(paths []string) { s.planTake(paths, "") })
}

// planTake reads packages and shows what they bring, or asks for the password that one of them wants.
func (s *Screen) planTake(paths []string, password string) {
	var plan *office.TakePlan
	s.d.Run(shell.Work{What: "正在读数据包", Stop: "停止", Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) (err error) {
		plan, err = o.PlanTake(ctx, paths, password, func(done, total int) { report("正在读数据包", done, total) })
		return err
	}, Done: func(err error) error {
		switch {
		case err != nil:
			return err
		case plan.NeedsPassword():
			s.askPassword(paths, plan, password != "")
		default:
			s.preview(plan)
		}
		return nil
	}})
}

func (s *Screen) askPassword(paths []string, plan *office.TakePlan, again bool) {
	entry := kit.NewEntry("")
	field := kit.NewField("口令", entry)
	if again {
		field.SetError("口令不对，问清做数据包的党委再试")
	}
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "数据包有口令", Text: lockedWords(plan.Locked()) + "口令由做数据包的党委告诉你，和数据包分开发。", Content: field,
		Safe: "不收有口令的", OnSafe: func() { s.preview(plan) }, Act: "打开", Focus: entry, Unsaved: kit.NothingToLose,
		OnAct: func() bool {
			if entry.Value() == "" {
				field.SetError("先填口令")
				return false
			}
			s.planTake(paths, entry.Text)
			return true
		}})
}

// lockedWords names the files that have a password: 有口令的是 律师2026.sbp。
func lockedWords(files []string) string {
	words := "有口令的是 " + strings.Join(files[:min(3, len(files))], "、")
	if n := len(files); n > 3 {
		words += fmt.Sprintf(" 等 %d 个", n)
	}
	return words + "。"
}

// preview says what taking the packages in would do, and does it.
func (s *Screen) preview(plan *office.TakePlan) {
	good, conflicts := plan.Good(), plan.Conflicts()
	box := kit.VBox(look.Gap12)
	var dialog *kit.Dialog
	for _, f := range plan.Files {
		box.Add(fileLines(f))
		if f.OtherFile != 0 {
			box.Add(kit.HBox(0, kit.NewButton("换了数据文件", func() {
				s.changeFile(f.Committee, f.OtherFile, func() { dialog.Close(); s.planTake(plan.Paths, plan.Password) })
			}).Small().Icon("swap")))
		}
		if f.Overtaken {
			box.Add(kit.HBox(0, kit.NewButton("以这份为准", func() { dialog.Close(); s.insist(plan, f) }).Small().Icon("swap")))
		}
	}
	spec := kit.DialogSpec{Title: fmt.Sprintf("导入 %d 个数据包", len(plan.Files)), Content: kit.Scrolled(box, 400), Safe: "不收", Width: 560, Unsaved: kit.NothingToLose}
	switch {
	case len(good) == 0:
		spec.Safe = "知道了"
		spec.Text = "没有要收的，什么都不会改动。"
	default:
		spec.Act = fmt.Sprintf("收下 %d 个数据包", len(good))
		spec.Note = "收下后可以撤销"
		if n := len(conflicts); n > 0 {
			spec.Text = fmt.Sprintf("有 %d 处和已核定的结果不一致，收下后在右栏里逐处定（F8），定之前以原来的为准。", n)
		}
		spec.OnAct = func() bool { s.takeIn(plan); return true }
	}
	dialog = kit.ShowDialog(s.d.Window.Canvas(), spec)
}

// insist has a package count although later ones are there, and shows anew what taking it in would do.
func (s *Screen) insist(plan *office.TakePlan, f *office.TakeFile) {
	s.d.Run(shell.Work{What: "正在读数据包", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
		return o.Insist(ctx, plan, f)
	}, Done: func(err error) error {
		if err == nil {
			s.preview(plan)
		}
		return err
	}})
}

// fileLines say of one package what it brings, or why it is refused.
func fileLines(f *office.TakeFile) fyne.CanvasObject {
	if f.Err != nil {
		return kit.NewNote(look.ToneBad, f.File+"　没有收", "", model.MessageOf(f.Err))
	}
	if f.Same && !f.Insisted {
		return kit.NewNote(look.ToneInfo, f.Committee, "", "这个数据包以前收过，照旧")
	}
	name := f.Committee
	if f.Insisted {
		name += "（以这份为准）"
	}
	if f.New {
		name += "（新列入名单）"
	}
	box := kit.VBox(2, text.Strong(name), text.Small(fmt.Sprintf("%d 年度　数据截至 %s　%s", f.Package.Year, f.Package.Day, rosterWords(f))))
	box.Add(text.Para(f.Origin()).In(look.Text2))
	for _, c := range f.Changes {
		tag := kit.NewTag("更新", look.ToneInfo)
		switch {
		case c.New:
			tag = kit.NewTag("新增", look.ToneOK)
		case c.Nothing:
			tag = kit.NewTag("照旧", look.ToneMuted)
		}
		box.Add(kit.Border(nil, nil, kit.HBox(look.Gap8, text.Body(fmt.Sprint(c.Year)).In(look.Text2), tag, kit.Space(0, 0)), nil, text.Para(c.Text)))
	}
	for _, c := range f.Conflicts {
		box.Add(kit.Border(nil, nil, kit.HBox(look.Gap8, text.Body(fmt.Sprint(c.Year)).In(look.Text2), kit.NewTag("待定", look.ToneWarn), kit.Space(0, 0)), nil,
			text.Para(fmt.Sprintf("%s：原来 %s，后来 %s", c.Name, c.Standing, c.Incoming))))
	}
	return box
}

func rosterWords(f *office.TakeFile) string {
	if f.Package.People == 0 {
		return f.Package.Rosters.Label()
	}
	return fmt.Sprintf("%s（%d 人）", f.Package.Rosters.Label(), f.Package.People)
}

// takeIn takes the packages in and shows the first of them.
func (s *Screen) takeIn(plan *office.TakePlan) {
	var set int64
	s.taken = plan.Good()[0].Committee
	s.d.Run(shell.Work{What: "正在收数据包", Stop: "停止", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		set, err = o.Take(ctx, plan, nil)
		return err
	}, Done: func(err error) error {
		if err != nil {
			return err
		}
		s.d.Said("已"+plan.Said(), set)
		return nil
	}})
}
