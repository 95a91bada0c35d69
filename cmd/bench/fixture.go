package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// fixture is the folder with everything made up for the measures. It is removed at the end.
type fixture struct {
	folder    string
	xlsx, xls string // the roster of 10,000
	empty     string // a data file with the roster's branches and nobody in them
	branches  []string
}

const rosterSize, branchCount = 10_000, 120

func newFixture() (*fixture, error) {
	folder, err := os.MkdirTemp("", "shuangbai-bench-")
	if err != nil {
		return nil, err
	}
	f := existing(folder)
	f.branches = branchNames(branchCount)
	rows := grid(people(rosterSize, f.branches))
	for _, step := range []func() error{
		func() error { return writeXLSX(f.xlsx, rows) },
		func() error { return writeXLS(f.xls, rows) },
		func() error { return f.committee(f.empty, 0) },
	} {
		if err := step(); err != nil {
			f.remove()
			return nil, err
		}
	}
	return f, nil
}

func (f *fixture) remove() { os.RemoveAll(f.folder) }

// committee makes a data file with the branches and n members.
func (f *fixture) committee(path string, n int) error {
	db, err := store.Create(path, model.Committee{Name: "江城区民办教育行业综合党委", Sector: model.Education, District: "江城区",
		Contact: "测量", Year: 2026})
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Write(context.Background(), store.Change{Who: "测量", Why: "测量用的党委", Kind: "import"}, func(tx *store.Tx) error {
		root := model.Org{Name: "江城区民办教育行业综合党委", Kind: model.CommitteeOrg, Formation: model.FormedAlone, ReportedSize: -1}
		if err := tx.PutOrg(&root); err != nil {
			return err
		}
		ids := map[string]int64{}
		for _, name := range f.branches {
			o := model.Org{ParentID: root.ID, Name: name, Kind: model.Branch, Formation: model.FormedAlone, ReportedSize: -1}
			if err := tx.PutOrg(&o); err != nil {
				return err
			}
			ids[name] = o.ID
		}
		for _, p := range people(n, f.branches) {
			m := p.member(ids[p.branch])
			if err := tx.PutMember(&m); err != nil {
				return err
			}
			if err := tx.PutMembership(&model.Membership{MemberID: m.ID, OrgID: m.BranchID, Reason: "花名册导入"}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("data file of %d members: %w", n, err)
	}
	return nil
}

// existing is the fixture in a folder, which a process that this one started shares.
func existing(folder string) *fixture {
	return &fixture{folder: folder, xlsx: filepath.Join(folder, "roster.xlsx"), xls: filepath.Join(folder, "roster.xls"),
		empty: filepath.Join(folder, "empty.sbd")}
}
