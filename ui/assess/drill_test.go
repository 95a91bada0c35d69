package assess

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// pickRow picks the first line of a list that bears the words.
func (r *rig) pickRow(words string) {
	r.t.Helper()
	var found *kit.PickRow
	uitest.Each(r.win.Canvas().Content(), func(o fyne.CanvasObject) {
		if row, ok := o.(*kit.PickRow); ok && found == nil && strings.Contains(uitest.Text(row), words) {
			found = row
		}
	})
	if found == nil {
		r.t.Fatalf("no line %q in\n%s", words, uitest.WindowText(r.win))
	}
	test.Tap(found)
}

// Every total of the ranking leads down, part by part, category by category, to an item with its three marks; from there a
// click on a record leads to it.
func TestATotalIsClickedDownToTheRecords(t *testing.T) {
	r := open(t, sample(t, true))
	r.open(rankTab)
	scheme := &r.facts.Year.Scheme
	row := r.facts.Ranking.Rows[0]
	r.rank.table.SetCurrent(rankKey(row))
	r.rank.spot(row, scheme.Parts[1].ID)
	if !r.says("业务工作 × 50%") || r.rank.node != scheme.Parts[1].ID {
		t.Error("a click on the second hundred does not open it")
	}
	seen := 0
	for _, part := range scheme.Parts {
		for _, category := range part.Categories {
			for _, item := range category.Items {
				r.rank.showTree()
				r.rank.pickNode(row.OrgID, part.ID)
				r.rank.pickNode(row.OrgID, item.ID)
				checked, _ := r.facts.Sheet(row.OrgID).Mark(item.ID, model.CheckedMark)
				for _, words := range []string{item.Title(), category.Name, "自评", "复核", "核定", scoring.MarkText(checked, true), checked.By, "如果核定为"} {
					if !r.says(words) && !r.says(spaced(words)) {
						t.Fatalf("%s does not say %q", item.Code, words)
					}
				}
				seen++
			}
		}
	}
	if seen != scheme.ItemCount() {
		t.Errorf("%d of %d items were looked at", seen, scheme.ItemCount())
	}

	// C1 三会一课 rests on records of Party life: one click opens the record itself.
	r.rank.showItem(row.OrgID, "C1")
	records := r.rank.detail.records[rankKey(row)+" C1"]
	if len(records) == 0 || !r.says("依据的记录") {
		t.Fatalf("C1 shows %d records", len(records))
	}
	r.pickRow("查看")
	of, ok := r.target.(shell.LifeOf)
	if r.went != shell.Life || !ok || of.Org != row.OrgID || of.Record != records[0].ID || of.Month != records[0].Date.Month() {
		t.Errorf("the first record leads to %s %+v", r.went, r.target)
	}
	r.rank.showItem(row.OrgID, "C1")
	r.tap("到打分表")
	if line, item, ok := r.marks.current(); r.tab != marksTab || !ok || item == nil || item.ID != "C1" || line.sheet.OrgID != row.OrgID {
		t.Error("the grid does not show the item")
	}
}

// The same way by keys alone, and back.
func TestATotalIsWalkedDownByKeys(t *testing.T) {
	r := open(t, sample(t, true))
	within, _ := tied(t, r.office)
	r.load(true)
	r.open(rankTab)
	r.rank.table.SetCurrent(rankKey(within)) // in a tie, where the pane asks for a decision
	r.rank.table.Focus()
	r.key(fyne.KeyReturn)
	if r.win.Canvas().Focused() != fyne.Focusable(r.rank.tree) {
		t.Fatal("Enter does not lead into the tree")
	}
	for range 4 { // total, part, category, item
		r.key(fyne.KeyDown)
		r.key(fyne.KeyRight)
	}
	r.key(fyne.KeyReturn)
	if r.rank.form != "item" || !r.says("自评") {
		t.Fatal("the keys do not reach an item")
	}
	item := r.rank.detail.item
	r.escape()
	if r.rank.form != "tree" || r.rank.node != item {
		t.Errorf("Esc leads to %q %q", r.rank.form, r.rank.node)
	}
	r.escape()
	if r.rank.form != "" || !r.says("同分，请决定") {
		t.Error("Esc does not lead back to the tie")
	}
}

func TestBonusAndFindingsAreWithinReach(t *testing.T) {
	r := open(t, sample(t, true))
	r.open(rankTab)
	for _, row := range r.facts.Ranking.Rows {
		if !row.HasBonus {
			continue
		}
		r.rank.table.SetCurrent(rankKey(row))
		r.rank.spot(row, "bonus")
		r.rank.pickNode(row.OrgID, "bonus.1")
		if r.tab != marksTab || !r.marks.list || r.marks.adjusts.branch != row.OrgID {
			t.Error("a bonus does not lead to its entry")
		}
		break
	}
	for kind, want := range map[office.RecordKind]string{office.EntryRecord: shell.Registers, office.FindingRecord: shell.Checkup, office.BranchRecord: shell.Branches} {
		if r.openRecord(1, office.MarkRecord{Kind: kind, ID: 3, Rule: "ORG-04"}); r.went != want {
			t.Errorf("a record of kind %s leads to %s", kind, r.went)
		}
	}
}

// What another mark would change is said while it is typed, and nothing is written.
func TestWhatIfIsSaidAtOnce(t *testing.T) {
	r := open(t, sample(t, true))
	r.open(rankTab)
	n := r.facts.Ranking.Quotas[0].Limit
	last, next := r.facts.Ranking.Rows[n-1], r.facts.Ranking.Rows[n]
	before, err := r.office.LatestChange(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r.rank.table.SetCurrent(rankKey(last))
	r.rank.showItem(last.OrgID, "C1")
	field := numberField(r.rank.pane)
	field.SetText("0")
	for _, words := range []string{"现在：" + last.Total.String() + " 分", "变为：", model.PlainBranch(next.Branch) + " 由合格变为优秀"} {
		if !r.says(words) {
			t.Errorf("nothing says %q", words)
		}
	}
	if field.SetText("99"); !r.says("0 到 10 分") {
		t.Error("points above the maximum are not refused")
	}
	if after, err := r.office.LatestChange(t.Context()); err != nil || after != before {
		t.Errorf("something was written: %v", err)
	}
}

// numberField is the field for points in an object.
func numberField(o fyne.CanvasObject) *kit.Entry {
	all := areas(o)
	return all[len(all)-1]
}
