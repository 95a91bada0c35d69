package office

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// contestRegister is the register of the projects that compete (优秀项目评选).
const contestRegister = "best-project"

// BestProjects ranks the projects of a year by their judges' scores.
func (o *Office) BestProjects(ctx context.Context, year int) (*paper.Contest, error) {
	var c *paper.Contest
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		c, _, err = o.contest(r, year)
		return err
	})
	return c, err
}

// contest reads the projects of a year that are not closed, with their judges' scores and their rank.
func (o *Office) contest(r *store.Reader, year int) (*paper.Contest, map[int64]record.Entry, error) {
	def, _, err := o.register(r, contestRegister)
	if err != nil || def.Contest == nil {
		return nil, nil, err
	}
	scores, _, err := o.register(r, def.Contest.Scores)
	if err != nil {
		return nil, nil, err
	}
	entries, err := entriesIn(r, &def, o.Today())
	if err != nil {
		return nil, nil, err
	}
	sheets, err := r.Entries(scores.ID)
	if err != nil {
		return nil, nil, err
	}
	names, err := namesOf(r)
	if err != nil {
		return nil, nil, err
	}
	rules := def.Contest.Under(year, decidedYears(&def, entries)[year])
	c := &paper.Contest{Year: year, Days: rules.Days, Trim: rules.Trim}
	criteria := scores.Criteria()
	for _, i := range criteria {
		c.Criteria = append(c.Criteria, i.Label)
		c.Full = append(c.Full, *i.Max)
	}
	by, won, entrants := map[int64]record.Entry{}, map[string]string{}, []scoring.Entrant{}
	for _, e := range entries {
		if y := countIn(e.Values["year"]); y < year && e.State == def.Contest.Awarded {
			won[key(e.Values["name"])] = e.Values["year"]
		}
	}
	for _, e := range entries {
		if countIn(e.Values["year"]) != year || e.ClosedOn != "" {
			continue
		}
		by[e.ID] = e
		name := e.Values["name"]
		x := scoring.Entrant{ID: e.ID, Name: name, Reason: e.Values["reason"], Decided: map[string]string{"评上": scoring.Winner, "不评": scoring.Loser}[e.Values["decided"]]}
		p := paper.Entrant{EntryID: e.ID, Name: name, Org: names.orgs[e.OrgID], State: e.State, From: dateIn(e.Values["from"]), To: dateIn(e.Values["to"])}
		if unit, ok := def.Field("unit"); ok && p.Org == "" {
			p.Org = names.text(unit, e.Values["unit"])
		}
		if was := won[key(name)]; was != "" {
			p.Earlier = was + "年已获奖"
			if e.Values["improved"] == "" {
				p.Earlier += "，没有写提高"
			}
		}
		for _, s := range sheets {
			if countIn(s.Values["year"]) != year || key(s.Values["project"]) != key(name) || s.ClosedOn != "" {
				continue
			}
			sheet := judged(criteria, &s)
			x.Sheets = append(x.Sheets, sheet)
			p.Scores = append(p.Scores, paper.JudgeScore{Judge: sheet.Judge, Total: sheet.Total, Whole: sheet.Whole, Away: sheet.Away})
			if !slices.Contains(c.Judges, sheet.Judge) {
				c.Judges = append(c.Judges, sheet.Judge)
			}
		}
		markExtremes(p.Scores, def.Contest.Trim)
		c.Projects, entrants = append(c.Projects, p), append(entrants, x)
	}
	ranking := scoring.RankProjects(year, entrants, rules.Quota, rules.Trim)
	c.Quota = fmt.Sprintf("%d 个（参评 %d 个的 %d%%）", ranking.Quotas[0].Limit, len(entrants), rules.Quota)
	c.Limit, c.Open = ranking.Quotas[0].Limit, len(ranking.OpenTies()) > 0
	c.Order(ranking)
	for i := range c.Projects {
		if p := &c.Projects[i]; len(p.Scores) == 0 && p.State == def.Contest.Awarded {
			p.Remark = "已表彰，没有登记评委的打分"
		}
	}
	return c, by, nil
}

