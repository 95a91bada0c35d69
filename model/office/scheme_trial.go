package office

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// Trial holds the records of a year on which schemes are tried out. Nothing in it changes: several trials may run at once.
type Trial struct {
	Year     int
	schemes  map[int]*model.Scheme // by which the groups of the year were marked
	places   *placing
	branches []trialBranch
}

// trialBranch is one branch with its marks and its records.
type trialBranch struct {
	who      model.Assessed
	sheet    *model.MarkSheet
	answered map[string]trialEvidence // what the records say, by the sources of an item
}

type trialEvidence struct {
	ev   scoring.Evidence
	seen findings
	ok   bool
}

// SchemeTrial reads the records to try a scheme of a year on: those of the latest year before it that was marked, else of
// the year itself; nil when no year has marks. sources are the schemes that may be tried.
func (o *Office) SchemeTrial(ctx context.Context, year int, sources ...*model.Scheme) (*Trial, error) {
	var t *Trial
	err := o.db.Read(ctx, func(r *store.Reader) error {
		years, err := r.AssessmentYears()
		if err != nil {
			return err
		}
		slices.SortStableFunc(years, func(a, b model.AssessmentYear) int { // those before the year, the latest first; then the year
			if (a.Year < year) != (b.Year < year) {
				return b2i(b.Year < year) - b2i(a.Year < year)
			}
			return b.Year - a.Year
		})
		for _, y := range years {
			if y.Year > year {
				continue
			}
			sheets, err := o.sheets(r, y.Year)
			if err != nil {
				return err
			}
			if slices.ContainsFunc(sheets, func(s *model.MarkSheet) bool { return len(s.Marks) > 0 }) {
				t, err = o.trialOf(ctx, r, y, sheets, sources)
				return err
			}
		}
		return nil
	})
	return t, err
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (o *Office) trialOf(ctx context.Context, r *store.Reader, y model.AssessmentYear, sheets []*model.MarkSheet, sources []*model.Scheme) (*Trial, error) {
	places, err := placingOf(r, y)
	if err != nil {
		return nil, err
	}
	if places.units, err = coveredUnits(r); err != nil { // a scheme that is tried may ask for kinds of units
		return nil, err
	}
	t := &Trial{Year: y.Year, schemes: map[int]*model.Scheme{}, places: places}
	for i := range y.Groups {
		t.schemes[y.Groups[i].Number] = &y.Groups[i].Scheme
	}
	records, err := o.yearRecords(r, y.Year, 0)
	if err != nil {
		return nil, err
	}
	for _, sheet := range sheets {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b := trialBranch{sheet: sheet, answered: map[string]trialEvidence{}}
		if b.who, err = places.known(r, sheet.OrgID); err != nil {
			return nil, err
		}
		if b.who.Unit != nil { // no records of Party life are its own
			t.branches = append(t.branches, b)
			continue
		}
		record, err := records.branch(r, sheet.OrgID)
		if err != nil {
			return nil, err
		}
		for _, scheme := range append(sources, t.schemes[sheet.Group]) {
			for _, item := range itemsOf(scheme) {
				b.learn(record, item)
			}
		}
		t.branches = append(t.branches, b)
	}
	return t, nil
}

// learn keeps what the records say for the sources of an item, so that the item can be valued again and again.
func (b *trialBranch) learn(record *branchRecord, item *model.Item) {
	key := strings.Join(item.Evidence, ",")
	if _, known := b.answered[key]; known {
		return
	}
	ev, seen, ok := record.answer(item)
	b.answered[key] = trialEvidence{ev, seen, ok}
}

// TrialMark is what an item comes to in a trial.
type TrialMark struct {
	model.Mark
	Known bool   // there is a record or an earlier mark
	Label string // in a few words, such as the tier reached
	Why   string // the whole sentence
}

// Text is the mark as lists show it.
func (m TrialMark) Text() string {
	if !m.Known || m.NotApplicable {
		return "—"
	}
	return m.Points.String()
}

// value works an item out for a branch: from its records, else from the mark that the year gave to the item of this number,
// fitted to the points and tiers of now.
func (t *Trial) value(b *trialBranch, item *model.Item) TrialMark {
	if why := scoring.Outside(item.Scope, b.who, t.places.sector, t.Year); why != "" {
		return TrialMark{Mark: model.Mark{NotApplicable: true, Reason: why}, Known: true, Label: "不适用", Why: why}
	}
	if a := b.answered[strings.Join(item.Evidence, ",")]; a.ok {
		if p, err := scoring.Evaluate(item, a.ev); err == nil {
			m := model.Mark{Points: p.Points, NotApplicable: p.NotApplicable, Reason: p.Why}
			why := p.Why
			if a.seen.remark != "" {
				why += "；" + a.seen.remark
			}
			return TrialMark{Mark: m, Known: true, Label: shortMark(item, m), Why: why}
		}
	}
	_, _, was, known := t.schemes[b.sheet.Group].ItemByID(item.ID)
	mark, given := b.sheet.Effective(item.ID, model.FinalMark)
	if !given {
		mark, given = b.sheet.Mark(item.ID, model.SelfMark)
	}
	if !known || !given {
		return TrialMark{Label: "没有记录", Why: fmt.Sprintf("%d 年度没有这一项的记录，按其余项目折算", t.Year)}
	}
	if mark.NotApplicable {
		return TrialMark{Mark: model.Mark{NotApplicable: true, Reason: mark.Reason}, Known: true, Label: "不适用", Why: strings.TrimSpace("不适用 " + mark.Reason)}
	}
	points, how := fitted(was, item, mark.Points)
	m := model.Mark{Points: points, Reason: fmt.Sprintf("%d 年度打 %s 分%s", t.Year, mark.Points.Short(), how)}
	why := m.Reason
	if mark.Reason != "" {
		why += "；" + mark.Reason
	}
	return TrialMark{Mark: m, Known: true, Label: shortMark(item, m), Why: why}
}

// fitted turns a mark given by an item into what it would be by the item of now: the tier of the same name or place, else
// the same share of the points.
func fitted(was, now *model.Item, points model.Points) (model.Points, string) {
	if was.Max == now.Max && scoring.MethodText(was) == scoring.MethodText(now) {
		return points, ""
	}
	if was.Method.Kind == now.Method.Kind && len(now.Method.Tiers) > 0 {
		if at := slices.IndexFunc(was.Method.Tiers, func(t model.Tier) bool { return t.Points == points }); at >= 0 {
			label := was.Method.Tiers[at].Label
			to := slices.IndexFunc(now.Method.Tiers, func(t model.Tier) bool { return t.Label == label })
			if to < 0 && len(was.Method.Tiers) == len(now.Method.Tiers) {
				to = at
			}
			if to >= 0 {
				return now.Method.Tiers[to].Points, fmt.Sprintf("，现在“%s”得 %s 分", now.Method.Tiers[to].Label, now.Method.Tiers[to].Points.Short())
			}
		}
	}
	if was.Max <= 0 {
		return 0, ""
	}
	got := min(max(points.MulDiv(int64(now.Max), int64(was.Max)), min(now.Method.Floor, 0)), now.Max)
	if was.Max == now.Max {
		return got, ""
	}
	return got, fmt.Sprintf("，按满分 %s 改为 %s 折成 %s 分", was.Max.Short(), now.Max.Short(), got.Short())
}

// shortMark is a mark in a few words: the tier, or how much of the points it is.
func shortMark(item *model.Item, m model.Mark) string {
	if m.NotApplicable {
		return "不适用"
	}
	tiers := item.Method.Tiers
	if item.Method.Kind == model.Level {
		tiers = scoring.Levels(item)
	}
	for _, t := range tiers {
		if t.Points == m.Points {
			return t.Label
		}
	}
	switch {
	case m.Points >= item.Max:
		return "满分"
	case item.Method.Kind == model.Deduct:
		return fmt.Sprintf("扣 %s 分", (item.Max - m.Points).Short())
	case item.Max > 0:
		return fmt.Sprintf("得满分的 %d%%", int64(m.Points)*100/int64(item.Max))
	}
	return ""
}
