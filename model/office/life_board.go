package office

import (
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/store"
)

// LifeBoard is the Party life of all branches in a year, month by month. It is judged by the rules of the checkup
// (checkup.Life) and nothing else. It is for one goroutine.
type LifeBoard struct {
	Year int
	Day  model.Date // as of which it is judged: today, or the day after a year that is over
	From model.Date // the year, or month, from which Party life is judged: before it nothing is owed
	Rows []*LifeRow // in the order of the ledger

	has map[lifeKey]bool // what is recorded
}

// LifeRow is one branch.
type LifeRow struct {
	Org       model.Org
	Parent    string   // the 党总支 above it, "" where it stands under the committee itself
	UnitKinds []string // of the units that it covers, each once
	Life      checkup.BranchLife

	cells map[model.ActivityKind]*[12]LifeCell
}

// LifeCell is one month of a branch, of one kind or all together. What a quarter or the year lacks stands in its last month,
// what it still may hold in the present one.
type LifeCell struct {
	Missed  []model.ActivityKind // too little is recorded of a period that is over
	Waiting []model.ActivityKind // the period runs and nothing is recorded yet
	Records int
	Owed    bool // something is owed in this month
	Open    bool // the month has not begun
}

// lifeKey is what makes two records the same: branch, day, kind.
type lifeKey struct {
	org  int64
	date model.Date
	kind model.ActivityKind
}

func keyOfActivity(a *model.Activity) lifeKey { return lifeKey{a.OrgID, a.Date, a.Kind} }

// LifeBoard reads a year of Party life; 0 is the working year.
func (o *Office) LifeBoard(ctx context.Context, year int) (*LifeBoard, error) {
	if year == 0 {
		var err error
		if year, err = o.WorkingYear(ctx); err != nil {
			return nil, err
		}
	}
	b := &LifeBoard{Year: year, Day: o.Today(), has: map[lifeKey]bool{}}
	if b.Day.Year() > year {
		b.Day = model.Date(fmt.Sprintf("%d-01-01", year+1))
	}
	err := o.db.Read(ctx, func(r *store.Reader) error { return b.read(r, o.Today()) })
	return b, err
}

// read reads what the rules on Party life need, which is far less than a whole checkup needs.
func (b *LifeBoard) read(r *store.Reader, today model.Date) error {
	rules, err := ruleBook(r, b.Day)
	if err != nil {
		return err
	}
	c, err := r.Committee()
	if err != nil {
		return err
	}
	f := checkup.Facts{Sector: c.Sector}
	start, err := lifeFrom(r, &c, today)
	if err != nil {
		return err
	}
	f.LifeFrom, b.From = start.Since, start.Since
	if f.Orgs, err = r.Orgs(); err != nil {
		return err
	}
	if f.Posts, err = r.Posts(); err != nil {
		return err
	}
	if f.Meetings, err = r.MeetingDays(b.Year); err != nil {
		return err
	}
	units, err := coveredUnits(r)
	if err != nil {
		return err
	}
	orgs := map[int64]*model.Org{}
	for i := range f.Orgs {
		orgs[f.Orgs[i].ID] = &f.Orgs[i]
	}
	for _, m := range f.Meetings {
		b.has[lifeKey{m.OrgID, m.Date, m.Kind}] = true
	}
	for _, life := range checkup.Life(rules, &f, b.Day, b.Year) {
		row := &LifeRow{Org: *orgs[life.OrgID], Life: life}
		if p := orgs[row.Org.ParentID]; p != nil && p.Kind == model.GeneralBranch {
			row.Parent = p.Name
		}
		for _, u := range units[life.OrgID] {
			if u.Kind != "" && !slices.Contains(row.UnitKinds, u.Kind) {
				row.UnitKinds = append(row.UnitKinds, u.Kind)
			}
		}
		b.Rows = append(b.Rows, row)
	}
	return nil
}

// Archived reports whether the year is before that from which Party life is judged.
func (b *LifeBoard) Archived() bool { return b.From != "" && b.Year < b.From.Year() }