// rankRows says of the rows of a contest how each stands among those of its year: 第 1 名，86.00 分, or why it has no rank.
func (o *Office) rankRows(r *store.Reader, e *RegisterEntries) error {
	if e.Contest == nil || e.ID != contestRegister {
		return nil
	}
	read := map[int]*paper.Contest{}
	for i := range e.Rows {
		row := &e.Rows[i]
		year := countIn(row.Values["year"])
		if year <= 0 {
			continue
		}
		if read[year] == nil {
			c, _, err := o.contest(r, year)
			if err != nil {
				return err
			}
			read[year] = c
		}
		for _, p := range read[year].Projects {
			switch {
			case p.EntryID != row.ID:
			case p.Ready:
				row.Rank, row.stands = p.Rank, fmt.Sprintf("第 %d 名，%s 分", p.Rank, p.Total)
			case !e.Over(&row.Entry): // what was decided long ago needs no marks
				row.stands = p.Remark
			}
		}
	}
	return nil
}

// markExtremes marks the highest and the lowest mark of a project where they do not count.
func markExtremes(scores []paper.JudgeScore, trim int) {
	var places []int
	var totals []model.Points
	for i, s := range scores {
		if s.Whole && !s.Away {
			places, totals = append(places, i), append(totals, s.Total)
		}
	}
	if low, high, ok := scoring.Extremes(totals, trim); ok {
		scores[places[low]].Extreme, scores[places[high]].Extreme = "最低分", "最高分"
	}
}

func key(name string) string { return strings.Join(strings.Fields(name), "") }

// judged is the sheet of one judge about one project.
func judged(criteria []record.Item, e *record.Entry) scoring.JudgeSheet {
	s := scoring.JudgeSheet{Judge: key(e.Values["judge"]), Whole: len(criteria) > 0, Away: e.Values["away"] == record.Yes}
	for _, i := range criteria {
		p, err := model.ParsePoints(e.Values[i.Name])
		if e.Values[i.Name] == "" || err != nil || p < 0 || p > model.Points(*i.Max)*100 {
			s.Whole = false
			continue
		}
		s.Total += p
	}
	return s
}

// PublishProjects makes the winners of a year public from a day on, for the working days that the register says; what did not win is
// settled. Refused while a project has no full marks or a tie waits for a decision.
func (o *Office) PublishProjects(ctx context.Context, year int, from model.Date) (int64, error) {
	if from.Precision() != model.ByDay {
		return 0, model.FieldErrorf("from", "公示开始日期写到日，例如 2026-12-01")
	}
	return o.onContest(ctx, year, fmt.Sprintf("公示 %d 年度优秀项目", year), func(def *record.Register, c *paper.Contest, p *paper.Entrant, e *record.Entry) error {
		switch {
		case !p.Ready:
			return model.Errorf(model.Invalid, "“%s”%s，打完再公示；不参评的先结束那一条", p.Name, p.Remark)
		case c.Open:
			return model.Errorf(model.Invalid, "名额边上有同分，先在“同分时的决定”里写明评上还是不评，再公示")
		case def.Over(e):
			return model.Errorf(model.Exists, "%d 年度的评选已经办完，“%s”是%s", year, p.Name, e.State)
		case p.Grade == scoring.Winner:
			def.Set(e, "from", string(from))
			def.Set(e, "to", string(from.AddWeekdays(c.Days)))
			bringTo(def, e, def.Contest.Published)
		default:
			bringTo(def, e, def.Contest.Lost)
		}
		return nil
	})
}

// decidedYears are the years in which projects were made public, honoured or turned down.
func decidedYears(def *record.Register, entries []record.Entry) map[int]bool {
	years := map[int]bool{}
	for i := range entries {
		if y := countIn(entries[i].Values["year"]); y > 0 && def.Contest.Decided(&entries[i]) {
			years[y] = true
		}
	}
	return years
}

