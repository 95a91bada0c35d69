// Package password holds the dialogs around the password of a data file: asked for when a sealed one is opened, set, changed and taken
// off, with the recovery sheet and the plain copies that stay.
package password

import (
	"context"
	"errors"
	"path/filepath"
	"time"

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
	Save files.Saver                             // asks where the recovery sheet goes
	Hand func(path string) (files.Handed, error) // hands the recovery sheet to the printer
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

// The words of a field for a recovery code.
const (
	codeLabel = "恢复码，8 组、每组 5 个字母或数字"
	codeHint  = "大小写、空格、横线都不用管；O 和 0、I 和 1 不用分"
)

func (a *Dialogs) canvas() fyne.Canvas { return a.Desk.Window.Canvas() }

// try does something with a key off the UI goroutine, with a panel while it waits; a fault goes to the field that it names, or to the first one.
func (a *Dialogs) try(what string, fields map[string]*kit.Field, first string, do func(context.Context) error, done func()) {
	for _, f := range fields {
		f.SetError("")
	}
	stop, wait := "停止", office.KeyWait()
	if wait > 0 {
		what, stop = office.WaitText(wait), "不等了"
	}
	a.Desk.Run(shell.Work{What: what, Stop: stop, Do: func(ctx context.Context, _ *office.Office, report func(string, int, int)) error {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		go countDown(ctx, wait, report)
		return do(ctx)
	},
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

// wrongKey has a key that is wrong told of as what was asked for; in a damaged header the password itself may be what is damaged.
func wrongKey(err error, byCode, damaged bool) error {
	if model.CodeOf(err) != model.WrongPassword {
		return err
	}
	words := "密码不对；检查大小写和输入法，再输一次"
	if byCode {
		words = "这个恢复码打不开这个数据文件；可能是换掉的一张，或者别的数据文件的恢复单，对一对单子上的文件名和日期"
	}
	if damaged {
		words += "。文件开头的密码信息坏了一部分，确认没有输错的话，用备份恢复"
	}
	return &model.Error{Code: model.WrongPassword, Message: words, Err: err}
}

// countDown reports every second how long a key waits because of wrong ones before.
func countDown(ctx context.Context, wait time.Duration, report func(string, int, int)) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for left := wait; left > 0; left -= time.Second {
		report(office.WaitText(left), int(wait-left), int(wait))
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
	report("正在核对", 0, 0)
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
