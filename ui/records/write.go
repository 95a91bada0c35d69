package records

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Write changes the data file off the UI goroutine and then calls then on it with what came of it; an error that then
// returns is told to the user. While something of this screen is being written another Write does nothing.
func (s *Screen[T]) Write(write Write, then func(id, change int64, err error) error) {
	if s.saving {
		return
	}
	s.saving = true
	var id, change int64
	s.d.Run(shell.Work{What: "正在保存",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			id, change, err = write(ctx, o)
			return err
		},
		Done: func(err error) error {
			s.saving = false
			fine := err == nil
			err = then(id, change, err)
			waiting := s.saved
			s.saved = nil
			if s.asking { // the answer saves again
				s.saved = waiting
				return err
			}
			for _, f := range waiting {
				f(fine)
			}
			return err
		}})
}

// KeepForm says that what Form.Failed asked about was given up: the form stays, and nobody leaves it.
func (s *Screen[T]) KeepForm() {
	s.asking = false
	waiting := s.saved
	s.saved = nil
	for _, f := range waiting {
		f(false)
	}
}

// Question asks, in a dialog, for what an act needs. The dialog stays, with what was typed, until the act is written.
type Question struct {
	Title, Text string
	Fields      *form.Form
	Content     fyne.CanvasObject
	Focus       fyne.Focusable // what gets the keyboard; when nil the first of Need that is empty, else the act's button, of one that is Danger the safe one
	Safe, Act   string         // the verbs: 不转移, 转移 3 人
	Need        []string       // fields that must not be left empty
	Danger      bool
	// Read takes what was typed; ok is false when something is wrong with it, which is then said under its field.
	Read func() (write Write, ok bool)
	Said func(change int64) string // what is told once it is written
}

// Ask asks a question, writes the answer, and reads the records again.
func (s *Screen[T]) Ask(q Question) {
	q.Fields.Start()
	if q.Focus == nil && !q.Danger {
		q.Focus = q.Fields.FirstEmpty(q.Need...)
	}
	var dialog *kit.Dialog
	dialog = kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: q.Title, Text: q.Text, Content: q.Content, Safe: q.Safe, Act: q.Act,
		Danger: q.Danger, Focus: q.Focus, Unsaved: q.Fields.Touched, OnAct: func() bool {
			if s.saving {
				return false
			}
			q.Fields.Clear()
			filled := q.Fields.Filled(q.Need...)
			write, ok := q.Read()
			if !ok || !filled {
				q.Fields.Lead()
				return false
			}
			dialog.Hold(true)
			s.Write(write, func(_, change int64, err error) error {
				dialog.Hold(false)
				if err != nil {
					if q.Fields.Show(err) {
						return nil
					}
					return err
				}
				dialog.Close()
				s.Table.SetSelected()
				s.Changed()
				s.d.Said(q.Said(change), change)
				return nil
			})
			return false
		}})
}
