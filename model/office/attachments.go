package office

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/store"
)

// WithProgress has work on attachments under the context say how far it is, in bytes: adding, saving, backing up, checking. total is
// 0 where it is not known. report is called often, on the goroutine that works.
func WithProgress(ctx context.Context, report func(done, total int64)) context.Context {
	return store.WithProgress(ctx, report)
}

// Attached says what came of adding files to a record.
type Attached struct {
	Added  []model.Attachment
	Same   []string // names of files of which the record has the content already
	Healed int      // of these, whose content was missing beside the data file and is there again
	Change int64    // the change set, 0 when nothing was added
}

// Text says it in words.
func (a Attached) Text() string {
	var said []string
	if n := len(a.Added); n > 0 {
		said = append(said, "已添加附件"+namesText(a.Added))
	}
	if a.Healed > 0 {
		said = append(said, fmt.Sprintf("%d 个原来就有，缺的内容补上了", a.Healed))
	}
	if n := len(a.Same) - a.Healed; n > 0 {
		said = append(said, fmt.Sprintf("%d 个原来就有，没有重复添加", n))
	}
	return strings.Join(said, "；")
}

func namesText(all []model.Attachment) string {
	if len(all) == 1 {
		return "“" + all[0].Name + "”"
	}
	return fmt.Sprintf("“%s”等 %d 个", all[0].Name, len(all))
}

// Attach copies files beside the data file and adds them to a record, all of them or none. A file that cannot be taken is refused in
// words, see store.DB.TakeIn; so is a record that is gone (NotFound), or of an archived year (Closed). Their names are made safe.
// A content that the record has already is not added again.
func (o *Office) Attach(ctx context.Context, of model.Holder, files []string) (a Attached, err error) {
	if err := of.Validate(); err != nil {
		return a, err
	}
	var taken []store.TakenIn
	defer func() { o.db.DoneTaking(context.WithoutCancel(ctx), taken) }()
	for _, file := range files {
		take := o.db.TakeIn
		if previewing(ctx) {
			take = o.db.TakeInPreview
		}
		x, err := take(ctx, file)
		if err != nil {
			return Attached{}, err
		}
		taken = append(taken, x)
	}
	a.Change, err = o.write(ctx, "attach", "", func(tx *store.Tx) error {
		a.Added, a.Same, a.Healed = nil, nil, 0
		return o.record(tx, of, files, taken, &a)
	})
	if err != nil {
		return Attached{}, err
	}
	return a, nil
}

// record adds what was taken in to a record.
func (o *Office) record(tx *store.Tx, of model.Holder, files []string, taken []store.TakenIn, a *Attached) error {
	there, err := tx.Attachments(of)
	if err != nil {
		return err
	}
	for i, x := range taken {
		name := model.FileName(files[i])
		has := func(b model.Attachment) bool { return b.Hash == x.Hash }
		if x.Hash != "" && slices.ContainsFunc(there, has) {
			if a.Same = append(a.Same, name); x.Fresh {
				a.Healed++
			}
			continue
		}
		next := model.Attachment{Of: of, Name: freeName(name, there), Media: AttachmentType(name).Media, Size: x.Size, Hash: x.Hash, By: o.Who()}
		if next.Hash == "" { // a preview
			next.Hash = strings.Repeat("0", 64)
		}
		if err := tx.AddAttachment(&next); err != nil {
			return err
		}
		there, a.Added = append(there, next), append(a.Added, next)
	}
	holder, err := tx.HolderName(of)
	if err == nil && len(a.Added) > 0 {
		tx.Describe(fmt.Sprintf("给%s %s添加附件%s", of.Kind.Label(), holder, namesText(a.Added)))
	}
	return err
}

// freeName is the name, with a number where the record has another attachment of it.
func freeName(name string, there []model.Attachment) string {
	free, ending := name, path.Ext(name)
	for i := 2; slices.ContainsFunc(there, func(a model.Attachment) bool { return strings.EqualFold(a.Name, free) }); i++ {
		free = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ending), i, ending)
	}
	return free
}

// Attachments are those of a record, in the order in which they were added.
func (o *Office) Attachments(ctx context.Context, of model.Holder) (all []model.Attachment, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		all, err = r.Attachments(of)
		return err
	})
	return all, err
}

