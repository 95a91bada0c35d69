package orgtree

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func facts(t *testing.T) Facts {
	t.Helper()
	raw, err := os.ReadFile("../../resources/tree/tree.json")
	if err != nil {
		t.Fatal(err)
	}
	g, err := model.ParseGovernance(raw)
	if err != nil {
		t.Fatal(err)
	}
	body := func(id int64, role, name string) model.Body {
		return model.Body{EntryRef: model.EntryRef{ID: id}, Called: name, Role: role, Branches: 31, Units: 34}
	}
	f := Facts{Committee: "某某区民办教育行业综合党委", Sector: "民办教育", Governance: g, Bodies: []model.Body{
		body(1, "领导机构", "区委社会工作部"), body(2, "枢纽", "新街商圈党建联盟"), body(3, "行业党委", "律师行业综合党委"), body(4, "行业党委", "民办教育行业综合党委"),
		body(5, "街道", "江南街道党工委"), body(6, "街道", "桂香街道党工委")}}
	org := func(id, parent int64, kind model.OrgKind, name string) *Org {
		f.Orgs = append(f.Orgs, Org{Org: model.Org{ID: id, ParentID: parent, Kind: kind, Name: name}})
		return &f.Orgs[len(f.Orgs)-1]
	}
	org(1, 99, model.GeneralBranch, "知远教育集团党总支")
	org(2, 1, model.Branch, "知远职校党支部")
	joint := org(3, 99, model.JointBranch, "南片联合党支部")
	joint.Management, joint.Local, joint.TermDue = model.ManagedByBoth, "江南街道党工委", true
	joint.Findings = []Finding{{Rule: "ORG-04", Sized: true}}
	for i := range 12 {
		org(int64(10+i), 99, model.Branch, fmt.Sprintf("第%d小学党支部", i+1))
	}
	unit := func(id int64, name, place string, full int, c model.Coverage, orgs ...int64) {
		f.Units = append(f.Units, Unit{Unit: model.Unit{ID: id, Name: name, District: place}, Orgs: orgs, Full: full, Coverage: c, Due: full >= 3 && c != model.CoveredAlone})
	}
	unit(1, "知味烹饪", "江南街道", 4, model.CoveredJointly, 3)
	unit(2, "织云服装", "秋水街道", 2, model.CoveredJointly, 3)
	unit(3, "百工职业", "江南街道", 2, model.CoveredJointly, 3)
	unit(4, "知远职校", "江南街道", 9, model.CoveredAlone, 2)
	for i := range 6 {
		unit(int64(20+i), fmt.Sprintf("托育%d", i), "江南街道", 0, model.CoveredByPerson)
		f.Units[len(f.Units)-1].Instructor = "陆景和"
	}
	unit(30, "启明研学", "", 0, model.NotCovered)
	return f
}

// said writes lines as a reader sees them.
func said(lines []Line) string {
	var all []string
	for _, l := range lines {
		text := strings.Repeat("  ", l.Depth) + strings.TrimSpace(l.Mark+" "+l.Name)
		if l.Count != "" {
			text += " | " + l.Count
		}
		if l.Faded {
			text += " (faded)"
		}
		all = append(all, text)
	}
	return strings.Join(all, "\n")
}

func TestTheTreeShowsTheDistrictTheHubsAndBothSuperiors(t *testing.T) {
	tr := New(facts(t))
	v := View{Open: map[string]bool{}}
	v.Chosen[2] = "org:3"
	c := tr.Columns(&v)
	for i, want := range []string{
		"1 领导机构\n区委社会工作部",
		"2 枢纽\n新街商圈党建联盟 | 34 家\nN 行业综合党委 | 2\n民办教育 | 14 支部\n律师 | 31 支部\n街道 | 2\n江南街道党工委 | 双重 1\n桂香街道党工委 | —",
		"某某区民办教育行业综合党委 | 14 个支部\n知远教育集团党总支 | 1 支部\n  知远职校党支部 | 1 家\n南片联合党支部 | 3 家\n单独组建的支部 | 12 个\n没有组织的单位 | 7 家\n" +
			"  启明研学 | 缺指导员\n  托育0 | 陆景和\n  托育1 | 陆景和\n  其他 4 家 | 都有指导员",
		"覆盖单位 | 3 家\n江南街道 | 2\n知味烹饪 | 正式 4\n百工职业 | 正式 2\n秋水街道 | 1\n织云服装 | 正式 2",
	} {
		if got := said(c[i]); got != want {
			t.Errorf("column %d:\n%s\nnot\n%s", i+1, got, want)
		}
	}
	if l := c[2][3]; l.Local != "street:江南街道" || l.Tone != Warn || !l.Chosen {
		t.Errorf("the joint branch: %+v", l)
	}
	if l := c[3][2]; l.Tone != Bad {
		t.Errorf("four full members in a joint branch: %+v", l)
	}
	if v.Chosen[1] != "self" {
		t.Errorf("chosen %v", v.Chosen)
	}
	if got := tr.PlacesText(tr.Org(3)); got != "江南街道 2 家、秋水街道 1 家" {
		t.Error(got)
	}
	v.Open["fold:alone:"], v.Open["fold:loose::rest"] = true, true
	if c := tr.Columns(&v); len(c[2]) != 1+3+1+12+1+7 {
		t.Errorf("unfolded:\n%s", said(c[2]))
	}
}

