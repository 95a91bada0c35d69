package intake

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
)

var today = time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)

func open(t testing.TB, name string) *sheet.Book {
	t.Helper()
	book, err := sheet.Open(context.Background(), "testdata/"+name)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func build(t testing.TB, book *sheet.Book, known *Known, opts Options) *Plan {
	t.Helper()
	if known == nil {
		known = &Known{Today: today}
	}
	plan, err := Build(context.Background(), book, known, opts, nil)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// want is one row of the samples' README.
type want struct {
	row  int
	kind RowKind
	code Code // "" for none
	name string
}

func checkRows(t *testing.T, plan *Plan, rows []want) {
	t.Helper()
	for _, w := range rows {
		r := plan.Sheets[0].Row(w.row)
		if r == nil {
			t.Errorf("row %d is not in the plan", w.row)
			continue
		}
		got := rowCodes(r)
		if r.Kind != w.kind || got != string(w.code) {
			t.Errorf("row %d: %s %q, want %s %q %v", w.row, r.Kind, got, w.kind, w.code, r.Problems)
		}
		if c := plan.Sheets[0].ColumnOf(Name); w.name != "" && r.Values[c] != w.name {
			t.Errorf("row %d: name %q, want %q", w.row, r.Values[c], w.name)
		}
	}
	listed := func(n int) bool { return slices.ContainsFunc(rows, func(w want) bool { return w.row == n }) }
	for i := range plan.Sheets[0].Rows {
		r := &plan.Sheets[0].Rows[i]
		if !listed(r.Number) && (r.Kind != New || len(r.Problems) > 0) {
			t.Errorf("row %d: %s %v, want a plain new row", r.Number, r.Kind, r.Problems)
		}
	}
}

func rowCodes(r *Row) string {
	var out []string
	for _, p := range r.Problems {
		if !slices.Contains(out, string(p.Code)) {
			out = append(out, string(p.Code))
		}
	}
	return strings.Join(out, " ")
}

var educationRows = []want{
	{51, New, "", "何晶琳"}, {52, New, "", "令狐飞"}, {53, ConflictRow, SameName, "何晶琳"}, {54, New, DateOrder, "卢林亮"},
	{55, New, ID15Digit, "付月芳"}, {56, ErrorRow, IDChecksum, "郑林鹏"}, {70, New, IDBirthMismatch, "陶军"},
	{74, Skip, DuplicateInFile, "袁帆国"}, {88, New, "", "蔡林"}, {89, ErrorRow, IDLostDigits, "许柏华"},
	{95, New, DateAmbiguous, "孔雪倩"}, {96, Skip, "", ""}, {97, New, "", "梁莹"}, {102, ConflictRow, IDTwoNames, "孙兰洁"},
	{114, New, "", "热依汗·艾力"}, {118, New, IDSexMismatch, "陶艳悦"}, {119, ErrorRow, MissingName, ""}, {134, New, ValueUnknown, "区洁"},
	{135, ErrorRow, IDLostDigits, "段俊"}, {147, ErrorRow, DateInvalid, "吐尔逊·迪丽拜尔"}, {156, New, "", "唐兰"},
	{158, ErrorRow, IDChecksum, "诸葛可秀"}, {163, New, "", "孟雪"}, {167, ErrorRow, DateInvalid, "石蓉桂"}, {175, ErrorRow, IDFormat, "杜东"},
	{182, New, DateOrder, "叶清玲"}, {188, New, "", "严雪静"}, {191, New, "", "帕提古丽·古丽娜尔"}, {198, New, BranchMissing, "胡秀琳"},
	{204, Skip, "", ""}, {215, New, "", "郭予红"}, {233, New, PhoneInvalid, "许燕"}, {246, New, "", "陈东"}, {268, New, "", "史东"},
	{270, Skip, "", ""}, {272, Skip, "", ""},
}

func TestEducationRoster(t *testing.T) {
	plan := build(t, open(t, "roster-education.xlsx"), nil, Options{})
	if got := (Summary{New: 253, Skip: 5, Conflict: 2, Error: 8}); plan.Summary != got {
		t.Errorf("summary %+v, want %+v", plan.Summary, got)
	}
	checkRows(t, plan, educationRows)
	if len(plan.NewOrgs) != 24 {
		t.Errorf("%d branches to create, want 24: %v", len(plan.NewOrgs), plan.NewOrgs)
	}
	if len(plan.Members) != 253 {
		t.Errorf("%d members to write, want 253", len(plan.Members))
	}
	for row, id := range map[int]string{55: "320115198204249843", 52: "341182197507108338"} {
		if r := plan.Sheets[0].Row(row); model.CheckID(r.Values[plan.Sheets[0].ColumnOf(IDNumber)], today) != model.IDFine {
			t.Errorf("row %d: ID %q, want a sound one such as %s", row, r.Values[4], id)
		}
	}
}

func TestLawRoster(t *testing.T) {
	plan := build(t, open(t, "roster-law.xls"), nil, Options{})
	if want := (Summary{New: 144, Skip: 11, Error: 6}); plan.Summary != want {
		t.Errorf("summary %+v, want %+v", plan.Summary, want)
	}
	checkRows(t, plan, []want{
		{7, New, "", "赵强"}, {25, New, IDSexMismatch, "胡健帆"}, {26, ErrorRow, IDLostDigits, "张柏旭"}, {27, Skip, "", ""},
		{30, Skip, DuplicateInFile, "古丽娜尔·吐尔逊"}, {44, ErrorRow, IDChecksum, "杜志"}, {45, Skip, "", ""}, {51, New, "", "陶薇"},
		{57, New, DateAmbiguous, "蔡永敏"}, {58, New, ID15Digit, "袁健"}, {59, Skip, "", ""}, {69, New, "", "努尔兰·帕提古丽"},
		{70, ErrorRow, IDLostDigits, "孙帆"}, {71, Skip, "", ""}, {77, New, "", "孔强"}, {81, New, PhoneInvalid, "宋薇丹"}, {82, Skip, "", ""},
		{91, ErrorRow, IDFormat, "万莹"}, {92, Skip, "", ""}, {100, New, ID15Digit, "谢倩洁"}, {101, Skip, "", ""}, {106, New, "", "孔晨"},
		{109, New, DateOrder, "向安瑞"}, {110, Skip, "", ""}, {117, ErrorRow, MissingName, ""}, {123, ErrorRow, DateInvalid, "邱兰萍"},
		{143, New, "", "邓强"}, {162, Skip, "", ""}, {163, Skip, "", ""},
	})
	if len(plan.NewOrgs) != 18 {
		t.Errorf("%d branches to create, want 18: %v", len(plan.NewOrgs), plan.NewOrgs)
	}
	if len(plan.Ignored) != 2 {
		t.Errorf("ignored sheets %v, want the two empty ones", plan.Ignored)
	}
}

func TestMembersFromWPSAfterTheRoster(t *testing.T) {
	known := &Known{Today: today}
	known = apply(known, build(t, open(t, "roster-education.xlsx"), known, Options{}))
	plan := build(t, open(t, "members-wps.csv"), known, Options{})
	if want := (Summary{Same: 18, Update: 14, New: 8}); plan.Summary != want {
		t.Errorf("summary %+v, want %+v", plan.Summary, want)
	}
	diffs := map[int]Field{5: Phone, 9: Phone, 10: Phone, 20: Branch, 22: Phone, 26: Branch, 27: Phone, 31: Phone, 33: Phone, 34: Branch, 35: Phone,
		37: Phone, 39: Branch, 41: Branch}
	fresh := []int{6, 12, 14, 19, 23, 29, 36, 40}
	for i := range plan.Sheets[0].Rows {
		r := &plan.Sheets[0].Rows[i]
		want := Same
		if slices.Contains(fresh, r.Number) {
			want = New
		} else if diffs[r.Number] != "" {
			want = Update
		}
		if r.Kind != want || want == Update && (len(r.Diff) != 1 || r.Diff[0].Field != diffs[r.Number]) {
			t.Errorf("row %d: %s %v %v, want %s %s", r.Number, r.Kind, r.Diff, r.Problems, want, diffs[r.Number])
		}
	}
}

func TestImportingAgainChangesNothing(t *testing.T) {
	for _, file := range []string{"roster-education.xlsx", "roster-law.xls", "branches-education.xlsx", "branches-law.xlsx", "activities-education.csv", "scores-education.xlsx"} {
		known := &Known{Today: today, Orgs: committee(), Scheme: scheme(t), Year: 2026}
		first := build(t, open(t, file), known, Options{})
		known = apply(known, first)
		again := build(t, open(t, file), known, Options{})
		want := first.Summary
		want.Same, want.New = want.New, 0
		if again.Summary != want {
			t.Errorf("%s again: %+v, want %+v", file, again.Summary, want)
			for _, s := range again.Sheets {
				for i := range s.Rows {
					if r := &s.Rows[i]; r.Kind == Update || r.Kind == New {
						t.Log(s.Name, r.Number, r.Kind, r.Diff, r.Problems)
					}
				}
			}
		}
		if n := len(again.Members) + len(again.Orgs) + len(again.NewOrgs) + len(again.Activities) + len(again.Scores.Marks) + len(again.Scores.Adjustments) + len(again.Scores.Vetoes); n != 0 {
			t.Errorf("%s again would write %d things", file, n)
		}
	}
}