// AttachmentRow is an attachment with the record that it belongs to.
type AttachmentRow struct {
	model.Attachment
	Holder string // as people call it
}

// AllAttachments are those of all records, by kind of record and by record.
func (o *Office) AllAttachments(ctx context.Context) (rows []AttachmentRow, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.AllAttachments()
		names := map[model.Holder]string{}
		for _, a := range all {
			if _, known := names[a.Of]; !known {
				if names[a.Of], err = r.HolderName(a.Of); err != nil {
					return err
				}
			}
			rows = append(rows, AttachmentRow{a, names[a.Of]})
		}
		return err
	})
	kinds := model.HolderKinds()
	slices.SortStableFunc(rows, func(a, b AttachmentRow) int {
		if by := slices.Index(kinds, a.Of.Kind) - slices.Index(kinds, b.Of.Kind); by != 0 {
			return by
		}
		if a.Of.ID != b.Of.ID {
			return int(min(1, max(-1, a.Of.ID-b.Of.ID)))
		}
		return strings.Compare(a.Of.Item, b.Of.Item)
	})
	return rows, err
}

// Attachment is one attachment, or NotFound.
func (o *Office) Attachment(ctx context.Context, id int64) (a model.Attachment, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		a, err = r.Attachment(id)
		return err
	})
	return a, err
}

// AttachedItems counts the attachments of the items of a year's assessment, by the organisation (or UnitKey) and the item.
func (o *Office) AttachedItems(ctx context.Context, year int) (counts map[int64]map[string]int, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		counts, err = r.AttachedItems(year)
		return err
	})
	return counts, err
}

// RemoveAttachment takes an attachment from its record. What it holds stays, so that undo brings it back.
func (o *Office) RemoveAttachment(ctx context.Context, id int64) (change int64, err error) {
	return o.write(ctx, "attach", "", func(tx *store.Tx) error {
		a, err := tx.Attachment(id)
		if err != nil {
			return err
		}
		holder, err := tx.HolderName(a.Of)
		if err != nil {
			return err
		}
		tx.Describe(fmt.Sprintf("移除%s %s的附件“%s”", a.Of.Kind.Label(), holder, a.Name))
		return tx.RemoveAttachment(id)
	})
}

// AttachmentOutput is the target of a saved attachment, which keeps its extension.
func (o *Office) AttachmentOutput(file string, a model.Attachment) outfile.Target {
	return o.Output(file, []string{strings.ToLower(filepath.Ext(a.Name))})
}

// SaveAttachment writes what an attachment holds to a file, whole and proven, or nothing. Of a data file with a password it may be people's
// data, whatever it is, and is asked for, see Disclose.
func (o *Office) SaveAttachment(ctx context.Context, id int64, to outfile.Target) error {
	a, err := o.Attachment(ctx, id)
	if err != nil {
		return err
	}
	d := Disclosure{What: "附件 " + a.Name, Way: model.ToFile, Holds: "存的原样内容，可能写着姓名、证号"}
	return o.Disclose(ctx, d, to, func() error { return o.saveAttachment(ctx, a, to) })
}

func (o *Office) saveAttachment(ctx context.Context, a model.Attachment, to outfile.Target) error {
	f, err := o.db.OpenContent(a)
	if err != nil {
		return err
	}
	defer f.Close()
	return to.Copy(store.Watched(ctx, f))
}

// CopyToOpen writes a copy of an attachment into a folder, to be opened there with the system's program and thrown away: whatever is
// done with it, the attachment stays as it is; looking at it is not asked for, as a screen of the program is not. It returns the copy's path, and refuses (Protected) what may run.
func (o *Office) CopyToOpen(ctx context.Context, id int64, folder string) (string, error) {
	a, err := o.Attachment(ctx, id)
	if err == nil {
		err = mayOpen(a.Name)
	}
	if err != nil {
		return "", err
	}
	to := filepath.Join(folder, a.Name)
	if err := o.saveAttachment(ctx, a, o.AttachmentOutput(to, a)); err != nil {
		return "", err
	}
	_ = os.Chmod(to, 0o400) // so that programs say that changes would be lost
	return to, nil
}
