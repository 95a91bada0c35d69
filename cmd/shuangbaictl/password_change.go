package main

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

func runPassword(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("password")
	fresh := newPassword(fs)
	codeFile := fs.String("code-file", "", "第一行是新恢复码的文件")
	newKey := fs.Bool("new-key", false, "连密钥一起换：重新加密，密码和恢复码都换新的")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(words) > 0 || *codeFile != "" && fresh.given() && !*newKey {
		return model.Errorf(model.Usage, "用法：shuangbaictl %s", passwordUsage)
	}
	path, key, err := a.sealedFile(ctx)
	if err != nil {
		return err
	}
	if *newKey {
		return a.changeKey(ctx, path, key, fresh, *codeFile)
	}
	what := "密码"
	if *codeFile != "" {
		what = "恢复码"
		code, typedCode, err := a.askCode(ctx, *codeFile)
		if err != nil {
			return err
		}
		err = office.ChangeRecovery(a.preview(ctx), path, key, code, typedCode)
		if err != nil {
			return err
		}
	} else {
		password, err := a.askNew(ctx, fresh)
		if err != nil {
			return err
		}
		if err := office.ChangePassword(a.preview(ctx), path, key, password); err != nil {
			return err
		}
	}
	if a.json {
		a.print(map[string]any{"data": path, "changed": map[string]string{"密码": "password", "恢复码": "recovery_code"}[what], "dry_run": a.dryRun})
	}
	if a.dryRun {
		a.say("可以换%s，没有写任何东西：%s", what, path)
		return nil
	}
	a.say("已换%s：%s；以前的备份还是要原来的%s，而且原来的%s加上一份以前的备份，连现在的文件也能打开；怕被人知道了，就用 password --new-key", what, path, what, what)
	return nil
}

// changeKey seals the file anew, so that no former password, recovery code or backup opens it.
func (a *app) changeKey(ctx context.Context, path string, key office.Key, fresh *passwordSource, codeFile string) error {
	password, err := a.askNew(ctx, fresh)
	if err != nil {
		return err
	}
	code, typedCode, err := a.askCode(ctx, codeFile)
	if err != nil {
		return err
	}
	kept, err := office.ChangeKey(a.preview(ctx), path, key, password, code, typedCode, clock)
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
		a.print(map[string]any{"data": path, "changed": "key", "dry_run": a.dryRun, "kept": kept, "plain_copies": left.json(), "not_seen": left.unseen})
	}
	if a.dryRun {
		a.say("可以换密钥，没有写任何东西：%s", path)
		return nil
	}
	a.say("已换密钥、密码和恢复码：%s\n原来的文件留在 %s；原来的密码和恢复码打不开现在的文件", path, kept)
	a.sayPlain(left)
	return nil
}
