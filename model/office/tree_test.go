package office

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/orgtree"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// importAll imports a sheet as it stands and returns the change set.
func importAll(t *testing.T, o *Office, file string) int64 {
	t.Helper()
	d, err := o.ReadImport(context.Background(), file, intake.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	change, err := o.Apply(context.Background(), d, ApplyOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return change
}

func ledgerWithStreets(t *testing.T) string {
	return writeSheet(t, "台账.xlsx", []any{"党组织名称", "组建方式", "管理关系", "属地党组织", "覆盖单位"},
		[]any{"南片联合党支部", "联合组建", "双重管理", "江南街道党工委", "知味学校、织云学校"},
		[]any{"青禾党支部", "单独组建", "属地管理（秋水街道党工委）", "", "青禾学校"},
		[]any{"松溪党支部", "单独组建", "垂直管理", "", "松溪中心"})
}

func bodiesSheet(t *testing.T) string {
	return writeSheet(t, "组织体系.xlsx", []any{"名称", "层级", "支部数", "成员单位数", "轮值秘书长", "轮值到期"},
		[]any{"区委社会工作部", "领导机构", "", "", "", ""},
		[]any{"新街商圈党建联盟", "枢纽", "", "34", "李静", "2026-12-31"},
		[]any{"注册会计师行业综合党委", "行业党委", "31", "", "", ""},
		[]any{"江南街道党工委", "街道", "", "", "", ""})
}

func managed(t *testing.T, o *Office, name string) model.Org {
	t.Helper()
	orgs, err := o.OpenOrgs(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range orgs {
		if g.Name == name {
			return g
		}
	}
	t.Fatalf("no %s", name)
	return model.Org{}
}

func treeOf(t *testing.T, o *Office) *orgtree.Tree {
	t.Helper()
	tr, err := o.Tree(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// A ledger with the streets and a sheet of the bodies around the committee make the tree; undo takes each back.
func TestSheetsOfTheLedgerAndTheBodiesMakeTheTree(t *testing.T) {
	ctx, o := context.Background(), emptyOffice(t)
	importAll(t, o, ledgerWithStreets(t))
	if g := managed(t, o, "青禾党支部"); g.Management != model.ManagedByPlace || g.Local != "秋水街道党工委" {
		t.Errorf("the street named beside the management: %+v", g)
	}
	change := importAll(t, o, bodiesSheet(t))
	tr := treeOf(t, o)
	v := orgtree.View{Open: map[string]bool{}}
	columns := tr.Columns(&v)
	var names []string
	for _, c := range columns[:3] {
		for _, l := range c {
			if l.IsNode() {
				names = append(names, l.Name+" "+l.Count)
			}
		}
	}
	got := strings.Join(names, "，")
	for _, want := range []string{"区委社会工作部", "新街商圈党建联盟 34 家", "律师行业 3 支部", "注册会计师 31 支部", "江南街道党工委 双重 1", "秋水街道党工委 属地 1", "南片联合党支部 2 家"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing in %s", want, got)
		}
	}
	if _, err := o.Undo(ctx, change); err != nil {
		t.Fatal(err)
	}
	if n := len(treeOf(t, o).Bodies); n != 0 {
		t.Errorf("%d bodies are left after undo", n)
	}
	d, err := o.ReadImport(ctx, ledgerWithStreets(t), intake.Options{}, nil)
	if err != nil || d.Plan.Summary.Same != 3 {
		t.Errorf("the same ledger again: %+v %v", d.Plan.Summary, err)
	}
}

func TestManagementIsChangedForOneOrForAllUnderTwoSuperiors(t *testing.T) {
	ctx, o := context.Background(), emptyOffice(t)
	importAll(t, o, ledgerWithStreets(t))
	south, pine := managed(t, o, "南片联合党支部"), managed(t, o, "松溪党支部")
	e := ManagementEdit{OrgID: pine.ID, Management: model.ManagedByBoth}
	if _, _, err := o.SaveManagement(ctx, e); model.CodeOf(err) != model.Invalid {
		t.Fatalf("a second superior without a name: %v", err)
	}
	e.Local = " 江南街道党工委 "
	edited := pine
	edited.Management, edited.Local = e.Management, e.Local
	e.Assigned = Governance().Assign(&edited)
	e.Assigned[6].Side, e.AllDual = model.BothSides, true // 走访
	n, change, err := o.SaveManagement(ctx, e)
	if err != nil || n != 2 {
		t.Fatalf("%d organisations, %v", n, err)
	}
	for _, name := range []string{"松溪党支部", "南片联合党支部"} {
		if g := managed(t, o, name); g.Duties != "走访：共同" || g.Local != "江南街道党工委" {
			t.Errorf("%s: %+v", name, g)
		}
	}
	if names, err := o.LocalNames(ctx); err != nil || !slices.Equal(names, []string{"江南街道党工委", "秋水街道党工委"}) && !slices.Equal(names, []string{"秋水街道党工委", "江南街道党工委"}) {
		t.Errorf("%v %v", names, err)
	}
	if _, err := o.Undo(ctx, change); err != nil {
		t.Fatal(err)
	}
	if g := managed(t, o, "松溪党支部"); g.Management != pine.Management || g.Local != "" || g.Duties != "" {
		t.Errorf("after undo %+v", g)
	}
	if g := managed(t, o, "南片联合党支部"); g.Duties != south.Duties {
		t.Errorf("after undo %+v", g)
	}
}

// A street that gets another name in the register has it at its branches too; a closed one is no node any more.
func TestARenamedStreetKeepsItsBranches(t *testing.T) {
	ctx, o := context.Background(), emptyOffice(t)
	importAll(t, o, ledgerWithStreets(t))
	importAll(t, o, bodiesSheet(t))
	entries, err := o.Entries(ctx, bodyRegister, false)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(entries.Rows, func(e EntryRow) bool { return e.Title == "江南街道党工委" })
	if i < 0 {
		t.Fatal("the street is no entry")
	}
	e := entries.Rows[i].Entry
	e.Values = map[string]string{"name": "江南新区党工委", "role": "街道"}
	if _, _, err := o.SaveEntry(ctx, e); err != nil {
		t.Fatal(err)
	}
	if g := managed(t, o, "南片联合党支部"); g.Local != "江南新区党工委" {
		t.Errorf("managed by %s", g.Local)
	}
	if _, err := o.CloseEntry(ctx, e.ID, "2026-11-24", "并入"); err != nil {
		t.Fatal(err)
	}
	if s := treeOf(t, o).Street("street:江南新区"); s == nil || s.Body != nil {
		t.Errorf("the branch still names it, the register does not: %+v", s)
	}
}

// A committee of a sector that does not ship begins with the general one and its own words, and keeps no register that it left out.
func TestACommitteeOfAnotherSectorBeginsWithItsOwnWords(t *testing.T) {
	ctx := context.Background()
	c := model.Committee{Name: "某某区物业服务行业综合党委", Sector: model.General, Year: 2026}
	if _, err := Create(ctx, filepath.Join(t.TempDir(), "a.sbd"), c, Options{}); model.CodeOf(err) != model.Invalid {
		t.Fatalf("a general sector without a name: %v", err)
	}
	c.Terms = model.SectorTerms{Name: "物业服务", Unit: "企业", UnitKinds: "物业企业、项目部", Without: "prior-review,public-service"}
	o, err := Create(ctx, filepath.Join(t.TempDir(), "b.sbd"), c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	s, err := o.Sector(ctx)
	if err != nil || s.Name != "物业服务" || s.Unit != "企业" || s.Scheme != "general" || !slices.Equal(s.UnitKinds, []string{"物业企业", "项目部"}) {
		t.Fatalf("%+v %v", s, err)
	}
	if got := TermsOf(model.General, s); got != c.Terms {
		t.Errorf("kept as %+v", got)
	}
	rows, err := o.Registers(ctx)
	if err != nil || slices.ContainsFunc(rows, func(r RegisterRow) bool { return r.ID == "prior-review" }) || !slices.ContainsFunc(rows, func(r RegisterRow) bool { return r.ID == "agreement" }) {
		t.Errorf("registers: %d, %v", len(rows), err)
	}
	if _, err := o.OpenYear(ctx, 2026, s.Scheme); err != nil {
		t.Fatal(err)
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		x, _, err := pioneerIndex(r, 2026)
		if err == nil && x.ID != "pioneer-general" {
			t.Errorf("index %s", x.ID)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	c.Terms.Scheme, c.Terms.Without = "law", "-"
	if _, err := o.SaveCommittee(ctx, c); err != nil {
		t.Fatal(err)
	}
	if s, _ := o.Sector(ctx); s.Scheme != "law" || len(s.Without) != 0 {
		t.Errorf("%+v", s)
	}
	c.Terms.Scheme = "none"
	if _, err := o.SaveCommittee(ctx, c); model.CodeOf(err) != model.Invalid {
		t.Errorf("a scheme that is not there: %v", err)
	}
}

// A second superior that nobody knows is asked about; one that is registered, whatever it is called in full, is not.
func TestASecondSuperiorThatNobodyKnowsIsAskedAbout(t *testing.T) {
	ctx, o := context.Background(), emptyOffice(t)
	importAll(t, o, ledgerWithStreets(t))
	e := ManagementEdit{OrgID: managed(t, o, "松溪党支部").ID, Management: model.ManagedByBoth}
	for local, says := range map[string]string{"不存在党工委": "组织体系里没有“不存在党工委”", "江南街到党工委": "是不是“江南街道党工委”"} {
		e.Local = local
		if _, _, err := o.SaveManagement(ctx, e); model.CodeOf(err) != model.Conflict || !strings.Contains(model.MessageOf(err), says) {
			t.Errorf("%s: %v", local, err)
		}
	}
	e.Local = "江南街道"
	if _, _, err := o.SaveManagement(ctx, e); err != nil {
		t.Errorf("a street by its place: %v", err)
	}
	e.Local, e.Sure = "新设街道党工委", true
	if _, _, err := o.SaveManagement(ctx, e); err != nil {
		t.Errorf("sure: %v", err)
	}
}

// A term is said to end soon, or to be over, by one definition: in the tree, in the ledger and in the register of terms.
func TestTermsEndAlikeEverywhere(t *testing.T) {
	o := emptyOffice(t)
	ctx, today := context.Background(), o.Today()
	half := today.AddMonths(6)
	for i, end := range []model.Date{today.AddDays(-1), today, today.AddDays(180), half, half.AddDays(1)} {
		g := model.Org{Kind: model.Branch, Name: fmt.Sprintf("第%d党支部", i+1), TermStart: "2023-01-01", TermEnd: end}
		if _, err := o.write(ctx, "edit", "试", func(tx *store.Tx) error { return tx.PutOrg(&g) }); err != nil {
			t.Fatal(err)
		}
		term := record.Entry{Register: "term", Values: map[string]string{"org": fmt.Sprint(g.ID), "term_from": "2023-01-01", "term_to": string(end)}}
		if _, _, err := o.SaveEntry(ctx, term); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	soon, over := 0, 0
	for _, r := range rows {
		switch r.Term {
		case TermDueSoon:
			soon++
		case TermOverdue:
			over++
		}
	}
	if soon != 3 || over != 1 {
		t.Errorf("the ledger: %d soon, %d over", soon, over)
	}
	for _, c := range treeOf(t, o).Chips() {
		if want, ok := map[string]int{"term": soon, "over": over}[c.ID]; ok && c.Count != want {
			t.Errorf("the tree: %s", c.Text())
		}
	}
	registers, err := o.Registers(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range registers {
		if r.ID == "term" && (r.DueSoon != soon || r.Overdue != over) {
			t.Errorf("the register: %d soon, %d over", r.DueSoon, r.Overdue)
		}
	}
}
