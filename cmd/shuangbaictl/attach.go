package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

const attachUsage = "attach add 文件… " + holderUsage + " | list [" + holderUsage + "] | save 编号 文件或文件夹 [--force] | remove 编号 | verify | mend | tidy [--dry-run]"

func runAttach(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("attach")
	a.forceFlag(fs)
	h := holderFlags{}
	h.define(fs)
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return model.Errorf(model.Usage, "用法：shuangbaictl %s", attachUsage)
	}
	type work struct {
		least, most int // words
		holder      bool
		readOnly    bool
		do          func(context.Context, *office.Office, *holderFlags, []string) error
	}
	w, ok := map[string]work{
		"add":    {1, 1000, true, false, a.attachAdd},
		"list":   {0, 0, true, true, a.attachList},
		"save":   {2, 2, false, true, a.attachSave},
		"remove": {1, 1, false, false, a.attachRemove},
		"verify": {0, 0, false, true, a.attachVerify},
		"mend":   {0, 0, false, false, a.attachMend},
		"tidy":   {0, 0, false, false, a.attachTidy},
	}[words[0]]
	if n := len(words) - 1; !ok || n < w.least || n > w.most || h.given() && !w.holder {
		return model.Errorf(model.Usage, "用法：shuangbaictl %s", attachUsage)
	}
	return a.with(ctx, w.readOnly && (words[0] != "save" || a.dryRun || a.unsealed()), func(o *office.Office) error { return w.do(a.preview(a.tellProgress(ctx)), o, &h, words[1:]) })
}

// tellProgress shows on a terminal how much of long work on attachments is done.
func (a *app) tellProgress(ctx context.Context) context.Context {
	f, ok := a.stderr.(*os.File)
	if !ok {
		return ctx
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return ctx
	}
	said := time.Now()
	return office.WithProgress(ctx, func(done, _ int64) {
		if time.Since(said) > 500*time.Millisecond {
			said = time.Now()
			fmt.Fprintf(f, "\r已处理 %s　", model.BytesText(done))
		}
	})
}

func (a *app) attachAdd(ctx context.Context, o *office.Office, h *holderFlags, files []string) error {
	of, err := h.holder(ctx, a, o)
	if err != nil {
		return err
	}
	added, err := o.Attach(ctx, of, files)
	if err != nil {
		return err
	}
	ids := []int64{}
	for _, x := range added.Added {
		ids = append(ids, x.ID)
	}
	switch {
	case a.dryRun:
		a.say("可以添加 %d 个附件，没有写任何东西", len(added.Added))
	case added.Change == 0:
		a.say("%s", added.Text())
	default:
		a.say("%s。变更编号 %d", added.Text(), added.Change)
	}
	if a.json {
		a.print(map[string]any{"change_set": added.Change, "added": ids, "same": append([]string{}, added.Same...), "dry_run": a.dryRun})
	}
	return nil
}

func (a *app) attachList(ctx context.Context, o *office.Office, h *holderFlags, _ []string) error {
	rows, err := o.AllAttachments(ctx)
	if err != nil {
		return err
	}
	if h.given() {
		of, err := h.holder(ctx, a, o)
		if err != nil {
			return err
		}
		all := rows
		rows = nil
		for _, r := range all {
			if r.Of == of {
				rows = append(rows, r)
			}
		}
	}
	return printRows(a, "attachments", rows, []column[office.AttachmentRow]{
		figures("id", func(r *office.AttachmentRow) int64 { return r.ID }),
		{"kind", func(r *office.AttachmentRow) string { return r.Of.Kind.Label() }},
		{"record", func(r *office.AttachmentRow) string { return r.Holder }},
		{"name", func(r *office.AttachmentRow) string { return r.Name }},
		{"type", func(r *office.AttachmentRow) string { return office.AttachmentType(r.Name).Label }},
		figures("size", func(r *office.AttachmentRow) int64 { return r.Size }),
		{"by", func(r *office.AttachmentRow) string { return r.By }},
		{"at", func(r *office.AttachmentRow) string { return model.When(r.At, "2006-01-02 15:04") }},
		{"sha256", func(r *office.AttachmentRow) string { return r.Hash }},
	}, "")
}

