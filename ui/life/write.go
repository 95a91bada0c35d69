package life

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// save writes the form and goes on to the next gap; what is wrong stands under its field.
func (s *Screen) save() { s.saveThen(nil) }

// saveThen is save; then is called in the place of going on, unless it is nil.
func (s *Screen) saveThen(then func()) {
	e := s.entry
	if s.ahead != nil {
		s.ahead.take()
		return
	}
	if e == nil || s.saving || s.d.Office.ReadOnly() {
		return
	}
	write, ok := e.Save()
	if !ok {
		e.Lead()
		return
	}
	s.saving = true
	if then == nil && e.value.ID == 0 {
		s.keepTyping(e)
	}
	var change int64
	o := s.d.Office
	s.d.Later(func() (err error) { // without a dialog that says so: that would take the keyboard
		_, change, err = write(context.Background(), o)
		return err
	}, func(err error) {
		waiting := s.saved
		s.saving, s.saved = false, nil
		if err != nil {
			s.dropTyping()
			if !e.Show(err) {
				s.d.Fail(err)
			}
			return
		}
		s.entry = nil
		if len(waiting) > 0 {
			s.ahead = nil
		}
		verb := "已登记"
		if e.value.ID != 0 {
			verb = "已修改"
		}
		s.said(verb+model.PlainBranch(e.row.Org.Name)+"的活动", change)
		s.reload(func() {
			for _, f := range waiting {
				f()
			}
			if then != nil {
				then()
			} else if e.value.ID == 0 && len(waiting) == 0 {
				s.openGap(e.row.Org.ID, e.month)
			}
		})
	})
}

func (s *Screen) said(text string, change int64) {
	if change == 0 {
		s.d.Said("没有改动", 0)
		return
	}
	s.d.Said(text, change)
}

// write changes the data file off the UI goroutine, says what was done, and reads the year again.
func (s *Screen) write(do func(ctx context.Context, o *office.Office) (change int64, err error), said func(change int64)) {
	s.writeWith(context.Background(), do, said)
}

func (s *Screen) writeWith(ctx context.Context, do func(ctx context.Context, o *office.Office) (change int64, err error), said func(change int64)) {
	o := s.d.Office
	var change int64
	s.d.Later(func() (err error) {
		change, err = do(ctx, o)
		return err
	}, func(err error) {
		done := func(err error) {
			if err != nil {
				s.d.Fail(err)
			} else if said != nil {
				said(change)
			}
			s.reload(nil)
		}
		if !s.d.AskLifeFrom(err, func(ctx context.Context) { s.writeWith(ctx, do, said) }, done) {
			done(err)
		}
	})
}

// commit takes what was typed into a cell. What cannot be read keeps the field open and is said.
func (s *Screen) commit(r row, column, text string) error {
	month := monthOf(column)
	all, err := s.board.ReadLifeCell(r, month, s.kind, text)
	if err != nil {
		s.d.Toasts.Problem(model.MessageOf(err))
		return err
	}
	if len(all) == 0 {
		return nil
	}
	var kinds []model.ActivityKind
	for _, a := range all {
		kinds = append(kinds, a.Kind)
	}
	why := fmt.Sprintf("登记%s %s %s", model.PlainBranch(r.Org.Name), all[0].Date, labels(kinds))
	s.write(func(ctx context.Context, o *office.Office) (int64, error) {
		_, change, err := o.AddDays(ctx, all, why)
		return change, err
	}, func(change int64) {
		if change == 0 {
			s.d.Said("这天的"+labels(kinds)+"已经有记录", 0)
			return
		}
		s.d.Said(why[len("登记"):]+"已登记", change)
	})
	return nil
}

// remove asks before a record is taken away.
func (s *Screen) remove(a model.Activity) {
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "删除这条记录", Text: fmt.Sprintf("%s %s。记错了才删除，删除以后可以撤销。", a.Date.Long(), a.Kind.Label()),
		Safe: "不删除", Act: "删除这条记录", Danger: true, OnAct: func() bool {
			s.entry = nil
			s.write(func(ctx context.Context, o *office.Office) (int64, error) { return o.DeleteActivity(ctx, a.ID) },
				func(change int64) { s.d.Said("已删除 "+string(a.Date)+" "+a.Kind.Label()+"的记录", change) })
			return true
		}})
}

func (s *Screen) sayDeletion() {
	s.d.Toasts.Say("记录在右边的“已记”里点“修改”，再删除", "", nil)
}

// Leave calls leave when nothing is unsaved, or when the user gives it up.
func (s *Screen) Leave(leave func()) { s.leaveOr(leave, nil) }

func (s *Screen) leaveOr(leave, stay func()) {
	e := s.entry
	if e == nil || !e.Touched() {
		leave()
		return
	}
	if s.saving {
		s.saved = append(s.saved, leave)
		return
	}
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "填写的还没有保存", Text: model.PlainBranch(e.row.Org.Name) + "的活动填了，还没有登记。",
		Safe: "继续填写", OnSafe: stay, Give: "放弃", OnGive: func() { s.entry = nil; leave() },
		Act: "登记", OnAct: func() bool { s.saveThen(leave); return true }})
}

// Stepping reports whether something was typed into the form, whose steps Ctrl+Z takes back.
func (s *Screen) Stepping() bool { return s.entry != nil && s.entry.Stepped() }

// UndoStep takes the last change in the form back and names its field.
func (s *Screen) UndoStep() string { return s.entry.UndoStep() }

// RedoStep does again what was undone last in the form and names its field.
func (s *Screen) RedoStep() string { return s.entry.RedoStep() }
