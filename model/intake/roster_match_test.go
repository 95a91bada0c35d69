package intake

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func orgs(names ...string) []model.Org {
	var out []model.Org
	for i, n := range names {
		out = append(out, model.Org{ID: int64(i + 1), Name: n, Kind: guessOrgKind(n), ReportedSize: -1})
	}
	return out
}

func TestMatchingTheKnown(t *testing.T) {
	const idA, idB = "11010519491231002X", "34052419800101001X"
	member := func(id int64, name, number string, birth model.Date, branch int64) model.Member {
		return model.Member{ID: id, Name: name, IDNumber: number, Birth: birth, BranchID: branch, Status: model.StatusNormal}
	}
	left := member(9, "孙九", "", "1970-01-01", 1)
	left.ClosedOn, left.ClosedWhy, left.Status = "2025-01-01", "转出", model.StatusLeft
	known := &Known{Today: today, Orgs: orgs("甲党支部", "乙党支部"), Members: []model.Member{
		member(1, "张三", idA, "1949-12-31", 1), member(2, "李四", "", "1980-01-01", 1), member(3, "王五", "", "", 1),
		member(4, "赵六", "", "1990-05", 1), member(5, "赵六", "", "1990-05-20", 2), member(6, "钱七", "", "1985-01-01", 1), member(7, "周八", "", "1985", 2), left,
	}}
	for _, c := range []struct {
		name string
		row  string // name|id|birth|branch
		kind RowKind
		code Code
		id   int64
	}{
		{"same ID", "张三|" + idA + "|1949-12-31|甲党支部", Same, "", 1},
		{"same ID, coarser birth", "张三|" + idA + "|1949.12|甲党支部", Same, "", 1},
		{"same ID, moved", "张三|" + idA + "||乙党支部", Update, "", 1},
		{"same ID, other name", "张山|" + idA + "||甲党支部", ConflictRow, IDTwoNames, 0},
		{"name and birth, gains ID", "李四|" + idB + "|1980-01-01|甲党支部", Update, "", 2},
		{"name and birth, another branch", "李四||1980-01-01|乙党支部", ConflictRow, SameName, 0},
		{"name and birth, no branch", "李四||1980-01-01|", Same, "", 2},
		{"name and birth, a new branch", "李四||1980-01-01|丙党支部", ConflictRow, SameName, 0},
		{"name and month, another branch", "钱七||1985-01|乙党支部", ConflictRow, SameName, 0},
		{"name and birth of the ID, another ID, no branch", "张三|110105194912310038||", ConflictRow, SameName, 0},
		{"name and birth, another ID and branch", "张三|110105194912310038||乙党支部", ConflictRow, SameName, 0},
		{"name and branch", "王五||1970-02-02|甲党支部", Update, "", 3},
		{"name, other branch, no birth", "王五|||乙党支部", New, "", 0},
		{"name and month, two of them", "赵六||1990-05|甲党支部", ConflictRow, SameName, 0},
		{"name and branch, other birth", "钱七||1986-01-01|甲党支部", ConflictRow, SameName, 0},
		{"only the year in common", "周八||1985-03-01|甲党支部", ConflictRow, SameName, 0},
		{"name only", "周八|||", ConflictRow, SameName, 0},
		{"left, and back", "孙九||1970-01-01|甲党支部", ConflictRow, ClosedMember, 0},
		{"nobody knows", "吴十||1970-01-01|甲党支部", New, "", 0},
	} {
		plan := build(t, bookOf(tab("a", cells("姓名|身份证号|出生日期|党支部"), cells(c.row))), known, Options{})
		r := plan.Sheets[0].Row(2)
		has := c.code == ""
		for _, p := range r.Problems {
			has = has || p.Code == c.code
		}
		if r.Kind != c.kind || r.Match != c.id || !has {
			t.Errorf("%s: %s match %d %v, want %s match %d %s", c.name, r.Kind, r.Match, r.Problems, c.kind, c.id, c.code)
		}
		if c.kind == ConflictRow && (len(r.Rivals) == 0 || len(r.Rivals[0].Fields) == 0) {
			t.Errorf("%s: the conflict shows no other side", c.name)
		}
	}
}

func TestDecidingConflicts(t *testing.T) {
	known := &Known{Today: today, Orgs: orgs("甲党支部"), Members: []model.Member{{ID: 6, Name: "钱七", Birth: "1985-01-01", BranchID: 1, Status: model.StatusNormal}}}
	book := bookOf(tab("a", cells("姓名|出生日期|党支部"), cells("钱七|1986-01-01|甲党支部")))
	for action, want := range map[Action]RowKind{"": ConflictRow, AsNew: New, UpdateExisting: Update, LeaveOut: Skip} {
		plan := build(t, book, known, Options{Decisions: map[RowRef]Decision{{0, 2}: {Action: action, Member: 6}}})
		if r := plan.Sheets[0].Row(2); r.Kind != want {
			t.Errorf("%q: %s %v, want %s", action, r.Kind, r.Problems, want)
		}
	}
}

