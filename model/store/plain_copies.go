package store

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// PlainCopy is a file or folder, of a sealed data file, that can be read without its present password.
type PlainCopy struct {
	Path   string
	Size   int64 // bytes, of a folder of all in it
	Folder bool  // of what attachments hold
	Former bool  // it is sealed, and opens with a former password or recovery code
	Sheet  bool  // by its name it is a recovery sheet, of this data file or of another
	Unsure bool  // its name is like that of the data file, but what it holds cannot be told: it may be of another data file
}

// journals of data files, which bear their names.
var journalSuffixes = []string{"-wal", "-journal", "-shm"}

// PlainCopies lists what of a sealed data file can be read without its present password, in its folder, in the backup folder and at the
// second place, and the recovery sheets that lie there: plain and formerly sealed copies, WALs and journals whose file is gone, copies in
// the making that a program which was killed left, and what attachments held. A plain data file has none. unseen is a Chinese sentence when the second place is
// not there or cannot be read, and may hold more; "" otherwise.
func PlainCopies(ctx context.Context, path string) (all []PlainCopy, unseen string, err error) {
	if path, err = resolve(path); err != nil {
		return nil, "", err
	}
	s, err := sealingOf(path)
	if err != nil || s == nil {
		return nil, "", failure(err, path)
	}
	defer enterReadOf(path)()
	pool, err := openReader(path, reading)
	if err != nil {
		return nil, "", err
	}
	defer pool.Close()
	identity, err := identityOf(ctx, pool)
	if err != nil {
		return nil, "", failure(err, path)
	}
	l := copyLister{path: path, identity: identity, sealed: s}
	folder := filepath.Dir(path)
	planLock.Lock()
	place := planOf(identity, path).Place
	planLock.Unlock()
	for _, in := range []string{folder, filepath.Join(folder, BackupFolder), place} {
		if in == "" || in != place && missing(in) {
			continue
		}
		// By their names the program knows its backups, and at the second place all copies are of this file.
		ours, err := savedIn(in, stem(path)+" ")
		if in == place {
			ours, err = savedIn(in, "")
		} else if in == folder {
			ours = nil
		}
		if err == nil {
			err = l.list(ctx, in, ours)
		}
		if err != nil && in == place && ctx.Err() == nil {
			unseen = "第二个备份地点“" + place + "”没有连上，那里没有看；插上 U 盘或连上共享文件夹，再看一次"
			continue
		}
		if err != nil {
			return nil, "", failure(err, in)
		}
	}
	return l.all, unseen, nil
}

// copyLister finds the plain copies of a sealed data file.
type copyLister struct {
	path, identity string
	sealed         *sealing
	all            []PlainCopy
}

// list looks through a folder; ours are files in it that are of the data file by their names.
func (l *copyLister) list(ctx context.Context, folder string, ours []SavedBackup) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		at := filepath.Join(folder, e.Name())
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || openHere(info) || sameFile(at, l.path) {
			continue
		}
		if isSheet(e.Name()) {
			l.all = append(l.all, PlainCopy{Path: at, Size: info.Size(), Sheet: true})
			continue
		}
		known := slices.ContainsFunc(ours, func(b SavedBackup) bool { return b.Path == at })
		if c, plain := l.look(ctx, at, known); plain {
			c.Path, c.Size = at, info.Size()
			l.all = append(l.all, c)
		}
	}
	return l.listContents(folder)
}

// isSheet reports whether a file has the name of a recovery sheet as the window writes it, or of a copy of one.
func isSheet(name string) bool {
	return strings.Contains(name, "恢复单") && strings.EqualFold(filepath.Ext(name), ".pdf")
}

