package branches

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
)

// newTerm records a change of term: when it began and when it ends. The end proposed is as far off as in the last
// term; a first term gets none, because the length is the committee's to say.
func (s *Screen) newTerm(r row) {
	fields := form.New()
	start := kit.NewDateEntry(s.d.Office.Now()).With(string(s.d.Office.Today()))
	end := kit.NewDateEntry(s.d.Office.Now())
	months := r.Org.TermMonths()
	propose := func() {
		if from, err := form.Date(start.Text, s.d.Office.Today()); err == nil && months > 0 && from.Precision() >= model.ByMonth {
			end.SetText(string(from.AddMonths(months)))
		}
	}
	start.OnLeave = func(string) { propose() }
	propose()
	field := fields.Add("term_end", "届满时间", end)
	if months > 0 {
		field.Hint(fmt.Sprintf("按上一届 %s推算，可以改", span(months)))
	}
	var to model.Date
	content := kit.VBox(look.Gap12, kit.FormGrid(2, fields.Add("term_start", "换届日期", start), field),
		kit.FormGrid(2, fields.Add("voters_due", "应到", kit.NewEntry("可以不填")), fields.Add("voters_present", "实到", kit.NewEntry("可以不填"))),
		fields.Add("elected", "当选人及票数", kit.NewEntry("例如 张三 15 票、李四 14 票，可以不填")))
	s.Ask(records.Question{Title: "登记换届", Text: r.Org.Name + "。台账“任期与选举”里一起登记；新的书记和委员在“编辑”里填。", Fields: fields, Focus: start,
		Content: content, Safe: "不登记", Act: "登记换届", Need: []string{"term_start", "term_end"},
		Read: func() (records.Write, bool) {
			from, ok := fields.Date("term_start", s.d.Office.Today())
			last, ok2 := fields.Date("term_end", s.d.Office.Today())
			to = last
			e := office.Election{OrgID: r.Org.ID, From: from, To: last, Due: fields.Value("voters_due"), Present: fields.Value("voters_present"),
				Elected: fields.Value("elected")}
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				change, err := o.NewTerm(ctx, e)
				return r.Org.ID, change, err
			}, ok && ok2
		},
		Said: func(int64) string { return "已登记" + r.Org.Name + "换届，届满时间 " + string(to) }})
}

func span(months int) string {
	if months%12 == 0 {
		return fmt.Sprintf("%d 年", months/12)
	}
	return fmt.Sprintf("%d 个月", months)
}

// closeBranch closes an organisation with a date and a reason.
func (s *Screen) closeBranch(r row) {
	if r.Members > 0 {
		kit.ShowMessage(s.d.Window.Canvas(), "先转走党员", fmt.Sprintf("%s还有 %d 名党员。到“党员”里选中他们，转移到别的支部，再来撤销。", r.Org.Name, r.Members), "知道了")
		return
	}
	fields := form.New()
	on := kit.NewDateEntry(s.d.Office.Now()).With(string(s.d.Office.Today()))
	why := kit.NewEntry("例如 单位停办，党员已转出")
	s.Ask(records.Question{Title: "撤销" + r.Org.Name, Text: "资料和历年记录都会保留，不再列入台账和考核。", Fields: fields, Focus: why,
		Content: kit.VBox(look.Gap12, fields.Add("closed_on", "撤销日期", on), fields.Add("why", "原因", why)),
		Safe:    "不撤销", Act: "撤销这个" + r.Org.Kind.Label(), Danger: true, Need: []string{"closed_on"},
		Read: func() (records.Write, bool) {
			day, ok := fields.Date("closed_on", s.d.Office.Today())
			if fields.Value("why") == "" {
				fields.Field("why").SetError("写明原因，以后查得到")
				ok = false
			}
			reason := fields.Value("why")
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				change, err := o.CloseBranch(ctx, r.Org.ID, day, reason)
				return 0, change, err
			}, ok
		},
		Said: func(int64) string { return "已撤销" + r.Org.Name }})
}
