package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"filippo.io/age"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/packages"
)

const (
	packageCount, packagePeople, packageBranches = 40, 5_000, 200
	mostOverview                                 = 200. // ms, of the district's first screen
)

// packages measures taking in the packages of 40 committees of 5,000 members with whole rosters, and the overview after that.
func (f *fixture) packages(runs int) []row {
	r := row{what: "Taking in 40 packages of 5,000 members", bound: 1.5,
		note: "read, checked, compared and taken in as one change set, with change log ÷ age, gzip, encoding/json and one-table inserts of the same lines, both WAL, synchronous FULL"}
	overview := row{what: "District's overview, 40 committees, 3 years", bound: 1, unit: "ms", bare: []float64{mostOverview}, note: "“bare” is the bound"}
	ctx := context.Background()
	template := filepath.Join(f.folder, "district.sbd")
	ownPaths, barePaths, private, err := f.districtFiles(ctx, template)
	if err != nil {
		r.err, overview.err = err, err
		return []row{r, overview}
	}
	var o *office.Office
	var bare *sql.DB
	n := 0
	r = compare(r, max(3, runs/2), side{prepare: func() (err error) {
		n++
		path := filepath.Join(f.folder, fmt.Sprintf("district-%d.sbd", n))
		if err := copyFile(template, path); err != nil {
			return err
		}
		o, err = office.Open(ctx, path, office.Options{Who: "测量"})
		return err
	}, work: func() error {
		plan, err := o.PlanTake(ctx, ownPaths, "", nil)
		if err != nil {
			return err
		}
		if len(plan.Good()) != packageCount {
			return fmt.Errorf("%d good packages, %w", len(plan.Good()), plan.Files[0].Err)
		}
		_, err = o.Take(ctx, plan, nil)
		return err
	}, after: func() error {
		for range 2 {
			start := time.Now()
			c, err := o.Comparison(ctx, 2026)
			if err != nil || len(c.Rows) != packageCount {
				return fmt.Errorf("%d committees, %w", len(c.Rows), err)
			}
			overview.ours = append(overview.ours, milliseconds(time.Since(start)))
		}
		return o.Close()
	}}, side{prepare: func() (err error) {
		bare, err = bareFile(filepath.Join(f.folder, fmt.Sprintf("bare-packages-%d.db", n)))
		return err
	}, work: func() error { return bareTake(bare, barePaths, private) }, after: func() error { return bare.Close() }})
	return []row{r, overview}
}

// districtFiles makes an empty district, the packages for it, and the same packages for a key that the bare side holds.
func (f *fixture) districtFiles(ctx context.Context, template string) (own, bare []string, private string, err error) {
	o, err := office.CreateDistrict(ctx, template, model.Committee{Name: "江城区", Year: 2026}, office.Options{Who: "测量"})
	if err != nil {
		return nil, nil, "", err
	}
	d, err := o.District(ctx)
	if err == nil {
		err = o.Close()
	}
	public, private, e := packages.NewKeys()
	if err = errors.Join(err, e); err != nil {
		return nil, nil, "", err
	}
	if own, err = f.writePackages("own", d.PublicKey); err == nil {
		bare, err = f.writePackages("bare", public)
	}
	return own, bare, private, err
}

// writePackages writes the packages, three years each.
func (f *fixture) writePackages(name, public string) ([]string, error) {
	var paths []string
	all := people(packagePeople, f.branches)
	for n := range packageCount {
		m := packages.Manifest{Committee: fmt.Sprintf("江城区第%d行业综合党委", n+1), Sector: "law", Sender: fmt.Sprint("file", n), Year: 2026, Day: "2026-12-15",
			MadeAt: time.Date(2026, 12, 16, 9, n, 0, 0, time.UTC), Rosters: model.WholeRoster}
		var years []model.YearFigures
		for y := 2024; y <= 2026; y++ {
			years = append(years, packageYear(y))
		}
		var lines []model.RosterLine
		for i, p := range all {
			k := p.member(0)
			lines = append(lines, model.RosterLine{Branch: fmt.Sprint(i*packageBranches/packagePeople + 1), Name: k.Name, Sex: string(k.Sex), Ethnicity: k.Ethnicity, Birth: k.Birth,
				Education: k.Education, Kind: k.Kind, Joined: k.JoinDate, Full: k.FullDate, IDNumber: k.IDNumber, Phone: k.Phone})
		}
		var b bytes.Buffer
		if _, err := packages.Write(&b, m, years, slices.Values(lines), packages.For{PublicKey: public}); err != nil {
			return nil, err
		}
		path := filepath.Join(f.folder, fmt.Sprintf("%s-%d.sbp", name, n))
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

func packageYear(year int) model.YearFigures {
	f := model.YearFigures{Year: year, Day: model.Date(fmt.Sprintf("%d-12-15", year)), Branches: packageBranches, Members: packagePeople, Units: packageBranches, Covered: packageBranches - 9,
		Finalised: year < 2026, Grades: []string{"优秀", "合格", "基本合格", "不合格"}}
	for b := range packageBranches {
		f.Rows = append(f.Rows, model.BranchFigures{Key: fmt.Sprint(b + 1), Name: fmt.Sprintf("第%d律师事务所党支部", b+1), Members: packagePeople / packageBranches, Units: 1, Findings: b % 4,
			Held: 30, Due: 32, Missed: map[string]int{"committee": 2}, Marked: true, Total: model.Points(8000 + 7*b), Grade: f.Grades[b%3], Rank: b + 1})
	}
	return f
}

// bareTake is the same lines read and inserted, with nothing else.
func bareTake(db *sql.DB, paths []string, private string) error {
	id, err := age.ParseX25519Identity(private)
	if err != nil {
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec("CREATE TABLE line (id INTEGER PRIMARY KEY, kind TEXT, branch TEXT, name TEXT, sex TEXT, ethnicity TEXT, birth TEXT, education TEXT, state TEXT, joined TEXT, full_on TEXT, number TEXT, phone TEXT)"); err != nil {
		return err
	}
	insert, err := tx.Prepare("INSERT INTO line (kind, branch, name, sex, ethnicity, birth, education, state, joined, full_on, number, phone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	for _, path := range paths {
		if err := bareLines(insert, path, id); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func bareLines(insert *sql.Stmt, path string, id age.Identity) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewReader(file)
	if _, err := in.ReadString('\n'); err != nil {
		return err
	}
	plain, err := age.Decrypt(in, id)
	if err != nil {
		return err
	}
	packed, err := gzip.NewReader(plain)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(packed)
	for dec.More() {
		var l struct {
			Branch *model.BranchFigures
			Person *model.RosterLine
		}
		if err := dec.Decode(&l); err != nil {
			return err
		}
		switch p := l.Person; {
		case p != nil:
			_, err = insert.Exec("person", p.Branch, p.Name, p.Sex, p.Ethnicity, string(p.Birth), p.Education, string(p.Kind), string(p.Joined), string(p.Full), p.IDNumber, p.Phone)
		case l.Branch != nil:
			_, err = insert.Exec("branch", l.Branch.Key, l.Branch.Name, "", "", "", "", l.Branch.Grade, "", "", "", "")
		}
		if err != nil {
			return err
		}
	}
	return nil
}
