package registers

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
)

// takeOff takes off the roster whom an entry of the register of transfers took away.
func (s *Screen) takeOff(entry int64, gone office.Leaver) {
	f := form.New()
	content := kit.VBox(look.Gap12, f.Add("closed_on", "转出日期", kit.NewDateEntry(s.d.Office.Now()).With(string(gone.On))),
		f.Add("why", "说明", kit.NewEntry("").With(gone.Why)))
	s.entries.Ask(records.Question{Title: "把" + gone.Name + "移出花名册", Text: "回执已经收到，他还在花名册里。资料和经历都会保留，不算在册人数；以后可以在变更记录里撤销。", Fields: f, Content: content,
		Safe: "不移出", Act: "移出" + gone.Name, Danger: true, Need: []string{"closed_on"}, Read: func() (records.Write, bool) {
			day, ok := f.Date("closed_on", s.d.Office.Today())
			why := f.Value("why")
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				change, err := o.CloseMember(ctx, gone.ID, model.StatusLeft, day, why)
				return entry, change, err
			}, ok
		},
		Said: func(int64) string { return "已把" + gone.Name + "移出花名册" }})
}
