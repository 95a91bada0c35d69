package ui

import (
	"context"
	"path/filepath"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// refreshFindings counts the findings of the checkup for the badge; a failure is told where they are listed.
func (w *Window) refreshFindings() {
	open, must, ok := 0, 0, false
	w.desk.Read(&w.checking, func(ctx context.Context, o *office.Office) error {
		if report, err := o.Checkup(ctx, ""); err == nil {
			open, must, ok = report.Count(""), report.Count(checkup.Must), true
		}
		return nil
	}, func() {
		if ok {
			w.frame.SetFindings(open, must)
		}
	}, nil)
}

// refreshFrame renews what the frame says of the data file, once it is read.
func (w *Window) refreshFrame() {
	w.refreshFindings()
	w.refreshFacts()
}

func (w *Window) refreshFacts() {
	var facts office.FrameFacts
	w.desk.Read(&w.framing, func(ctx context.Context, o *office.Office) (err error) {
		facts, err = o.FrameFacts(ctx)
		return err
	}, func() { w.showFrame(facts) }, nil)
}

func (w *Window) showFrame(f office.FrameFacts) {
	if w.office == nil { // closed meanwhile
		return
	}
	name := f.Committee.Name
	if w.office.ReadOnly() {
		name += "（只查看）"
	}
	w.setTitle("双百　" + name)
	w.lockAfter = f.LockAfter
	w.frame.SetLockUp(w.office.Sealed(), w.lockByHand)
	w.frame.SetCommittee(name, w.committeeMenu())
	w.years = slices.DeleteFunc(slices.Clone(f.Years), func(year int) bool { return year == f.Committee.Year })
	w.frame.SetYear(yearWord(f.Committee.Year), w.yearMenu(f))
	w.frame.SetWho(w.office.Who(), []kit.Option{{Text: "换操作人", Icon: "person", Do: func() { w.Go(shell.Settings, shell.SettingsWho) }}})
	backup := "还没有备份"
	if f.BackupErr != nil {
		backup = "备份文件夹读不出来"
	} else if !f.LastBackup.IsZero() {
		backup = f.LastBackup.Format("01-02 15:04") + " 已备份"
	}
	if f.Behind {
		backup += "，第二处没有"
	}
	w.frame.SetFile(filepath.Base(w.office.Path()), backup)
	if f.CanUndo {
		w.frame.SetLast(model.When(f.Last.At, "15:04"), f.Last.Why, !w.office.ReadOnly())
	} else {
		w.frame.SetLast("", "", false)
	}
}
