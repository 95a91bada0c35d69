package packages

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// order checks the lines of a package one after the other, for the writer and the reader alike.
type order struct {
	manifest *Manifest
	year     int
	years    int
	rows     int // of the year
	people   int
	keys     map[string]bool // of the branches of the year
	branches map[string]bool // whose people came
	of       string          // the branch whose people come
}

func newOrder() *order { return &order{branches: map[string]bool{}} }

// next checks one line that is not the end.
func (o *order) next(l *line) error {
	if l.members() != 1 {
		return damaged(fmt.Errorf("%d members in a line", l.members()))
	}
	switch {
	case l.Manifest != nil && o.manifest == nil:
		o.manifest = l.Manifest
		return l.Manifest.check()
	case o.manifest == nil, l.Manifest != nil:
		return damaged(fmt.Errorf("the manifest is not where it belongs"))
	case l.Year != nil && o.people == 0:
		return o.nextYear(l.Year)
	case l.Branch != nil && o.people == 0 && o.years > 0:
		return o.nextBranch(l.Branch)
	case l.Person != nil && o.years > 0:
		return o.nextPerson(l.Person)
	}
	return damaged(fmt.Errorf("a line is not where it belongs"))
}

func (o *order) nextYear(f *model.YearFigures) error {
	if f.Year <= o.year || f.Year > o.manifest.Year {
		return damaged(fmt.Errorf("year %d after %d", f.Year, o.year))
	}
	if o.years++; o.years > mostYears {
		return tooLarge("年度")
	}
	o.year, o.rows, o.keys = f.Year, 0, map[string]bool{}
	return checkYear(f)
}

func (o *order) nextBranch(b *model.BranchFigures) error {
	if o.keys[b.Key] {
		return damaged(fmt.Errorf("branch %d has the key of one before", o.rows))
	}
	if o.rows++; o.rows > mostBranches {
		return tooLarge("支部")
	}
	o.keys[b.Key] = true
	return checkBranch(b)
}

func (o *order) nextPerson(p *model.RosterLine) error {
	if p.Branch != "" && !o.keys[p.Branch] {
		return damaged(fmt.Errorf("person %d is of no branch of the package", o.people))
	}
	if o.people++; o.people > mostPeople {
		return tooLarge("党员")
	}
	if p.Branch != o.of || o.people == 1 {
		if o.branches[p.Branch] {
			return damaged(fmt.Errorf("person %d: the people of a branch stand in two places", o.people))
		}
		o.of, o.branches[p.Branch] = p.Branch, true
	}
	return checkPerson(p, o.manifest.Rosters)
}

// complete checks that nothing is missing before the end.
func (o *order) complete() error {
	if o.manifest == nil || o.years == 0 || o.year != o.manifest.Year {
		return damaged(fmt.Errorf("the package has no figures of its own year"))
	}
	return nil
}
