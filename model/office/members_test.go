package office

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestTwoPeopleCannotShareAnIDNumber(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	const number = "34052419800101001X"
	if _, _, err := o.SaveMember(ctx, model.Member{Name: "甲", IDNumber: number}); err != nil {
		t.Fatal(err)
	}
	_, _, err := o.SaveMember(ctx, model.Member{Name: "乙", IDNumber: number})
	var known *model.Error
	if !errors.As(err, &known) || known.Field != "id_number" {
		t.Errorf("got %v", err)
	}
}

func TestAMemberMovesWithHistoryAndBackByUndo(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	first := saveBranch(t, o, "甲律师事务所党支部")
	second := saveBranch(t, o, "乙律师事务所党支部")
	id, _, err := o.SaveMember(ctx, model.Member{Name: "何川", BranchID: first})
	if err != nil {
		t.Fatal(err)
	}
	change, err := o.Transfer(ctx, []int64{id}, second, "2026-11-20", "转所")
	if err != nil {
		t.Fatal(err)
	}
	d, err := o.Member(ctx, id)
	if err != nil || d.Branch != "乙律师事务所党支部" || len(d.History) != 2 || d.History[0].To != "2026-11-20" {
		t.Fatalf("%+v %v", d, err)
	}
	if _, err := o.CloseBranch(ctx, second, "2026-12-01", "合并"); model.CodeOf(err) != model.Conflict {
		t.Errorf("a branch with members was closed: %v", err)
	}
	if _, err := o.Undo(ctx, change); err != nil {
		t.Fatal(err)
	}
	if d, _ = o.Member(ctx, id); d.Branch != "甲律师事务所党支部" || len(d.History) != 1 || d.History[0].To != "" {
		t.Errorf("after the undo: %+v", d)
	}
}

func saveBranch(t *testing.T, o *Office, name string) int64 {
	t.Helper()
	id, _, err := o.SaveBranch(context.Background(), BranchEdit{Org: model.Org{Name: name, Kind: model.Branch}})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestShowingAWholeIDIsRecorded(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	id, _, err := o.SaveMember(ctx, model.Member{Name: "甲", IDNumber: "34052419800101001X"})
	if err != nil {
		t.Fatal(err)
	}
	number, err := o.Reveal(ctx, id)
	if err != nil || number != "34052419800101001X" {
		t.Fatalf("%s %v", number, err)
	}
	sets, err := o.History(ctx, 1)
	if err != nil || len(sets) != 1 || sets[0].Kind != "reveal" || sets[0].Who != "周敏" {
		t.Errorf("%+v %v", sets, err)
	}
	if last, ok, _ := o.LastUndoable(ctx); !ok || last.Kind == "reveal" {
		t.Errorf("Ctrl+Z would take back the record: %+v", last)
	}
}

func TestABranchKeepsItsPostsAndUnits(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	id := saveBranch(t, o, "联合党支部")
	edit := BranchEdit{Org: model.Org{ID: id, Name: "联合党支部", Kind: model.JointBranch, Formation: model.FormedJointly},
		Posts: []model.Post{{Name: "何川", Duty: model.Secretary}}, Units: []string{"甲所", "乙所"}}
	if _, _, err := o.SaveBranch(ctx, edit); err != nil {
		t.Fatal(err)
	}
	d, err := o.Branch(ctx, id)
	if err != nil || d.Secretary != "何川" || len(d.Covers) != 2 {
		t.Fatalf("%+v %v", d, err)
	}
	edit.Posts, edit.Units = nil, []string{"乙所", "丙所"}
	if _, _, err := o.SaveBranch(ctx, edit); err != nil {
		t.Fatal(err)
	}
	d, _ = o.Branch(ctx, id)
	if d.Secretary != "" || len(d.Covers) != 2 || d.Covers[1].Unit.Name != "丙所" {
		t.Errorf("%+v", d.Covers)
	}
	if _, _, err := o.SaveBranch(ctx, BranchEdit{Org: model.Org{Name: "联合党支部", Kind: model.JointBranch}}); model.CodeOf(err) != model.Invalid {
		t.Errorf("a second branch of that name: %v", err)
	}
}

func TestAFileOfWholeNumbersIsNotedBeforeItIsWritten(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	id, _, err := o.SaveMember(ctx, model.Member{Name: "甲", IDNumber: "34052419800101001X"})
	if err != nil {
		t.Fatal(err)
	}
	noted := func() bool {
		sets, err := o.History(ctx, 1)
		return err == nil && sets[0].Kind == "reveal" && sets[0].Why == "导出花名册 1 人，身份证号和电话写全"
	}
	to := o.Output(filepath.Join(t.TempDir(), "花名册.xlsx"), []string{".xlsx"})
	d := Disclosure{What: "花名册", Way: model.ToFile, Persons: 1, Whole: true, Members: []int64{id}}
	if err := o.Disclose(ctx, d, o.Output(o.Path(), nil), func() error { t.Error("written over the data file"); return nil }); err == nil || noted() {
		t.Errorf("a refused target is noted: %v", err)
	}
	written := false
	err = o.Disclose(ctx, d, to, func() error { written = true; return nil })
	if err != nil || !written || !noted() {
		t.Errorf("written %v, noted %v: %v", written, noted(), err)
	}
	if last, ok, _ := o.LastUndoable(ctx); !ok || last.Kind == "reveal" {
		t.Errorf("Ctrl+Z would take back the note: %+v", last)
	}
	looking, err := Open(ctx, o.Path(), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer looking.Close()
	if err := looking.Disclose(ctx, d, to, func() error { t.Error("written without a note"); return nil }); err == nil {
		t.Error("whole numbers left although nothing could be noted")
	}
}
