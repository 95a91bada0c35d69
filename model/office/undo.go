package office

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// UndoStep is what one press of Ctrl+Z or Ctrl+Y came to.
type UndoStep struct {
	Change  model.ChangeSet // the change that was taken back or done again; its ID is 0 when there is none
	Report  UndoReport
	Ask     bool   // nothing is done yet, because more than one record would go: Report says what Undo would do
	Skipped string // what later changes cannot be taken back any more and why, sentences; "" for none
	Why     string // why there is nothing to take back, "" when nothing stands in the way but the beginning
}

// StepBack takes back the latest change that is in force. Pressed again and again it walks back change by change. What can never be
// taken back is skipped: the first time it asks about the next older change and says why; later it goes past it.
func (o *Office) StepBack(ctx context.Context) (UndoStep, error) {
	skipped := ""
	for {
		last, err := o.latestInForce(ctx)
		switch {
		case err != nil:
			return UndoStep{}, err
		case last.ID <= 1:
			return UndoStep{Why: skipped}, nil
		case last.Kind == store.KindRestore:
			return UndoStep{Why: skipped + "刚恢复过备份，恢复不能直接撤销；要回到恢复以前，在“设置”里恢复“恢复前的旧数据”那一份"}, nil
		case last.Kind == finalising, last.Kind == archiving:
			return UndoStep{Why: skipped + last.NoUndo()}, nil
		}
		step, err := o.askOrUndo(ctx, last.ID, skipped != "")
		lost, nothing := errors.Is(err, errVotesLost), errors.Is(err, errNothingToUndo)
		if !lost && (!nothing || skipped == "") {
			if step.Skipped = skipped; err != nil && skipped != "" {
				err = &model.Error{Code: model.CodeOf(err), Message: skipped + model.MessageOf(err), Err: err}
			}
			return step, err
		}
		o.beyondUndo.Store(last.ID, true)
		if nothing { // what was skipped has replaced it
			continue
		}
		skipped += fmt.Sprintf("“%s”不能退了：单张票不保存，原来的票数已经不在内存里；票数有错，在“测评票”里按合计改。", last.Why)
	}
}

// UndoOrAsk takes a change set back at once when no more than one record goes and nothing stays as it is; otherwise
// it does nothing and says so in Ask.
func (o *Office) UndoOrAsk(ctx context.Context, id int64) (UndoStep, error) {
	return o.askOrUndo(ctx, id, false)
}

func (o *Office) askOrUndo(ctx context.Context, id int64, ask bool) (UndoStep, error) {
	report, err := o.UndoPreview(ctx, id)
	if err != nil || ask || report.Records > 1 || len(report.Kept) > 0 {
		return UndoStep{Change: report.Undone, Report: report, Ask: err == nil}, err
	}
	report, err = o.Undo(ctx, id)
	return UndoStep{Change: report.Undone, Report: report}, err
}

// StepForward does again what was undone last, as long as nothing else was changed since. It never asks: there is
// nothing that it could overwrite, and it is undone like every change. Pressed again and again it walks forward.
func (o *Office) StepForward(ctx context.Context) (UndoStep, error) {
	next, ok, err := o.LastUndone(ctx)
	if err != nil || !ok {
		return UndoStep{}, err
	}
	report, err := o.Undo(ctx, next.Undone)
	return UndoStep{Change: next, Report: report}, err
}

// LastUndoable returns the latest change set that Ctrl+Z takes back: not an undo itself, and not undone. After a year
// was finalised there is none, until something else is changed: what came before may belong to that year. Nor is there
// after a backup was restored: what came before is not what was done last.
func (o *Office) LastUndoable(ctx context.Context) (last model.ChangeSet, ok bool, err error) {
	last, err = o.latestInForce(ctx)
	if err != nil || last.ID <= 1 || last.Kind == finalising || last.Kind == archiving || last.Kind == store.KindRestore {
		return model.ChangeSet{}, false, err
	}
	return last, true, nil
}

