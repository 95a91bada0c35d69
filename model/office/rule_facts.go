package office

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// factList is a list of the facts that the rules judge: a table of the data file, or the entries of a register. Whoever
// adds a list of facts adds a line here, and it is read whole, and row by row after a change.
type factList struct {
	table string
	read  func(r *store.Reader, f *checkup.Facts, day model.Date) error
	renew func(c *factChange, f *checkup.Facts) error // with the rows of the table that were changed
}

// factChange is the reading of changed rows.
type factChange struct {
	*store.Reader
	day     model.Date
	keys    []int64 // of the rows of the list's table that were changed
	changed map[int64]bool
	touched *checkup.Touched
}

var factLists = []factList{
	rowsOf("org", func(f *checkup.Facts) *[]model.Org { return &f.Orgs }, func(g *model.Org) int64 { return g.ID },
		func(r *store.Reader, _ model.Date, keys ...int64) ([]model.Org, error) { return r.Orgs(keys...) }, (*checkup.Touched).Org),
	rowsOf("unit", func(f *checkup.Facts) *[]model.Unit { return &f.Units }, func(u *model.Unit) int64 { return u.ID },
		func(r *store.Reader, _ model.Date, keys ...int64) ([]model.Unit, error) { return r.Units(keys...) },
		func(t *checkup.Touched, u *model.Unit) { t.Name(0, 0, u.ID) }),
	rowsOf("cover", func(f *checkup.Facts) *[]model.Cover { return &f.Covers }, func(c *model.Cover) int64 { return c.ID },
		func(r *store.Reader, _ model.Date, keys ...int64) ([]model.Cover, error) { return r.Covers(keys...) },
		func(t *checkup.Touched, c *model.Cover) { t.Name(c.OrgID, 0, c.UnitID) }),
	rowsOf("post", func(f *checkup.Facts) *[]model.Post { return &f.Posts }, func(p *model.Post) int64 { return p.ID },
		func(r *store.Reader, _ model.Date, keys ...int64) ([]model.Post, error) { return r.Posts(keys...) },
		func(t *checkup.Touched, p *model.Post) { t.Name(p.OrgID, p.MemberID, 0) }),
	rowsOf("member", func(f *checkup.Facts) *[]model.Person { return &f.People }, func(p *model.Person) int64 { return p.ID },
		func(r *store.Reader, _ model.Date, keys ...int64) ([]model.Person, error) { return r.People(keys...) },
		func(t *checkup.Touched, p *model.Person) { t.Name(p.BranchID, p.ID, p.UnitID) }),
	rowsOf("activity", func(f *checkup.Facts) *[]model.Meeting { return &f.Meetings }, func(m *model.Meeting) int64 { return m.ID },
		func(r *store.Reader, day model.Date, keys ...int64) ([]model.Meeting, error) {
			return r.Meetings(model.Date(fmt.Sprintf("%d-01-01", day.Year()-1)), day, keys...)
		},
		func(t *checkup.Touched, m *model.Meeting) { t.Name(m.OrgID, 0, 0) }),
	rowsOf("term_extension", func(f *checkup.Facts) *[]record.TermExtension { return &f.Putoffs }, func(e *record.TermExtension) int64 { return e.ID },
		func(r *store.Reader, _ model.Date, keys ...int64) ([]record.TermExtension, error) {
			return r.TermExtensions(keys...)
		},
		func(t *checkup.Touched, e *record.TermExtension) { t.Name(e.OrgID, 0, 0) }),
	rowsOf("accepted_finding", func(f *checkup.Facts) *[]model.AcceptedFinding { return &f.Accepted }, func(a *model.AcceptedFinding) int64 { return a.ID },
		func(r *store.Reader, _ model.Date, keys ...int64) ([]model.AcceptedFinding, error) {
			return r.AcceptedFindings(keys...)
		},
		func(t *checkup.Touched, a *model.AcceptedFinding) {
			t.Entry(&model.EntryRef{ID: a.EntryID, OrgID: a.OrgID, MemberID: a.MemberID, UnitID: a.EntryID}) // an entry or a unit
		}),
	stays, entryLists,
}

