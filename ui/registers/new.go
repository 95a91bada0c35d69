package registers

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/newregister"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// makeNew asks from what a new register shall be made.
func (s *Screen) makeNew() {
	s.Leave(func() {
		var dialog *kit.Dialog
		way := func(title, why string, do func()) fyne.CanvasObject {
			return kit.VBox(look.Gap4, kit.HBox(0, kit.NewButton(title, func() { dialog.Close(); do() })), text.Caption(why))
		}
		content := kit.VBox(look.Gap16,
			way("从表格建立", "已有一张 Excel 或 WPS 表：选中它，程序认出各列的类型，连内容一起存进来。", func() { s.d.Go(shell.Intake, shell.ImportOf{NewRegister: true}) }),
			way("自己定字段", "从空白开始，一项一项写上要登记什么。", s.startMaker))
		dialog = kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "新建台账", Content: content, Safe: "不建了"})
	})
}

// startMaker opens the form for a register from nothing.
func (s *Screen) startMaker() {
	show := func(target any) { s.maker = nil; s.load(target, true) }
	s.maker = newregister.NewBlank(s.d, func() { show(nil) }, func(id string) { show(id) })
	s.head.SetFacts("新建台账：定名称、归属和字段")
	s.head.SetButtons()
	s.stage.Objects = []fyne.CanvasObject{s.maker.Object}
	s.stage.Refresh()
	s.drawList()
	s.keysChanged()
	s.maker.Focus()
}