func TestChipsGreyTheRestAndKeepTheShape(t *testing.T) {
	tr := New(facts(t))
	var texts []string
	for _, c := range tr.Chips() {
		texts = append(texts, c.Text())
	}
	if got := strings.Join(texts, "，"); got != "双重管理 1，联合 1，有体检问题 1，六个月内届满 1，没有组织的单位 7" {
		t.Error(got)
	}
	v := View{Open: map[string]bool{}, Chip: "none"}
	before := len(tr.Columns(&View{Open: map[string]bool{}})[2])
	c := tr.Columns(&v)
	if len(c[2]) != before || !c[2][1].Faded || c[2][5].Faded || c[2][6].Faded || c[1][1].Faded {
		t.Errorf("%s", said(c[2]))
	}
}

func TestTheTreeByStreets(t *testing.T) {
	tr := New(facts(t))
	v := View{ByStreet: true, Open: map[string]bool{}}
	c := tr.Columns(&v)
	if got := said(c[1]); got != "街道 | 3\n江南街道党工委 | 9 家\n桂香街道党工委 | 0 家\n秋水街道 | 1 家\n没有写街道的 | 1 家" {
		t.Error(got)
	}
	if got := said(c[2]); !strings.HasPrefix(got, "江南街道党工委 | 2 个支部\n知远职校党支部") && !strings.Contains(got, "南片联合党支部") {
		t.Error(got)
	}
	v.Chosen[1] = "street:桂香街道"
	if got := said(tr.Columns(&v)[2]); !strings.Contains(got, "没有由它管理的支部") {
		t.Error(got)
	}
	v.Chosen[1] = "gone"
	if tr.Columns(&v); v.Chosen[1] != "street:江南街道" {
		t.Errorf("a node that is gone leaves the first: %v", v.Chosen)
	}
}

func TestAnEmptyTreeSaysWhatToDoFirst(t *testing.T) {
	f := facts(t)
	f.Bodies, f.Orgs, f.Units = nil, nil, nil
	c := New(f).Columns(&View{})
	all := said(c[0]) + said(c[1]) + said(c[2])
	for _, want := range []string{"没有登记领导机构", "还没有枢纽、别的行业党委和街道", "还没有党组织"} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is not said:\n%s", want, all)
		}
	}
}

// A unit that a general branch and a branch under it cover stands once, under the branch; its number says that it is of full members.
func TestUnitsOfAGeneralBranchStandOnce(t *testing.T) {
	f := facts(t)
	f.Units[3].Orgs = []int64{1, 2}
	f.Units = append(f.Units, Unit{Unit: model.Unit{ID: 40, Name: "知远小学"}, Orgs: []int64{1, 10}}) // its branch does not hang on the general one
	tr := New(f)
	n, school := 0, 0
	for _, i := range tr.Outline() {
		if i.Name == "知远小学" {
			school++
		}
		if i.Name == "知远职校" {
			if n++; i.Above != "知远职校党支部" || i.Count != "正式 9" {
				t.Errorf("%+v", i)
			}
		}
	}
	if n != 1 || school != 1 {
		t.Errorf("they stand %d and %d times", n, school)
	}
}

// Organisations under two superiors of which the second is not recorded are counted, and say so where they stand.
func TestASecondSuperiorThatIsNotRecordedIsSaid(t *testing.T) {
	f := facts(t)
	f.Orgs[4].Management = model.ManagedByBoth
	tr := New(f)
	if n := tr.Unplaced(); n != 1 {
		t.Errorf("%d without a second superior", n)
	}
	says := ""
	for _, l := range tr.Columns(&View{Open: map[string]bool{}})[1] {
		says += l.Second
	}
	if !strings.Contains(says, "1 个双重的没写属地") {
		t.Error(says)
	}
	for _, i := range tr.Outline() {
		if want := map[string]string{"第2小学党支部": "没有写", "南片联合党支部": "江南街道党工委"}[i.Name]; i.Beside != want {
			t.Errorf("%s beside %q", i.Name, i.Beside)
		}
	}
}