// SetContestRules changes the rules by which the best projects are chosen; years that were decided keep theirs.
func (o *Office) SetContestRules(ctx context.Context, rules record.ContestRules) (int64, error) {
	switch {
	case rules.Quota < 1 || rules.Quota > 100:
		return 0, model.FieldErrorf("quota", "写 1 到 100 的整数，例如 30 就是百分之三十")
	case rules.Days < 1 || rules.Days > 60:
		return 0, model.FieldErrorf("days", "公示写 1 到 60 个工作日")
	case rules.Trim != 0 && (rules.Trim < 3 || rules.Trim > 99):
		return 0, model.FieldErrorf("trim", "至少 3 名评委才能去掉最高分和最低分；空着是都算")
	}
	return o.write(ctx, "edit", "修改优秀项目评选的办法", func(tx *store.Tx) error {
		def, err := o.useRegister(tx, contestRegister)
		if err != nil {
			return err
		}
		if def.Contest == nil {
			return model.Errorf(model.Invalid, "“%s”里没有评选，不能改评选的办法", def.Title)
		}
		entries, err := entriesIn(&tx.Reader, &def, o.Today())
		if err != nil {
			return err
		}
		def.Contest, def.Own = def.Contest.Changed(rules, decidedYears(&def, entries)), true
		return tx.PutRegister(&def)
	})
}

// AwardProjects records the day on which the winners of a year were honoured, after their time in public.
func (o *Office) AwardProjects(ctx context.Context, year int, on model.Date) (int64, error) {
	if on.Precision() != model.ByDay {
		return 0, model.FieldErrorf("on", "表彰日期写到日，例如 2026-12-20")
	}
	any := false
	return o.onContest(ctx, year, fmt.Sprintf("表彰 %d 年度优秀项目", year), func(def *record.Register, c *paper.Contest, p *paper.Entrant, e *record.Entry) error {
		if e.State == def.Contest.Published {
			if !p.To.Before(on) {
				return model.FieldErrorf("on", "“%s”公示到 %s，公示结束以后再表彰", p.Name, p.To)
			}
			def.Set(e, "awarded_on", string(on))
			bringTo(def, e, def.Contest.Awarded)
			any = true
		}
		if p == &c.Projects[len(c.Projects)-1] && !any {
			return model.Errorf(model.Invalid, "%d 年度没有正在公示的项目，先公示", year)
		}
		return nil
	})
}

// onContest changes all projects of a year in one change set.
func (o *Office) onContest(ctx context.Context, year int, why string, do func(def *record.Register, c *paper.Contest, p *paper.Entrant, e *record.Entry) error) (int64, error) {
	return o.write(ctx, "edit", why, func(tx *store.Tx) error {
		def, _, err := o.register(&tx.Reader, contestRegister)
		if err != nil {
			return err
		}
		c, by, err := o.contest(&tx.Reader, year)
		if err != nil {
			return err
		}
		if c == nil || len(c.Projects) == 0 {
			return model.Errorf(model.NotFound, "%s 年度还没有申报的项目，先在“%s”里登记", strconv.Itoa(year), def.Title)
		}
		if _, kept := def.Contest.Years[year]; kept && !decidedYears(&def, slices.Collect(maps.Values(by)))[year] { // it was taken back, and is decided by the rules of today
			contest := *def.Contest
			contest.Years = maps.Clone(contest.Years)
			delete(contest.Years, year)
			def.Contest = &contest
			if err := tx.PutRegister(&def); err != nil {
				return err
			}
		}
		for i := range c.Projects {
			e := by[c.Projects[i].EntryID]
			if err := do(&def, c, &c.Projects[i], &e); err != nil {
				return err
			}
			if err := tx.PutEntry(&e); err != nil {
				return err
			}
		}
		return nil
	})
}