func TestFaultyFieldLeftBlank(t *testing.T) {
	book := bookOf(tab("a", cells("姓名|身份证号|出生日期|入党时间|党支部"), []any{"张三", 320114198111261000.0, "1981-11-26", "2003年13月", "甲党支部"}))
	plan := build(t, book, nil, Options{})
	if plan.Summary.Error != 1 || plan.Outcome != OutcomeDecide {
		t.Fatalf("%+v %s", plan.Summary, plan.Outcome)
	}
	plan = build(t, book, nil, Options{Decisions: map[RowRef]Decision{{0, 2}: {Action: BlankFaulty}}})
	if plan.Summary.New != 1 || plan.Members[0].Member.IDNumber != "" || plan.Members[0].Member.JoinDate != "" || plan.Members[0].Member.Birth != "1981-11-26" {
		t.Errorf("%+v %+v", plan.Summary, plan.Members)
	}
	plan = build(t, book, nil, Options{Edits: map[CellRef]string{{0, 2, 1}: "11010519491231002X", {0, 2, 3}: "2003.12"}})
	if plan.Summary.New != 1 || plan.Members[0].Member.IDNumber != "11010519491231002X" || plan.Members[0].Member.JoinDate != "2003-12" {
		t.Errorf("typed anew: %+v %+v %v", plan.Summary, plan.Members, plan.Sheets[0].Rows)
	}
}

func TestPolicies(t *testing.T) {
	known := &Known{Today: today, Orgs: orgs("甲党支部"), Members: []model.Member{{ID: 1, Name: "张三", IDNumber: "11010519491231002X", Birth: "1949-12-31", Phone: "13900000000",
		JoinDate: "1975-07", BranchID: 1, Status: model.StatusNormal, Kind: model.FullMember}}}
	book := bookOf(tab("a", cells("姓名|身份证号|手机|入党时间|家庭住址|人员类别|党支部"), cells("张三|11010519491231002X|13911111111|1975-07-01|某路1号||甲党支部")))
	for policy, want := range map[Policy][]Field{Overwrite: {Phone, JoinDate, Address}, Fill: {JoinDate, Address}, SkipKnown: nil} {
		plan := build(t, book, known, Options{Policy: policy})
		r := plan.Sheets[0].Row(2)
		var got []Field
		for _, d := range r.Diff {
			got = append(got, d.Field)
		}
		if len(got) != len(want) {
			t.Errorf("%s changes %v, want %v", policy, got, want)
		}
		if policy == SkipKnown && (r.Kind != Skip || len(r.Kept) != 3) || policy == Fill && len(r.Kept) != 1 {
			t.Errorf("%s: %s kept %v", policy, r.Kind, r.Kept)
		}
		if policy == Overwrite && plan.Members[0].Member.Kind != model.FullMember {
			t.Error("an empty cell erased the kind")
		}
	}
}

func TestTwiceInOneFile(t *testing.T) {
	const id, other = "11010519491231002X", "34052419800101001X"
	for _, c := range []struct {
		name, first, second string
		kind                RowKind
		code                Code
	}{
		{"identical", "1|张三|" + id + "|1949-12-31|甲党支部|139", "2|张三|" + id + "|1949-12-31|甲党支部|139", Skip, DuplicateInFile},
		{"same ID, other phone", "1|张三|" + id + "|1949-12-31|甲党支部|13911111111", "2|张三|" + id + "|1949-12-31|甲党支部|13911111112", ConflictRow, DuplicateInFile},
		{"same ID, other name", "1|张三|" + id + "||甲党支部|", "2|李四|" + id + "||甲党支部|", ConflictRow, IDTwoNames},
		{"one name, two IDs", "1|张三|" + id + "||甲党支部|", "2|张三|" + other + "||甲党支部|", New, ""},
		{"one name, no ID, one branch", "1|张三||1949-12-31|甲党支部|", "2|张三||1950-12-31|甲党支部|", ConflictRow, SameName},
		{"one name, no ID, two branches", "1|张三||1949-12-31|甲党支部|", "2|张三||1950-12-31|乙党支部|", New, ""},
		{"one name and birth, two branches", "1|张三||1949-12-31|甲党支部|", "2|张三||1949-12-31|乙党支部|", ConflictRow, SameName},
		{"with and without ID", "1|张三|" + id + "||甲党支部|", "2|张三||1949-12-31|甲党支部|", ConflictRow, SameName},
		{"with and without ID, other birth", "1|张三|" + id + "||甲党支部|", "2|张三||1960-12-31|甲党支部|", New, ""},
	} {
		plan := build(t, bookOf(tab("a", cells("序号|姓名|身份证号|出生日期|党支部|电话"), cells(c.first), cells(c.second))), nil, Options{})
		r := plan.Sheets[0].Row(3)
		has := c.code == ""
		for _, p := range r.Problems {
			has = has || p.Code == c.code
		}
		if r.Kind != c.kind || !has || plan.Sheets[0].Row(2).Kind != New {
			t.Errorf("%s: %s %v, want %s %s", c.name, r.Kind, r.Problems, c.kind, c.code)
		}
	}
}

