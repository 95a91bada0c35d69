package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
)

// findContents finds the folder of what the attachments hold, and whether one is missing.
func (db *DB) findContents(ctx context.Context) error {
	identity, err := identityOf(ctx, db.reader)
	if err != nil {
		return err
	}
	db.contents = contentsBeside(db.path, identity, db.sealed)
	if !db.readOnly {
		removeLeftovers(db.contents.path)
	}
	if there, err := knowsAttachments(ctx, db.reader); err != nil || !there {
		return err
	}
	var n int64
	if err := db.reader.QueryRowContext(ctx, "SELECT count(*) FROM attachment").Scan(&n); err != nil {
		return err
	}
	if n > 0 && missing(db.contents.path) {
		db.lacking = noContents(db.contents, n)
	}
	return nil
}

// knowsAttachments reports whether a data file is not of before the attachments.
func knowsAttachments(ctx context.Context, q querier) (bool, error) {
	there, err := column[int64](ctx, q, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'attachment'")
	return len(there) > 0, err
}

// noContents says that the whole folder is missing, and where it has to be.
func noContents(c contentFolder, n int64) string {
	return fmt.Sprintf("数据文件旁边没有它的附件文件夹，%d 个附件打不开，别的都能用；把原来数据文件旁边的“%s”文件夹复制到 %s", n, AttachmentFolder, filepath.Dir(filepath.Dir(c.path)))
}

// identityOf reads which data file a database is.
func identityOf(ctx context.Context, q querier) (identity string, err error) {
	err = q.QueryRowContext(ctx, "SELECT uuid FROM identity").Scan(&identity)
	return identity, err
}

// TakenIn is a content that was taken in for an attachment.
type TakenIn struct {
	Hash  string
	Size  int64 // bytes
	Fresh bool  // it was not there before
}

// TakeIn copies a file into the folder of the contents; DoneTaking must follow. Nothing of it is left when that fails or ctx is cancelled. It refuses what
// is no file (Invalid) or is missing (Missing), in use by another program (Locked), not readable (ReadOnly), or this data file.
func (db *DB) TakeIn(ctx context.Context, path string) (TakenIn, error) {
	info, err := db.mayTakeIn(ctx, path)
	if err != nil {
		return TakenIn{}, err
	}
	name := shortName(path)
	db.taking.Lock()
	defer db.taking.Unlock()
	f, err := os.Open(path)
	if err != nil {
		return TakenIn{}, sourceFailure(err, name)
	}
	defer f.Close()
	source := &source{File: f}
	x, fresh, err := db.contents.put(ctx, source, content{}, progressOf(ctx).read)
	switch {
	case source.failed != nil:
		return TakenIn{}, sourceFailure(source.failed, name)
	case err != nil:
		return TakenIn{}, contentFailure(err, "附件“"+name+"”", "没有添加")
	}
	now, err := os.Stat(path)
	if err != nil || now.Size() != x.size || !now.ModTime().Equal(info.ModTime()) {
		if fresh {
			_ = db.contents.remove(x.hash)
		}
		return TakenIn{}, model.Errorf(model.Conflict, "“%s”正在被改动，没有添加；等它存好再添加", name)
	}
	taken := TakenIn{x.hash, x.size, fresh}
	db.wait(taken)
	return taken, nil
}

// TakeInPreview refuses what TakeIn would refuse without reading it, and returns its size alone.
func (db *DB) TakeInPreview(ctx context.Context, path string) (TakenIn, error) {
	info, err := db.mayTakeIn(ctx, path)
	if err != nil {
		return TakenIn{}, err
	}
	return TakenIn{Size: info.Size()}, nil
}

func (db *DB) mayTakeIn(ctx context.Context, path string) (os.FileInfo, error) {
	if db.readOnly {
		return nil, model.Errorf(model.ReadOnly, "数据文件是以只读方式打开的，不能添加附件；要添加，请在双百窗口里做")
	}
	if err := db.there(ctx); err != nil {
		return nil, err
	}
	name := shortName(path)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, sourceFailure(err, name)
	case info.IsDir():
		return nil, model.Errorf(model.Invalid, "“%s”是一个文件夹，没有添加；打开它，选里面的文件，或者先压缩成一个文件", name)
	case !info.Mode().IsRegular():
		return nil, model.Errorf(model.Invalid, "“%s”不是普通文件，没有添加；换一个文件", name)
	case info.Size() == 0:
		return nil, model.Errorf(model.Invalid, "“%s”是空文件（0 字节），没有添加；打开看看，选有内容的那一份", name)
	case openHere(info): // closing it would give up the locks on it
		return nil, model.Errorf(model.Invalid, "“%s”就是正在使用的数据文件，不能作附件；要留一份，用“设置”里的“另存一份”", name)
	}
	return info, nil
}

// source is a file that is taken in; it knows a failure of its own from one of writing.
type source struct {
	*os.File
	failed error
}

