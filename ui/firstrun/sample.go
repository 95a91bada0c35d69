package firstrun

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Sample is the sample committee as somebody asked for it.
type Sample struct {
	At   *office.SampleStage // in the middle of its year; nil for the whole year, finalised
	Anew bool                // made again, without what was tried in it
}

// File is the name of its data file.
func (s Sample) File() string {
	if s.At == nil {
		return "示例党委.sbd"
	}
	return s.At.File()
}

// Create makes it.
func (s Sample) Create(ctx context.Context, path string, say func(string)) (*office.Office, error) {
	if s.At == nil {
		return office.CreateSample(ctx, path, say)
	}
	return office.CreateSampleAt(ctx, path, *s.At, say)
}

// usualSample is the stage that is proposed: in the middle of the year, with something of everything.
const usualSample = 2

func (s *Screen) askSample() { AskSample(s.win, func(want Sample) { s.acts.OpenSample(want, s.say) }) }

// AskSample asks at which stage of its year the sample shall stand, and calls open unless nobody wants to see it.
func AskSample(win fyne.Window, open func(Sample)) {
	stages := office.SampleStages()
	var choices []kit.Choice
	for _, at := range stages {
		choices = append(choices, kit.Choice{Text: at.Title() + "　" + at.Detail})
	}
	choices = append(choices, kit.Choice{Text: "全年办完　核定好了，材料都能印"})
	group := kit.NewRadioGroup(choices, usualSample, false, nil)
	anew := kit.NewCheck("从头做一份，以前在里面试过的不要", false, nil)
	kit.ShowDialog(win.Canvas(), kit.DialogSpec{Title: "看一年里的哪一步", Text: "示例党委是编的，停在这一步，后面的由你来办，随意试。示例里的“今天”就是那一天。",
		Content: kit.VBox(look.Gap12, group.Box, anew, text.Small("每一步是一份单独的数据文件，放在“文档”的“双百”文件夹里，不碰你自己的资料。")),
		Width:   560, Safe: "不看", Act: "打开示例", Unsaved: kit.NothingToLose,
		OnAct: func() bool {
			want := Sample{Anew: anew.Checked()}
			if n := group.Chosen(); n < len(stages) {
				want.At = &stages[n]
			}
			open(want)
			return true
		}})
}
