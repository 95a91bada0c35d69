package ballots

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// rig is the screen on a committee of three branches whose year is open.
type rig struct {
	*uitest.Rig
	s *Screen
}

func open(t *testing.T, setUp bool) *rig {
	t.Helper()
	r := &rig{Rig: uitest.New(t)}
	r.Fill()
	ctx := context.Background()
	if _, err := r.Office.OpenYear(ctx, 2026, "education"); err != nil {
		t.Fatal(err)
	}
	if setUp {
		b, err := r.Office.BallotDraft(ctx, 2026)
		if err != nil {
			t.Fatal(err)
		}
		for i := range b.Subjects {
			b.Subjects[i].Person, b.Subjects[i].How = []string{"程见山", "何映川", "许攸宁"}[i], model.OnSite
		}
		if _, err := r.Office.SetBallots(ctx, 2026, b.Setup, b.Subjects); err != nil {
			t.Fatal(err)
		}
	}
	r.s = New(r.Desk)
	r.Office.OnChange(func() { fyne.Do(r.s.Changed) })
	r.Show(r.s.Object())
	r.s.Shown(nil)
	r.Settle()
	return r
}

// types presses keys on the paper.
func (r *rig) types(keys ...fyne.KeyName) {
	r.T.Helper()
	for _, k := range keys {
		r.s.strip.TypedKey(&fyne.KeyEvent{Name: k})
	}
	r.Settle()
}

func (r *rig) tally() model.BallotTally {
	r.T.Helper()
	r.Settle()
	b, err := r.Office.Ballots(context.Background(), 2026)
	if err != nil {
		r.T.Fatal(err)
	}
	return b.Tally(model.BallotKey{Form: model.SecretaryBallot, Session: 1, Group: "g1"})
}

func TestNothingIsCountedBeforeItIsSetUp(t *testing.T) {
	r := open(t, false)
	r.Sees("先定述职人和测评组")
	r.Press("定测评组")
	r.Sees("青禾培训学校党支部", "林知衡", "不述职", "书记空缺", "测评组和权重，合计 100%")
	r.Press("保存")
	r.Sees("先填这一组发出和收回的张数", "述职 1 名书记")
}

func TestAWrongSetUpIsSaidUnderItsField(t *testing.T) {
	r := open(t, true)
	r.Press("定测评组")
	test.Type(r.s.setup.form.Entry("groups.secretary"), "0")
	r.s.setup.form.Entry("guard.branch").SetText("4/3")
	r.Press("保存")
	r.Sees("“4/3”不对，写成 1/3 或 30%")
	r.s.setup.form.Entry("guard.branch").SetText("1/3")
	r.s.setup.form.Entry("groups.secretary").SetText("上级领导 20%，书记互评 40%")
	r.Press("保存")
	r.Sees("书记测评票各组的权重合计 60%，应为 100%")
}

func TestAPaperIsReadKeyByKey(t *testing.T) {
	r := open(t, true)
	r.types(fyne.KeyReturn)
	r.Type("发出（张）", "9")
	r.Type("收回（张）", "4")
	r.Press("记下张数")
	r.types("1", "2")
	r.Sees("第 1 票　许攸宁", "已读 2 / 3，收回的票还有 4 张没录", "还差 1 格")
	r.types(fyne.KeyLeft, "4", "0") // 何映川 was 差, 许攸宁 blank: the paper is full and counts itself
	if got := r.tally(); got.Valid != 1 || got.State != model.BallotsCounting {
		t.Fatalf("counted %+v", got)
	}
	r.Sees("第 2 票　程见山", "好 1　差 1　空白 1")
	r.types("X", "1", "5", "3")
	r.Sees("第 4 票", "作废", "还有 1 票")
	r.Press("更正")
	r.Sees("更正第 1 票")
	r.types("1", "1", "1", fyne.KeyReturn)
	if got := r.tally(); got.Valid != 2 || got.Void != 1 || got.Corrected != 1 {
		t.Fatalf("corrected %+v", got)
	}
	r.types("1", "1", "1")
	r.Sees("收回的 4 张都录了，核对后按 Enter 录完这一组", "待确认录完")
	r.types(fyne.KeyReturn)
	r.Sees("✓ 已录完", "接着录")
	if got := r.tally(); got.State != model.BallotsDone || len(r.Office.ReadPapers(2026, got.BallotKey)) != 0 {
		t.Errorf("finished %+v", got)
	}
}

