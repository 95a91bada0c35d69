package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// AttachmentFolder is the name of the folder, beside a data file or a backup, of what attachments hold.
const AttachmentFolder = "附件"

// contentFolder keeps what the attachments of one data file hold, each content once under the SHA-256 of it. A data file and its
// copies have the same folder where they lie in the same place: it is named after the identity that they share, so that renaming
// the data file changes nothing. Nothing else reads or writes a content: those of a sealed data file are sealed here, in a folder of
// their own, under names that tell nothing.
type contentFolder struct {
	path   string
	sealed *seal.Contents // nil for not
}

// contentsBeside is the folder of the contents beside a data file of an identity that is sealed as s says.
func contentsBeside(path, identity string, s *sealing) contentFolder {
	name := identity[:min(12, len(identity))]
	if s != nil {
		name += sealMark(s.key.Seal())
	}
	return contentFolder{filepath.Join(filepath.Dir(path), AttachmentFolder, name), s.contents()}
}

// sealMark is what the name of a folder of sealed contents ends with.
func sealMark(id seal.ID) string { return "-" + hex.EncodeToString(id[:4]) }

// contentsNamed is a folder of contents beside the data files in a folder, by its name; false when it belongs to a seal that is not
// unlocked.
func contentsNamed(folder, name string) (c contentFolder, known bool) {
	c = contentFolder{path: filepath.Join(folder, AttachmentFolder, name)}
	_, mark := c.mark()
	if mark == "" {
		return c, true
	}
	for _, k := range seal.Keys() {
		if sealMark(k.Seal()) == mark {
			c.sealed = k.Contents()
			return c, true
		}
	}
	return c, false
}

// mark is the seal mark in the name of a folder, "" for plain contents, and what stands before it.
func (c contentFolder) mark() (owner, mark string) {
	owner, mark = filepath.Base(c.path), ""
	if at := strings.Index(owner, "-"); at >= 0 {
		owner, mark = owner[:at], owner[at:]
	}
	return owner, mark
}

// otherSeal reports whether a data file is sealed for certain otherwise than a folder of contents: it needs nothing of it. A header
// that is neither proven nor the same in both copies tells nothing.
func (c contentFolder) otherSeal(path string) bool {
	if info, err := os.Stat(path); err != nil || openHere(info) {
		return false
	}
	_, mark := c.mark()
	found, err := readSeal(path)
	if err != nil {
		return mark != "" && errors.Is(err, seal.ErrNotSealed)
	}
	if h, _, err := found.Known(); err == nil {
		return sealMark(h.Seal) != mark
	}
	return !found.Damaged() && sealMark(found.Seal()) != mark
}

// in is the folder of the same contents beside the data files in another folder.
func (c contentFolder) in(folder string) contentFolder {
	return contentFolder{filepath.Join(folder, AttachmentFolder, filepath.Base(c.path)), c.sealed}
}

// content is what one or several attachments hold.
type content struct {
	hash string
	size int64 // bytes
}

// place is where a content lies, or would. What is no hash leads nowhere.
func (c contentFolder) place(hash string) string {
	if !isHash(hash) {
		return filepath.Join(c.path, "-", "-")
	}
	return c.placeNamed(c.name(hash))
}

// name is under what name a content lies.
func (c contentFolder) name(hash string) string {
	if c.sealed == nil {
		return hash
	}
	return c.sealed.Name(hash)
}

func (c contentFolder) placeNamed(name string) string { return filepath.Join(c.path, name[:2], name) }

// plainSize is the size of the content in a file of a size; -1 for none.
func (c contentFolder) plainSize(size int64) int64 {
	if c.sealed == nil {
		return size
	}
	return seal.PlainSize(size)
}

// plain reads what lies in a file of the folder.
func (c contentFolder) plain(from io.Reader) io.Reader {
	if c.sealed == nil {
		return from
	}
	return c.sealed.Reader(from)
}

// has reports whether a content of that size is there. It is not read.
func (c contentFolder) has(x content) bool {
	info, err := os.Lstat(c.place(x.hash))
	return err == nil && info.Mode().IsRegular() && c.plainSize(info.Size()) == x.size
}

// sound reads a content and reports whether it is what its hash says.
func (c contentFolder) sound(ctx context.Context, x content, read func(n int64)) (bool, error) {
	f, err := c.open(x)
	if err != nil {
		return false, nil // whatever keeps it from being read keeps it from being used
	}
	defer f.Close()
	_, err = io.Copy(io.Discard, &watched{ctx, f, read})
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	return err == nil, nil
}

// open reads a content. The last reading fails with errChanged when it is not what its hash says.
func (c contentFolder) open(x content) (io.ReadCloser, error) {
	f, err := os.Open(c.place(x.hash))
	if err != nil {
		return nil, err
	}
	return &provenContent{file: c.plain(f), from: f, want: x}, nil
}

