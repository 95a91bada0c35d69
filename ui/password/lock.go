package password

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// LockScreen covers a locked window: nothing of the data can be seen or done until the password, or the recovery code, of the data
// file is given.
type LockScreen struct {
	a        *Dialogs
	check    func(context.Context, office.Key) error // against the data file that is open
	unlocked func(byCode bool)
	veil     func(on bool)

	typed  *kit.Entry
	field  *kit.Field
	open   *kit.Button
	stop   *kit.Link
	other  *kit.Link
	byCode bool
	cancel context.CancelFunc // of the check that is under way; nil for none
}

// lockWidth is that of the middle of the lock screen: a recovery code fits in one line.
const lockWidth float32 = 440

// Lock locks the window; check tells whether a key is that of the open data file, why says what made it so. veil hides what stands in the window, or shows it
// again; unlocked is called once that is so.
func (a *Dialogs) Lock(check func(context.Context, office.Key) error, why string, unlocked func(byCode bool), veil func(on bool)) *LockScreen {
	l := &LockScreen{a: a, check: check, unlocked: unlocked, veil: veil, typed: kit.PasswordEntry("")}
	l.field = kit.NewField("", l.typed)
	l.open = kit.PrimaryButton("解锁", l.try).Icon("unlock")
	l.stop = kit.NewLink("不等了", func() {
		if l.cancel != nil {
			l.cancel()
		}
	})
	l.other = kit.NewLink("", func() { l.ask(!l.byCode) })
	head := kit.HBox(look.Gap8, kit.NewIcon("lock", look.GlyphButton, look.Text2), text.Title("已锁上"))
	acts := kit.HBox(look.Gap12, l.open, l.stop)
	middle := kit.VBox(look.Gap12, head, text.Para(why).For(lockWidth).In(look.Text2), l.field, acts, kit.HBox(0, l.other))
	l.ask(false)
	kit.SetShown(l.stop, false)
	kit.Lock(a.canvas(), &kit.PopupContent{Object: container.NewStack(kit.NewFill(look.Ground), container.NewCenter(kit.Wide(middle, lockWidth))), Focus: l.typed}, l.try)
	veil(true)
	return l
}

// Say shows a sentence beneath the field, such as why the window cannot be closed now.
func (l *LockScreen) Say(words string) { l.field.SetError(words) }

// ask asks for the password, or for the recovery code.
func (l *LockScreen) ask(byCode bool) {
	if l.cancel != nil {
		return
	}
	l.byCode = byCode
	label, other := "数据文件的密码", "忘记密码，用恢复码"
	if byCode {
		label, other = codeLabel, "回去输密码"
	}
	l.typed.OnChanged = nil
	l.typed.Password = !byCode
	l.typed.SetText("")
	l.field.SetLabel(label)
	l.field.SetError("")
	if l.field.Hint(codeHint); !byCode {
		hintCaps(l.typed, l.field)
	}
	l.other.SetText(other)
	if kit.IsLocked(l.a.canvas()) {
		l.a.canvas().Focus(l.typed)
	}
}

// try checks what was typed against the data file, and opens the window when it is right.
func (l *LockScreen) try() {
	if l.cancel != nil {
		return
	}
	key, byCode := office.Key{Password: l.typed.Text}, l.byCode
	if byCode {
		key = office.Key{Recovery: l.typed.Text}
	}
	ctx, cancel := context.WithCancel(context.Background())
	l.field.SetError("")
	l.hold(cancel)
	l.countDown(ctx, office.KeyWait())
	l.a.Desk.Later(func() error { return l.check(ctx, key) }, func(err error) {
		cancel()
		l.hold(nil)
		if err != nil {
			l.wrong(err)
			return
		}
		kit.NoteInput()
		l.veil(false)
		kit.Unlock(l.a.canvas(), func() { l.unlocked(byCode) })
	})
}

// hold shows that a check is under way, or with nil that it is over.
func (l *LockScreen) hold(cancel context.CancelFunc) {
	l.cancel = cancel
	for _, w := range []interface{ SetEnabled(bool) }{l.open, l.other} {
		w.SetEnabled(cancel == nil)
	}
	kit.SetShown(l.stop, cancel != nil && office.KeyWait() > 0)
	if cancel == nil && !l.byCode {
		l.field.Hint(" ")
	}
}

// countDown says, second by second, how long the check waits because of wrong ones before.
func (l *LockScreen) countDown(ctx context.Context, left time.Duration) {
	if left <= 0 {
		l.field.Hint("正在核对…")
		return
	}
	l.field.Hint(office.WaitText(left))
	time.AfterFunc(time.Second, func() {
		fyne.Do(func() {
			if ctx.Err() == nil {
				l.countDown(ctx, left-time.Second)
			}
		})
	})
}

// wrong says what is wrong with what was typed; a code is looked through, a password is typed anew.
func (l *LockScreen) wrong(err error) {
	if model.CodeOf(err) != model.Cancelled {
		l.field.SetError(model.MessageOf(wrongKey(err, l.byCode, false)))
	}
	if !l.byCode {
		l.typed.SetText("")
	}
	l.a.canvas().Focus(l.typed)
}
