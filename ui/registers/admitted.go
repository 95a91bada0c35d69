package registers

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// admittedNote says that the roster does not know yet what an entry of the register of developments says, and offers to follow.
func (s *Screen) admittedNote(entry int64, a office.Admitted) fyne.CanvasObject {
	was := "没有填人员类别"
	if label := a.Was.Label(); label != "" {
		was = "还是" + label
	}
	act := shell.Writing(s.d, kit.NewButton("改为"+a.Kind.Label(), func() { s.admit(entry, a) })).Small()
	return kit.NewNote(look.ToneWarn, "花名册里"+was, "", fmt.Sprintf("这里已经批准，%s是%s。", a.Label(), a.On.Long()), act)
}

// admit brings the roster in step with an entry of the register of developments.
func (s *Screen) admit(entry int64, a office.Admitted) {
	f := form.New()
	content := f.Add("on", a.Label(), kit.NewDateEntry(s.d.Office.Now()).With(string(a.On)))
	s.entries.Ask(records.Question{Title: "把" + a.Name + "改为" + a.Kind.Label(), Text: "花名册里的人员类别和" + a.Label() + "照这一条改，可以撤销。", Fields: f, Content: content,
		Safe: "先不改", Act: "改为" + a.Kind.Label(), Need: []string{"on"}, Read: func() (records.Write, bool) {
			day, ok := f.Date("on", s.d.Office.Today())
			to := a
			to.On = day
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				change, err := o.Admit(ctx, to)
				return entry, change, err
			}, ok
		},
		Said: func(int64) string { return a.Name + "已改为" + a.Kind.Label() }})
}
