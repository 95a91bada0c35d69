package office

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// The marks that the records give are taken over for the whole grid in one change set; what somebody gave stays unless it is asked to be
// replaced, and an undo brings every mark back.
func TestMarksAreTakenOverFromTheRecordsAtOnce(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	sheets := s.facts().Sheets
	one, other := sheets[0], sheets[1]
	at := func(item string) model.MarkKey { return model.MarkKey{Item: item, Stage: model.CheckedMark} }
	s.did(s.o.SetMarks(s.ctx, SampleYear, []MarkChange{{OrgID: one.OrgID, Key: at("A1")}, {OrgID: one.OrgID, Key: at("A5")},
		{OrgID: other.OrgID, Key: at("A1"), Mark: &model.Mark{Points: 300, Reason: "实地看过"}}}, "测试"))
	began := time.Now()
	plan, err := s.o.PlanRecords(s.ctx, s.facts(), RecordsWanted{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d branches planned in %v: %s", len(sheets), time.Since(began), plan.Label())
	proposed, _ := s.o.Evidence(s.ctx, SampleYear, one.OrgID)
	if n := plan.Count(WillChange); n != 2 || plan.Kept == 0 || plan.Same == 0 || !strings.Contains(plan.Label(), "改 2 格") || !strings.Contains(plan.Label(), "不动") {
		t.Errorf("%d marks would change: %s", n, plan.Label())
	}
	before := s.facts()
	id := s.did(s.o.SetMarks(s.ctx, SampleYear, plan.Changes(), plan.ChangeText()))
	now := s.facts()
	if m, ok := now.Sheet(one.OrgID).Mark("A1", model.CheckedMark); !ok || !proposed["A1"].Agrees(m) || m.Reason != proposed["A1"].Why {
		t.Errorf("A1 is %+v, the records give %+v", m, proposed["A1"])
	}
	if m, _ := now.Sheet(other.OrgID).Mark("A1", model.CheckedMark); m.Points != 300 {
		t.Errorf("a mark that was given is %v now", m.Points)
	}
	if _, err := s.o.Undo(s.ctx, id); err != nil {
		t.Fatal(err)
	}
	for _, sheet := range before.Sheets {
		if got := s.facts().Sheet(sheet.OrgID); len(got.Marks) != len(sheet.Marks) {
			t.Errorf("%s has %d marks after the undo, had %d", sheet.Branch, len(got.Marks), len(sheet.Marks))
		}
	}
	few, err := s.o.PlanRecords(s.ctx, s.facts(), RecordsWanted{Orgs: []int64{other.OrgID}, Items: []string{"A1"}, Replace: true}, nil)
	if err != nil || few.Count(WillChange) != 1 || few.Cells[0].Before != "3.00" {
		t.Errorf("one mark asked to be replaced: %+v, %v", few, err)
	}
}

// A mark that departs from the records without a reason of its own is named before the year is finalised.
func TestMarksThatDepartFromTheRecordsAreListed(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	sheet := s.facts().Sheets[0]
	proposed, _ := s.o.Evidence(s.ctx, SampleYear, sheet.OrgID)
	set := func(reason string) string {
		t.Helper()
		mark := model.Mark{Points: proposed["A1"].Points - 200, Reason: reason}
		s.did(s.o.SetMarks(s.ctx, SampleYear, []MarkChange{{OrgID: sheet.OrgID, Key: model.MarkKey{Item: "A1", Stage: model.CheckedMark}, Mark: &mark, Whole: true}}, "测试"))
		all, err := s.o.Overridings(s.ctx, s.facts(), []int64{sheet.OrgID}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return OverridingText(all)
	}
	if said := set(""); !strings.Contains(said, "A1") || !strings.Contains(said, "按记录应为") {
		t.Errorf("without a reason: %q", said)
	}
	if said := set("实地看过"); strings.Contains(said, " A1 ") {
		t.Errorf("with a reason: %q", said)
	}
}

// What is asked for all branches at once is what each of them is told by itself.
func TestTheRecordsOfAllBranchesAtOnce(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	var orgs []int64
	for _, sheet := range s.facts().Sheets {
		orgs = append(orgs, sheet.OrgID)
	}
	said := 0
	err := s.o.EvidenceOf(s.ctx, SampleYear, orgs, func(org int64, got map[string]Proposal) {
		if org != orgs[said] {
			t.Errorf("answer %d is about %d, want %d", said, org, orgs[said])
		}
		said++
		var alone map[string]Proposal // read again, not as kept
		err := s.o.readEvidence(s.ctx, SampleYear, []int64{org}, func(_ int64, p map[string]Proposal) { alone = p })
		if err != nil || len(got) == 0 || !reflect.DeepEqual(got, alone) {
			t.Errorf("%d: %d proposals together, %d alone (%v)", org, len(got), len(alone), err)
		}
	})
	if err != nil || said != len(orgs) {
		t.Errorf("%d of %d told: %v", said, len(orgs), err)
	}
	ctx, stop := context.WithCancel(s.ctx)
	err = s.o.EvidenceOf(ctx, SampleYear, orgs, func(int64, map[string]Proposal) { stop() })
	if model.CodeOf(err) != model.Cancelled {
		t.Errorf("stopped after the first: %v", err)
	}
}