// Read implements io.Reader.
func (s *source) Read(b []byte) (int, error) {
	n, err := s.File.Read(b)
	if err != nil && err != io.EOF {
		s.failed = err
	}
	return n, err
}

// pending counts the attachments in the making that wait for a content.
type pending struct {
	n     int
	fresh bool // one of them brought it
}

// wait notes that a content was taken in and not recorded yet; taking is held.
func (db *DB) wait(x TakenIn) {
	if db.pending == nil {
		db.pending = map[string]pending{}
	}
	p := db.pending[x.Hash]
	db.pending[x.Hash] = pending{p.n + 1, p.fresh || x.Fresh}
}

// DoneTaking ends what TakeIn began, when the attachments were recorded or could not be: what is new and nothing needs is taken away.
func (db *DB) DoneTaking(ctx context.Context, all []TakenIn) {
	db.taking.Lock()
	defer db.taking.Unlock()
	needed, err := neededContents(ctx, db.reader)
	for _, x := range all {
		p, waits := db.pending[x.Hash]
		if !waits {
			continue
		}
		if p.n--; p.n > 0 {
			db.pending[x.Hash] = p
			continue
		}
		delete(db.pending, x.Hash)
		if _, is := needed[x.Hash]; p.fresh && err == nil && !is {
			_ = db.contents.remove(x.Hash) // what stays is taken away by TidyContents
		}
	}
}

// OpenContent reads what an attachment holds. When it is not what was taken in, the last reading fails with Corrupt; what is
// missing is Missing.
func (db *DB) OpenContent(a model.Attachment) (io.ReadCloser, error) {
	f, err := db.contents.open(content{a.Hash, a.Size})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, model.Wrap(err, model.Missing, "附件“%s”的内容不在数据文件旁边的“%s”文件夹里；在“设置”里检查数据文件，能从备份找回的会找回", a.Name, AttachmentFolder)
	}
	if err != nil {
		return nil, contentFailure(err, "附件“"+a.Name+"”", "打不开")
	}
	return &explained{f, a.Name}, nil
}

// explained puts the failures of reading a content into words.
type explained struct {
	io.ReadCloser
	name string
}

// Read implements io.Reader.
func (e *explained) Read(b []byte) (int, error) {
	n, err := e.ReadCloser.Read(b)
	if err != nil && err != io.EOF {
		err = contentFailure(err, "附件“"+e.name+"”", "打不开")
	}
	return n, err
}

// contentFailure puts into words why a content could not be written or read; what names it, and outcome is what that means: 没有添加.
func contentFailure(err error, what, outcome string) error {
	switch {
	case errors.Is(err, errChanged):
		return model.Wrap(err, model.Corrupt, "%s的内容被改过或损坏了，%s；在“设置”里检查数据文件，能从备份找回的会找回", what, outcome)
	case outfile.IsDiskFull(err):
		return model.Wrap(err, model.DiskFull, "磁盘空间不够，%s%s；腾出空间再试", what, outcome)
	case errors.Is(err, context.Canceled):
		return model.Wrap(err, model.Cancelled, "已停止，%s%s", what, outcome)
	case errors.Is(err, fs.ErrPermission), outfile.IsWriteProtected(err):
		return model.Wrap(err, model.ReadOnly, "“%s”文件夹不能读写，%s%s；检查它的权限，或者去掉“只读”", AttachmentFolder, what, outcome)
	}
	return failure(err, what)
}

// sourceFailure puts into words why a file could not be read.
func sourceFailure(err error, name string) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return model.Wrap(err, model.Missing, "“%s”不存在，没有添加；检查位置是否写对，U 盘或网络盘是否已连上", name)
	case outfile.IsInUse(err):
		return model.Wrap(err, model.Locked, "“%s”正被别的程序占用，没有添加；关闭那个程序再添加", name)
	case errors.Is(err, fs.ErrPermission):
		return model.Wrap(err, model.ReadOnly, "“%s”不能读取，没有添加；检查它的权限", name)
	}
	return model.Wrap(err, model.Invalid, "“%s”读不出来，没有添加；检查磁盘或 U 盘，换一个地方复制过来再添加", name)
}

// neededContents are the contents that a data file needs, by hash with their size: those of its attachments and of those that undo
// may bring back. A file of before the attachments needs none.
func neededContents(ctx context.Context, q querier) (map[string]int64, error) {
	needed := map[string]int64{}
	if there, err := knowsAttachments(ctx, q); err != nil || !there {
		return needed, err
	}
	err := each(ctx, q, `SELECT hash, size FROM attachment UNION SELECT after ->> 'hash', after ->> 'size' FROM change_row WHERE tbl = 'attachment' AND op = 'I'`,
		func(rows *sql.Rows) error {
			var x content
			if err := rows.Scan(&x.hash, &x.size); err != nil {
				return err
			}
			if isHash(x.hash) {
				needed[x.hash] = x.size
			}
			return nil
		})
	return needed, err
}
