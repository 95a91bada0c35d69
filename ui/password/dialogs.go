// Package password holds the dialogs around the password of a data file: asked for when a sealed one is opened, set, changed and taken
// off, with the recovery sheet and the plain copies that stay.
package password

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Dialogs asks for passwords and recovery codes in one window.
type Dialogs struct {
	Desk *shell.Desk
	Save files.Saver             // asks where the recovery sheet goes
	Hand func(path string) error // hands the recovery sheet to the printer
}

// New makes the dialogs of a window.
func New(d *shell.Desk) *Dialogs {
	save := func(title, start string, guard outfile.Target, then func(outfile.Target)) {
		files.AskSave(d.Window, files.Request{Title: title, Start: start, Kinds: []files.Kind{files.PDF}, Guard: guard}, then)
	}
	return &Dialogs{Desk: d, Save: save, Hand: files.Print}
}

// width is that of the dialogs, for a recovery code in one line.
const width float32 = 520

func (a *Dialogs) canvas() fyne.Canvas { return a.Desk.Window.Canvas() }

// try does something with a key off the UI goroutine, with a panel while it waits; a fault goes to the field that it names, or to the first one.
func (a *Dialogs) try(what string, fields map[string]*kit.Field, first string, do func(context.Context) error, done func()) {
	for _, f := range fields {
		f.SetError("")
	}
	if wait := office.KeyWait(); wait > 0 {
		what = "连着输错了几次，等 " + wait.String() + " 再核对"
	}
	a.Desk.Run(shell.Work{What: what, Stop: "不等了", Do: func(ctx context.Context, _ *office.Office, _ func(string, int, int)) error { return do(ctx) },
		Done: func(err error) error {
			switch {
			case err == nil:
				done()
			case model.CodeOf(err) != model.Cancelled:
				field := fields[first]
				var known *model.Error
				if errors.As(err, &known) && fields[known.Field] != nil {
					field = fields[known.Field]
				}
				field.SetError(model.MessageOf(err))
				a.again(field)
			}
			return nil
		}})
}

// again puts the keyboard into a field; a password that was wrong is typed anew, a code is looked through.
func (a *Dialogs) again(f *kit.Field) {
	if e, ok := f.Control.(*kit.Entry); ok {
		if a.canvas().Focus(e); e.Password {
			e.SetText("")
		}
	}
}

func quoted(path string) string { return "“" + filepath.Base(path) + "”" }
