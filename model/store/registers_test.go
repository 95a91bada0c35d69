package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

var safety = record.Register{ID: "safety", Title: "安全隐患整改台账", Unit: "条", Group: "自建", Owner: record.OfUnit, StateOf: "done",
	Fields: []record.Item{{Name: "unit", Label: "单位", Shape: record.Unit}, {Name: "danger", Label: "隐患内容", Shape: record.Text, Required: true},
		{Name: "due_on", Label: "整改期限", Shape: record.Date, Remind: 7}, {Name: "done", Label: "是否完成", Shape: record.YesNo}},
	States: []record.State{{Name: "整改中", Values: []string{"0"}}, {Name: "已完成", Values: []string{"1"}, Over: true}}}

// safetyEntry puts the register and one entry of a unit into the file.
func safetyEntry(t *testing.T, db *DB) (record.Entry, int64) {
	t.Helper()
	unit := model.Unit{Name: "知味烹饪培训学校", Staff: -1}
	change(t, db, func(tx *Tx) error { return tx.PutUnit(&unit) })
	e := record.Entry{Register: "safety", Number: "AQ-001", Title: "疏散通道堆物", UnitID: unit.ID, State: "整改中",
		Values: map[string]string{"unit": "1", "danger": "疏散通道堆物", "due_on": "2026-03-20"}}
	set := change(t, db, func(tx *Tx) error {
		if err := tx.PutRegister(&safety); err != nil {
			return err
		}
		return tx.PutEntry(&e)
	})
	return e, set
}

func theEntry(t *testing.T, db *DB, id int64) (e record.Entry, err error) {
	t.Helper()
	_ = db.Read(ctx, func(r *Reader) error { e, err = r.Entry(id); return nil })
	return e, err
}

func TestARegisterAndItsEntriesComeBack(t *testing.T) {
	db := newDB(t)
	e, _ := safetyEntry(t, db)
	err := db.Read(ctx, func(r *Reader) error {
		expect(t, "entry", e)(r.Entry(e.ID))
		expect(t, "entries", []record.Entry{e})(r.Entries("safety"))
		expect(t, "all entries", []record.Entry{e})(r.Entries(""))
		expect(t, "registers", []record.Register{safety})(r.Registers())
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	renamed := safety
	renamed.Title = "隐患台账"
	change(t, db, func(tx *Tx) error { return tx.PutRegister(&renamed) })
	_ = db.Read(ctx, func(r *Reader) error { expect(t, "changed", []record.Register{renamed})(r.Registers()); return nil })
}

func TestTheHistoryOfAnEntryReadsAsFields(t *testing.T) {
	db := newDB(t)
	e, set := safetyEntry(t, db)
	e.Values = map[string]string{"unit": "1", "danger": "疏散通道堆物", "due_on": "2026-04-01", "done": "1"}
	e.State = "已完成"
	change(t, db, func(tx *Tx) error { return tx.PutEntry(&e) })
	_ = db.Read(ctx, func(r *Reader) error {
		past, err := r.HistoryOf("register_entry", e.ID)
		if err != nil || len(past) != 2 {
			t.Fatalf("%v %v", past, err)
		}
		changed := map[string][2]any{}
		for _, c := range past[0].Changed() {
			changed[ColumnLabel("register_entry", c)] = [2]any{past[0].Before[c], past[0].After[c]}
		}
		want := map[string][2]any{"整改期限": {"2026-03-20", "2026-04-01"}, "是否完成": {nil, "1"}, "状态": {"整改中", "已完成"}}
		if diff := cmp.Diff(want, changed); diff != "" {
			t.Error(diff)
		}
		label, _ := r.label("register_entry", e.ID)
		if label != "安全隐患整改台账 疏散通道堆物" {
			t.Errorf("the row is called %q", label)
		}
		return nil
	})
	undo(t, db, set+1)
	if _, err := theEntry(t, db, e.ID); err != nil {
		t.Fatal(err)
	}
	undo(t, db, set)
	if _, err := theEntry(t, db, e.ID); model.CodeOf(err) != model.NotFound {
		t.Errorf("the entry is still there: %v", err)
	}
	_ = db.Read(ctx, func(r *Reader) error {
		if label, _ := r.label("register_entry", e.ID); label != "疏散通道堆物" {
			t.Errorf("the removed row is called %q", label)
		}
		expect(t, "registers", []record.Register{})(r.Registers())
		return nil
	})
}

func TestUndoTakesAnEntryBackFieldByField(t *testing.T) {
	db := newDB(t)
	e, first := safetyEntry(t, db)
	put := func(values map[string]string) int64 {
		e.Values = values
		return change(t, db, func(tx *Tx) error { return tx.PutEntry(&e) })
	}
	set := put(map[string]string{"unit": "1", "danger": "配电箱未上锁", "due_on": "2026-04-01", "done": "0"})
	put(map[string]string{"unit": "1", "danger": "配电箱没有上锁", "due_on": "2026-04-01", "done": "0"})
	report := undo(t, db, set)
	got, err := theEntry(t, db, e.ID)
	want := map[string]string{"unit": "1", "danger": "配电箱没有上锁", "due_on": "2026-03-20"}
	if diff := cmp.Diff(want, got.Values); err != nil || diff != "" {
		t.Error(err, diff)
	}
	if len(report.Kept) != 1 || report.Kept[0].Label != "安全隐患整改台账 疏散通道堆物" {
		t.Errorf("kept %+v", report.Kept)
	}
	report = undo(t, db, first)
	if _, err := theEntry(t, db, e.ID); err != nil || len(report.Kept) != 2 {
		t.Errorf("the edited entry and its register stay: %v, kept %+v", err, report.Kept)
	}
}
