package office

import (
	"context"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// History returns the latest change sets, at most limit (0 is all).
func (o *Office) History(ctx context.Context, limit int) ([]model.ChangeSet, error) {
	var sets []model.ChangeSet
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		sets, err = r.ChangeSets(0, limit)
		return err
	})
	return sets, err
}

// Imports returns the applied imports, the latest first, with the change set that each made.
func (o *Office) Imports(ctx context.Context) ([]model.Import, error) {
	var imports []model.Import
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		imports, err = r.Imports()
		return err
	})
	return imports, err
}

// Undo takes a change set back, keeping whatever was edited since; the report says what was kept. When nothing at all
// could be taken back it is refused with code Conflict, and the report says why.
func (o *Office) Undo(ctx context.Context, id int64) (UndoReport, error) {
	report, err := o.db.Undo(ctx, id, o.Who())
	if err == nil {
		err = nothingUndone(report)
	}
	if err != nil {
		o.log.Error("undo failed", "change", id, "code", model.CodeOf(err), "cause", cause(err))
		return report, err
	}
	o.log.Info("undone", "change", id, "kept", len(report.Kept))
	o.announce(ctx)
	return report, nil
}

// UndoPreview says what Undo would do, without doing it, and refuses what Undo would refuse.
func (o *Office) UndoPreview(ctx context.Context, id int64) (UndoReport, error) {
	report, err := o.db.UndoPreview(ctx, id)
	if err == nil {
		err = nothingUndone(report)
	}
	return report, err
}

// nothingUndone refuses an undo that took nothing back. The sentence names rows: it is for the person who asked.
func nothingUndone(r UndoReport) error {
	if r.Restored > 0 {
		return nil
	}
	if len(r.Kept) == 0 {
		return model.Errorf(model.Conflict, "没有可撤销的：第 %d 号变更改过的内容，现在已经和变更之前一样", r.Undone.ID)
	}
	var named []string
	for _, k := range r.Kept[:min(len(r.Kept), 3)] {
		named = append(named, k.Text())
	}
	text := strings.Join(named, "、")
	if len(r.Kept) > len(named) {
		text += fmt.Sprintf(" 等 %d 处", len(r.Kept))
	}
	return model.Errorf(model.Conflict, "没有可撤销的：%s，都保留现在的内容", text)
}

// LastUndoable returns the latest change set that can be undone with Ctrl+Z: not an undo itself, and not undone. After
// a year was finalised there is none, until something else is changed: what came before may belong to that year.
func (o *Office) LastUndoable(ctx context.Context) (model.ChangeSet, bool, error) {
	sets, err := o.History(ctx, 50)
	for _, s := range sets {
		switch {
		case s.Undoes != 0, s.Undone != 0, s.Kind == "reveal":
			continue
		case s.ID == 1, s.Kind == finalising:
			return model.ChangeSet{}, false, err
		}
		return s, true, err
	}
	return model.ChangeSet{}, false, err
}

// Activities returns the records of a year, 0 for all.
func (o *Office) Activities(ctx context.Context, year int) ([]ActivityRow, error) {
	var rows []ActivityRow
	err := o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.Activities()
		if err != nil {
			return err
		}
		names, err := orgNames(r)
		for _, a := range all {
			if year == 0 || a.Date.Year() == year {
				rows = append(rows, ActivityRow{Activity: a, Branch: names[a.OrgID]})
			}
		}
		return err
	})
	return rows, err
}

// ActivityRow is one record of Party life with its branch's name.
type ActivityRow struct {
	model.Activity
	Branch string
}

// Units returns the units, closed ones left out.
func (o *Office) Units(ctx context.Context) ([]model.Unit, error) {
	var open []model.Unit
	err := o.db.Read(ctx, func(r *store.Reader) error {
		units, err := r.Units()
		for _, u := range units {
			if u.ClosedOn == "" {
				open = append(open, u)
			}
		}
		return err
	})
	return open, err
}

// Setting reads a setting of the window, "" when it was never set. Settings are no part of the history.
func (o *Office) Setting(ctx context.Context, key string) string {
	value := ""
	_ = o.db.Read(ctx, func(r *store.Reader) (err error) {
		value, err = r.Setting(key)
		return err
	})
	return value
}

// SetSetting keeps a setting of the window.
func (o *Office) SetSetting(ctx context.Context, key, value string) error {
	_, err := o.db.Write(ctx, store.Change{Who: o.Who(), Why: "设置", Kind: "settings"}, func(tx *store.Tx) error {
		return tx.PutSetting(key, value)
	})
	return err
}
