package reports

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// What the paper says of each branch is what the screen and the command line say.
func TestResultsOfBallotsAreThoseOfTheBook(t *testing.T) {
	f := sampleFacts()
	documents := ballotResults(f, Options{})
	if len(documents) != 2 {
		t.Fatalf("%d papers", len(documents))
	}
	table := documents[0]().Parts[3].(document.Table)
	rows := f.Ballots.Rows(model.SecretaryBallot, 0)
	for i, r := range rows {
		cells := table.Rows[i].Cells
		last := cells[len(cells)-1].Text
		if r.Ready && last != r.Index.String() || !r.Ready && !strings.HasPrefix(last, "未述职") {
			t.Errorf("%s has %s", r.Subject.Branch, last)
		}
	}
	secretaries, branches := document.Dump(documents[0]()), document.Dump(documents[1]())
	const held, void = "收回票数不多于发出票数，测评有效", "收回票数多于发出票数的组，测评无效，不计入结果"
	if !strings.Contains(secretaries, held) || strings.Contains(secretaries, void) || strings.Contains(branches, held) || !strings.Contains(branches, void) {
		t.Errorf("a paper says of a group that is void that it counts:\n%s", branches)
	}
	if strings.Contains(branches, "人好率") || !strings.Contains(branches, "个好率平均为") {
		t.Errorf("branches are counted as persons:\n%s", branches)
	}
	said := secretaries + branches
	for _, want := range []string{"测评时间：2026年12月10日", "应到56人，实到53人", "上级领导20%，书记互评40%，党员群众代表40%", "差票达到有效票1/3的，不能评为好、较好：", "收回多于发出，这一组无效，不计", "计票人："} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not on the paper:\n%s", want, said)
		}
	}
}

func TestTheBallotAsksWhatTheSetUpSays(t *testing.T) {
	f := sampleFacts()
	f.Ballots.Setup.Forms[0].Labels = []model.BallotLabel{{Name: "优秀", Weight: 10000}, {Name: "称职", Weight: 8000}, {Name: "不称职", Weight: 0}}
	said := document.Dump(ballots(f, Options{})[0]())
	for _, want := range []string{"优秀、称职、不称职", "□上级领导", f.Branches[0].Secretary} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not on the ballot:\n%s", want, said)
		}
	}
	if strings.Contains(said, f.Branches[14].Name) {
		t.Error("a branch that does not debrief is on the ballot")
	}
}

func TestNoResultsBeforeAnythingIsCounted(t *testing.T) {
	f := &paper.Facts{Year: sampleYear()}
	if !noBallots(f).Is() {
		t.Error("nothing says what to do first")
	}
	if got := ballots(f, Options{}); len(got) != 2 {
		t.Errorf("%d ballots before anything is set up", len(got))
	}
}