// latestInForce is the latest change set that is neither an undo nor undone, whether it can be undone or not, but for those of which
// it is known that they never can; its ID is 0 when there is none.
func (o *Office) latestInForce(ctx context.Context) (last model.ChangeSet, err error) {
	err = o.walkBack(ctx, func(_ *store.Reader, s model.ChangeSet) (bool, error) {
		if _, beyond := o.beyondUndo.Load(s.ID); beyond || s.Undoes != 0 || s.Undone != 0 {
			return true, nil
		}
		last = s
		return false, nil
	})
	return last, err
}

// LastUndone returns the change set that Ctrl+Y does again: the one undone last, when nothing but undoing and doing
// again happened since. Its field Undone is the number of the undo.
func (o *Office) LastUndone(ctx context.Context) (last model.ChangeSet, ok bool, err error) {
	err = o.walkBack(ctx, func(r *store.Reader, s model.ChangeSet) (bool, error) {
		if s.Undoes == 0 {
			return false, nil
		}
		for s.Undoes != 0 { // an undo, or the undo of one: what did it all begin with
			if s, err = r.ChangeSet(s.Undoes); err != nil {
				return false, err
			}
		}
		if s.Undone == 0 {
			return true, nil // done again already
		}
		last, ok = s, true
		return false, nil
	})
	return last, ok, err
}

// walkBack shows look the change sets, the latest first, until it wants no more. Those that change nothing a person
// could take back are left out.
func (o *Office) walkBack(ctx context.Context, look func(*store.Reader, model.ChangeSet) (bool, error)) error {
	const page = 50
	return o.db.Read(ctx, func(r *store.Reader) error {
		for before := int64(0); ; {
			sets, err := r.ChangeSets(before, page)
			if err != nil {
				return err
			}
			for _, s := range sets {
				if s.Kind == store.KindReveal || s.Kind == store.KindBasis {
					continue
				}
				if more, err := look(r, s); err != nil || !more {
					return err
				}
			}
			if len(sets) < page {
				return nil
			}
			before = sets[page-1].ID
		}
	})
}

// Undo takes a change set back, keeping whatever was edited since; the report says what was kept. When nothing at all
// could be taken back it is refused with code Conflict, and the report says why.
func (o *Office) Undo(ctx context.Context, id int64) (UndoReport, error) {
	report, err := o.db.Undo(ctx, id, o.Who(), o.settleBallots, settlePioneer, o.settleAgreements)
	if err == nil {
		err = nothingUndone(report)
	}
	if err != nil {
		code := model.CodeOf(err)
		if code == model.Conflict || code == model.Closed { // a rule's answer, no failure
			o.log.Warn("undo refused", "change", id, "code", code, "cause", Cause(err))
		} else {
			o.log.Error("undo failed", "change", id, "code", code, "cause", Cause(err))
		}
		return report, err
	}
	o.log.Info("undone", "change", id, "kept", len(report.Kept))
	o.papers.undone(id, report.ChangeSet)
	o.completeDecisions(context.WithoutCancel(ctx))
	o.announce(ctx, report.ChangeSet)
	return report, nil
}

// UndoPreview says what Undo would do, without doing it, and refuses what Undo would refuse.
func (o *Office) UndoPreview(ctx context.Context, id int64) (UndoReport, error) {
	report, err := o.db.UndoPreview(ctx, id, o.settleBallots, settlePioneer, o.settleAgreements)
	if err == nil {
		err = nothingUndone(report)
	}
	return report, err
}

// errNothingToUndo is why a change is not taken back whose rows are as they were before it.
var errNothingToUndo = errors.New("the rows are as they were before the change")

// nothingUndone refuses an undo that took nothing back. The sentence names rows: it is for the person who asked.
func nothingUndone(r UndoReport) error {
	if r.Restored > 0 {
		return nil
	}
	if len(r.Kept) == 0 {
		said := fmt.Sprintf("没有可撤销的：第 %d 号变更改过的内容，现在已经和变更之前一样", r.Undone.ID)
		return &model.Error{Code: model.Conflict, Message: said, Err: errNothingToUndo}
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
