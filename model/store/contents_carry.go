package store

import (
	"context"
	"maps"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
)

// contentsWanted is what the attachments of a data file need beside it, see neededContents.
type contentsWanted struct {
	identity string
	needed   map[string]int64
	sealed   *sealing // of the data file
}

func wantedContents(ctx context.Context, q querier, s *sealing) (w contentsWanted, err error) {
	w.sealed = s
	if w.identity, err = identityOf(ctx, q); err == nil {
		w.needed, err = neededContents(ctx, q)
	}
	return w, err
}

// carry brings what is wanted from beside one place of the data file to beside another, as far as it is not there: each content
// once, however many copies of the data file lie there. What is missing, or not as it should be, is left out: CheckAttachments names
// it. When it fails, what it brought is taken away again; takeBack does the same when what it was for fails later.
func (w contentsWanted) carry(ctx context.Context, from, to string) (takeBack func(), err error) {
	if len(w.needed) == 0 {
		return func() {}, nil
	}
	return contentsBeside(to, w.identity, w.sealed).bring(ctx, contentsBeside(from, w.identity, w.sealed), w.needed)
}

// carryContents is carry of what a data file wants.
func carryContents(ctx context.Context, database, from, to string) (takeBack func(), err error) {
	nothing := func() {}
	s, err := sealingOf(database)
	if err != nil {
		return nothing, err
	}
	pool, err := openReader(database, reading)
	if err != nil {
		return nothing, err
	}
	defer pool.Close()
	w, err := wantedContents(ctx, pool, s)
	if err != nil {
		return nothing, err
	}
	return w.carry(ctx, from, to)
}

// bring takes over what is needed and not there. takeBack takes away what it brought.
func (c contentFolder) bring(ctx context.Context, from contentFolder, needed map[string]int64) (takeBack func(), err error) {
	var brought []string
	takeBack = func() {
		for _, hash := range brought {
			_ = c.remove(hash)
		}
		_ = os.Remove(c.path) // go only when they are empty
		_ = os.Remove(filepath.Dir(c.path))
	}
	if c.path == from.path {
		return func() {}, nil
	}
	have, err := c.list()
	if err != nil {
		return takeBack, contentFailure(err, "附件", "没有复制过去")
	}
	lacking, total := map[string]int64{}, int64(0)
	for hash, size := range needed {
		if there, ok := have[c.name(hash)]; !ok || there != size {
			lacking[hash] = size
			total += size
		}
	}
	p := progressOf(ctx)
	p.begin(total)
	for hash, size := range lacking {
		if err = ctx.Err(); err != nil {
			break
		}
		var ok bool
		if ok, err = c.take(ctx, from, content{hash, size}, p.read); err != nil {
			break
		}
		if ok {
			brought = append(brought, hash)
		}
	}
	if err == nil {
		syncFolder(filepath.Join(c.path, "-"))
		return takeBack, nil
	}
	takeBack()
	brought = nil
	return takeBack, contentFailure(err, "附件", "没有复制过去")
}

// tidyBackupContents removes from the backup folder what neither the data file nor a copy of it in that folder needs.
func (db *DB) tidyBackupContents(ctx context.Context) error {
	folder := filepath.Join(filepath.Dir(db.path), BackupFolder)
	c := db.contents.in(folder)
	_, _, err := db.tidy(ctx, c, folder, false)
	return err
}

// TidyContents removes what no attachment of the data file needs, none that undo may bring back, and no copy of the data file in the
// same folder: what a program that was killed left. It returns how many contents those are and their bytes; with preview it leaves
// them. A file that cannot be read, and might need something, is Conflict.
func (db *DB) TidyContents(ctx context.Context, preview bool) (n int, size int64, err error) {
	if db.readOnly && !preview {
		return 0, 0, model.Errorf(model.ReadOnly, "数据文件是以只读方式打开的，不能清理附件")
	}
	db.taking.Lock()
	defer db.taking.Unlock()
	return db.tidy(ctx, db.contents, filepath.Dir(db.path), preview)
}

// tidy removes the contents in a folder that neither the data file nor another one in files needs.
func (db *DB) tidy(ctx context.Context, c contentFolder, files string, preview bool) (n int, size int64, err error) {
	needed, err := neededContents(ctx, db.reader)
	if err != nil {
		return 0, 0, failure(err, db.path)
	}
	keep := maps.Clone(needed)
	for hash, p := range db.pending {
		if p.n > 0 {
			keep[hash] = 0
		}
	}
	return c.tidy(ctx, keep, files, preview)
}

// tidy removes the contents that no data file in files needs and that are not among the hashes to keep, which may be nil.
func (c contentFolder) tidy(ctx context.Context, keep map[string]int64, files string, preview bool) (n int, size int64, err error) {
	if _, mark := c.mark(); (mark != "") != (c.sealed != nil) { // without its key the names of what is needed cannot be told
		return 0, 0, nil
	}
	have, err := c.list()
	if err != nil {
		return 0, 0, err
	}
	drop := func(hashes map[string]int64) {
		for hash := range hashes {
			delete(have, c.name(hash))
		}
	}
	if drop(keep); len(have) == 0 {
		return 0, 0, nil
	}
	wanted, err := c.neededIn(ctx, files)
	if err != nil {
		return 0, 0, err
	}
	drop(wanted)
	for name, bytes := range have {
		if !preview {
			if err := c.removeNamed(name); err != nil {
				return n, size, contentFailure(err, "附件", "没有清理")
			}
		}
		n, size = n+1, size+bytes
	}
	return n, size, nil
}

// neededIn are the contents that the data files in a folder need whose own folder of contents has the same name.
func (c contentFolder) neededIn(ctx context.Context, folder string) (map[string]int64, error) {
	all := map[string]int64{}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, failure(err, folder)
	}
	for _, e := range entries {
		if !e.Type().IsRegular() {
			continue
		}
		path := filepath.Join(folder, e.Name())
		if c.otherSeal(path) {
			continue
		}
		h, err := readHeader(path)
		if model.CodeOf(err) == model.Foreign || err == nil && h.application != ApplicationID {
			continue
		}
		var needed map[string]int64
		if err == nil {
			needed, err = neededBy(ctx, path, filepath.Base(c.path))
		}
		if err != nil {
			return nil, &model.Error{Code: model.Conflict, Message: "“" + e.Name() + "”读不出来，不知道它还要哪些附件，没有清理；先处理好这个文件", Err: err}
		}
		maps.Copy(all, needed)
	}
	return all, nil
}

// neededBy is neededContents of a data file, nothing where its folder has another name.
func neededBy(ctx context.Context, path, name string) (map[string]int64, error) {
	s, err := sealingOf(path)
	if err != nil {
		return nil, err
	}
	pool, err := openReader(path, reading)
	if err != nil {
		return nil, err
	}
	defer pool.Close()
	identity, err := identityOf(ctx, pool)
	if err != nil || filepath.Base(contentsBeside(path, identity, s).path) != name {
		return nil, err
	}
	return neededContents(ctx, pool)
}
