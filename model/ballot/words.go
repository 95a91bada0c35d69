package ballot

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/shuangbai/shuangbai/model"
)

// LabelsText writes labels as people type them: 好 100，较好 80，一般 60，差 40.
func LabelsText(labels []model.BallotLabel) string {
	parts := make([]string, len(labels))
	for i, l := range labels {
		parts[i] = l.Name + " " + l.Weight.Short()
	}
	return strings.Join(parts, "，")
}

// ParseLabels reads labels, best first, each with what it counts for: 好 100，较好 80; also with = between.
func ParseLabels(text string) ([]model.BallotLabel, error) {
	var all []model.BallotLabel
	for _, p := range pairs(text) {
		weight, err := model.ParsePoints(p.number)
		if err != nil || p.name == "" {
			return nil, model.FieldErrorf("labels", "“%s”不对，写成：好 100，较好 80，一般 60，差 40", p.whole)
		}
		all = append(all, model.BallotLabel{Name: p.name, Weight: weight})
	}
	return all, nil
}

// GroupsText writes voter groups as people type them: 上级领导 20%，书记互评 40%，党员群众代表 40%.
func GroupsText(groups []model.VoterGroup) string {
	parts := make([]string, len(groups))
	for i, g := range groups {
		parts[i] = g.Name + " " + Percent(g.Weight)
	}
	return strings.Join(parts, "，")
}

// ParseGroups reads voter groups with their weights in percent. A group keeps the ID that one of its name has among was; where the
// number of groups stays, a renamed one keeps that of its place.
func ParseGroups(text string, was []model.VoterGroup) ([]model.VoterGroup, error) {
	var all []model.VoterGroup
	for _, p := range pairs(text) {
		weight, err := model.ParsePoints(strings.TrimSuffix(p.number, "%"))
		if err != nil || p.name == "" {
			return nil, model.FieldErrorf("groups", "“%s”不对，写成：上级领导 20%%，书记互评 40%%，党员群众代表 40%%", p.whole)
		}
		all = append(all, model.VoterGroup{Name: p.name, Weight: int64(weight)})
	}
	taken := map[string]bool{}
	for i := range all {
		for _, w := range was {
			if w.Name == all[i].Name {
				all[i].ID = w.ID
				taken[w.ID] = true
			}
		}
	}
	for i := range all {
		if all[i].ID == "" && len(all) == len(was) && !taken[was[i].ID] {
			all[i].ID = was[i].ID
			taken[was[i].ID] = true
		}
		for n := 1; all[i].ID == ""; n++ {
			id := fmt.Sprintf("g%d", n)
			if free := !taken[id] && !hasID(was, id); free {
				all[i].ID = id
				taken[id] = true
			}
		}
	}
	return all, nil
}

func hasID(groups []model.VoterGroup, id string) bool {
	for _, g := range groups {
		if g.ID == id {
			return true
		}
	}
	return false
}

// ParseShare reads a share such as 1/3 or 30%; a bare number is a percentage from 10 on, because 2 may be meant as many things.
func ParseShare(text string) (num, den int64, err error) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "／", "/"))
	if a, b, ok := strings.Cut(text, "/"); ok {
		num, errA := strconv.ParseInt(strings.TrimSpace(a), 10, 32)
		den, errB := strconv.ParseInt(strings.TrimSpace(b), 10, 32)
		if errA == nil && errB == nil && num > 0 && den >= num {
			return num, den, nil
		}
	} else {
		number, percent := strings.CutSuffix(strings.ReplaceAll(text, "％", "%"), "%")
		if p, e := model.ParsePoints(number); e == nil && p > 0 && p <= 10000 {
			if percent || p >= model.Pt(10) {
				return int64(p), 10000, nil
			}
			return 0, 0, model.FieldErrorf("guard", "“%s”看不出是百分之几还是几分之一：百分之%s写成 %s%%，几分之一写成 1/3 这样", text, text, text)
		}
	}
	return 0, 0, model.FieldErrorf("guard", "“%s”不对，写成 1/3 或 30%%", text)
}

// ShareText writes a guard's share: 三分之一 as 1/3.
func ShareText(g model.BallotGuard) string {
	if g.Den == 10000 {
		return Percent(g.Num)
	}
	return fmt.Sprintf("%d/%d", g.Num, g.Den)
}

// Formula says how the index comes about: 指数 =（好×100 + 较好×80）÷ 有效票.
func Formula(f *model.BallotForm) string {
	parts := make([]string, len(f.Labels))
	for i, l := range f.Labels {
		parts[i] = l.Name + "×" + l.Weight.Short()
	}
	return "指数 =（" + strings.Join(parts, " + ") + "）÷ 有效票"
}

// pair is a name with a number behind it.
type pair struct{ name, number, whole string }

// pairs splits 好 100，较好=80 into its parts; commas, semicolons, dots 、 and lines part them.
func pairs(text string) []pair {
	var all []pair
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("，,；;、\n", r) }) {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		name := strings.TrimRightFunc(part, func(r rune) bool { return unicode.IsDigit(r) || r == '.' || r == '%' || r == '％' })
		number := strings.ReplaceAll(part[len(name):], "％", "%")
		all = append(all, pair{strings.TrimRight(strings.TrimSpace(name), "=＝:：× "), number, part})
	}
	return all
}