// Row is the row of a branch, nil for none.
func (b *LifeBoard) Row(org int64) *LifeRow {
	for _, r := range b.Rows {
		if r.Org.ID == org {
			return r
		}
	}
	return nil
}

// ThisMonth is the month that runs, 13 when the year is over, 0 before it begins.
func (b *LifeBoard) ThisMonth() int {
	switch year := b.Day.Year(); {
	case year > b.Year:
		return 13
	case year < b.Year:
		return 0
	}
	return b.Day.Month()
}

// Said is what the head of the board says: 截至 11 月 23 日，缺 13 次，待开 18 次；2 个支部没有记录.
func (b *LifeBoard) Said() string {
	when := fmt.Sprintf("%d 年，", b.Year)
	switch b.ThisMonth() {
	case 0:
		return fmt.Sprintf("%d 年还没有到，开过的活动到时候再登记", b.Year)
	case 13:
	default:
		when = fmt.Sprintf("截至 %d 月 %d 日，", b.Day.Month(), b.Day.Day())
	}
	without := b.Without()
	if b.Archived() {
		return fmt.Sprintf("%d 年只存档、不检查：组织生活从 %d 年起检查，“设置”里可以改", b.Year, b.From.Year())
	}
	if without > 0 && without == len(b.Rows) {
		return when + fmt.Sprintf("%d 个支部都没有记录，缺不缺看不出来", without)
	}
	sum := b.Sum(b.Rows, 0, "")
	words := fmt.Sprintf("缺 %d 次", sum.Missed())
	if sum.Missed() == 0 {
		words = "不缺"
	}
	if sum.Waiting > 0 {
		words += fmt.Sprintf("，待开 %d 次", sum.Waiting)
	}
	if without > 0 {
		return when + fmt.Sprintf("有记录的 %d 个支部%s；%d 个支部没有记录", len(b.Rows)-without, words, without)
	}
	return when + words
}

// Without counts the branches of which nothing at all is recorded.
func (b *LifeBoard) Without() int {
	n := 0
	for _, r := range b.Rows {
		if !r.Life.Kept {
			n++
		}
	}
	return n
}

// Cell is a month (1 to 12) of a branch, of a kind; "" is all kinds.
func (b *LifeBoard) Cell(r *LifeRow, month int, kind model.ActivityKind) *LifeCell {
	cells := r.cells[kind]
	if cells == nil {
		cells = b.cellsOf(r, kind)
		if r.cells == nil {
			r.cells = map[model.ActivityKind]*[12]LifeCell{}
		}
		r.cells[kind] = cells
	}
	return &cells[month-1]
}

func (b *LifeBoard) cellsOf(r *LifeRow, kind model.ActivityKind) *[12]LifeCell {
	cells, now := new([12]LifeCell), b.ThisMonth()
	for at, n := range r.Life.Counts {
		if kind == "" || at.Kind == kind {
			cells[at.Month-1].Records += n
		}
	}
	for i := range cells {
		cells[i].Open = i+1 > now
	}
	for _, p := range r.Life.Periods {
		if kind != "" && p.Rule.Activity != kind {
			continue
		}
		for i, state := range p.States {
			if state != checkup.NotOwed {
				for m := i * 12 / len(p.States); m < (i+1)*12/len(p.States); m++ {
					cells[m].Owed = true
				}
			}
			month, shown := b.monthOf(&p, i)
			switch {
			case !shown:
			case state == checkup.Missed:
				cells[month-1].Missed = append(cells[month-1].Missed, p.Rule.Activity)
			case state == checkup.Running:
				cells[month-1].Waiting = append(cells[month-1].Waiting, p.Rule.Activity)
			}
		}
	}
	return cells
}

// yearlyFrom is the month from which what is due once a year is shown as waiting: it is held in the last quarter.
const yearlyFrom = 10

