package ballot

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// MostLabels is how many answers a ballot may have: each has a key of its own, the next one is for several ticked.
const MostLabels = 8

// MostPeople is how many people a meeting may be of.
const MostPeople = 9999

// Validate refuses a set-up that cannot be counted by, with a sentence and the field it speaks of.
func Validate(s *model.BallotSetup) error {
	if len(s.Forms) == 0 || len(s.Sessions) == 0 {
		return model.FieldErrorf("forms", "至少要有一种测评票和一场述职")
	}
	for i := range s.Forms {
		if err := validateForm(&s.Forms[i]); err != nil {
			return err
		}
	}
	for i, m := range s.Sessions {
		if m.Number != i+1 {
			return model.FieldErrorf("sessions", "场次应从 1 起连续编号")
		}
		switch {
		case m.Due < 0 || m.Due > MostPeople:
			return model.FieldErrorf("due", "第 %d 场应到 %d 人，应在 0 到 %d 之间", m.Number, m.Due, MostPeople)
		case m.Present < 0 || m.Present > MostPeople:
			return model.FieldErrorf("present", "第 %d 场实到 %d 人，应在 0 到 %d 之间", m.Number, m.Present, MostPeople)
		case m.Due > 0 && m.Present > m.Due:
			return model.FieldErrorf("present", "第 %d 场实到 %d 人，不能多于应到 %d 人", m.Number, m.Present, m.Due)
		case m.Date != "" && m.Date.Precision() != model.ByDay:
			return model.FieldErrorf("date", "第 %d 场的日期写成年-月-日，如 2026-12-10", m.Number)
		}
	}
	return nil
}

func validateForm(f *model.BallotForm) error {
	if n := len(f.Labels); n < 2 || n > MostLabels {
		return model.FieldErrorf("labels", "%s的选项应有 2 到 %d 个", f.Name, MostLabels)
	}
	seen := map[string]bool{}
	for i, l := range f.Labels {
		switch {
		case strings.TrimSpace(l.Name) == "" || seen[l.Name]:
			return model.FieldErrorf("labels", "%s的选项不能空着，也不能重名", f.Name)
		case l.Weight < 0 || l.Weight > model.Pt(100):
			return model.FieldErrorf("labels", "“%s”的系数应在 0 到 100 之间", l.Name)
		case i > 0 && l.Weight > f.Labels[i-1].Weight:
			return model.FieldErrorf("labels", "“%s”的系数不能高于前面的“%s”；选项从最好的排起", l.Name, f.Labels[i-1].Name)
		}
		seen[l.Name] = true
	}
	if g := f.Guard; g.On && (g.Num < 1 || g.Den < g.Num) {
		return model.FieldErrorf("guard", "%s的界限应是不大于 1 的分数，如 1/3", f.Name)
	}
	return validateGroups(f)
}

func validateGroups(f *model.BallotForm) error {
	if len(f.Groups) == 0 {
		return model.FieldErrorf("groups", "%s至少要有一个测评组", f.Name)
	}
	sum, ids, named := int64(0), map[string]bool{}, map[string]bool{}
	for _, g := range f.Groups {
		if strings.TrimSpace(g.Name) == "" || named[g.Name] || g.ID == "" || ids[g.ID] {
			return model.FieldErrorf("groups", "%s的测评组要有名称，不能重名", f.Name)
		}
		if g.Weight < 1 {
			return model.FieldErrorf("groups", "“%s”的权重应大于 0", g.Name)
		}
		ids[g.ID], named[g.Name] = true, true
		sum += g.Weight
	}
	if sum != 10000 {
		return model.FieldErrorf("groups", "%s各组的权重合计 %s，应为 100%%", f.Name, Percent(sum))
	}
	return nil
}

// KeepsCounts refuses a new set-up in which ballots that were counted would lose their group, their meeting or their answers.
func KeepsCounts(was, now *model.BallotSetup, tallies []model.BallotTally) error {
	for _, t := range tallies {
		if t.State == model.BallotsOpen {
			continue
		}
		before, after := was.Form(t.Form), now.Form(t.Form)
		switch {
		case after == nil || after.Group(t.Group) == nil:
			return model.Errorf(model.Conflict, "%s已经录了票，这一组不能去掉；先清空它的票", was.Text(t.BallotKey))
		case t.Session > len(now.Sessions):
			return model.Errorf(model.Conflict, "第 %d 场已经录了票，不能去掉；先清空它的票", t.Session)
		case before != nil && strings.Join(before.Words(), " ") != strings.Join(after.Words(), " "):
			return model.Errorf(model.Conflict, "%s已经录了票，选项不能再改；先清空它的票", after.Name)
		}
	}
	return nil
}

// Fits refuses counts that speak of other subjects or other answers than the set-up.
func Fits(b *Book, t *model.BallotTally) error {
	f := b.Setup.Form(t.Form)
	if t.State == model.BallotsOpen || f == nil {
		return nil
	}
	voted := b.Voted(t.Session)
	for _, s := range voted {
		if t.Valid > 0 && len(t.Votes[s.ID]) != len(f.Labels)+2 {
			return model.Errorf(model.Conflict, "%s已经录了票，里面没有%s的票，或者选项不一样；先清空它的票", b.Setup.Text(t.BallotKey), s.Person)
		}
	}
	for id := range t.Votes {
		if !slices.ContainsFunc(voted, func(s model.BallotSubject) bool { return s.ID == id }) {
			return model.Errorf(model.Conflict, "%s已经录了票，投过票的述职人不能去掉或换场；先清空它的票", b.Setup.Text(t.BallotKey))
		}
	}
	return nil
}

// Percent writes hundredths of a percent: 92.31%, 20%.
func Percent(hundredths int64) string {
	return fmt.Sprintf("%s%%", model.Points(hundredths).Short())
}