// attachmentID reads the number of an attachment.
func attachmentID(word string) (int64, error) {
	id, err := strconv.ParseInt(word, 10, 64)
	if err != nil || id <= 0 {
		return 0, model.Errorf(model.Usage, "“%s”不是附件的编号；用 shuangbaictl attach list 查看", word)
	}
	return id, nil
}

func (a *app) attachSave(ctx context.Context, o *office.Office, _ *holderFlags, words []string) error {
	id, err := attachmentID(words[0])
	if err != nil {
		return err
	}
	saved, err := o.Attachment(ctx, id)
	if err != nil {
		return err
	}
	path := words[1]
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, saved.Name)
	}
	to, err := a.output(o.AttachmentOutput(path, saved))
	if err != nil {
		return err
	}
	if !a.dryRun {
		if err := o.SaveAttachment(ctx, id, to); err != nil {
			return err
		}
	}
	a.say("%s：%s", map[bool]string{true: "可以存出，没有写任何东西", false: "已存出"}[a.dryRun], path)
	if a.json {
		a.print(map[string]any{"file": path, "size": saved.Size, "sha256": saved.Hash, "dry_run": a.dryRun})
	}
	return nil
}

func (a *app) attachRemove(ctx context.Context, o *office.Office, _ *holderFlags, words []string) error {
	id, err := attachmentID(words[0])
	if err != nil {
		return err
	}
	change, err := o.RemoveAttachment(ctx, id)
	return a.changed(change, "移除附件", err)
}

func (a *app) attachVerify(ctx context.Context, o *office.Office, _ *holderFlags, _ []string) error {
	n, faults, err := o.CheckAttachments(ctx)
	if err != nil {
		return err
	}
	listed := []map[string]any{}
	var texts []string
	for _, f := range faults {
		listed = append(listed, map[string]any{"id": f.ID, "kind": f.Of.Kind.Label(), "record": f.Holder, "name": f.Name, "changed": f.Changed})
		texts = append(texts, f.Text())
	}
	if len(faults) > 0 {
		err = model.Errorf(model.Corrupt, "%s。用 shuangbaictl attach mend 从备份找回", strings.Join(texts, "；"))
	} else {
		a.say("完好：附件 %d 个", n)
	}
	if a.json {
		a.printWith(map[string]any{"attachments": n, "faults": listed}, err)
	}
	return err
}

func (a *app) attachMend(ctx context.Context, o *office.Office, _ *holderFlags, _ []string) error {
	if a.dryRun {
		return a.attachVerify(ctx, o, nil, nil)
	}
	n, err := o.MendAttachments(ctx)
	if err != nil {
		return err
	}
	_, left, err := o.CheckAttachments(ctx)
	if err != nil {
		return err
	}
	a.say("从备份找回 %d 个附件的内容，还缺 %d 个附件", n, len(left))
	if len(left) > 0 {
		a.say("备份里没有的，手头还有原来文件的，用 attach add 给那条记录再添加一次就补上；用 attach verify 看是哪些")
	}
	if a.json {
		a.print(map[string]any{"mended": n, "left": len(left)})
	}
	return nil
}

func (a *app) attachTidy(ctx context.Context, o *office.Office, _ *holderFlags, _ []string) error {
	n, size, err := o.TidyAttachments(ctx)
	if err != nil {
		return err
	}
	a.say("%s %d 个没有记录要用的附件内容，%s", map[bool]string{true: "可以清理", false: "已清理"}[a.dryRun], n, model.BytesText(size))
	if a.json {
		a.print(map[string]any{"contents": n, "bytes": size, "dry_run": a.dryRun})
	}
	return nil
}

// holderUsage are the flags that name a record.
const holderUsage = "--branch 支部 [--item 指标 [--year Y]]|--unit 单位|--member 姓名|--record activity:编号|entry:编号|ballots:年度"

// holderFlags name the record that attachments belong to.
type holderFlags struct {
	branch, unit, member, item, record string
	year                               int
}

func (h *holderFlags) define(fs *flag.FlagSet) {
	for name, to := range map[string]*string{"branch": &h.branch, "unit": &h.unit, "member": &h.member, "item": &h.item, "record": &h.record} {
		fs.StringVar(to, name, "", "")
	}
	fs.Var((*yearValue)(&h.year), "year", "年度")
}

func (h *holderFlags) given() bool { return *h != holderFlags{} }
