package main

import (
	"bytes"
	"fmt"
	"time"

	"github.com/jung-kurt/gofpdf"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/reports/pdf"
	"github.com/shuangbai/shuangbai/reports/typeset"
	"github.com/shuangbai/shuangbai/resources/fonts"
)

const sheetCount = 100

// yearFacts are a decided year of the default scheme for education with 100 branches, all marked.
func yearFacts(branches []string) (*model.YearFacts, error) {
	scheme, err := office.DefaultScheme("education")
	if err != nil {
		return nil, err
	}
	f := &model.YearFacts{Committee: model.Committee{Name: "江城区民办教育行业综合党委"}, Results: map[int64][3]*model.BranchResult{},
		Year: model.AssessmentYear{Year: 2026, Scheme: *scheme, DecidedOn: "2026-12-15", Finalised: true}}
	var final []*model.BranchResult
	for i := range sheetCount {
		s := markSheet(scheme, i, branches[i])
		var results [3]*model.BranchResult
		for _, stage := range model.Stages() {
			results[stage] = scoring.Score(scheme, s, stage)
		}
		final = append(final, results[model.FinalMark])
		f.Sheets, f.Results[s.OrgID] = append(f.Sheets, s), results
	}
	f.Ranking = scoring.Rank(2026, scheme, final, nil)
	return f, nil
}

// markSheet marks every item; each third check differs from the branch's own mark and gives a reason.
func markSheet(scheme *model.Scheme, n int, branch string) *model.MarkSheet {
	m := &model.MarkSheet{OrgID: int64(n + 2), Year: 2026, Branch: branch, Secretary: "何映川", Members: 3 + n%40,
		Marks: map[model.MarkKey]model.Mark{}}
	k := n
	for _, p := range scheme.Parts {
		for _, c := range p.Categories {
			for _, it := range c.Items {
				checked := model.Mark{Points: it.Max}
				if k++; k%3 == 0 {
					checked = model.Mark{Points: it.Max.MulDiv(3, 4), Reason: fmt.Sprintf("应开 15 次，实开 %d 次", 9+k%6)}
				}
				m.Marks[model.MarkKey{Item: it.ID, Stage: model.SelfMark}] = model.Mark{Points: it.Max}
				m.Marks[model.MarkKey{Item: it.ID, Stage: model.CheckedMark}] = checked
			}
		}
	}
	one := model.Pt(1)
	m.Adjustments = []model.Adjustment{{ID: 1, Title: "公益项目“暑期外语公益课堂”8次", Basis: "公益项目1—2分", Self: &one, Checked: &one, Final: &one}}
	m.Opinions = []model.Opinion{
		{Box: "self", Text: "对照考核方案自评，三会一课按期开展，书记进入董事会；集中学习有3名党员未达到32学时，发展党员档案不够规范。自评等次：合格。"},
		{Box: "team", Text: "经查阅记录、实地核查，7月支委会、三季度党课没有记录，重大决策4项中1项没有事前意见，招生宣传册有1处用语不实。"},
	}
	return m
}

// paperTime compares the PDF of 100 assessment sheets, from model values to bytes, with gofpdf writing as many cells
// of the same words in the same face.
func (f *fixture) paperTime(runs int) row {
	r := row{what: "PDF of 100 assessment sheets", bound: 2}
	facts, err := yearFacts(f.branches)
	if err != nil {
		r.err = err
		return r
	}
	set := typeset.Typeset(reports.BranchSheets(facts, reports.Options{}), typeset.Embedded())
	var words [][]string
	cells := 0
	for _, p := range set.Pages {
		var page []string
		for _, t := range p.Texts {
			page = append(page, t.String())
		}
		words = append(words, page)
		cells += len(page)
	}
	r.note = fmt.Sprintf("%d pages, %d cells; scoring done before; bare: the same words, framed, all in one face (Noto Serif SC)", len(set.Pages), cells)
	made := time.Date(2026, 12, 15, 9, 0, 0, 0, time.UTC)
	return compare(r, runs, side{work: func() error {
		_, err := pdf.Bytes(typeset.Typeset(reports.BranchSheets(facts, reports.Options{}), typeset.Embedded()), made)
		return err
	}}, side{work: func() error { return barePDF(words) }})
}

func barePDF(words [][]string) error {
	p := gofpdf.New("P", "mm", "A4", "")
	p.AddUTF8FontFromBytes("song", "", fonts.SerifRegular)
	for _, page := range words {
		p.AddPage()
		p.SetFont("song", "", 10.5)
		for n, text := range page {
			p.SetXY(10+float64(n%8)*24, 10+float64(n/8)*6.3)
			p.CellFormat(24, 6.3, text, "1", 0, "L", false, 0, "")
		}
	}
	var out bytes.Buffer
	return p.Output(&out)
}
