package office

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// branchRecord is what the data file holds about one branch in one year.
type branchRecord struct {
	year       int
	today      model.Date
	org        model.Org
	groups     []model.Org // 党小组 under it
	posts      []model.Post
	full       int        // 正式党员
	lifeFrom   model.Date // the year, or month, from which Party life is judged; "" for all along
	activities []model.Activity
	putOff     putOff
	ballots    *ballot.Book // nil where no debrief was voted on
	pioneer    branchPioneer
	entries    func(register string) (*record.Register, []record.Entry, error) // its own in a register; nil where none are read
	rules      []checkup.Rule                                                  // as the committee set them for the year
	checkup    *branchCheckup                                                  // nil where it was not asked for: no rule proposes anything then
}

// yearRecords is what the records of the branches share in a year, so that it is read once for many of them.
type yearRecords struct {
	year    int
	today   model.Date
	ballots *ballot.Book // nil where no debrief was voted on
	pioneer map[int64]branchPioneer
	rules   []checkup.Rule // as the committee set them for the year
	books   map[string]*record.Register

	lifeFrom model.Date // the year, or month, from which Party life is judged; "" for all along
}

// yearRecords reads what the records of one branch need, or of all for 0.
func (o *Office) yearRecords(r *store.Reader, year int, org int64) (*yearRecords, error) {
	y := &yearRecords{year: year, today: o.Today(), books: map[string]*record.Register{}}
	var err error
	if y.rules, err = ruleBook(r, o.checkupDay(year)); err != nil {
		return nil, err
	}
	c, err := r.Committee()
	if err != nil {
		return nil, err
	}
	start, err := lifeFrom(r, &c, o.checkupDay(year))
	if err != nil {
		return nil, err
	}
	y.lifeFrom = start.Since
	if y.ballots, err = ballotBook(r, year); err != nil && model.CodeOf(err) != model.NotFound {
		return nil, err
	}
	if y.pioneer, err = o.pioneerOf(r, year, org); err != nil {
		return nil, err
	}
	registers, _, err := o.registers(r)
	for i := range registers {
		y.books[registers[i].ID] = &registers[i]
	}
	return y, err
}

// branchRecord reads the record of one branch.
func (o *Office) branchRecord(r *store.Reader, year int, orgID int64) (*branchRecord, error) {
	y, err := o.yearRecords(r, year, orgID)
	if err != nil {
		return nil, err
	}
	return y.branch(r, orgID)
}

// branch reads what is a branch's own.
func (y *yearRecords) branch(r *store.Reader, orgID int64) (*branchRecord, error) {
	org, err := r.Org(orgID)
	if err != nil {
		return nil, err
	}
	b := &branchRecord{year: y.year, today: y.today, org: org, ballots: y.ballots, pioneer: y.pioneer[orgID], rules: y.rules, lifeFrom: y.lifeFrom}
	b.entries = func(register string) (*record.Register, []record.Entry, error) {
		def := y.books[register]
		if def == nil {
			return nil, nil, model.Errorf(model.NotFound, "没有代号为“%s”的台账；到台账列表里核对代号", register)
		}
		all, err := entriesOfBranch(r, def, orgID)
		for i := range all {
			def.SettleState(&all[i], y.today)
		}
		return def, all, err
	}
	if b.full, _, err = headcountOf(r, orgID); err != nil {
		return nil, err
	}
	if b.putOff, err = putOffOf(r, &org); err != nil {
		return nil, err
	}
	if b.posts, err = r.PostsOf(orgID); err != nil {
		return nil, err
	}
	under, err := r.OrgsUnder(orgID)
	if err != nil {
		return nil, err
	}
	within := []int64{orgID}
	for _, g := range under {
		if g.Kind == model.Group && g.ClosedOn == "" {
			b.groups = append(b.groups, g)
			within = append(within, g.ID)
		}
	}
	for _, id := range within {
		all, err := r.ActivitiesOf(id)
		if err != nil {
			return nil, err
		}
		for _, a := range all {
			if a.Date.Year() == y.year && (id == orgID || a.Kind == model.GroupMeeting) {
				b.activities = append(b.activities, a)
			}
		}
	}
	return b, nil
}