// look tells what a file is; false for one that is sealed with the present password, or of something else.
func (l *copyLister) look(ctx context.Context, at string, known bool) (c PlainCopy, plain bool) {
	for _, suffix := range journalSuffixes {
		if database, ok := strings.CutSuffix(at, suffix); ok {
			return c, missing(database) && l.named(at) && plainJournal(at)
		}
	}
	found, err := readSeal(at)
	switch {
	case err == nil && found.SameSecrets(l.sealed.header):
		return c, false
	case err == nil:
		c.Former = true
	case !errors.Is(err, seal.ErrNotSealed): // sealed, and damaged
		return c, false
	case !beginsWith(at, plainMagic) && !l.dataFileName(at):
		return c, false
	}
	identity, err := identityIn(ctx, at)
	if identity != "" {
		return c, identity == l.identity
	}
	c.Unsure = !known
	return c, strings.HasPrefix(filepath.Base(at), anyPrefix) || err != nil && (known || l.named(at))
}

// named reports whether a file is named after the data file, as its copies are.
func (l *copyLister) named(at string) bool { return strings.HasPrefix(filepath.Base(at), stem(l.path)) }

// dataFileName reports whether a file has the name of a copy of the data file and would be one if it were not damaged.
func (l *copyLister) dataFileName(at string) bool {
	ext := filepath.Ext(at)
	return l.named(at) && (ext == ".db" || ext == filepath.Ext(l.path))
}

// listContents adds the folders in a folder of what attachments of the data file held, without the seal of now.
func (l *copyLister) listContents(folder string) error {
	own := contentsBeside(filepath.Join(folder, "x"), l.identity, l.sealed).path
	plain := contentsBeside(own, l.identity, nil)
	entries, err := os.ReadDir(filepath.Dir(own))
	if err != nil {
		return nil // there is none
	}
	for _, e := range entries {
		c := contentFolder{path: filepath.Join(filepath.Dir(own), e.Name())}
		owner, mark := c.mark()
		if !e.IsDir() || owner != filepath.Base(plain.path) || c.path == own {
			continue
		}
		copied, files := PlainCopy{Path: c.path, Folder: true, Former: mark != ""}, 0
		err := filepath.WalkDir(c.path, func(_ string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			if err == nil {
				files++
				copied.Size += info.Size()
			}
			return err
		})
		if err != nil {
			return err
		}
		if files > 0 {
			l.all = append(l.all, copied)
		}
	}
	return nil
}

// identityIn is the identity of a database of any version; "" without an error when it is no data file.
func identityIn(ctx context.Context, path string) (identity string, err error) {
	h, err := readHeader(path)
	if err != nil || h.application != ApplicationID {
		return "", err
	}
	pool, err := openReader(path, reading)
	if err != nil {
		return "", err
	}
	defer pool.Close()
	return identityOf(ctx, pool)
}

// beginsWith reports whether a file begins with some bytes.
func beginsWith(path, magic string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	first := make([]byte, len(magic))
	_, err = io.ReadFull(f, first)
	return err == nil && bytes.Equal(first, []byte(magic))
}

// plainJournal reports whether a file is a WAL or a rollback journal of a plain database, https://sqlite.org/fileformat2.html.
func plainJournal(path string) bool {
	return slices.ContainsFunc([]string{"\x37\x7f\x06\x82", "\x37\x7f\x06\x83", "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"},
		func(magic string) bool { return beginsWith(path, magic) })
}

// RemovablePlain refuses what PlainCopies does not list (NotFound).
func RemovablePlain(ctx context.Context, path string, chosen []string) error {
	all, _, err := PlainCopies(ctx, path)
	if err != nil {
		return err
	}
	for _, c := range chosen {
		if !slices.ContainsFunc(all, func(p PlainCopy) bool { return p.Path == c || sameFile(p.Path, c) }) {
			return model.Errorf(model.NotFound, "“%s”不是这个数据文件没设密码或者用以前的密码时留下的，没有删", filepath.Base(c))
		}
	}
	return nil
}

// RemovePlain removes some of the copies that PlainCopies lists, and nothing else (NotFound).
func RemovePlain(ctx context.Context, path string, chosen []string) error {
	if err := RemovablePlain(ctx, path, chosen); err != nil {
		return err
	}
	for _, c := range chosen {
		if err := os.RemoveAll(c); err != nil {
			return replaceFailure(err, c)
		}
		for _, suffix := range journalSuffixes {
			if err := removeIfThere(c + suffix); err != nil {
				return replaceFailure(err, c)
			}
		}
	}
	return nil
}
