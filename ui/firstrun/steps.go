package firstrun

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// steps of a year, each with what it takes.
var steps = []kit.Choice{
	{Text: "建立党委资料", Detail: "行业、名称、年度"},
	{Text: "导入党组织台账和党员花名册", Detail: "表格可以是任何排法"},
	{Text: "登记任期", Detail: "到期换届会提醒；先跳过也行"},
	{Text: "下发考核方案", Detail: "默认方案可以直接用"},
	{Text: "收自评、复核、测评、核定", Detail: "每一分都有来历"},
	{Text: "公示、归档、出述职评议材料", Detail: "打印、PDF、Excel"},
}

// yearSteps is the left column: what the year's work is, and that it begins here.
func yearSteps() fyne.CanvasObject {
	return kit.VBox(0, text.Title("从这里开始"), kit.Space(0, look.Gap4), text.Body("一年的工作分六步，做完一步，").In(look.Text2),
		text.Body("下一步写在工作台的“全年清单”里。").In(look.Text2), kit.Space(0, look.Gap24), kit.NewStepList(steps, 0))
}

// pathField shows where the data file will lie, with a link to change it.
type pathField struct {
	widget.BaseWidget
	path  string
	shown *kit.ReadOnly
	box   *fyne.Container
}

// pathRoom is the room for the path beside the link.
const pathRoom float32 = 188

func newPathField(change func()) *pathField {
	p := &pathField{shown: kit.NewReadOnly("")}
	link := kit.Border(nil, nil, nil, kit.Pad(kit.HBox(0, kit.NewLink("更改", change)), 3, 11, 0, 0), kit.Space(0, 0))
	p.box = container.NewStack(p.shown, link)
	p.ExtendBaseWidget(p)
	return p
}

func (p *pathField) set(path string) {
	p.path = path
	p.shown.SetText(shortPath(path, pathRoom))
}

// CreateRenderer shows path and link.
func (p *pathField) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.box) }

// shortPath keeps as many folders before the file's name as there is room for: 文档 / 双百 / 综合党委2026.sbd.
func shortPath(path string, room float32) string {
	sep := " / "
	if filepath.Separator == '\\' {
		sep = ` \ `
	}
	parts := strings.Split(strings.Trim(filepath.ToSlash(path), "/"), "/")
	short := parts[len(parts)-1]
	for i := len(parts) - 2; i >= 0; i-- {
		longer := parts[i] + sep + short
		if text.Width(longer, look.SizeBody, false) > room {
			break
		}
		short = longer
	}
	return text.Truncate(short, room, look.SizeBody, false)
}

// stepsWide is the width of the column with the steps.
const stepsWide float32 = 363

// sides puts the steps beside the form, and leaves them out where the window has no room for both.
type sides struct{}

func (sides) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

func (sides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, form := objects[0], objects[1]
	x := left.MinSize().Width
	if size.Width < x+form.MinSize().Width {
		x = 0
		left.Hide()
	} else {
		left.Show()
	}
	left.Move(fyne.NewPos(0, 0))
	left.Resize(fyne.NewSize(x, size.Height))
	form.Move(fyne.NewPos(x, 0))
	form.Resize(fyne.NewSize(size.Width-x, size.Height))
}
