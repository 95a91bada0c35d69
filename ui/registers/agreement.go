package registers

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// keptNote says what was promised for the year and what was done; nil where nothing is promised.
func keptNote(def record.Register, r row) fyne.CanvasObject {
	k := r.Kept
	if k.Times == 0 {
		return nil
	}
	tone, title := look.ToneInfo, fmt.Sprintf("约定全年 %d 次，已办 %d 次", k.Times, k.Done)
	detail := fmt.Sprintf("算 %s 到 %s 的活动，", k.From, k.To)
	switch {
	case k.Late():
		tone = look.ToneWarn
		detail = fmt.Sprintf("按时间应办 %d 次，还差 %d 次。", k.ByNow, k.ByNow-k.Done) + detail
	case k.Left() == 0:
		detail = "已经办够。" + detail
	}
	return kit.NewNote(tone, title, r.Kept.Text(), detail+"履行记录里的和写明“"+r.Number+"”的组织生活都算。")
}

// promiseAct is the next step of an agreement: to sign it, or to record what was held; nil for other registers.
func (s *Screen) promiseAct(def record.Register, r row) fyne.CanvasObject {
	switch {
	case def.Promise == nil || def.Over(&r.Entry):
		return nil
	case !def.Signed(&r.Entry):
		return shell.Writing(s.d, kit.PrimaryButton("登记签订", func() { s.sign(r) })).Small()
	}
	return shell.Writing(s.d, kit.PrimaryButton(fmt.Sprintf("登记第 %d 次活动", r.Kept.Done+1), func() { s.recordAct(r) })).Small()
}

// promiseActs are the rarer things that can be done with an agreement.
func (s *Screen) promiseActs(def record.Register, r row) []kit.Option {
	if def.Promise == nil {
		return nil
	}
	acts := []kit.Option{{Group: "协议", Text: "打印协议", Icon: "print", Do: func() { s.d.Go(shell.Papers, shell.PaperOf{Name: "agreement", Copy: r.ID}) }}}
	if def.Over(&r.Entry) {
		if r.ClosedOn == "" && r.Values[record.EndedOn] != "" {
			acts = append(acts, shell.WritingActs(s.d, kit.Option{Group: "协议", Text: "补登活动", Detail: "终止以前办的", Do: func() { s.recordAct(r) }})...)
		}
		return acts
	}
	if def.Signed(&r.Entry) && r.State != def.Promise.Renewing {
		acts = append(acts, shell.WritingActs(s.d, kit.Option{Group: "协议", Text: "续签", Detail: "起草下一份", Do: func() { s.renew(r) }})...)
	}
	return append(acts, shell.WritingActs(s.d, kit.Option{Group: "协议", Text: "终止", Detail: "写明原因", Do: func() { s.endAgreement(r) }})...)
}

func (s *Screen) sign(r row) {
	f := form.New()
	content := f.Add("signed_on", "签订日期", kit.NewDateEntry(s.d.Office.Now()).With(string(s.d.Office.Today())))
	s.entries.Ask(records.Question{Title: "登记签订：" + r.Title, Text: "对接的需求和资源一起改为签约；续签的，上一份从新协议开始的前一天终止。", Fields: f, Content: content,
		Safe: "先不登记", Act: "登记签订", Need: []string{"signed_on"}, Read: func() (records.Write, bool) {
			on, ok := f.Day("signed_on", s.d.Office.Today())
			return s.changed(r, func(ctx context.Context, o *office.Office) (int64, error) { return o.SignAgreement(ctx, r.ID, on) }), ok
		},
		Said: func(int64) string { return r.Title + "已登记签订" }})
}

// changed is a Write about an entry that stays chosen.
func (s *Screen) changed(r row, do func(context.Context, *office.Office) (int64, error)) records.Write {
	return func(ctx context.Context, o *office.Office) (int64, int64, error) {
		change, err := do(ctx, o)
		return r.ID, change, err
	}
}

func (s *Screen) recordAct(r row) {
	f := form.New()
	content := kit.VBox(look.Gap12, f.Add("on", "活动日期", kit.NewDateEntry(s.d.Office.Now()).With(string(s.d.Office.Today()))),
		f.Add("what", "做了什么", kit.NewEntry("例如 党课师资互派，主讲：劳动法")))
	s.entries.Ask(records.Question{Title: "登记共建活动：" + r.Title, Fields: f, Content: content,
		Safe: "先不登记", Act: "登记活动", Need: []string{"on", "what"}, Read: func() (records.Write, bool) {
			on, ok := f.Day("on", s.d.Office.Today())
			what := f.Value("what")
			return s.changed(r, func(ctx context.Context, o *office.Office) (int64, error) { return o.RecordAct(ctx, r.ID, on, what) }), ok
		},
		Said: func(int64) string { return "已登记与" + r.Title + "的活动" }})
}

func (s *Screen) renew(r row) {
	s.entries.Write(func(ctx context.Context, o *office.Office) (int64, int64, error) { return o.RenewAgreement(ctx, r.ID) },
		func(id, change int64, err error) error {
			if err == nil {
				s.load(id, true)
				s.d.Said("已起草续签的协议，从上一份到期的第二天算起", change)
			}
			return err
		})
}

func (s *Screen) endAgreement(r row) {
	f := form.New()
	content := kit.VBox(look.Gap12, f.Add("on", "终止日期", kit.NewDateEntry(s.d.Office.Now()).With(string(s.d.Office.Today()))),
		f.Add("why", "原因", kit.NewEntry("例如 对方单位撤并")))
	s.entries.Ask(records.Question{Title: "终止协议：" + r.Title, Text: "办过活动的，对接的需求和资源改为完成；一次没办的，放回去可以重新认领。", Fields: f, Content: content,
		Safe: "不终止", Act: "终止协议", Danger: true, Need: []string{"on", "why"}, Read: func() (records.Write, bool) {
			on, ok := f.Day("on", s.d.Office.Today())
			why := f.Value("why")
			return s.changed(r, func(ctx context.Context, o *office.Office) (int64, error) { return o.EndAgreement(ctx, r.ID, on, why) }), ok
		},
		Said: func(int64) string { return r.Title + "已终止" }})
}