// rowsOf is a list that holds the rows of a table. name tells whom a row names.
func rowsOf[T any](table string, list func(*checkup.Facts) *[]T, id func(*T) int64, read func(*store.Reader, model.Date, ...int64) ([]T, error),
	name func(*checkup.Touched, *T)) factList {
	return factList{table: table,
		read: func(r *store.Reader, f *checkup.Facts, day model.Date) error {
			rows, err := read(r, day)
			slices.SortFunc(rows, func(a, b T) int { return cmp.Compare(id(&a), id(&b)) })
			*list(f) = rows
			return err
		},
		renew: func(c *factChange, f *checkup.Facts) error {
			rows, err := read(c.Reader, c.day, c.keys...)
			*list(f) = checkup.Renew(*list(f), id, func(row *T) bool { return c.changed[id(row)] }, rows, func(row *T) { name(c.touched, row) })
			return err
		}}
}

// stays are read again by person: one period with a date makes all of his count.
var stays = factList{table: "membership",
	read: func(r *store.Reader, f *checkup.Facts, _ model.Date) (err error) {
		f.Stays, err = r.Stays()
		return err
	},
	renew: func(c *factChange, f *checkup.Facts) error {
		people, err := c.StayedBy(c.keys...)
		if err != nil {
			return err
		}
		his := map[int64]bool{}
		for _, s := range f.Stays {
			if c.changed[s.ID] {
				people = append(people, s.MemberID)
			}
		}
		if len(people) == 0 {
			return nil
		}
		for _, id := range people {
			his[id] = true
			c.touched.Name(0, id, 0)
		}
		rows, err := c.Stays(people...)
		f.Stays = checkup.Renew(f.Stays, func(s *model.Stay) int64 { return s.ID }, func(s *model.Stay) bool { return his[s.MemberID] }, rows,
			func(s *model.Stay) { c.touched.Name(s.OrgID, s.MemberID, 0) })
		return err
	}}

// renewEntries puts facts of changed entries into their list.
func renewEntries[T any, P checkup.FromEntry[T]](c *factChange, list, rows []T) []T {
	id := func(fact *T) int64 { return P(fact).Entry().ID }
	return checkup.Renew(list, id, func(fact *T) bool { return c.changed[id(fact)] }, rows, func(fact *T) { c.touched.Entry(P(fact).Entry()) })
}

// ruleFacts reads all facts that the rules judge on a day.
func ruleFacts(r *store.Reader, day model.Date) (*checkup.Facts, error) {
	c, err := r.Committee()
	f := &checkup.Facts{Sector: c.Sector, Committee: c.Name}
	if err == nil {
		var now model.LifeStart
		now, err = lifeFrom(r, &c, day)
		f.LifeFrom, f.LifeReason = now.Since, now.Reason
	}
	for i := 0; i < len(factLists) && err == nil; i++ {
		err = factLists[i].read(r, f, day)
	}
	return f, err
}

// renewFacts reads changed rows again and returns the facts with them, and whom they touch; nil where a change is not one of
// facts alone, as one of the rules. The old facts are left as they are.
func renewFacts(r *store.Reader, old *checkup.Facts, day model.Date, changed map[string][]int64) (*checkup.Facts, *checkup.Touched, error) {
	f, c := *old, &factChange{Reader: r, day: day, touched: checkup.NewTouched()}
	for table := range changed {
		if !slices.ContainsFunc(factLists, func(l factList) bool { return l.table == table }) {
			return nil, nil, nil
		}
	}
	for _, l := range factLists {
		if c.keys = changed[l.table]; len(c.keys) == 0 {
			continue
		}
		c.changed = map[int64]bool{}
		for _, k := range c.keys {
			c.changed[k] = true
		}
		if err := l.renew(c, &f); err != nil {
			return nil, nil, err
		}
	}
	return &f, c.touched, nil
}
