package assess

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
)

const finaliseWide float32 = 520

// askFinalise asks for the day of decision and fixes the year.
func (s *Screen) askFinalise() {
	if s.facts == nil || s.closed() || len(office.Obstacles(s.facts)) > 0 {
		return
	}
	var check office.FinaliseCheck
	var departs string
	facts, year := s.facts, s.year
	s.run(shell.Work{What: "正在核对记录", Stop: "停止核对",
		Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) error {
			now, err := o.Facts(ctx, year) // marks may be typed meanwhile into the one that shows
			if err != nil {
				return err
			}
			if check, err = o.BeforeFinalising(ctx, now); err != nil {
				return err
			}
			all, err := o.Overridings(ctx, now, nil, func(done, total int) { report("正在核对记录", done, total) })
			departs = office.OverridingText(all)
			return err
		},
		Done: func(err error) error {
			if err == nil && s.facts == facts { // it is still the year that was asked about
				s.showFinalise(check, departs)
			}
			return err
		}})
}

// showFinalise is the question; departs says which marks depart from the records, "" for none. What stands against finalising is shown
// with the way to go on: a box where something speaks against the day, a reason where an upheld objection changed nothing or the day precedes the reopening.
func (s *Screen) showFinalise(check office.FinaliseCheck, departs string) {
	count := office.CountedText(s.facts.SheetsOf(nil))
	content := kit.VBox(look.Gap12)
	for _, stands := range []struct {
		tone  look.Tone
		words string
		next  string
	}{
		{look.ToneWarn, check.Unanswered, "。先取消，改了分再核定；不用改分的，在下面写明理由。"},
		{look.ToneWarn, check.Ballots, "。现在核定就是不等这些票。"},
		{look.ToneWarn, check.Claims, "。"},
		{look.ToneInfo, departs, "。"},
	} {
		if stands.words != "" {
			content.Add(kit.NewNote(stands.tone, "", "", stands.words+stands.next))
		}
	}
	entry := kit.NewDateEntry(s.d.Office.Now()).With(string(check.Today))
	field := kit.NewField("核定日期（党委会议日期，印在考核材料上）", entry)
	goOn := kit.NewCheck("仍按这一天核定", false, func(bool) { field.SetError("") })
	content.Add(field)
	content.Add(goOn)
	why := kit.NewEntry("如：复核后认定漏记不影响得分")
	whyField := kit.NewField("仍要核定的理由（记入变更记录）", why)
	content.Add(whyField)
	day := func() (model.Date, string) {
		date, err := form.Day(entry.Value(), check.Today)
		if err == nil {
			err = check.CheckDay(date)
		}
		if err != nil {
			return "", model.MessageOf(err)
		}
		return date, ""
	}
	ask := func() {
		date, wrong := day()
		doubt := ""
		if wrong == "" {
			doubt = check.DayDoubt(date)
		}
		field.SetError(doubt)
		goOn.SetChecked(false)
		goOn.Hidden, whyField.Hidden = doubt == "", !check.NeedsWhy(date)
		content.Refresh()
	}
	entry.OnChanged = func(string) { ask() }
	why.OnChanged = func(string) { whyField.SetError("") }
	ask()
	refuse := func(f *kit.Field, words string, focus fyne.Focusable) bool {
		f.SetError(words)
		s.d.Window.Canvas().Focus(focus)
		return false
	}
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{
		Title: fmt.Sprintf("核定 %d 年度考核结果", s.year), Text: count + "的分数、名次和等次会固定下来，不能再改。要改先重新打开，并写明原因。", Width: finaliseWide,
		Content: content, Safe: "不核定", Act: "核定 " + count, Focus: entry,
		OnAct: func() bool {
			date, wrong := day()
			switch {
			case wrong != "":
				return refuse(field, wrong, entry)
			case !goOn.Hidden && !goOn.Checked():
				return refuse(field, check.DayDoubt(date), goOn)
			case check.NeedsWhy(date) && strings.TrimSpace(why.Value()) == "":
				return refuse(whyField, "写明理由", why)
			}
			s.finalise(date, len(check.Doubts(date)) > 0, why.Value())
			return true
		}})
}

func (s *Screen) finalise(date model.Date, anyway bool, why string) {
	year := s.year
	s.run(shell.Work{
		What: "正在核定",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			if anyway {
				_, err = o.FinaliseAnyway(ctx, year, date, why)
			} else {
				_, err = o.Finalise(ctx, year, date)
			}
			return err
		},
		Done: func(err error) error {
			if err == nil {
				// It is taken back only with a reason, so the toast leads on.
				s.d.Toasts.Say(fmt.Sprintf("%d 年度考核结果已核定并锁定，接着公示", year), "去公示", s.d.Here(func() {
					s.Shown(shell.AssessAt{Place: office.AtPublication, Stage: office.StagePublish})
				}))
				s.Changed()
			}
			return err
		},
	})
}

// reopen asks why and lets the marks of a finalised year be changed again.
func (s *Screen) reopen() {
	if !s.closed() {
		return
	}
	entry := kit.NewEntry("如：复核时发现一处记录有误")
	field := kit.NewField("原因（记入变更记录）", entry)
	entry.OnChanged = func(string) { field.SetError("") }
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{
		Title: fmt.Sprintf("重新打开 %d 年度", s.year), Text: "重新打开后分数可以再改，名次和等次重新计算，改完要再核定一次。",
		Content: field, Safe: "不打开", Act: fmt.Sprintf("重新打开 %d 年度", s.year), Focus: entry,
		OnAct: func() bool {
			if entry.Value() == "" {
				field.SetError("写明重新打开的原因")
				s.d.Window.Canvas().Focus(entry)
				return false
			}
			s.doReopen(entry.Value())
			return true
		}})
}

func (s *Screen) doReopen(why string) {
	year := s.year
	var change int64
	s.run(shell.Work{
		What: "正在重新打开",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			change, err = o.Reopen(ctx, year, why)
			return err
		},
		Done: func(err error) error {
			if err == nil {
				s.d.Said(fmt.Sprintf("%d 年度已重新打开", year), change)
				s.Changed()
			}
			return err
		},
	})
}
