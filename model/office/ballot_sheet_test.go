package office

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// countSheet reads a sheet of counts of one group of the three branches.
func countSheet(t *testing.T, o *Office, rows string) *CountedSheet {
	t.Helper()
	path := filepath.Join(t.TempDir(), "计票表.csv")
	head := "测评票,测评组,发出,收回,作废,党支部,好,较好,一般,差,空白,多选\n"
	if err := os.WriteFile(path, []byte(head+rows), 0o600); err != nil {
		t.Fatal(err)
	}
	return sure(o.ReadCounts(bg, 2026, path))
}

func TestASheetOfCountsIsTakenWholeOrNotAtAll(t *testing.T) {
	o, _ := voting(t)
	good := "书记测评票,上级领导,9,9,1,甲党支部,5,2,1,0,0,0\n书记测评票,上级领导,9,9,1,乙党支部,8,—,,,,\n书记测评票,上级领导,9,9,1,丙,6,1,0,0,1,0\n合计,,,,,合计,19,3,1,0,1,0\n"
	for want, rows := range map[string]string{
		"“x”不是票数":            strings.Replace(good, "5,2,1", "x,2,1", 1),
		"“丁党支部”不在述职人里":       strings.Replace(good, "乙党支部", "丁党支部", 1),
		"没有叫“群众票”的测评票":       strings.Replace(good, "书记测评票,上级领导,9,9,1,乙", "群众票,上级领导,9,9,1,乙", 1),
		"“群众”不是书记测评票的测评组":    strings.Replace(good, "上级领导,9,9,1,乙", "群众,9,9,1,乙", 1),
		"各栏合计 7，与有效的 8 张差 1": strings.Replace(good, "5,2,1", "4,2,1", 1),
		"列了两次": strings.Replace(good, "乙党支部", "甲党支部", 1),
	} {
		got := countSheet(t, o, rows)
		said := ""
		for _, p := range got.Problems {
			said += p.String() + "\n"
		}
		if !strings.Contains(said, want) {
			t.Errorf("want %q, said %q", want, said)
		}
		if _, err := o.ApplyCounts(bg, 2026, got); model.CodeOf(err) != model.Invalid {
			t.Errorf("%q: applied: %v", want, err)
		}
	}
	if tally, _ := sumsOfGroup(t, o); tally.ID != 0 {
		t.Errorf("something was written: %+v", tally)
	}
	sure(o.ApplyCounts(bg, 2026, countSheet(t, o, good)))
	if tally, _ := sumsOfGroup(t, o); tally.Valid != 8 || tally.Void != 1 || tally.State != model.BallotsDone {
		t.Errorf("taken over as %+v", tally)
	}
	sure(o.ReopenBallots(bg, 2026, leaders))
	if _, err := o.ApplyCounts(bg, 2026, countSheet(t, o, good)); model.CodeOf(err) != model.Conflict {
		t.Errorf("over papers that are being read: %v", err)
	}
}

// Every mistake of a sheet is told at once, in both ballots and all groups, with its cell.
func TestASheetOfCountsTellsAllItsMistakes(t *testing.T) {
	o, _ := voting(t)
	said := ""
	for _, p := range countSheet(t, o, "书记测评票,上级领导,9,9,1,甲党支部,x,2,1,0,0,0\n书记测评票,上级领导,9,9,1,乙党支部,9,1,,,,\n书记测评票,上级领导,9,9,1,丙,6,1,0,0,1,0\n"+
		"书记测评票,书记互评,9,9,1,甲党支部,8,,,,,\n书记测评票,书记互评,9,9,1,乙党支部,8,2,,,,\n"+
		"支部测评票,上级领导,9,9,1,甲党支部,8,,,,,\n支部测评票,上级领导,9,9,1,乙党支部,8,2,,,,\n支部测评票,上级领导,9,9,1,丙,7,,,,,\n").Problems {
		said += p.Cell + " " + p.Text + "\n"
	}
	want := []string{"G2 “x”不是票数", "F3 书记测评票 上级领导：", "各栏合计 10，与有效的 8 张差 2", "F6 书记测评票 书记互评：", "书记互评缺丙", "F8 支部测评票 上级领导：", "F9 支部测评票 上级领导："}
	for _, w := range want {
		if !strings.Contains(said, w) {
			t.Errorf("%q is not told:\n%s", w, said)
		}
	}
	if n := strings.Count(said, "\n"); n != 6 {
		t.Errorf("%d mistakes are told of 6:\n%s", n, said)
	}
}

// Where the ballots given back cannot be read, no sum is told to differ from a figure that nobody wrote.
func TestAnUnreadNumberOfBallotsBlamesNoSum(t *testing.T) {
	o, _ := voting(t)
	for _, p := range countSheet(t, o, "书记测评票,上级领导,9,x,1,甲党支部,8,,,,,\n书记测评票,上级领导,,,,乙党支部,7,,,,,\n").Problems {
		if strings.Contains(p.Text, "各栏合计") {
			t.Errorf("%s %s", p.Cell, p.Text)
		}
	}
}

// The mark of the satisfaction item comes from the ballots, with what each group gave.
func TestBallotsProposeTheirMark(t *testing.T) {
	o := sampleCopy(t)
	book := sure(o.Ballots(bg, SampleYear))
	for _, s := range book.Subjects[:4] {
		p, ok := sure(o.Evidence(bg, SampleYear, s.OrgID))["F1"]
		r, _ := book.Result(model.BranchBallot, s.OrgID)
		if !ok || len(p.Lines) != 3 || !strings.Contains(p.Why, model.Points(r.Index).Short()) || !strings.Contains(p.Lines[2].Why, "有效") {
			t.Errorf("%s is offered %+v", s.Branch, p)
		}
	}
	for _, s := range book.Subjects {
		if _, ok := sure(o.Evidence(bg, SampleYear, s.OrgID))["F1"]; ok != (s.How != model.NoDebrief) {
			t.Errorf("%s: offered %v", s.Branch, ok)
		}
	}
}
