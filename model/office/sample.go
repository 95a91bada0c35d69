package office

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/resources/sample"
)

// SampleYear is the year of the sample committee.
const SampleYear = 2026

// sampleDay is the day on which the sample committee's spreadsheets were handed in; the sample is the same whenever
// it is made.
var sampleDay = time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local)

const sampleName = "某某区民办教育行业综合党委"

// CreateSample makes the sample committee at the end of its year, as an officer would: it creates the data file, imports the ledger, the
// roster, the activity and other records and the score tables through the same plans, settles what the score tables leave
// open, and finalises the year. say gets one line for each step.
func CreateSample(ctx context.Context, path string, say func(string)) (*Office, error) {
	return createSample(ctx, path, say, func(o *Office, folder string, _ *time.Time, say func(string)) error {
		if _, err := o.OpenYear(ctx, SampleYear, "education"); err != nil {
			return err
		}
		say(fmt.Sprintf("开始 %d 年度考核，采用民办教育默认方案", SampleYear))
		if err := o.importSample(ctx, filepath.Join(folder, "scores-education.xlsx"), correctMarks, say); err != nil {
			return err
		}
		if err := o.voteSample(ctx, filepath.Join(folder, "ballots-education.csv"), say); err != nil {
			return err
		}
		return o.settleSample(ctx, say)
	})
}

// createSample makes the sample committee with a year of records; assess does what is done of the assessment, and may move the clock.
func createSample(ctx context.Context, path string, say func(string), assess func(o *Office, folder string, clock *time.Time, say func(string)) error) (*Office, error) {
	c := model.Committee{Name: sampleName, Sector: model.Education, District: "某某区", Contact: "周敏", Year: SampleYear, LifeFrom: model.Date(fmt.Sprint(SampleYear))}
	folder, err := unpackSample()
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	clock := sampleDay
	o, err := Create(ctx, path, c, Options{Who: "周敏", Now: func() time.Time { return clock }})
	if err != nil {
		return nil, err
	}
	step := func(line string) {
		clock = clock.Add(7 * time.Minute)
		say(line)
	}
	if err = o.fillSample(ctx, folder, step); err == nil {
		err = assess(o, folder, &clock, step)
	}
	if err != nil {
		return nil, errors.Join(err, o.Close())
	}
	return o, nil
}

// fillSample enters the records of the year, before its assessment.
func (o *Office) fillSample(ctx context.Context, folder string, say func(string)) error {
	for _, name := range []string{"branches-education.xlsx", "roster-education.xlsx", "activities-education.csv",
		"terms-education.xlsx", "transfers-education.xlsx", "dues-education.xlsx", "development-education.xlsx", "floating-education.xlsx", "matters-education.xlsx", "visits-education.xlsx", "tasks-education.csv"} {
		if err := o.importSample(ctx, filepath.Join(folder, name), nil, say); err != nil {
			return err
		}
	}
	if err := o.sampleTree(ctx, folder, say); err != nil {
		return err
	}
	if err := o.sampleLists(ctx, say); err != nil {
		return err
	}
	if err := o.sampleWork(ctx, say); err != nil {
		return err
	}
	return o.samplePioneer(ctx, say)
}

// voteSample sets the debrief ballots up and takes the counts over that were made by hand.
func (o *Office) voteSample(ctx context.Context, file string, say func(string)) error {
	groups, err := o.setSampleBallots(ctx, file, "2026-11-20")
	if err != nil {
		return err
	}
	if _, err := o.ApplyCounts(ctx, SampleYear, &CountedSheet{Groups: groups}); err != nil {
		return err
	}
	b, err := o.Ballots(ctx, SampleYear)
	if err != nil {
		return err
	}
	say(fmt.Sprintf("述职测评：%d 名书记述职，导入 %d 组票的票数", len(b.Voted(0)), len(groups)))
	return nil
}

// setSampleBallots sets the debrief ballots of a meeting up and reads the counts that were made by hand.
func (o *Office) setSampleBallots(ctx context.Context, file string, day model.Date) ([]CountedGroup, error) {
	b, err := o.BallotDraft(ctx, SampleYear)
	if err != nil {
		return nil, err
	}
	b.Setup.Sessions = []model.BallotSession{{Number: 1, Date: day, Due: 94, Present: 92}}
	if _, err := o.SetBallots(ctx, SampleYear, b.Setup, b.Subjects); err != nil {
		return nil, err
	}
	counts, err := o.ReadCounts(ctx, SampleYear, file)
	if err != nil {
		return nil, err
	}
	return counts.Groups, nil
}

