package main

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

// leftPlain is what of a sealed data file can be read without its present password, as far as it was seen.
type leftPlain struct {
	copies []office.PlainCopy
	unseen string // a sentence when the second place was not there
}

func plainOf(ctx context.Context, path string) (l leftPlain, err error) {
	l.copies, l.unseen, err = office.PlainCopies(ctx, path)
	return l, err
}

func (a *app) sayPlain(l leftPlain) {
	if len(l.copies) > 0 {
		a.say("下面这些不用现在的密码就能看到内容，不要了就用 seal remove-plain 删掉；%s", office.PlainWarning)
	}
	for _, c := range l.copies {
		note := ""
		if c.Former {
			note += "，用以前的密码能打开"
		}
		if c.Sheet {
			note += "，恢复单，拿到它就能打开数据文件"
		}
		if c.Unsure {
			note += "，打不开，看不出是不是这个数据文件的"
		}
		a.say("  %s（%s%s）", c.Path, model.BytesText(c.Size), note)
	}
	if l.unseen != "" {
		a.say("%s", l.unseen)
	}
}

func (l leftPlain) json() []map[string]any {
	all := []map[string]any{}
	for _, c := range l.copies {
		all = append(all, map[string]any{"path": c.Path, "size": c.Size, "folder": c.Folder, "former": c.Former, "sheet": c.Sheet, "unsure": c.Unsure})
	}
	return all
}

func (a *app) sealStatus(ctx context.Context, path string) error {
	s, err := office.SealInfo(path)
	if err != nil {
		return err
	}
	var left leftPlain
	if s.Sealed {
		if err := a.unlock(ctx, path); err != nil {
			return err
		}
		if left, err = plainOf(ctx, path); err != nil {
			return err
		}
	}
	if a.json {
		a.print(map[string]any{"data": path, "sealed": s.Sealed, "damaged": s.Damaged, "plain_copies": left.json(), "not_seen": left.unseen})
	}
	if !s.Sealed {
		a.say("没有设密码：%s", path)
		return nil
	}
	a.say("设了密码：%s", path)
	a.sayPlain(left)
	return nil
}

// removePlain removes what is chosen, or all without a password or with a former one of which is certain that they are of the data file.
func (a *app) removePlain(ctx context.Context, path string, chosen []string, plain, former bool) error {
	if err := a.unlock(ctx, path); err != nil {
		return err
	}
	left, err := plainOf(ctx, path)
	if err != nil {
		return err
	}
	if len(chosen) == 0 {
		for _, c := range left.copies {
			if !c.Unsure && !c.Sheet && (c.Former && former || !c.Former && plain) {
				chosen = append(chosen, c.Path)
			}
		}
	}
	remove := func() error { return office.RemovePlain(a.preview(ctx), path, chosen) }
	if !a.dryRun {
		remove = func() error {
			return a.with(ctx, false, func(o *office.Office) error { return o.RemoveCopies(ctx, chosen) })
		}
	}
	if err := remove(); err != nil {
		return err
	}
	if a.json {
		a.print(map[string]any{"data": path, "removed": append([]string{}, chosen...), "dry_run": a.dryRun, "not_seen": left.unseen})
	}
	if a.dryRun {
		a.say("可以删掉 %d 个，没有动任何东西", len(chosen))
	} else {
		a.say("已删掉 %d 个；%s", len(chosen), office.PlainWarning)
	}
	a.sayPlain(leftPlain{unseen: left.unseen})
	return nil
}