func TestBranchNamesThatNearlyAreKnown(t *testing.T) {
	known := &Known{Today: today, Orgs: orgs("启明外国语学校党支部", "育华实验小学党支部")}
	for text, want := range map[string]RowKind{"启明外国语学校党支部": New, "启明外国语学校 党支部": New, "启明外国语学校支部": ConflictRow, "中共启明外国语学校支部委员会": ConflictRow,
		"启明外国语学校": ConflictRow, "育华实验中学党支部": New} {
		plan := build(t, bookOf(tab("a", cells("姓名|身份证号|党支部"), []any{"张三", "11010519491231002X", text})), known, Options{})
		if r := plan.Sheets[0].Row(2); r.Kind != want {
			t.Errorf("%s: %s %v, want %s", text, r.Kind, r.Problems, want)
		}
	}
	plan := build(t, bookOf(tab("a", cells("姓名|身份证号|党支部"), []any{"张三", "11010519491231002X", "启明外国语学校支部"})), known,
		Options{Values: map[ValueKey]ValueChoice{{Branch, "启明外国语学校支部"}: {Action: MapTo, OrgID: 1}}})
	if plan.Summary.New != 1 || plan.Members[0].Branch.ID != 1 || len(plan.NewOrgs) != 0 {
		t.Errorf("after choosing: %+v %v", plan.Summary, plan.NewOrgs)
	}
}

// One person in two spellings is one person: compatibility characters, characters of older fonts, brackets of either
// width. The name stays as it was written.
func TestOnePersonInTwoSpellings(t *testing.T) {
	known := &Known{Today: today, Orgs: orgs("金陵中学党支部（东）"), Members: []model.Member{
		{ID: 1, Name: "李伟", Birth: "1980-01-01", BranchID: 1, Status: model.StatusNormal}, {ID: 2, Name: "王䶮", IDNumber: "11010519491231002X", BranchID: 1, Status: model.StatusNormal},
		{ID: 3, Name: "\uf9e1强", Birth: "1981-01-01", BranchID: 1, Status: model.StatusNormal}}}
	plan := build(t, bookOf(tab("a", cells("姓名|身份证号|出生日期|性别|党支部"),
		cells("\uf9e1伟||1980-01-01||\uf90a陵中学党支部(东)"), cells("王\ue863|11010519491231002X|||金陵中学党支部（东）"), cells("李强||1981-01-01|\uf981|金陵中学党支部(东)"),
		cells("林晓||1982-01-01||\uf90a陵小学党支部"), cells("林晚||1983-01-01||金陵小学党支部"))), known, Options{})
	for i, want := range []struct {
		kind  RowKind
		match int64
	}{{Same, 1}, {Same, 2}, {Update, 3}, {New, 0}, {New, 0}} {
		if r := plan.Sheets[0].Rows[i]; r.Kind != want.kind || r.Match != want.match {
			t.Errorf("row %d: %s %d %v, want %s %d", r.Number, r.Kind, r.Match, r.Problems, want.kind, want.match)
		}
	}
	if sex := value(plan, 0, 4, Sex); sex != "女" || len(plan.NewOrgs) != 1 || plan.NewOrgs[0].Rows != 2 {
		t.Errorf("sex %q, new branches %v", sex, plan.NewOrgs)
	}
	if op := plan.Members[0]; op.Member.Name != "\uf9e1强" || len(op.Changed) != 1 {
		t.Errorf("written as %q, changed %v", op.Member.Name, op.Changed)
	}
	twice := build(t, bookOf(tab("a", cells("姓名|身份证号|党支部"), cells("李伟|34052419800101001X|甲党支部"), cells("\uf9e1伟|34052419800101001X|甲党支部"))), nil, Options{})
	if s := twice.Summary; s.New != 1 || s.Skip != 1 {
		t.Errorf("twice in one file: %+v", s)
	}
}
