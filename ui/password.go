package ui

import (
	"context"
	"os"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/attachments"
	"github.com/shuangbai/shuangbai/ui/password"
	"github.com/shuangbai/shuangbai/ui/settings"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// passwordActions are what the settings screen does with the password of the open data file; nil while it is open for looking only.
func (w *Window) passwordActions() *settings.PasswordActions {
	if w.office == nil || w.office.ReadOnly() {
		return nil
	}
	withSheet := func(do func(password.File, password.Sheet)) func() {
		return w.leavingForPassword(func() {
			sheet, err := password.NewSheetOf(w.office)
			if err != nil {
				w.desk.Fail(err)
				return
			}
			do(w.passwordFile(), sheet)
		})
	}
	return &settings.PasswordActions{
		Set:      withSheet(w.passwords.Set),
		NewSheet: withSheet(w.passwords.NewSheet),
		Change:   withSheet(w.passwords.Change),
		TakeOff:  w.leavingForPassword(func() { w.passwords.TakeOff(w.passwordFile()) }),
		Copies:   w.passwords.Copies,
		Lock:     w.lockByHand,
	}
}

// leavingForPassword does something that closes the data file once the screen shown holds nothing unsaved.
func (w *Window) leavingForPassword(do func()) func() { return func() { w.frame.AskToLeave(do) } }

// passwordFile is the open data file for the dialogs around its password.
func (w *Window) passwordFile() password.File {
	path := w.office.Path()
	change := func(what string, do func(context.Context) error, said string, done func(error)) {
		w.whileClosed(what, do, done, func() { w.frame.Toasts.Say(said, "", nil) })
	}
	return password.File{CheckKey: w.office.CheckKey,
		Seal: func(password string, code office.RecoveryCode, typed string, done func(error)) {
			w.whileClosed("正在设密码", func(ctx context.Context) error {
				_, err := office.SealFile(ctx, path, password, code, typed, w.opts.Now)
				return err
			}, done, func() { w.afterSealing("设密码后", "密码设好了，下次打开要输") })
		},
		Change: func(key office.Key, password string, done func(error)) {
			change("正在改密码", func(ctx context.Context) error { return office.ChangePassword(ctx, path, key, password) }, "密码改好了，下次打开用新密码", done)
		},
		NewKey: func(key office.Key, password string, code office.RecoveryCode, typed string, done func(error)) {
			w.whileClosed("正在换密钥", func(ctx context.Context) error {
				_, err := office.ChangeKey(ctx, path, key, password, code, typed, w.opts.Now)
				return err
			}, done, func() { w.afterSealing("换密钥后", "密钥、密码和恢复单都换好了") })
		},
		NewSheet: func(key office.Key, code office.RecoveryCode, typed string, done func(error)) {
			change("正在换恢复单", func(ctx context.Context) error { return office.ChangeRecovery(ctx, path, key, code, typed) }, "恢复单换好了，以前的备份还是用原来的一张打开", done)
		},
		TakeOff: func(key office.Key, done func(error)) {
			change("正在取消密码", func(ctx context.Context) error {
				_, err := office.UnsealFile(ctx, path, key, w.opts.Now)
				return err
			}, "密码取消了，加密的那一份留在备份文件夹里", done)
		},
	}
}

// afterSealing makes the first backup with the new key, and then lists what can still be read without the present password.
func (w *Window) afterSealing(reason, said string) {
	w.desk.Run(shell.Work{What: "正在做加密的备份", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
		_, err := o.BackupNow(ctx, reason)
		return err
	}, Done: func(err error) error {
		if err != nil {
			return err // the former ones are the only backups: nothing is removed now
		}
		w.frame.Changed()
		w.frame.Toasts.Say(said, "", nil)
		w.passwords.Copies()
		return nil
	}})
}

// whileClosed closes the data file, works on it and opens it again, on the settings. done is told of what came of it once the file stands
// again, and then is called when it went well.
func (w *Window) whileClosed(what string, do func(context.Context) error, done func(error), then func()) {
	o := w.office
	if o == nil || o.ReadOnly() {
		return
	}
	path := o.Path()
	w.desk.WhenIdle(func() {
		w.office, w.desk.Office, w.closedFor = nil, nil, &closedPlace{what, "做好以后自动打开。"}
		w.frame.Toasts.Dismiss()
		w.showFirstRun()
		w.desk.Run(shell.Work{What: what, Stop: "停止", Do: func(ctx context.Context, _ *office.Office, report func(string, int, int)) error {
			if err := o.Close(); err != nil {
				return err
			}
			words := what
			if info, err := os.Stat(path); err == nil {
				words += "：数据文件 " + model.BytesText(info.Size())
				report(words, 0, 0)
			}
			return do(attachments.WithProgress(ctx, words+"，附件", 0, report))
		}, Done: func(err error) error {
			w.closedFor = nil
			if err != nil {
				w.log.Error("work on the closed data file failed", "code", model.CodeOf(err))
				w.keepRescued(o)
			}
			opened := w.open(path, opening{screen: shell.Settings, then: func() {
				if done(err); err == nil {
					then()
				}
			}})
			if opened != nil {
				w.showFirstRun()
				if done(err); err == nil {
					w.cannotOpen(path, opened, w.desk.Fail)
				}
			}
			return nil
		}})
	})
}
