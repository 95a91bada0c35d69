package scoring

import (
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/resources/sectors"
)

// most is the highest number of points that anything in a scheme may have; it keeps exact computation within 64 bits.
const most = model.Points(100000_00)

// Section is a page of a scheme.
type Section string

// The sections of a scheme.
const (
	HeadSection      Section = "head" // number, title, what is assessed
	PartSection      Section = "part"
	CategorySection  Section = "category"
	ItemSection      Section = "item"
	CombineSection   Section = "combine"
	GradeSection     Section = "grades"
	QuotaSection     Section = "quotas"
	RankingSection   Section = "ranking"
	BonusSection     Section = "bonus"
	DeductionSection Section = "deduction"
	VetoSection      Section = "vetoes"
)

// Place is where in a scheme something stands. ID is that of the part, category or item; "" in the other sections.
type Place struct {
	Section Section
	ID      string
}

// Problem is something that keeps a scheme from being used.
type Problem struct {
	Place
	Sum  bool   // points that do not add up
	Text string // what is so and what should be, in Chinese
}

// Validate returns all problems of a scheme as Chinese sentences, none when it can be used.
func Validate(s *model.Scheme) []string {
	var said []string
	for _, p := range Problems(s) {
		said = append(said, p.Text)
	}
	return said
}

// Problems returns everything that keeps a scheme from being used, each with its place, in the order of the scheme.
func Problems(s *model.Scheme) []Problem {
	v := &validator{ids: map[string]bool{}}
	v.at(HeadSection, "")
	if s.ID == "" || s.Title == "" {
		v.addf("方案要有编号和名称")
	}
	if len(s.Parts) == 0 {
		v.addf("方案里还没有考核部分，至少要有一个")
	}
	if !slices.Contains([]string{"", "branch", "unit", "sector-unit"}, s.Object) {
		v.addf("考核对象“%s”不认识，可填 branch、unit 或 sector-unit", s.Object)
	}
	v.scope("适用范围", s.Covers)
	if c := s.Covers; !s.AssessesBranches() && len(c.Kinds)+len(c.Formations)+len(c.Managements)+c.MinMonths > 0 {
		v.addf("考核%s的方案，适用范围只能按单位类别和行业定，去掉“%s”", s.ObjectLabel(), ScopeText(model.Scope{Kinds: c.Kinds, Formations: c.Formations, Managements: c.Managements, MinMonths: c.MinMonths}))
	}
	for i := range s.Parts {
		v.part(&s.Parts[i])
	}
	v.at(CombineSection, "")
	v.combine(s)
	v.at(GradeSection, "")
	v.grades(s)
	v.at(QuotaSection, "")
	v.quotas(s)
	v.at(RankingSection, "")
	v.ranking(s.Ranking)
	v.at(BonusSection, "")
	v.adjust("加分", s.Bonus)
	v.at(DeductionSection, "")
	v.adjust("减分", s.Deduction)
	v.at(VetoSection, "")
	v.vetoes(s)
	v.at(HeadSection, "")
	if m := s.NewBranch.MinMonths; m < 0 || m > 12 {
		v.addf("新成立支部的最少月数是 %d，应在 0 到 12 之间", m)
	}
	return v.problems
}

type validator struct {
	problems []Problem
	place    Place
	ids      map[string]bool
}

// at is where the problems that follow stand.
func (v *validator) at(section Section, id string) { v.place = Place{section, id} }

func (v *validator) addf(format string, args ...any) {
	v.problems = append(v.problems, Problem{Place: v.place, Text: fmt.Sprintf(format, args...)})
}

// sumf is addf for points that do not add up.
func (v *validator) sumf(format string, args ...any) {
	v.addf(format, args...)
	v.problems[len(v.problems)-1].Sum = true
}

// scope: values that the ledger has.
func (v *validator) scope(what string, s model.Scope) {
	if s.MinMonths < 0 || s.MinMonths > 12 {
		v.addf("%s要求成立满 %d 个月，应在 0 到 12 之间", what, s.MinMonths)
	}
	for _, k := range s.Kinds {
		if !k.IsBranch() {
			v.addf("%s里的组织类别“%s”不参加考核", what, k)
		}
	}
	for _, f := range s.Formations {
		if f.Label() == "" {
			v.addf("%s里的组建方式“%s”不认识", what, f)
		}
	}
	for _, m := range s.Managements {
		if m.Label() == "" {
			v.addf("%s里的管理关系“%s”不认识", what, m)
		}
	}
	for _, sector := range s.Sectors {
		if sectors.Label(sector) == "" {
			v.addf("%s里的行业“%s”不认识", what, sector)
		}
	}
}

func (v *validator) id(kind, id, name string) {
	switch {
	case id == "":
		v.addf("%s“%s”没有编号", kind, name)
	case v.ids[id]:
		v.addf("编号“%s”用了两次；每个部分、类别、项目的编号都不能重复", id)
	}
	v.ids[id] = true
}

