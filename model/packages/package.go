package packages

import (
	"errors"
	"fmt"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// Ending is that of a package's file name.
const Ending = ".sbp"

// Manifest says whose package it is, and of when.
type Manifest struct {
	Committee string           `json:"committee"`
	Sector    string           `json:"sector"`
	Sender    string           `json:"sender"` // the identity of the committee's data file
	Year      int              `json:"year"`
	Day       model.Date       `json:"day"` // the figures are of the evening of this day
	MadeAt    time.Time        `json:"made_at"`
	MadeBy    string           `json:"made_by,omitempty"`
	Rosters   model.RosterKind `json:"rosters"`
}

// Package is what was read, but for the members.
type Package struct {
	Manifest
	Years  []model.YearFigures // the earliest first; the last is that of the manifest
	People int                 // in the roster
	Hash   string              // what the package is known by
	Lock   Lock                // how it was locked
}

func (m *Manifest) check() error {
	if err := plain(m.Committee, m.Sector, m.Sender, m.MadeBy); err != nil {
		return err
	}
	switch {
	case m.Committee == "", m.Sender == "", m.MadeAt.IsZero(), m.Day.Precision() != model.ByDay:
		return damaged(fmt.Errorf("manifest is not filled in"))
	case m.Year < 2000 || m.Year > 2100:
		return damaged(fmt.Errorf("year %d", m.Year))
	case m.Rosters != model.NoRoster && m.Rosters != model.MaskedRoster && m.Rosters != model.WholeRoster:
		return damaged(errors.New("unknown kind of rosters"))
	}
	return dates(m.Day)
}

func checkYear(f *model.YearFigures) error {
	if f.Year < 2000 || f.Year > 2100 || f.Day == "" || len(f.Grades) > 20 || f.Covered > f.Units {
		return damaged(fmt.Errorf("year %d", f.Year))
	}
	return firstOf(plain(f.Grades...), counts(f.Branches, f.Members, f.Units, f.Covered, f.Findings), dates(f.Day))
}

func checkBranch(b *model.BranchFigures) error {
	missed := 0
	for kind, n := range b.Missed {
		if model.ActivityKind(kind).Label() == "" || n < 0 || n > b.Due {
			return damaged(errors.New("unknown kind of activity"))
		}
		missed += n
	}
	if b.Key == "" || b.Name == "" || b.Held > b.Due || b.Total < -100000 || b.Total > 100000 || missed > b.Due {
		return damaged(errors.New("figures of a branch out of range"))
	}
	return firstOf(plain(b.Key, b.Name, b.Grade), counts(b.Members, b.Units, b.Findings, b.Held, b.Due, b.Rank))
}

func checkPerson(p *model.RosterLine, rosters model.RosterKind) error {
	switch {
	case p.Name == "", rosters == model.NoRoster:
		return damaged(errors.New("a person in a package without such rosters"))
	case rosters == model.MaskedRoster && (p.IDNumber != "" || p.Phone != ""):
		return damaged(fmt.Errorf("numbers in a masked roster"))
	}
	return firstOf(plain(p.Branch, p.Name, p.Sex, p.Ethnicity, p.Education, string(p.Kind), p.IDNumber, p.Phone), dates(p.Birth, p.Joined, p.Full))
}
