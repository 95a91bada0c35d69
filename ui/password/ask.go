package password

import (
	"context"
	"unicode"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// Ask asks for the password, or the recovery code, of the first of some files that needs one before it can be opened, and calls then, or
// cancel when it is not given. It reports whether there was one to ask for.
func (a *Dialogs) Ask(paths []string, then, cancel func()) bool {
	path := office.LockedFile(paths...)
	if path == "" {
		return false
	}
	a.askPassword(path, then, cancel)
	return true
}

func (a *Dialogs) askPassword(path string, then, cancel func()) {
	var d *kit.Dialog
	e := kit.PasswordEntry("")
	field := kit.NewField("密码", e)
	hintCaps(e, field)
	forgot := kit.NewLink("忘记密码", func() { d.Close(); a.askRecovery(path, then, cancel) })
	d = kit.ShowDialog(a.canvas(), kit.DialogSpec{Title: "输入密码", Text: quoted(path) + "设了密码。", Focus: e, Unsaved: kit.NothingToLose,
		Content: kit.VBox(look.Gap8, field, kit.HBox(0, forgot)), Safe: "先不打开", OnSafe: cancel, Act: "打开", OnAct: func() bool {
			a.unlock(path, office.Key{Password: e.Text}, field, "password", d.Close, then)
			return false
		}})
}

// askRecovery asks for the recovery code of a file, and then for another password.
func (a *Dialogs) askRecovery(path string, then, cancel func()) {
	var d *kit.Dialog
	e := kit.NewEntry("")
	field := kit.NewField(codeLabel, e).Hint(codeHint)
	d = kit.ShowDialog(a.canvas(), kit.DialogSpec{Title: "忘记密码", Width: width, Focus: e, Unsaved: kit.NothingToLose,
		Text:    "拿出设密码时打印或保存的恢复单，照上面的恢复码输入，就能打开" + quoted(path) + "，并换一个新密码。",
		Content: field, Safe: "回去输密码", OnSafe: func() { a.askPassword(path, then, cancel) }, Act: "核对恢复码", OnAct: func() bool {
			typed := e.Text
			a.unlock(path, office.Key{Recovery: typed}, field, "recovery", d.Close, func() { a.renew(path, office.Key{Recovery: typed}, then) })
			return false
		}})
}

// renew asks for a new password in the place of a forgotten one. A file that cannot be written now is opened with the old one.
func (a *Dialogs) renew(path string, key office.Key, then func()) {
	var d *kit.Dialog
	p := newPair()
	d = kit.ShowDialog(a.canvas(), kit.DialogSpec{Title: "换一个新密码", Width: width, Focus: p.first, Content: p.box, Unsaved: kit.NothingToLose,
		Text: "恢复码对了。现在定一个新密码，下次就用它打开；恢复单照旧有用，收好。", Safe: "先不换，直接打开", OnSafe: then, Act: "换密码并打开", OnAct: func() bool {
			if a.right(p) {
				a.try("正在换密码", p.fields, "password", func(ctx context.Context) error { return office.ChangePassword(ctx, path, key, p.first.Text) }, func() {
					d.Close()
					then()
				})
			}
			return false
		}})
}

// unlock tries a key; a fault stands at its field. Once it is right close is called, what was wrong with the header is told, and then is called.
func (a *Dialogs) unlock(path string, key office.Key, field *kit.Field, name string, shut, then func()) {
	before, _ := office.SealInfo(path) // a lost sheet of a damaged header is told of as it is
	told := ""
	a.try("正在核对", map[string]*kit.Field{name: field}, name, func(ctx context.Context) (err error) {
		told, err = office.Unlock(ctx, path, key)
		return wrongKey(err, key.Recovery != "", before.Damaged)
	}, func() {
		if shut(); told == "" {
			then()
			return
		}
		kit.ShowDialog(a.canvas(), kit.DialogSpec{Title: "打开了，密码信息有过问题", Safe: "知道了", OnSafe: then, Text: told + "。"})
	})
}

// hintCaps has the field of a password say that Caps Lock may be on, when only capitals are typed.
func hintCaps(e *kit.Entry, f *kit.Field) {
	e.OnChanged = func(s string) {
		upper, lower := 0, 0
		for _, r := range s {
			switch {
			case unicode.IsUpper(r):
				upper++
			case unicode.IsLower(r):
				lower++
			}
		}
		hint := " " // which keeps the place of a line
		if upper > 2 && lower == 0 {
			hint = "都是大写字母：看看大写锁定是不是开着"
		}
		f.Hint(hint)
	}
	e.OnChanged(e.Text)
}