// monthOf is the month in which a period (from 0) shows what it lacks: its last one, of a period that runs the present one.
// shown is false where nothing is to be shown yet.
func (b *LifeBoard) monthOf(p *checkup.Periods, period int) (month int, shown bool) {
	last := (period + 1) * 12 / len(p.States)
	if p.States[period] == checkup.Running || p.States[period] == checkup.Held && last > b.ThisMonth() {
		return min(b.ThisMonth(), last), len(p.States) > 1 || b.ThisMonth() >= yearlyFrom
	}
	return last, true
}

// over reports whether a period (from 0) is over: only then the checkup counts it.
func (b *LifeBoard) over(p *checkup.Periods, period int) bool {
	return (period+1)*12/len(p.States) < b.ThisMonth()
}

// LifeSum counts the periods that are over: those that were held, and those of them and the missed ones together that were due, as
// the findings of the checkup do; and what of the running ones still waits.
type LifeSum struct{ Done, Due, Waiting int }

// Missed is how many are missed.
func (s LifeSum) Missed() int { return s.Due - s.Done }

// Sum counts what rows did of what they owed; month 0 is the whole year, kind "" all kinds. A branch without any record counts
// with what waits only: of it nothing is judged.
func (b *LifeBoard) Sum(rows []*LifeRow, month int, kind model.ActivityKind) LifeSum {
	var s LifeSum
	for _, r := range rows {
		for i := range r.Life.Periods {
			p := &r.Life.Periods[i]
			if kind != "" && p.Rule.Activity != kind {
				continue
			}
			for n, state := range p.States {
				at, shown := b.monthOf(p, n)
				if !shown || month != 0 && at != month {
					continue
				}
				switch {
				case state == checkup.Held && b.over(p, n):
					s.Done, s.Due = s.Done+1, s.Due+1
				case state == checkup.Missed && r.Life.Kept:
					s.Due++
				case state == checkup.Running:
					s.Waiting++
				}
			}
		}
	}
	return s
}

// LifeGap is a period of a branch that lacks a record.
type LifeGap struct {
	OrgID   int64
	Kind    model.ActivityKind
	Month   int // in which it is shown
	Waiting bool
	when    string
}

// Label names a gap: 7 月　支委会, 三季度　党课.
func (g LifeGap) Label() string { return g.when + "　" + g.Kind.Label() }

// Gaps are the gaps of rows, in their order and by month, of a kind; "" is all kinds.
func (b *LifeBoard) Gaps(rows []*LifeRow, kind model.ActivityKind) []LifeGap {
	var all []LifeGap
	for _, r := range rows {
		first := len(all)
		for i := range r.Life.Periods {
			p := &r.Life.Periods[i]
			if kind != "" && p.Rule.Activity != kind {
				continue
			}
			for n, state := range p.States {
				if at, shown := b.monthOf(p, n); shown && (state == checkup.Missed || state == checkup.Running) {
					all = append(all, LifeGap{OrgID: r.Org.ID, Kind: p.Rule.Activity, Month: at, Waiting: state == checkup.Running, when: periodWords(n, len(p.States))})
				}
			}
		}
		slices.SortStableFunc(all[first:], func(x, y LifeGap) int { return x.Month - y.Month })
	}
	return all
}

func periodWords(period, perYear int) string {
	switch perYear {
	case 12:
		return fmt.Sprintf("%d 月", period+1)
	case 4:
		return []string{"一", "二", "三", "四"}[period] + "季度"
	case 2:
		return []string{"上", "下"}[period] + "半年"
	}
	return "全年"
}

// NextGap is the gap at or after a month of a branch, going on with the rows below and from the top again: what is missed comes
// before what only waits. ok is false when there is none.
func (b *LifeBoard) NextGap(rows []*LifeRow, kind model.ActivityKind, org int64, month int) (gap LifeGap, ok bool) {
	place := map[int64]int{}
	for i, r := range rows {
		place[r.Org.ID] = i
	}
	best := -1
	for _, g := range b.Gaps(rows, kind) {
		rank := 0
		if p := place[g.OrgID]; p < place[org] || p == place[org] && g.Month < month {
			rank++ // from the top again
		}
		if g.Waiting {
			rank += 2
		}
		if best < 0 || rank < best {
			gap, best = g, rank
		}
	}
	return gap, best >= 0
}
