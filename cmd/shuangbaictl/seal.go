package main

import (
	"context"
	"flag"
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

const (
	sealUsage     = "seal [--new-password-file F|--new-password-fd N] [--code-file F] [--dry-run] | seal code | seal status | seal lock-after 分钟 [--dry-run] | seal remove-plain 路径…|--all|--former [--dry-run]"
	passwordUsage = "password [--new-password-file F|--new-password-fd N] | password --code-file F | password --new-key [--new-password-file F|--new-password-fd N] [--code-file F]，都可加 --dry-run"
)

func runSeal(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("seal")
	fresh := newPassword(fs)
	codeFile := fs.String("code-file", "", "第一行是恢复码的文件")
	all := fs.Bool("all", false, "没加密的全部")
	former := fs.Bool("former", false, "用以前的密码能打开的全部")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	path, err := a.path()
	if err != nil {
		return err
	}
	switch {
	case len(words) == 0:
		return a.seal(ctx, path, fresh, *codeFile)
	case words[0] == "code" && len(words) == 1:
		code := office.NewRecoveryCode().Text()
		if a.json {
			a.print(map[string]any{"recovery_code": code})
		}
		a.say("%s", code)
		return nil
	case words[0] == "status" && len(words) == 1:
		return a.sealStatus(ctx, path)
	case words[0] == "lock-after" && len(words) == 2:
		return a.lockAfter(ctx, words[1])
	case words[0] == "remove-plain" && (*all || *former) == (len(words) == 1):
		return a.removePlain(ctx, path, words[1:], *all, *former)
	}
	return model.Errorf(model.Usage, "用法：shuangbaictl %s", sealUsage)
}

// lockAfter sets after how many minutes without input the window is locked.
func (a *app) lockAfter(ctx context.Context, word string) error {
	minutes, err := strconv.Atoi(word)
	if err != nil {
		return model.Errorf(model.Usage, "“%s”不是分钟数；不自动锁写 0", word)
	}
	return a.with(ctx, false, func(o *office.Office) error {
		id, err := o.SetLockMinutes(a.preview(ctx), minutes)
		return a.changed(id, fmt.Sprintf("%d 分钟没人用就锁上（0 是不自动锁）", minutes), err)
	})
}

// newPassword adds the flags of a new password.
func newPassword(fs *flag.FlagSet) *passwordSource {
	p := &passwordSource{}
	p.flags(fs, "new-", "新密码")
	return p
}

// askNew reads a new password; at the terminal it is typed twice.
func (a *app) askNew(ctx context.Context, from *passwordSource) (string, error) {
	first, err := from.read(ctx, a, "新密码")
	if err != nil || from.given() {
		return first, err
	}
	again, err := from.read(ctx, a, "再输一次新密码")
	if err == nil && again != first {
		err = model.Errorf(model.Invalid, "两次输入的密码不一样，没有改动；重新运行一次")
	}
	return first, err
}

// askCode gets a recovery code and the proof that it was kept: from a file that seal code was written to, or shown at the terminal
// and typed there.
func (a *app) askCode(ctx context.Context, file string) (code office.RecoveryCode, typedCode string, err error) {
	if file != "" {
		if typedCode, err = (&passwordSource{file: file, fd: -1}).read(ctx, a, ""); err != nil {
			return code, "", err
		}
		code, err = office.ReadRecoveryCode(typedCode)
		return code, typedCode, err
	}
	code = office.NewRecoveryCode()
	if _, back, err := hiddenInput(); err != nil {
		return code, "", model.Errorf(model.Usage, "先运行 shuangbaictl seal code 把恢复码存成文件、打印出来收好，再用 --code-file 给出这个文件")
	} else {
		back()
	}
	fmt.Fprintf(a.stderr, "恢复码：%s\n忘了密码只有它能打开数据。抄在纸上收好，再照纸上的输一次。\n", code.Text())
	typedCode, err = typed(ctx, a, "恢复码")
	return code, typedCode, err
}

func (a *app) seal(ctx context.Context, path string, fresh *passwordSource, codeFile string) error {
	password, err := a.askNew(ctx, fresh)
	if err != nil {
		return err
	}
	if err := a.with(ctx, true, func(o *office.Office) error { return o.CheckPasswordOf(ctx, password) }); err != nil {
		return err
	}
	code, typedCode, err := a.askCode(ctx, codeFile)
	if err != nil {
		return err
	}
	kept, err := office.SealFile(a.preview(ctx), path, password, code, typedCode, clock)
	if err != nil {
		return err
	}
	var left leftPlain
	if !a.dryRun {
		if left, err = plainOf(ctx, path); err != nil {
			return err
		}
	}
	if a.json {
		a.print(map[string]any{"data": path, "sealed": !a.dryRun, "dry_run": a.dryRun, "kept": kept, "plain_copies": left.json(), "not_seen": left.unseen})
	}
	if a.dryRun {
		a.say("可以设密码，没有写任何东西：%s", path)
		return nil
	}
	a.say("已设密码：%s\n原来没设密码的文件留在 %s", path, kept)
	a.sayPlain(left)
	return nil
}

func runUnseal(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("unseal")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(words) > 0 {
		return model.Errorf(model.Usage, "用法：shuangbaictl unseal [--dry-run]")
	}
	path, key, err := a.sealedFile(ctx)
	if err != nil {
		return err
	}
	kept, err := office.UnsealFile(a.preview(ctx), path, key, clock)
	if err != nil {
		return err
	}
	if a.json {
		a.print(map[string]any{"data": path, "sealed": a.dryRun, "dry_run": a.dryRun, "kept": kept})
	}
	if a.dryRun {
		a.say("可以取消密码，没有写任何东西：%s", path)
		return nil
	}
	a.say("已取消密码：%s\n原来设了密码的文件留在 %s；以前的备份还是要原来的密码", path, kept)
	return nil
}

// sealedFile is the data file and its key; one without a password is refused.
func (a *app) sealedFile(ctx context.Context) (string, office.Key, error) {
	path, err := a.path()
	if err != nil {
		return "", office.Key{}, err
	}
	s, err := office.SealInfo(path)
	if err != nil {
		return "", office.Key{}, err
	}
	if !s.Sealed {
		return "", office.Key{}, model.Errorf(model.Invalid, "“%s”没有设密码", path)
	}
	key, err := a.key(ctx)
	return path, key, err
}
