package password

import (
	"context"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// File is the open data file whose password is changed. Each act closes it, does its work and opens it again, and calls done with
// what came of that.
type File struct {
	CheckKey func(context.Context, office.Key) error // of the file that is open, whatever stands at its path by now
	Seal     func(password string, code office.RecoveryCode, typed string, done func(error))
	Change   func(key office.Key, password string, done func(error))
	NewKey   func(key office.Key, password string, code office.RecoveryCode, typed string, done func(error))
	NewSheet func(key office.Key, code office.RecoveryCode, typed string, done func(error))
	TakeOff  func(key office.Key, done func(error))
}

// Set leads through setting a password: the password, the recovery sheet, and the proof that it was kept.
func (a *Dialogs) Set(f File, sheet Sheet) {
	var d *kit.Dialog
	p := newPair()
	d = kit.ShowDialog(a.canvas(), kit.DialogSpec{Title: "给数据文件设密码", Note: "第 1 步，共 3 步", Width: width, Focus: p.first, Content: p.box, Unsaved: kit.NothingToLose,
		Text: "设了以后，打开要输密码；电脑、U 盘、备份落到别人手里，也看不到里面的内容。导出的表格、打印的文书不受密码保护。",
		Safe: "不设", Act: "下一步：恢复单", OnAct: func() bool {
			if a.right(p) {
				d.Close()
				a.keepSheet(sheet, "第 2 步，共 3 步", "第 3 步，共 3 步", "设上密码", func(typed string, done func(error)) { f.Seal(p.first.Text, sheet.Code, typed, done) })
			}
			return false
		}})
}

// Change asks for the present password, or the recovery code, and a new one; by choice for another key too, with a new sheet.
func (a *Dialogs) Change(f File, sheet Sheet) {
	p := newPair()
	key := kit.NewCheck("连密钥一起换，恢复单也换新的", false, nil)
	p.box.Add(key)
	a.withKey(f.CheckKey, "改密码", "只改密码，以前的备份还是用原来的密码打开，而且原来的密码加上一份以前的备份，连现在的文件也能打开。怕原来的密码被人知道了，就连密钥一起换：整个文件重新加密一遍。", p.fields, p, "改密码", false, func(with office.Key, shut func(), done func(error)) {
		if !key.Checked() {
			f.Change(with, p.first.Text, done)
			return
		}
		shut()
		a.keepSheet(sheet, "第 1 步，共 2 步", "第 2 步，共 2 步", "换密钥", func(typed string, done func(error)) { f.NewKey(with, p.first.Text, sheet.Code, typed, done) })
	})
}

// NewSheet asks for the present password and leads through a new recovery sheet.
func (a *Dialogs) NewSheet(f File, sheet Sheet) {
	a.withKey(f.CheckKey, "换恢复单", "恢复单找不到了、看不清了，就换一张；以前的备份还是用原来的一张打开。怕原来的一张落到别人手里，光换它不够：到“改密码”里选“连密钥一起换”。", nil, nil, "下一步：恢复单", false, func(key office.Key, shut func(), _ func(error)) {
		shut()
		a.keepSheet(sheet, "第 1 步，共 2 步", "第 2 步，共 2 步", "换成这张恢复单", func(typed string, done func(error)) { f.NewSheet(key, sheet.Code, typed, done) })
	})
}

// TakeOff asks for the password before it is taken off.
func (a *Dialogs) TakeOff(f File) {
	a.withKey(f.CheckKey, "取消密码", "取消以后，谁拿到这个文件都能看到里面的全部内容。加密的这一份留在备份文件夹里；以前加密的备份还是要密码。", nil, nil, "取消密码", true, func(key office.Key, _ func(), done func(error)) {
		f.TakeOff(key, done)
	})
}

// withKey asks for the present password, or by a link for the recovery code, proves it, and does something with it; done closes the
// dialog, or says in it what went wrong. more are fields of the dialog beside it.
func (a *Dialogs) withKey(check func(context.Context, office.Key) error, title, words string, fields map[string]*kit.Field, more *pair, act string, danger bool, do func(key office.Key, shut func(), done func(error))) {
	var d *kit.Dialog
	typed := kit.PasswordEntry("")
	field := kit.NewField("现在的密码", typed)
	hintCaps(typed, field)
	all := map[string]*kit.Field{"key": field}
	for name, f := range fields {
		all[name] = f
	}
	byCode := false
	content := kit.VBox(look.Gap12, field)
	var forgot *kit.Link
	forgot = kit.NewLink("忘记密码，用恢复码", func() {
		byCode = true
		typed.OnChanged = nil
		typed.Password = false
		typed.SetText("")
		field.SetLabel(codeLabel)
		field.SetError("")
		field.Hint(codeHint)
		kit.SetShown(forgot, false)
		a.canvas().Focus(typed)
		d.Fit()
	})
	content.Add(kit.HBox(0, forgot))
	if more != nil {
		content.Add(more.box)
	}
	d = kit.ShowDialog(a.canvas(), kit.DialogSpec{Title: title, Text: words, Width: width, Content: content, Focus: typed, Unsaved: kit.NothingToLose, Danger: danger,
		Safe: "先不改", Act: act, OnAct: func() bool {
			if more != nil && !a.right(more) {
				return false
			}
			key := office.Key{Password: typed.Text}
			if byCode {
				key = office.Key{Recovery: typed.Text}
			}
			a.try("正在核对", all, "key", func(ctx context.Context) error { return wrongKey(check(ctx, key), byCode, false) }, func() {
				do(key, d.Close, func(err error) {
					if d.Close(); err != nil {
						a.Desk.Fail(err)
					}
				})
			})
			return false
		}})
}
