package store

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// fileOf writes a file to be attached.
func fileOf(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// aBranch puts an organisation into the file.
func aBranch(t testing.TB, db *DB) model.Holder {
	t.Helper()
	o := model.Org{Name: "启明党支部", Kind: model.Branch, ReportedSize: -1}
	change(t, db, func(tx *Tx) error { return tx.PutOrg(&o) })
	return model.OfOrg(o.ID)
}

// attach takes a file in and records it as an attachment.
func attach(t testing.TB, db *DB, of model.Holder, path string) (model.Attachment, int64) {
	t.Helper()
	x, err := db.TakeIn(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	a := model.Attachment{Of: of, Name: path, Hash: x.Hash, Size: x.Size, By: "李干事"}
	set := change(t, db, func(tx *Tx) error { return tx.AddAttachment(&a) })
	db.DoneTaking(ctx, []TakenIn{x})
	return a, set
}

func contentOf(t testing.TB, db *DB, a model.Attachment) (string, error) {
	t.Helper()
	f, err := db.OpenContent(a)
	if err != nil {
		return "", err
	}
	defer f.Close()
	raw, err := io.ReadAll(f)
	return string(raw), err
}

// kept lists the contents in a folder of attachments.
func kept(t testing.TB, c contentFolder) []string {
	t.Helper()
	all, err := c.list()
	if err != nil {
		t.Fatal(err)
	}
	var hashes []string
	for hash := range all {
		hashes = append(hashes, hash)
	}
	return hashes
}

func faults(t testing.TB, path string, whole bool) []string {
	t.Helper()
	_, found, err := CheckAttachments(ctx, path, whole)
	if err != nil {
		t.Fatal(err)
	}
	return FaultTexts(found)
}

func TestOneContentIsKeptOnceForManyRecords(t *testing.T) {
	db := newDB(t)
	of := aBranch(t, db)
	e, _ := safetyEntry(t, db)
	a, _ := attach(t, db, of, fileOf(t, "会议纪要.pdf", "minutes"))
	b, _ := attach(t, db, model.OfEntry(e.ID), fileOf(t, "另一个名字.pdf", "minutes"))
	if a.Hash != b.Hash || len(kept(t, db.contents)) != 1 || a.Name != "会议纪要.pdf" || a.Size != 7 {
		t.Errorf("%+v %+v: %v", a, b, kept(t, db.contents))
	}
	for _, x := range []model.Attachment{a, b} {
		if text, err := contentOf(t, db, x); text != "minutes" || err != nil {
			t.Errorf("%q %v", text, err)
		}
	}
	err := db.Read(ctx, func(r *Reader) error {
		expect(t, "of the branch", []model.Attachment{a})(r.Attachments(of))
		expect(t, "of the entry", []model.Attachment{b})(r.Attachments(model.OfEntry(e.ID)))
		expect(t, "holder", "安全隐患整改台账 疏散通道堆物")(r.HolderName(b.Of))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(db.contents.place(a.Hash)); err != nil || info.Mode().Perm() != 0o400 {
		t.Errorf("%v %v", info, err)
	}
	checkSound(t, db.Path())
}

func TestHoldersComeBack(t *testing.T) {
	db := newDB(t)
	of := aBranch(t, db)
	unit := model.Unit{Name: "知味烹饪培训学校", Staff: -1}
	change(t, db, func(tx *Tx) error {
		if err := tx.PutUnit(&unit); err != nil {
			return err
		}
		return tx.PutAssessmentYear(model.AssessmentYear{Year: 2026})
	})
	for _, of := range []model.Holder{of, model.OfUnit(unit.ID), model.OfItem(2026, of.ID, "A1"), model.OfItem(2026, model.UnitKey(unit.ID), "A1"), model.OfBallots(2026)} {
		a, _ := attach(t, db, of, fileOf(t, "证明.jpg", "photo"))
		err := db.Read(ctx, func(r *Reader) error {
			expect(t, string(of.Kind), []model.Attachment{a})(r.Attachments(of))
			return nil
		})
		if err != nil || a.Of != of {
			t.Errorf("%+v became %+v: %v", of, a.Of, err)
		}
	}
	for _, of := range []model.Holder{{}, {Kind: "branch", ID: 1}, model.OfMember(0), {Kind: model.HeldByItem, ID: 1}, model.OfMember(99)} {
		_, err := db.Write(ctx, Change{}, func(tx *Tx) error {
			return tx.AddAttachment(&model.Attachment{Of: of, Name: "x", Hash: strings.Repeat("a", 64)})
		})
		if err == nil {
			t.Errorf("%+v is taken", of)
		}
	}
}

func TestUndoTakesTheLinkAndNeverTheContent(t *testing.T) {
	db := newDB(t)
	of := aBranch(t, db)
	a, set := attach(t, db, of, fileOf(t, "纪要.pdf", "minutes"))
	undo, err := db.Undo(ctx, set, "李干事")
	if err != nil || undo.Restored != 1 {
		t.Fatalf("%+v %v", undo, err)
	}
	if n, _, err := db.TidyContents(ctx, false); n != 0 || err != nil || len(kept(t, db.contents)) != 1 {
		t.Errorf("tidied %d: %v", n, err)
	}
	if _, err := db.Undo(ctx, undo.ChangeSet, "李干事"); err != nil {
		t.Fatal(err)
	}
	if text, err := contentOf(t, db, a); text != "minutes" || err != nil {
		t.Errorf("%q %v", text, err)
	}
}

// A record that was added and got an attachment since stays when its adding is undone.
func TestUndoKeepsARecordWithAttachments(t *testing.T) {
	db := newDB(t)
	e, set := safetyEntry(t, db)
	attach(t, db, model.OfEntry(e.ID), fileOf(t, "照片.jpg", "photo"))
	report, err := db.Undo(ctx, set, "李干事")
	if err != nil || !slices.ContainsFunc(report.Kept, func(k KeptRow) bool { return k.Table == "register_entry" && k.Why == usedSince }) {
		t.Errorf("%+v %v", report, err)
	}
}

func TestAnActivityGoesWithItsAttachmentsAndComesBack(t *testing.T) {
	db := newDB(t)
	of := aBranch(t, db)
	act := model.Activity{OrgID: of.ID, Date: "2026-03-05", Kind: model.PartyDay, Due: -1, Present: -1, Hours: -1, VoteDue: -1, VotePresent: -1, VoteFor: -1}
	change(t, db, func(tx *Tx) error { return tx.PutActivity(&act) })
	a, _ := attach(t, db, model.OfActivity(act.ID), fileOf(t, "签到表.pdf", "names"))
	gone := change(t, db, func(tx *Tx) error { return tx.DeleteActivity(act.ID) })
	if _, err := db.Undo(ctx, gone, "李干事"); err != nil {
		t.Fatal(err)
	}
	err := db.Read(ctx, func(r *Reader) error {
		expect(t, "back", []model.Attachment{a})(r.Attachments(a.Of))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsMissingOrChangedIsNamedAndBroughtBack(t *testing.T) {
	db := newDB(t)
	of := aBranch(t, db)
	gone, _ := attach(t, db, of, fileOf(t, "丢了.pdf", "one"))
	spoilt, _ := attach(t, db, of, fileOf(t, "改了.pdf", "two"))
	attach(t, db, of, fileOf(t, "好的.pdf", "three"))
	if _, err := db.AutoBackup(ctx, "手动"); err != nil {
		t.Fatal(err)
	}
	if found := faults(t, db.Path(), true); found != nil {
		t.Fatal(found)
	}
	if err := os.Remove(db.contents.place(gone.Hash)); err != nil {
		t.Fatal(err)
	}
	os.Remove(db.contents.place(spoilt.Hash)) // so that its second name in the backups stays whole
	if err := os.WriteFile(db.contents.place(spoilt.Hash), []byte("TWO"), 0o400); err != nil {
		t.Fatal(err)
	}
	want := []string{"附件“丢了.pdf”（党组织 启明党支部）不见了", "附件“改了.pdf”（党组织 启明党支部）被改过或损坏了"}
	if found := faults(t, db.Path(), true); !slices.Equal(found, want) {
		t.Errorf("%q", found)
	}
	quick := want[:1] // the other has the same length, which a sealed one has not
	if db.sealed != nil {
		quick = want
	}
	if found := faults(t, db.Path(), false); !slices.Equal(found, quick) {
		t.Errorf("%q", found)
	}
	if _, err := contentOf(t, db, gone); model.CodeOf(err) != model.Missing {
		t.Error(err)
	}
	if _, err := contentOf(t, db, spoilt); model.CodeOf(err) != model.Corrupt {
		t.Error(err)
	}
	if n, err := db.MendContents(ctx); n != 2 || err != nil {
		t.Errorf("brought back %d: %v", n, err)
	}
	if found := faults(t, db.Path(), true); found != nil {
		t.Error(found)
	}
}

func TestAFileWithoutItsFolderOpens(t *testing.T) {
	db := newDB(t)
	attach(t, db, aBranch(t, db), fileOf(t, "纪要.pdf", "minutes"))
	raw, err := os.ReadFile(db.Path())
	if err != nil {
		t.Fatal(err)
	}
	alone := filepath.Join(t.TempDir(), "拷走.sbd")
	if err := os.WriteFile(alone, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	other, err := Open(alone, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if !strings.Contains(other.Warning(), "1 个附件打不开") {
		t.Errorf("%q", other.Warning())
	}
	change(t, other, func(tx *Tx) error { return tx.PutUnit(&model.Unit{Name: "新单位", Staff: -1}) })
	if found := faults(t, alone, true); len(found) != 1 {
		t.Error(found)
	}
	if err := os.CopyFS(filepath.Join(filepath.Dir(alone), AttachmentFolder), os.DirFS(filepath.Join(filepath.Dir(db.Path()), AttachmentFolder))); err != nil {
		t.Fatal(err)
	}
	if w := other.Warning(); w != "" {
		t.Error(w)
	}
	renamed := filepath.Join(filepath.Dir(alone), "改了名.sbd")
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(alone, renamed); err != nil {
		t.Fatal(err)
	}
	if found := faults(t, renamed, true); found != nil {
		t.Error("renaming the data file loses its attachments:", found)
	}
}

func TestSourcesThatCannotBeTakenAreRefusedInWords(t *testing.T) {
	db := newDB(t)
	of := aBranch(t, db)
	before := kept(t, db.contents)
	secret := fileOf(t, "锁着.pdf", "x")
	if err := os.Chmod(secret, 0); err != nil {
		t.Fatal(err)
	}
	cases := map[string]model.Code{filepath.Join(t.TempDir(), "没有.pdf"): model.Missing, t.TempDir(): model.Invalid, db.Path(): model.Invalid, os.DevNull: model.Invalid}
	if os.Getuid() != 0 {
		cases[secret] = model.ReadOnly
	}
	for path, code := range cases {
		if _, err := db.TakeIn(ctx, path); model.CodeOf(err) != code {
			t.Errorf("%s: %v", path, err)
		}
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := db.TakeIn(stopped, fileOf(t, "大.bin", strings.Repeat("x", 1<<20))); model.CodeOf(err) != model.Cancelled {
		t.Error(err)
	}
	if after := kept(t, db.contents); !slices.Equal(before, after) {
		t.Errorf("left behind: %v", after)
	}
	if left, _ := filepath.Glob(filepath.Join(db.contents.path, "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	// The locks on the data file still hold.
	attach(t, db, of, fileOf(t, "后来.pdf", "x"))
	if _, err := Open(db.Path(), Options{}); model.CodeOf(err) != model.Locked {
		t.Error(err)
	}
}

func TestACopyStoppedHalfwayLeavesNothing(t *testing.T) {
	db := newDB(t)
	at := WithProgress(ctx, nil)
	stopping, stop := context.WithCancel(at)
	seen := WithProgress(stopping, func(done, _ int64) {
		if done > 300_000 {
			stop()
		}
	})
	_, err := db.TakeIn(seen, fileOf(t, "大.bin", strings.Repeat("x", 1<<20)))
	if model.CodeOf(err) != model.Cancelled || len(kept(t, db.contents)) != 0 {
		t.Errorf("%v %v", err, kept(t, db.contents))
	}
	if left, _ := filepath.Glob(filepath.Join(db.contents.path, "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAHashOfTheFileLeadsNowhereElse(t *testing.T) {
	c := contentFolder{path: t.TempDir()}
	for _, hash := range []string{"", "..", "../../etc/passwd", strings.Repeat("A", 64), strings.Repeat("/", 64)} {
		if at := c.place(hash); at != filepath.Join(c.path, "-", "-") {
			t.Errorf("%q leads to %s", hash, at)
		}
	}
}
