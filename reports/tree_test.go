package reports

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/orgtree"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

func sampleGovernance() *model.Governance {
	raw, err := os.ReadFile("../resources/tree/tree.json")
	if err != nil {
		panic(err)
	}
	g, err := model.ParseGovernance(raw)
	if err != nil {
		panic(err)
	}
	return g
}

// sampleTree is a small tree with a branch under two superiors.
func sampleTree(committee string) *orgtree.Tree {
	f := orgtree.Facts{Committee: committee, Sector: "民办教育", Governance: sampleGovernance(), Bodies: []model.Body{
		{EntryRef: model.EntryRef{ID: 1}, Called: "区委社会工作部", Role: "领导机构", Subtitle: "“两新”工委"},
		{EntryRef: model.EntryRef{ID: 2}, Called: "新街商圈党建联盟", Role: "枢纽", Units: 34},
		{EntryRef: model.EntryRef{ID: 3}, Called: "律师行业综合党委", Role: "行业党委", Branches: 31},
		{EntryRef: model.EntryRef{ID: 4}, Called: "江南街道党工委", Role: "街道"}},
		Orgs: []orgtree.Org{
			{Org: model.Org{ID: 1, Name: "知远教育集团党总支", Kind: model.GeneralBranch}},
			{Org: model.Org{ID: 2, ParentID: 1, Name: "知远职校党支部", Kind: model.Branch}, Members: 12},
			{Org: model.Org{ID: 3, Name: "南片培训机构联合党支部", Kind: model.JointBranch, Management: model.ManagedByBoth, Local: "江南街道党工委"}, Members: 8}},
		Units: []orgtree.Unit{
			{Unit: model.Unit{ID: 1, Name: "知远职校"}, Orgs: []int64{2}, Full: 12},
			{Unit: model.Unit{ID: 2, Name: "知味烹饪培训学校", District: "江南街道"}, Orgs: []int64{3}, Full: 4, Coverage: model.CoveredJointly},
			{Unit: model.Unit{ID: 3, Name: "织云服装培训学校", District: "江南街道"}, Orgs: []int64{3}, Full: 2, Coverage: model.CoveredJointly},
			{Unit: model.Unit{ID: 4, Name: "菱湖托育服务中心"}, Coverage: model.NotCovered}}}
	for _, u := range f.Units {
		f.Coverage.Add(u.Coverage, u.Full)
	}
	return orgtree.New(f)
}

func TestTheTreeOnPaperHasBothSuperiorsAndTheWholeList(t *testing.T) {
	f := sampleFacts()
	d := organisationTree(f, Options{})
	text := document.Dump(d)
	for _, want := range []string{"second 江南街道党工委 → 南片培训机构联合党支部", "1　领导机构", "律师 | 31 支部", "没有组织的单位 | 1 家", "组织覆盖率75.00%（3/4）"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in\n%s", want, text)
		}
	}
	i := slices.IndexFunc(d.Parts, func(p document.Part) bool { _, ok := p.(document.Tree); return ok })
	list := d.Parts[i].(document.Tree).List
	if n := len(list.Rows); n != len(f.Tree.Outline()) || n < 12 {
		t.Errorf("%d rows in the list", n)
	}
}

func TestTheTreeOnA3WritesOutWhatA4Folds(t *testing.T) {
	f := orgtree.Facts{Committee: "某某区民办教育行业综合党委", Sector: "民办教育", Governance: sampleGovernance()}
	for i := range 20 {
		f.Orgs = append(f.Orgs, orgtree.Org{Org: model.Org{ID: int64(i + 1), Name: "第" + chineseNumber(i+1) + "党支部", Kind: model.Branch}})
	}
	nodes := func(o Options) (n int) {
		d := organisationTree(&paper.Facts{Tree: orgtree.New(f)}, o)
		if d.A3 != o.A3 {
			t.Errorf("A3 %v", d.A3)
		}
		for _, p := range d.Parts {
			if tree, ok := p.(document.Tree); ok && n == 0 {
				n = len(tree.Nodes)
			}
		}
		return n
	}
	if small, large := nodes(Options{}), nodes(Options{A3: true}); large-small != 20 {
		t.Errorf("%d nodes on A4, %d on A3", small, large)
	}
}
