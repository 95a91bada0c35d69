package assess

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// refuse has every write fail until the returned function is called.
func (r *rig) refuse() (accept func()) {
	later := r.writes.later
	r.writes.later = func(do func() error, done func(error)) {
		if r.writes.writing {
			done(&model.Error{Code: model.DiskFull, Message: "磁盘空间不够", Err: errors.New("full")})
			return
		}
		later(do, done)
	}
	return func() { r.writes.later = later }
}

// What is written in a form is still there when it cannot be saved, and the form closes once it is.
func TestAFormKeepsWhatCannotBeSaved(t *testing.T) {
	r := open(t, sample(t, false))
	if _, err := r.office.Publish(t.Context(), model.Publication{Year: r.year, First: "2026-11-23", Last: "2026-11-23"}); err != nil {
		t.Fatal(err)
	}
	r.open(stepsTab)
	accept := r.refuse()
	r.steps.add()
	r.steps.form.text.SetText("三会一课少记一次")
	r.steps.save()
	if f := r.steps.form; f == nil || f.text.Text != "三会一课少记一次" || !r.says("三会一课少记一次") {
		t.Fatal("the objection that could not be saved is lost")
	}
	accept()
	r.tap("知道了")
	r.steps.save()
	if r.steps.form != nil || len(r.facts.Objections) != 1 {
		t.Fatalf("saved: %d objections, the form is open: %v", len(r.facts.Objections), r.steps.form != nil)
	}

	r.open(rankTab)
	row := r.facts.Ranking.Rows[0]
	r.rank.table.SetCurrent(rankKey(row))
	r.rank.form = "opinion"
	r.rank.showPane()
	accept = r.refuse()
	box := areas(r.rank.pane)[1]
	box.SetText("同意自评")
	r.tap("保存意见")
	accept()
	r.tap("知道了")
	if r.rank.unsavedOpinions() == "" {
		t.Error("an opinion that could not be saved is lost")
	}
	r.rank.form = "opinion"
	r.rank.showPane()
	r.tap("保存意见")
	if r.rank.unsavedOpinions() != "" || len(r.facts.Sheet(row.OrgID).Opinions) == 0 {
		t.Error("the opinion was not saved the second time")
	}
}

// Saving twice before the first is written writes once.
func TestAFormIsWrittenOnce(t *testing.T) {
	o := sample(t, false)
	if _, err := o.Publish(t.Context(), model.Publication{Year: office.SampleYear, First: "2026-11-23", Last: "2026-11-23"}); err != nil {
		t.Fatal(err)
	}
	r := open(t, o)
	r.open(stepsTab)
	r.steps.add()
	r.steps.form.text.SetText("三会一课少记一次")
	var waiting []func()
	later := r.writes.later
	r.writes.later = func(do func() error, done func(error)) { waiting = append(waiting, func() { later(do, done) }) }
	r.steps.save()
	r.steps.save()
	for len(waiting) > 0 {
		next := waiting[0]
		waiting = waiting[1:]
		next()
	}
	if n := len(r.facts.Objections); n != 1 {
		t.Errorf("%d objections were written", n)
	}
}

// The items to choose from are those of the branch's group.
func TestTheItemsOfAnObjectionFollowItsBranch(t *testing.T) {
	ctx := context.Background()
	o := sample(t, true)
	if _, err := o.OpenGroup(ctx, office.SampleYear, "2026", "联合党支部组", model.Scope{Kinds: []model.OrgKind{model.JointBranch}}); err != nil {
		t.Fatal(err)
	}
	d, _, err := o.NewDraft(ctx, office.SampleYear, model.OriginYear+"2026-g2")
	if err != nil {
		t.Fatal(err)
	}
	scheme := d.Scheme.Clone()
	scheme.Parts[0].Categories[0].Items[0].ID = "X1"
	if _, _, err := o.SaveDraft(ctx, d.ID, scheme); err != nil {
		t.Fatal(err)
	}
	if _, err := o.IssueDraft(ctx, d.ID, 2); err != nil {
		t.Fatal(err)
	}
	r := open(t, o)
	f := r.steps.newForm(model.Objection{Year: r.year})
	groups := r.facts.All()
	offered := func(org int64, item string) bool {
		f.branch.SetChosenID("0")
		for f.branch.ChosenID() != fmt.Sprint(org) {
			f.branch.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		}
		f.item.SetChosenID(item)
		return f.item.ChosenID() == item
	}
	if !offered(groups[1].Sheets[0].OrgID, "X1") || offered(groups[0].Sheets[0].OrgID, "X1") {
		t.Error("the items do not follow the branch")
	}
	offered(groups[1].Sheets[0].OrgID, "X1")
	for f.branch.ChosenID() != "0" {
		f.branch.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	}
	if o, ok := f.item.Chosen(); !ok || o.ID != "" {
		t.Errorf("after a branch of another group the item is %+v", o)
	}
}

// Of what is tried quickly only the last shows, whichever is worked out first.
func TestOnlyTheLastTrialShows(t *testing.T) {
	r := open(t, sample(t, true))
	row := r.facts.Ranking.Rows[0]
	item := r.facts.Year.Scheme.Parts[0].Categories[0].Items[0]
	var waiting []func()
	later := r.writes.later
	r.writes.later = func(do func() error, done func(error)) { waiting = append(waiting, func() { later(do, done) }) }
	r.win.SetContent(r.whatIfBox(row.OrgID, &item))
	entry := areas(r.win.Content())[0]
	entry.SetText("0")
	if r.says("变为") {
		t.Error("it is worked out on the UI goroutine")
	}
	entry.SetText("1")
	waiting[1]()
	last := r.says("变为")
	text := uitest.WindowText(r.win)
	waiting[0]()
	if !last || uitest.WindowText(r.win) != text {
		t.Error("an earlier trial took the place of the last")
	}
}

func TestAMarkIsTriedFromTheGrid(t *testing.T) {
	r := open(t, sample(t, true))
	r.at(0, "A1")
	if !r.says("如果核定为") {
		t.Fatal("the pane of the grid does not ask")
	}
}