// importSample imports the good rows of one file and says what was left out. fix may answer the first plan with
// better options, as the officer does in the preview.
func (o *Office) importSample(ctx context.Context, file string, fix func(*intake.Plan, *intake.Options, func(string)), say func(string)) error {
	return o.importSheets(ctx, file, nil, fix, say)
}

// importSheets is importSample of some sheets of a file, all of them where none is named.
func (o *Office) importSheets(ctx context.Context, file string, sheets []string, fix func(*intake.Plan, *intake.Options, func(string)), say func(string)) error {
	d, err := o.ReadImport(ctx, file, intake.Options{OnlySheets: sheets}, nil)
	if err != nil {
		return err
	}
	if fix != nil {
		opts := d.Options
		if fix(d.Plan, &opts, say); opts.Edits != nil {
			if err := o.Replan(ctx, d, opts, nil); err != nil {
				return err
			}
		}
	}
	if _, err := o.Apply(ctx, d, ApplyOptions{GoodOnly: true}); err != nil {
		return err
	}
	line := Describe(d.Plan)
	if left := d.Plan.Summary.Error + d.Plan.Summary.Conflict; left > 0 {
		line += fmt.Sprintf("；%d 行有问题、%d 行要人确认，没有导入", d.Plan.Summary.Error, d.Plan.Summary.Conflict)
	}
	say(line)
	return nil
}

// correctMarks lowers a self-mark above its item's maximum to the maximum, as the branch does when it is asked.
func correctMarks(p *intake.Plan, opts *intake.Options, say func(string)) {
	for _, s := range p.Sheets {
		for _, row := range s.Rows {
			for _, problem := range row.Problems {
				if problem.Code == intake.MarkRange && problem.Col >= 0 {
					if opts.Edits == nil {
						opts.Edits = map[intake.CellRef]string{}
					}
					opts.Edits[intake.CellRef{Sheet: s.Index, Row: row.Number, Col: problem.Col}] = "5"
					say(fmt.Sprintf("工作表 %s 第 %d 行：%s；改为 5 分后导入", s.Name, row.Number, problem.Text))
				}
			}
		}
	}
}

// fillChecked gives the marks that the checking group had not given yet.
func (o *Office) fillChecked(ctx context.Context, say func(string)) error {
	f, err := o.Facts(ctx, SampleYear)
	if err != nil {
		return err
	}
	var changes []MarkChange
	for _, s := range f.Sheets {
		for _, part := range f.Year.Scheme.Parts {
			for _, category := range part.Categories {
				for _, item := range category.Items {
					if _, ok := s.Mark(item.ID, model.CheckedMark); ok {
						continue
					}
					if own, ok := s.Mark(item.ID, model.SelfMark); ok {
						mark := model.Mark{Points: own.Points, Reason: "示例：按自评分补上"}
						changes = append(changes, MarkChange{OrgID: s.OrgID, Key: model.MarkKey{Item: item.ID, Stage: model.CheckedMark}, Mark: &mark})
						say(fmt.Sprintf("%s %s 没有复核分，示例按自评 %s 分补上", s.Branch, item.Code, own.Points))
					}
				}
			}
		}
	}
	if len(changes) == 0 {
		return nil
	}
	_, err = o.SetMarks(ctx, SampleYear, changes, fmt.Sprintf("补上 %d 项复核分", len(changes)))
	return err
}

// settleSample finalises.
func (o *Office) settleSample(ctx context.Context, say func(string)) error {
	if err := o.fillChecked(ctx, say); err != nil {
		return err
	}
	f, err := o.Facts(ctx, SampleYear)
	if err != nil {
		return err
	}
	if left := Obstacles(f); len(left) > 0 {
		for _, obstacle := range left {
			say("还不能核定：" + obstacle.Label())
		}
		return nil
	}
	if _, err := o.Finalise(ctx, SampleYear, model.DateOf(sampleDay)); err != nil {
		return err
	}
	say(fmt.Sprintf("核定 %d 年度考核结果：%d 个支部", SampleYear, len(f.Ranking.Rows)))
	return nil
}

// unpackSample writes the embedded spreadsheets into a temporary folder.
func unpackSample() (string, error) {
	folder, err := os.MkdirTemp("", "shuangbai-sample-")
	if err != nil {
		return "", model.Wrap(err, model.DiskFull, "不能建立临时文件夹，检查磁盘空间")
	}
	entries, err := sample.Files.ReadDir(".")
	if err != nil {
		return folder, err
	}
	for _, e := range entries {
		raw, err := sample.Files.ReadFile(e.Name())
		if err != nil {
			return folder, err
		}
		to := outfile.Target{Path: filepath.Join(folder, e.Name()), Endings: []string{filepath.Ext(e.Name())}}
		if err := to.Write(raw); err != nil {
			return folder, err
		}
	}
	return folder, nil
}