// put takes in a content: it is written beside its place, forced to the disk, read again and only then given its name. Of one that
// lies there sound already nothing is kept twice; fresh is false then. want is what it must be, or the zero value.
func (c contentFolder) put(ctx context.Context, from io.Reader, want content, read func(n int64)) (x content, fresh bool, err error) {
	if err := os.MkdirAll(c.path, 0o700); err != nil {
		return x, false, err
	}
	t, err := temporaryBeside(filepath.Join(c.path, "content"))
	if err != nil {
		return x, false, err
	}
	defer t.remove()
	sum := sha256.New()
	x.size, err = c.write(t.file, io.TeeReader(&watched{ctx, from, read}, sum))
	if err == nil {
		err = t.file.Sync()
	}
	if err != nil {
		return x, false, err
	}
	x.hash = hex.EncodeToString(sum.Sum(nil))
	if want.hash != "" && want != x {
		return x, false, errChanged
	}
	if ok, err := c.sound(ctx, x, nil); err != nil || ok {
		return x, false, err
	}
	if _, err := t.file.Seek(0, io.SeekStart); err != nil {
		return x, false, err
	}
	again := sha256.New()
	if _, err := io.Copy(again, c.plain(&watched{ctx, t.file, nil})); err != nil {
		return x, false, err
	}
	if hex.EncodeToString(again.Sum(nil)) != x.hash {
		return x, false, model.Errorf(model.Corrupt, "附件写进磁盘后和原来的不一样，没有添加；检查磁盘，或者把数据文件换到另一个磁盘")
	}
	_ = t.file.Chmod(0o400) // so that nobody changes it by accident; some disks know no such thing
	return x, true, c.give(t, x)
}

// write writes a content into a file and returns its size.
func (c contentFolder) write(to io.Writer, from io.Reader) (int64, error) {
	if c.sealed == nil {
		return io.Copy(to, from)
	}
	w, err := c.sealed.Writer(to)
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(w, from)
	if err == nil {
		err = w.Close()
	}
	return n, err
}

// give gives a finished content its name, in the place of a damaged one.
func (c contentFolder) give(t *temporary, x content) error {
	if err := os.MkdirAll(filepath.Dir(c.place(x.hash)), 0o700); err != nil {
		return err
	}
	if !missing(c.place(x.hash)) {
		_ = os.Remove(c.place(x.hash)) // Windows replaces nothing that is read-only
	}
	return t.replace(c.place(x.hash))
}

// take takes a content over from another folder: by a second name for the same file where the disk knows such, else as a copy. It
// reports false when the other folder does not have it as it should be.
func (c contentFolder) take(ctx context.Context, from contentFolder, x content, read func(n int64)) (bool, error) {
	if !from.has(x) {
		return false, nil
	}
	if err := os.MkdirAll(filepath.Dir(c.place(x.hash)), 0o700); err != nil {
		return false, err
	}
	if !missing(c.place(x.hash)) { // of another size
		if err := os.Remove(c.place(x.hash)); err != nil {
			return false, err
		}
	}
	if c.name(x.hash) == from.name(x.hash) && os.Link(from.place(x.hash), c.place(x.hash)) == nil {
		return true, nil
	}
	f, err := from.open(x)
	if err != nil {
		return false, nil
	}
	defer f.Close()
	_, _, err = c.put(ctx, f, x, read)
	if errors.Is(err, errChanged) {
		return false, nil
	}
	return err == nil, err
}

// replaceBy is take, in the place of what lies there.
func (c contentFolder) replaceBy(ctx context.Context, from contentFolder, x content) error {
	if !missing(c.place(x.hash)) {
		if err := os.Remove(c.place(x.hash)); err != nil {
			return err
		}
	}
	_, err := c.take(ctx, from, x, nil)
	return err
}

// list is the size of each content by its name. A folder that is not there has none.
func (c contentFolder) list() (map[string]int64, error) {
	all := map[string]int64{}
	folders, err := os.ReadDir(c.path)
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	for _, folder := range folders {
		if !folder.IsDir() || len(folder.Name()) != 2 {
			continue
		}
		files, err := os.ReadDir(filepath.Join(c.path, folder.Name()))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if info, err := f.Info(); err == nil && info.Mode().IsRegular() && isHash(f.Name()) {
				all[f.Name()] = c.plainSize(info.Size())
			}
		}
	}
	return all, err
}

// remove takes a content away.
func (c contentFolder) remove(hash string) error { return c.removeNamed(c.name(hash)) }

// removeNamed takes away the content of a name; that it is gone already is no failure.
func (c contentFolder) removeNamed(name string) error {
	err := removeIfThere(c.placeNamed(name))
	_ = os.Remove(filepath.Dir(c.placeNamed(name))) // goes only when it is empty
	return err
}

// isHash reports whether a name is that of a content.
func isHash(name string) bool {
	raw, err := hex.DecodeString(name)
	return err == nil && len(raw) == sha256.Size && name == hex.EncodeToString(raw)
}
