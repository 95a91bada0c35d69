package papers

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// first asks for the first copy; 0 is that of whoever is in no branch.
const first = -1

// load reads what the paper is made of, and its layout, off the UI goroutine; want is the branch to show, 0 for the one shown
// before. What was read for the papers before is not read again.
func (s *Screen) load(want int64) {
	if want == 0 {
		if want = first; s.branch < len(s.copies) {
			want = s.copies[s.branch].OrgID
		}
	}
	s.stop()
	s.job++
	job, shown, facts, needs, year := s.job, s.paper, s.facts, s.needs, s.year
	quarter := 0
	if slices.Contains(shown.Asks, reports.AskQuarter) {
		quarter = s.quarter
	}
	known := facts != nil && shown.Needs&^needs == 0 && facts.On == s.d.Office.Today()
	var layout model.PaperLayout
	edition, _ := s.d.Office.Edition()
	s.run(shell.Work{
		What: "正在读取" + shown.Title + "的数据",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
			c, err := o.Committee(ctx)
			year := cmp.Or(year, c.Year)
			if err == nil && !known {
				needs |= shown.Needs
				facts, err = o.PaperFacts(ctx, year, needs)
			}
			if err == nil {
				facts, err = inQuarter(ctx, o, facts, year, quarter)
			}
			if err == nil {
				layout, err = o.PaperLayout(ctx, shown.Name, year)
			}
			return err
		},
		Done: func(err error) error {
			if err == nil && job == s.job {
				s.needs, s.opts.Layout, s.seen = needs, layout, edition
				s.take(facts, want)
			}
			if quarter != 0 && model.CodeOf(err) == model.NotFound && job == s.job { // nobody has an index of it: back to the latest
				s.quarter = 0
				s.load(want)
			}
			return err
		},
	})
}

// inQuarter are the facts with the pioneer index of a quarter, 0 for the latest one.
func inQuarter(ctx context.Context, o *office.Office, f *paper.Facts, year, quarter int) (*paper.Facts, error) {
	if f.Pioneer == nil || f.Pioneer.Quarter == quarter || quarter == 0 && f.Pioneer.Quarter == f.Pioneer.Latest {
		return f, nil
	}
	p, err := o.PioneerPaper(ctx, year, quarter)
	of := *f
	of.Pioneer = p
	return &of, err
}

// take shows the paper made of facts that were read.
func (s *Screen) take(facts *paper.Facts, want int64) {
	s.facts, s.copies, s.branch, s.made = facts, nil, 0, nil
	s.head.SetFacts(fmt.Sprintf("%d 种，数字都取自同一份数据文件", len(reports.CatalogueOf(s.d.Office.IsDistrict()))))
	lack := s.paper.Empty(facts)
	if !lack.Is() && s.paper.PerBranch() {
		s.copies = s.paper.Copies(facts)
	}
	for i, copy := range s.copies {
		if copy.OrgID == want {
			s.branch = i
		}
	}
	s.drawList()
	left := kit.Border(nil, nil, nil, kit.VRule(look.Line), kit.Wide(s.scroll, listWidth))
	if lack.Is() {
		s.job++ // what is being typeset is of facts that are gone
		s.drawNothing()
		s.replaceBody(container.New(bodyLayout{s}, left, s.nothing(lack), s.panel))
		return
	}
	s.replaceBody(container.New(bodyLayout{s}, left, s.view.object, s.panel))
	s.typeset()
}

// nothing says what to do before there can be this paper, and leads there.
func (s *Screen) nothing(lack reports.Lack) fyne.CanvasObject {
	var act *kit.Button
	if lack.Next != (reports.Next{}) {
		screen, target := placeOf(lack.Next)
		act = kit.PrimaryButton(lack.Next.Do, func() { s.d.Go(screen, target) })
	}
	return kit.NewEmptyState("还没有可以打印的"+s.paper.Title, lack.Why+"。", act)
}

// placeOf is the screen of a place, with what of it is asked for.
func placeOf(n reports.Next) (screen string, target any) {
	if n.Of != "" {
		switch n.At {
		case reports.InAssess:
			target = shell.AssessAt{Place: office.StagePlace(n.Of)}
		case reports.InIntake:
			target = shell.ImportOf{Kind: n.Of}
		default:
			target = n.Of
		}
	}
	return map[reports.Place]string{reports.InBranches: shell.Branches, reports.InRegisters: shell.Registers, reports.InProjects: shell.Projects, reports.InDistricts: shell.Districts,
		reports.InAssess: shell.Assess, reports.InBallots: shell.Ballots, reports.InPioneer: shell.Pioneer, reports.InPapers: shell.Papers, reports.InIntake: shell.Intake}[n.At], target
}

func (s *Screen) replaceBody(o fyne.CanvasObject) {
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
}