func TestCountsMadeByHandAreTypedAndChecked(t *testing.T) {
	r := open(t, true)
	r.Press("按合计填票数")
	r.Press("改发出收回")
	r.Type("发出（张）", "9")
	r.Type("收回（张）", "9")
	r.Press("记下张数")
	r.s.hand.paste(r.s.rows()[0], "0", [][]string{{"8", "1", "", "", "", ""}, {"7", "2"}, {"6", "2"}})
	r.Sees("许攸宁各栏合计 8，与有效的 9 张差 1")
	r.s.hand.paste(r.s.rows()[2], "0", [][]string{{"6", "2", "1"}})
	r.Sees("有效 9 张，作废 0 张；各行合计一致")
	r.Press("存入票数")
	if got := r.tally(); got.Valid != 9 || got.State != model.BallotsDone {
		t.Errorf("kept %+v", got)
	}
	r.Press("按合计填票数") // one less came back
	r.Press("改发出收回")
	r.Type("收回（张）", "8")
	r.Press("记下张数")
	r.Sees("正在填票数", "程见山各栏合计 9，与有效的 8 张差 1")
	if got := r.tally(); got.Returned != 9 {
		t.Errorf("written before the counts: %+v", got)
	}
	r.s.hand.paste(r.s.rows()[0], "0", [][]string{{"7"}, {"6"}, {"5"}})
	r.Press("存入票数")
	if got := r.tally(); got.Valid != 8 || got.Returned != 8 || got.State != model.BallotsDone {
		t.Errorf("corrected to %+v", got)
	}
}

func TestPapersThatCouldNotBeCountedAreNamed(t *testing.T) {
	r := open(t, true)
	if _, err := r.Office.SetPapers(context.Background(), 2026, model.BallotKey{Form: model.SecretaryBallot, Session: 1, Group: "g1"}, 9, 9); err != nil {
		t.Fatal(err)
	}
	r.Settle()
	r.types("1", "1", "1")
	later, finish := r.s.queue.later, func() {}
	r.s.queue.later = func(_ func() error, done func(error)) {
		finish = func() { done(model.Errorf(model.DiskFull, "磁盘满了")) }
	}
	for range 6 {
		r.s.strip.TypedKey(&fyne.KeyEvent{Name: "1"})
	}
	settled := false
	r.s.Settle(func() { settled = true })
	r.s.queue.later = later
	finish()
	r.Sees("磁盘满了。有 2 张票没有计入：第 2 票、第 3 票。从第 2 票起重新读")
	if got := r.tally(); got.Valid != 1 || r.s.queue.waiting() != 0 || settled {
		t.Errorf("counted %+v, %d wait", got, r.s.queue.waiting())
	}
}

// A half-read paper never becomes part of another: Ctrl+Z takes its marks back first, and clearing the group drops it.
func TestAHalfReadPaperNeverReachesAnother(t *testing.T) {
	r := open(t, true)
	r.types(fyne.KeyReturn)
	r.Type("发出（张）", "9")
	r.Type("收回（张）", "4")
	r.Press("记下张数")
	r.types("1", "1", "1", "4", "4")
	if !r.s.Stepping() || r.s.UndoStep() != "第 2 格" || r.s.UndoStep() != "第 1 格" || r.s.Stepping() {
		t.Fatal("the marks of the half-read paper are taken back one by one")
	}
	if got := r.tally(); got.Valid != 1 {
		t.Fatalf("the paper before is still counted: %+v", got)
	}
	r.types("4", "4")
	r.Press("清空本组")
	r.Press("清空 1 票")
	r.Settle()
	r.types("1", "1", "1")
	if got := r.tally(); got.Valid != 1 || got.Votes[r.s.book.Voted(1)[0].ID][3] != 0 || r.s.paper.read() != 0 {
		t.Errorf("the new first paper holds %+v, %d cells are read of the next", got.Votes, r.s.paper.read())
	}
}

func TestAHalfReadPaperIsAskedAbout(t *testing.T) {
	r := open(t, true)
	if _, err := r.Office.SetPapers(context.Background(), 2026, model.BallotKey{Form: model.SecretaryBallot, Session: 1, Group: "g1"}, 9, 9); err != nil {
		t.Fatal(err)
	}
	r.Settle()
	r.types("1")
	left := false
	r.s.Leave(func() { left = true })
	r.Sees("这张票读了 1 格，还没有计入")
	r.Press("不计这张")
	if !left {
		t.Error("the screen was not left")
	}
	r.Press("打印测评票")
	if len(r.Went) != 1 || r.Went[0] != (uitest.Visit{Screen: shell.Papers, Target: "ballot"}) {
		t.Errorf("went to %v", r.Went)
	}
}

func TestTheScreenOpensOnTheFirstGroupThatIsNotDone(t *testing.T) {
	r := open(t, true)
	ctx := context.Background()
	b, err := r.Office.Ballots(ctx, 2026)
	if err != nil {
		t.Fatal(err)
	}
	c := office.BallotCounts{Issued: 1, Returned: 1, Votes: map[int64]model.BallotVotes{}}
	for _, s := range b.Voted(1) {
		c.Votes[s.ID] = model.BallotVotes{1, 0, 0, 0, 0, 0}
	}
	if _, err := r.Office.SetCounts(ctx, 2026, b.Keys()[0], c); err != nil {
		t.Fatal(err)
	}
	s := New(r.Desk)
	r.Show(s.Object())
	s.Shown(nil)
	r.Settle()
	if got, want := s.tallyKey(), b.Keys()[1]; got != want {
		t.Errorf("it opens on %+v, want %+v", got, want)
	}
}
