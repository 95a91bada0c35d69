package members

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// actions are what can be done with the people who are ticked.
func (s *Screen) actions(rows []row) []kit.Option {
	return shell.WritingActs(s.d, kit.Option{Text: "转移到支部", Do: func() { s.transfer(rows) }})
}

// transfer asks for branch, day and reason and moves people there.
func (s *Screen) transfer(rows []row) {
	options := s.branchOptions()
	if len(options) == 0 {
		kit.ShowMessage(s.d.Window.Canvas(), "还没有党支部", "先在“党组织”里新建支部，或者导入支部台账，再转移党员。", "知道了")
		return
	}
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	fields := form.New()
	branch := kit.NewOptionSelect(options, -1, nil).Hint("选择支部")
	on := kit.NewDateEntry(s.d.Office.Now()).With(string(s.d.Office.Today()))
	why := kit.NewEntry("例如 组织关系转入").With("支部调整")
	var to int64
	s.Ask(records.Question{Title: fmt.Sprintf("转移 %d 人", len(rows)), Text: whom(rows), Fields: fields, Focus: branch,
		Content: kit.VBox(look.Gap12, fields.Add("branch", "转到", branch),
			kit.FormGrid(2, fields.Add("on", "转移日期", on), fields.Add("reason", "原因", why))),
		Safe: "不转移", Act: fmt.Sprintf("转移 %d 人", len(rows)), Need: []string{"on"},
		Read: func() (records.Write, bool) {
			var err error
			day, ok := fields.Day("on", s.d.Office.Today())
			if to, err = strconv.ParseInt(fields.Choice("branch"), 10, 64); err != nil {
				fields.Field("branch").SetError("还没有选支部")
				ok = false
			}
			reason := fields.Value("reason")
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				change, err := o.Transfer(ctx, ids, to, day, reason)
				return 0, change, err
			}, ok
		},
		Said: func(change int64) string {
			if change == 0 {
				return "已经都在这个支部，没有改动"
			}
			return fmt.Sprintf("已转移 %d 人到%s", len(rows), s.branchName(to))
		}})
}

// whom says whom an act is about: up to five names.
func whom(rows []row) string {
	text := ""
	for i, r := range rows {
		if i == 5 {
			return fmt.Sprintf("%s等 %d 人", text, len(rows))
		}
		if i > 0 {
			text += "、"
		}
		text += r.Name
	}
	return text
}

// leavings are the ways off the roster.
var leavings = []model.MemberStatus{model.StatusLeft, model.StatusDied, model.StatusSuspended, model.StatusDismissed, model.StatusCancelled}

// takeOff takes somebody off the roster with a date and a reason.
func (s *Screen) takeOff(r row) {
	fields := form.New()
	options := make([]kit.Option, len(leavings))
	for i, st := range leavings {
		options[i] = kit.Option{ID: string(st), Text: st.Label()}
	}
	on := kit.NewDateEntry(s.d.Office.Now()).With(string(s.d.Office.Today()))
	way := kit.NewOptionSelect(options, max(0, slices.Index(leavings, r.Status)), nil)
	s.Ask(records.Question{Title: "把" + r.Name + "移出花名册", Text: "资料和经历都会保留，不算在册人数；以后可以在变更记录里撤销。", Fields: fields,
		Content: kit.VBox(look.Gap12,
			kit.FormGrid(2, fields.Add("status", "去向", way), fields.Add("closed_on", "日期", on)),
			fields.Add("why", "说明", kit.NewEntry("例如 转往某某区委组织部"))),
		Safe: "不移出", Act: "移出" + r.Name, Danger: true, Need: []string{"closed_on"},
		Read: func() (records.Write, bool) {
			day, ok := fields.Date("closed_on", s.d.Office.Today())
			status, why := model.MemberStatus(fields.Choice("status")), fields.Value("why")
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				change, err := o.CloseMember(ctx, r.ID, status, day, why)
				return 0, change, err
			}, ok
		},
		Said: func(int64) string { return "已把" + r.Name + "移出花名册" }})
}

// amendLeaving corrects when and why somebody left the roster.
func (s *Screen) amendLeaving(r row) {
	fields := form.New()
	on := kit.NewDateEntry(s.d.Office.Now()).With(string(r.ClosedOn))
	s.Ask(records.Question{Title: "补填" + r.Name + "离开的日期和原因", Text: r.Status.Label() + "。照批复或者介绍信填写。", Fields: fields,
		Content: kit.VBox(look.Gap12, fields.Add("closed_on", "日期", on), fields.Add("why", "原因", kit.NewEntry("例如 支部大会决定、区委组织部批准除名").With(r.ClosedWhy))),
		Safe:    "不改", Act: "保存日期和原因", Need: []string{"closed_on"},
		Read: func() (records.Write, bool) {
			day, ok := fields.Date("closed_on", s.d.Office.Today())
			why := fields.Value("why")
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				change, err := o.CloseMember(ctx, r.ID, r.Status, day, why)
				return r.ID, change, err
			}, ok
		},
		Said: func(int64) string { return "已补填" + r.Name + "离开的日期和原因" }})
}

// reveal reads the whole number of somebody, and calls then with it. The office records who looked.
func (s *Screen) reveal(id int64, then func(number string)) {
	var number string
	s.Write(func(ctx context.Context, o *office.Office) (_, _ int64, err error) {
		number, err = o.Reveal(ctx, id)
		return id, 0, err
	}, func(_, _ int64, err error) error {
		if err == nil {
			then(number)
		}
		return err
	})
}
