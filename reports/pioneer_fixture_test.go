package reports

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	index "github.com/shuangbai/shuangbai/model/pioneer"
)

// pioneerFacts are a branch of the sample with three quarters of its members: a plain one, one with a bonus and the best grade
// beyond its limit, one zeroed, one rescaled, one who came in the third quarter, and one who is not complete.
func pioneerFacts() *paper.Facts {
	f := sampleFacts()
	line := func(id string, max int64) model.PioneerLine {
		return model.PioneerLine{ID: id, Code: id, Max: model.Pt(max)}
	}
	x := &model.PioneerIndex{Year: model.PioneerMean, Note: "指数供民主评议参考，等次由民主评议决定。每个季度各自计分", Parts: []model.PioneerPart{
		{Short: "基本", Max: model.Pt(60), Categories: []model.PioneerCategory{{Lines: []model.PioneerLine{line("J1", 60)}}}},
		{Short: "先锋", Max: model.Pt(40), Categories: []model.PioneerCategory{{Lines: []model.PioneerLine{line("S1", 40)}}}}}}
	quarter := func(n int, base, more int64) *index.Quarter {
		return &index.Quarter{Quarter: n, Lines: []index.Line{{ID: "J1", Points: model.Pt(base)}, {ID: "S1", Points: model.Pt(more)}}, Full: model.Pt(100),
			Value: model.Pt(base + more), Ready: true, Band: "合格"}
	}
	p := &paper.Pioneer{Year: 2026, Quarter: 3, Index: x}
	b := paper.PioneerBranch{OrgID: 17, Branch: "朗晨外语培训学校党支部", Appraise: true, Best: 3, Limit: 2}
	for i, m := range f.Members {
		row := paper.PioneerRow{Name: m.Name, Kind: m.Kind, Grade: "合格"}
		for n := range 3 {
			row.Year.Quarters[n] = quarter(n+1, 58, int64(20+i+n))
		}
		row.Quarter, row.Year.Ready, row.Year.Value = row.Year.Quarters[2], true, model.Pt(int64(79+i))
		switch q := row.Quarter; i {
		case 1:
			q.Bonus, q.Value, q.Band, row.Grade, row.Reason = model.Pt(12), model.Pt(93), "优秀候选", "优秀", "区优秀共产党员，上级同意另列"
		case 2:
			q.Zero, q.Value, q.Band, row.Year.Value, row.Grade = "师德严重失范", 0, "不合格", 0, "不合格"
		case 3:
			q.Full, q.Value, row.Exempt = model.Pt(60), model.Points(9667), true
		case 4:
			row.Year.Quarters[0], row.Year.Quarters[1], row.Grade = nil, nil, ""
		case 5:
			q.Ready, q.Band, q.Missing = false, "", 1
		}
		b.Rows = append(b.Rows, row)
	}
	p.Branches = []paper.PioneerBranch{b}
	f.Pioneer = p
	return f
}
