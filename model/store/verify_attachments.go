package store

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
)

// AttachmentFault is an attachment whose content is not there, or is not what was taken in.
type AttachmentFault struct {
	model.Attachment
	Holder  string // what people call its record
	Changed bool   // it is there, but was changed or damaged
}

// Text names the attachment with its record and says what is wrong.
func (f AttachmentFault) Text() string {
	what := "不见了"
	if f.Changed {
		what = "被改过或损坏了"
	}
	return fmt.Sprintf("附件“%s”（%s %s）%s", f.Name, f.Of.Kind.Label(), f.Holder, what)
}

// faultsNamed is how many faults are named in words.
const faultsNamed = 20

// FaultTexts are the faults in words, at most twenty by name.
func FaultTexts(faults []AttachmentFault) []string {
	var all []string
	for i, f := range faults {
		if i == faultsNamed {
			return append(all, fmt.Sprintf("另有 %d 个附件不见了或者被改过", len(faults)-i))
		}
		all = append(all, f.Text())
	}
	return all
}

// CheckAttachments looks whether what the attachments of a data file or backup hold lies beside it: all of it is read and compared
// with its hash, or with whole false only its presence and size are looked at. It returns the number of attachments and the faults in
// their order; with the folder missing altogether each of them is one.
func CheckAttachments(ctx context.Context, path string, whole bool) (n int, faults []AttachmentFault, err error) {
	if path, err = resolve(path); err != nil {
		return 0, nil, err
	}
	s, err := sealingOf(path)
	if err != nil {
		return 0, nil, failure(err, path)
	}
	var all []model.Attachment
	identity := ""
	err = readAttachments(ctx, path, func(r *Reader) error {
		if identity, err = identityOf(ctx, r.q); err == nil {
			all, err = r.AllAttachments()
		}
		return err
	})
	if err != nil || len(all) == 0 {
		return 0, nil, failure(err, path)
	}
	found, err := contentsBeside(path, identity, s).faulty(ctx, all, whole)
	if err != nil {
		return 0, nil, contentFailure(err, "附件", "没有检查完")
	}
	if len(found) == 0 {
		return len(all), nil, nil
	}
	err = readAttachments(ctx, path, func(r *Reader) error {
		for _, a := range all {
			changed, is := found[content{a.Hash, a.Size}]
			if !is {
				continue
			}
			holder, err := r.HolderName(a.Of)
			if err != nil {
				return err
			}
			faults = append(faults, AttachmentFault{a, holder, changed})
		}
		return nil
	})
	return len(all), faults, failure(err, path)
}

// readAttachments reads a data file that may be of before the attachments: read is not called then.
func readAttachments(ctx context.Context, path string, read func(*Reader) error) error {
	defer enterReadOf(path)()
	pool, err := openReader(path, reading)
	if err != nil {
		return err
	}
	defer pool.Close()
	if there, err := knowsAttachments(ctx, pool); err != nil || !there {
		return err
	}
	r := &Reader{ctx: ctx, q: pool, prepared: map[string]*sql.Stmt{}}
	defer r.forget()
	return read(r)
}

// faulty finds the contents that are not there (false) or not as they should be (true).
func (c contentFolder) faulty(ctx context.Context, all []model.Attachment, whole bool) (map[content]bool, error) {
	have, err := c.list()
	if err != nil {
		return nil, err
	}
	found, seen, total := map[content]bool{}, map[content]bool{}, int64(0)
	var there []content
	for _, f := range all {
		x := content{f.Hash, f.Size}
		size, is := have[c.name(x.hash)]
		switch {
		case !is:
			found[x] = false
		case size != x.size:
			found[x] = true
		case !seen[x]:
			seen[x], there, total = true, append(there, x), total+x.size
		}
	}
	if !whole {
		return found, nil
	}
	p := progressOf(ctx)
	p.begin(total)
	for _, x := range there {
		ok, err := c.sound(ctx, x, p.read)
		if err != nil {
			return nil, err
		}
		if !ok {
			found[x] = true
		}
	}
	return found, nil
}

// MendContents brings back from the backup folder what is missing beside the data file or was changed, and returns how many contents
// that were.
func (db *DB) MendContents(ctx context.Context) (n int, err error) {
	if db.readOnly {
		return 0, model.Errorf(model.ReadOnly, "数据文件是以只读方式打开的，不能找回附件；要找回，请在双百窗口里做")
	}
	_, faults, err := CheckAttachments(ctx, db.path, true)
	if err != nil {
		return 0, err
	}
	db.taking.Lock()
	defer db.taking.Unlock()
	backups := db.contents.in(filepath.Join(filepath.Dir(db.path), BackupFolder))
	done := map[string]bool{}
	for _, f := range faults {
		x := content{f.Hash, f.Size}
		if done[x.hash] {
			continue
		}
		done[x.hash] = true
		if ok, err := backups.sound(ctx, x, nil); err != nil || !ok {
			if err != nil {
				return n, contentFailure(err, "附件", "没有全部找回")
			}
			continue
		}
		if err := db.contents.replaceBy(ctx, backups, x); err != nil {
			return n, contentFailure(err, "附件“"+f.Name+"”", "没有找回")
		}
		n++
	}
	return n, nil
}
