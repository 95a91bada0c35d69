package office

import (
	"context"
	"fmt"
	"slices"
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

// contests are what the contests of all years are ranked from.
type contests struct {
	def      *record.Register
	criteria []record.Item
	entries  []record.Entry         // of all years, closed ones too
	sheets   map[int][]record.Entry // of the judges by year, closed ones left out
	names    *recordNames
	decided  map[int]bool // see decidedYears
}

// readContests takes the entries of a contest and the names around them, and reads the sheets of its judges.
func (o *Office) readContests(r *store.Reader, def *record.Register, entries []record.Entry, names *recordNames) (*contests, error) {
	scores, _, err := o.register(r, def.Contest.Scores)
	if err != nil {
		return nil, err
	}
	sheets, err := r.Entries(scores.ID)
	if err != nil {
		return nil, err
	}
	all := &contests{def: def, criteria: scores.Criteria(), entries: entries, sheets: map[int][]record.Entry{}, names: names, decided: decidedYears(def, entries)}
	for _, s := range sheets {
		if s.ClosedOn == "" {
			all.sheets[s.Year()] = append(all.sheets[s.Year()], s)
		}
	}
	return all, nil
}

// contest reads the projects of a year that are not closed, with their judges' scores and their rank.
func (o *Office) contest(r *store.Reader, year int) (*paper.Contest, map[int64]record.Entry, error) {
	def, _, err := o.register(r, contestRegister)
	if err != nil || def.Contest == nil {
		return nil, nil, err
	}
	entries, err := o.entriesIn(r, &def)
	if err != nil {
		return nil, nil, err
	}
	names, err := namesOf(r)
	if err != nil {
		return nil, nil, err
	}
	all, err := o.readContests(r, &def, entries, names)
	if err != nil {
		return nil, nil, err
	}
	c, by := all.of(year)
	return c, by, nil
}

// of ranks the projects of a year that are not closed; by holds their entries.
func (a *contests) of(year int) (c *paper.Contest, by map[int64]record.Entry) {
	def := a.def
	rules := def.Contest.Under(year, a.decided[year])
	c = &paper.Contest{Year: year, Days: rules.Days, Trim: rules.Trim}
	for _, i := range a.criteria {
		c.Criteria = append(c.Criteria, i.Label)
		c.Full = append(c.Full, *i.Max)
	}
	won, entrants := map[string]string{}, []scoring.Entrant{}
	for _, e := range a.entries {
		if y := e.Year(); y < year && e.State == def.Contest.Awarded {
			won[key(e.Values["name"])] = e.Values["year"]
		}
	}
	by = map[int64]record.Entry{}
	for _, e := range a.entries {
		if e.Year() != year || e.ClosedOn != "" {
			continue
		}
		by[e.ID] = e
		name := e.Values["name"]
		x := scoring.Entrant{ID: e.ID, Name: name, Reason: e.Values["reason"], Decided: decidedAs(def.Contest, &e)}
		p := paper.Entrant{EntryID: e.ID, Name: name, Org: a.names.orgs[e.OrgID], State: e.State, From: dateIn(e.Values["from"]), To: dateIn(e.Values["to"])}
		if unit, ok := def.Field("unit"); ok && p.Org == "" {
			p.Org = a.names.text(unit, e.Values["unit"])
		}
		if was := won[key(name)]; was != "" {
			p.Earlier = was + "年已获奖"
			if e.Values["improved"] == "" {
				p.Earlier += "，没有写提高"
			}
		}
		for i := range a.sheets[year] {
			s := &a.sheets[year][i]
			if key(s.Values["project"]) != key(name) {
				continue
			}
			sheet := judged(a.criteria, s)
			x.Sheets = append(x.Sheets, sheet)
			p.Scores = append(p.Scores, paper.JudgeScore{Judge: sheet.Judge, Total: sheet.Total, Whole: sheet.Whole, Away: sheet.Away})
			if !slices.Contains(c.Judges, sheet.Judge) {
				c.Judges = append(c.Judges, sheet.Judge)
			}
		}
		markExtremes(p.Scores, rules.Trim)
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
	return c, by
}

// decidedAs is what people decided of a project with as many marks as others at the border, "" for nothing.
func decidedAs(c *record.Contest, e *record.Entry) string {
	switch e.Values["decided"] {
	case "":
		return ""
	case c.Chosen:
		return scoring.Winner
	case c.Refused:
		return scoring.Loser
	}
	return ""
}

// rankRows says of the rows of a contest how each stands among those of its year: 第 1 名，86.00 分, or why it has no rank. all are its entries,
// closed ones too.
func (o *Office) rankRows(r *store.Reader, e *RegisterEntries, all []record.Entry, names *recordNames) error {
	if e.Contest == nil {
		return nil
	}
	contests, err := o.readContests(r, &e.Register, all, names)
	if err != nil {
		return err
	}
	years := map[int]*paper.Contest{}
	for i := range e.Rows {
		row := &e.Rows[i]
		year := row.Year()
		if year <= 0 {
			continue
		}
		if years[year] == nil {
			years[year], _ = contests.of(year)
		}
		for _, p := range years[year].Projects {
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

// decidedYears are the years in which projects were made public, honoured or turned down.
func decidedYears(def *record.Register, entries []record.Entry) map[int]bool {
	years := map[int]bool{}
	for i := range entries {
		if y := entries[i].Year(); y > 0 && def.Contest.Decided(&entries[i]) {
			years[y] = true
		}
	}
	return years
}