func (v *validator) part(p *model.Part) {
	v.at(PartSection, p.ID)
	v.id("部分", p.ID, p.Name)
	if p.Name == "" {
		v.addf("部分 %s 没有名称", p.ID)
	}
	var sum model.Points
	for i := range p.Categories {
		v.category(&p.Categories[i])
		sum += p.Categories[i].Max
	}
	v.at(PartSection, p.ID)
	if p.Max <= 0 || p.Max > most {
		v.addf("%s的满分是 %s 分，应大于 0 且不超过 %s 分", p.Name, p.Max.Short(), most.Short())
	}
	if sum != p.Max {
		v.sumf("%s各类别合计 %s 分，应为 %s 分", p.Name, sum.Short(), p.Max.Short())
	}
}

func (v *validator) category(c *model.Category) {
	v.at(CategorySection, c.ID)
	v.id("类别", c.ID, c.Name)
	if c.Name == "" {
		v.addf("类别 %s 没有名称", c.ID)
	}
	if len(c.Items) == 0 {
		v.addf("类别“%s”里没有项目", c.Title())
		return
	}
	var sum model.Points
	for i := range c.Items {
		v.item(&c.Items[i])
		sum += c.Items[i].Max
	}
	v.at(CategorySection, c.ID)
	if sum != c.Max {
		v.sumf("%s各项目合计 %s 分，应为 %s 分", c.Title(), sum.Short(), c.Max.Short())
	}
}

func (v *validator) item(i *model.Item) {
	v.at(ItemSection, i.ID)
	v.id("项目", i.ID, i.Name)
	if i.Name == "" {
		v.addf("项目 %s 没有名称", i.ID)
	}
	if i.Max <= 0 || i.Max > most {
		v.addf("%s的分值是 %s 分，应大于 0 且不超过 %s 分", i.Title(), i.Max.Short(), most.Short())
	}
	m := i.Method
	switch m.Kind {
	case model.Deduct:
		if m.Unit <= 0 && len(m.Units) == 0 {
			v.addf("%s要写明每个问题扣几分", i.Title())
		}
		for _, t := range m.Units {
			if t.Points <= 0 {
				v.addf("%s的“%s”应写明扣几分，填正数", i.Title(), t.Label)
			}
		}
		if m.Floor > 0 || m.Floor < -most {
			v.addf("%s的最低分是 %s 分，应为 0 分，倒扣的填负数", i.Title(), m.Floor.Short())
		}
	case model.Step, model.Survey:
		if len(m.Tiers) == 0 {
			v.addf("%s要写明分几档、每档几分", i.Title())
		}
		v.tiers(i)
	case model.Level:
		v.tiers(i)
	case model.Count:
		if m.Unit <= 0 {
			v.addf("%s要写明每项得几分", i.Title())
		}
		if m.Cap < 0 || m.Cap > i.Max {
			v.addf("%s最多计 %s 分，不应超过分值 %s 分", i.Title(), m.Cap.Short(), i.Max.Short())
		}
	case model.Ratio:
		if m.Due < 0 {
			v.addf("%s全年应完成 %d，不能是负数", i.Title(), m.Due)
		}
	case model.Judged:
	default:
		v.addf("%s的计分方法“%s”不认识", i.Title(), m.Kind)
	}
	v.scope(i.Title(), i.Scope)
	if m.Kind != model.Ratio && m.Due != 0 {
		v.addf("%s不是按比例计分，不能设全年应完成数", i.Title())
	}
	if m.Kind != model.Deduct && m.Floor != 0 {
		v.addf("%s不是扣分项，不能设最低分", i.Title())
	}
}

// tiers: best first, within the item's range, rates descending, no label twice.
func (v *validator) tiers(i *model.Item) {
	seen := map[string]bool{}
	for n, t := range i.Method.Tiers {
		if t.Points < 0 || t.Points > i.Max {
			v.addf("%s的“%s”得 %s 分，应在 0 到 %s 分之间", i.Title(), t.Label, t.Points.Short(), i.Max.Short())
		}
		if t.Label == "" || seen[t.Label] {
			v.addf("%s第 %d 档的名称是空的或与别的档重复", i.Title(), n+1)
		}
		seen[t.Label] = true
		if t.AtLeast < 0 || t.AtLeast > 10000 {
			v.addf("%s的“%s”从 %s 起，应在 0 到 100%% 之间", i.Title(), t.Label, percent(t.AtLeast))
		}
		if n > 0 && (t.Points > i.Method.Tiers[n-1].Points || t.AtLeast > i.Method.Tiers[n-1].AtLeast) {
			v.addf("%s的“%s”应排在“%s”前面，由好到差写", i.Title(), t.Label, i.Method.Tiers[n-1].Label)
		}
	}
}
