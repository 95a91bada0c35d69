package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/packages"
)

// sampleDistrictName is the owner of the sample's district file.
const sampleDistrictName = "某某区委社会工作部"

// SampleDistrictFile is the name of the sample's district file.
const SampleDistrictFile = "全区汇总.sbd"

// sampleSender is a committee of the sample district whose figures are made up.
type sampleSender struct {
	name, sector, unit string
	branches, size     int // branches in the last year; members of a branch
	from               int // first year
	covered            int // of a hundred units
	missed             int // meetings that a branch missed, on average, times ten
	mark               model.Points
	rise               model.Points // of the mean mark from year to year
	final              bool         // the last year is finalised too
}

// sampleSenders are the committees besides the sample committee itself: of three years, and of two.
var sampleSenders = []sampleSender{
	{"某某区律师行业综合党委", "law", "律师事务所", 31, 20, 2024, 94, 26, 8960, 70, true},
	{"某某区物业服务行业综合党委", "general", "物业", 26, 12, 2025, 72, 34, 8240, 110, false},
}

// CreateSampleDistrict makes the district of the sample beside the data file of the sample committee: it lists four committees, takes in
// the package that the sample committee makes and those of two others, and waits for the fourth, whose day has passed. The packages
// stay in the folder. say gets one line for each step.
func (o *Office) CreateSampleDistrict(ctx context.Context, folder string, say func(string)) (_ *Office, err error) {
	opts := Options{Who: "周敏", Now: func() time.Time { return sampleDay.AddDate(0, 0, 8) }}
	d, err := CreateDistrict(ctx, filepath.Join(folder, SampleDistrictFile), model.Committee{Name: sampleDistrictName, District: "某某区", Contact: "周敏", Year: SampleYear}, opts)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, d.Close())
		}
	}()
	set, err := d.District(ctx)
	if err != nil {
		return nil, err
	}
	target := func(name string) outfile.Target {
		to := o.PackageOutput(filepath.Join(folder, name))
		to.Replace = true
		return to
	}
	own := target("民办教育2026.sbp")
	made, _, err := o.MakePackage(ctx, PackageChoice{Year: SampleYear, Rosters: model.MaskedRoster, For: packages.For{PublicKey: set.PublicKey}}, own)
	if err != nil {
		return nil, err
	}
	paths, names := []string{own.Path}, []string{made.Committee}
	for i, s := range sampleSenders {
		if s.name == made.Committee {
			continue
		}
		to := target(fmt.Sprintf("%s%d.sbp", []string{"律师", "物业"}[i], SampleYear))
		if err := s.write(to, set.PublicKey); err != nil {
			return nil, err
		}
		paths, names = append(paths, to.Path), append(names, s.name)
	}
	for _, name := range append(names, "某某区养老服务行业综合党委") {
		if _, err := d.SaveSender(ctx, model.Sender{Name: name, DueOn: "2026-11-25"}, true); err != nil {
			return nil, err
		}
	}
	plan, err := d.PlanTake(ctx, paths, "", nil)
	if err != nil {
		return nil, err
	}
	if bad := plan.Refused(); len(bad) > 0 {
		return nil, bad[0].Err
	}
	if _, err = d.Take(ctx, plan, nil); err == nil {
		say(fmt.Sprintf("区级汇总：收下 %d 个党委的数据包，1 个逾期没有报送", len(paths)))
	}
	return d, err
}

// write makes the package of a committee, locked for the district.
func (s *sampleSender) write(to outfile.Target, key string) error {
	m := packages.Manifest{Committee: s.name, Sector: s.sector, Sender: "sample-" + s.unit, Year: SampleYear, Day: "2026-11-23", MadeAt: sampleDay.UTC(), MadeBy: "示例", Rosters: model.NoRoster}
	var years []model.YearFigures
	for y := s.from; y <= SampleYear; y++ {
		years = append(years, s.year(y))
	}
	var file bytes.Buffer
	if _, err := packages.Write(&file, m, years, slices.Values([]model.RosterLine(nil)), packages.For{PublicKey: key}); err != nil {
		return err
	}
	return to.Write(file.Bytes())
}

// year are the figures of a year; those before the last are finalised.
func (s *sampleSender) year(y int) model.YearFigures {
	back := SampleYear - y
	f := model.YearFigures{Year: y, Day: model.Date(fmt.Sprintf("%d-12-31", y)), Branches: s.branches - back, Finalised: back > 0 || s.final, Grades: []string{"优秀", "合格", "基本合格", "不合格"}}
	if back == 0 {
		f.Day = "2026-11-23"
	}
	for i := range f.Branches {
		spread := model.Points((i*37+y*11)%23) * 50 // from 0 to 11 marks, the same whenever it is made
		missed := (i*11 + y*3) % (s.missed/5 + 2)
		b := model.BranchFigures{Key: branchKey(int64(i + 1)), Name: fmt.Sprintf("%s第%d党支部", s.unit, i+1), Members: s.size + i%5 - 2, Units: 1 + i%3, Findings: (i + y) % 3,
			Held: 32 - missed, Due: 32, Marked: true, Total: s.mark - s.rise*model.Points(back) + 500 - spread}
		if missed > 0 {
			b.Missed = map[string]int{string(model.CommitteeMeeting): missed}
		}
		f.Members, f.Units, f.Findings = f.Members+b.Members, f.Units+b.Units, f.Findings+b.Findings
		f.Rows = append(f.Rows, b)
	}
	f.Covered = f.Units * (s.covered - 2*back) / 100
	order := make([]int, len(f.Rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(f.Rows[b].Total - f.Rows[a].Total) })
	for rank, i := range order {
		b := &f.Rows[i]
		b.Rank = rank + 1
		switch {
		case rank < len(order)*3/10:
			b.Grade = f.Grades[0]
		case rank < len(order)*9/10:
			b.Grade = f.Grades[1]
		default:
			b.Grade = f.Grades[2]
		}
	}
	return f
}
