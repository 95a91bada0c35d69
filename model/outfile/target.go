package outfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/shuangbai/shuangbai/model"
)

// Target is the place where one output is to be written, and what must not be lost by that. Every file that the
// program writes besides its data file goes through a Target, so that no output destroys data.
type Target struct {
	Path    string   // absolute or relative
	Endings []string // those of this output, in lower case with the dot; any other is refused
	Data    string   // the open data file, "" when none is; it and its side files are never written over
	Backups string   // the folder of its automatic backups; no file in it is written over
	Keeps   string   // the folder of what its attachments hold; no file under it is written over
	Apart   []string // folders that it must lie neither in nor under, because it opens what lies there; "" for none
	Sources []string // what the output is made from, never written over either
	Replace bool     // a person agreed that a file at Path is replaced
	Backup  bool     // the output is a copy of the data file; the store decides which older copy it may replace
}

// Check refuses what may not be written, and changes nothing. It is called before the work, so that nobody waits for
// an output that cannot be stored. Errors are *model.Error: Exists for a file that may be replaced when a person says
// so (Replace), Protected for one that is never replaced, Usage for an ending that is not the output's, Missing for a
// folder that is not there, and those of Write.
func (t Target) Check() error {
	_, err := t.place()
	return err
}

// place is Check, and returns the file's own path, behind links.
func (t Target) place() (string, error) {
	path, info, err := resolve(t.Path)
	if err != nil {
		return "", err
	}
	if info != nil {
		if err := t.keeps(path, info); err != nil {
			return "", err
		}
	}
	if !slices.Contains(t.Endings, strings.ToLower(filepath.Ext(path))) {
		return "", model.Errorf(model.Usage, "文件名要以 %s 结尾", strings.Join(t.Endings, " 或 "))
	}
	if slices.ContainsFunc(t.Apart, func(folder string) bool { return under(path, folder) }) {
		return "", model.Errorf(model.Protected, "“%s”在数据文件或者它的备份旁边：谁拿走那个文件夹，就什么都打得开；存到另外的 U 盘，或者打印出来", filepath.Base(path))
	}
	if info == nil {
		if in, err := os.Stat(filepath.Dir(path)); err != nil {
			return "", explain(err, path)
		} else if !in.IsDir() {
			return "", model.Errorf(model.Missing, "“%s”不是文件夹，换一个保存位置", filepath.Dir(path))
		}
		return path, nil
	}
	if !t.Replace {
		return "", model.Errorf(model.Exists, "“%s”已经存在，没有动它；换一个文件名", filepath.Base(path))
	}
	return path, nil
}

// resolve follows links and returns the path of the file itself, and what stands there, nil when nothing does.
func resolve(given string) (string, fs.FileInfo, error) {
	if strings.TrimSpace(given) == "" {
		return "", nil, model.Errorf(model.Usage, "写出要存到的文件")
	}
	path, err := filepath.Abs(given)
	if err != nil {
		return "", nil, explain(err, given)
	}
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil, nil
	}
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			info, err = os.Lstat(path)
		} else if errors.Is(err, fs.ErrNotExist) {
			return "", nil, model.Errorf(model.Protected, "“%s”是一个链接，它指的文件不在了；换一个文件名", filepath.Base(given))
		}
	}
	if errors.Is(err, syscall.ENAMETOOLONG) && len(filepath.Base(path)) <= longestName {
		return "", nil, model.Wrap(err, model.Invalid, "“%s”：文件夹的路径太长，系统存不了；换一个层级少的文件夹，或者换短一些的文件夹名", shortPath(path))
	}
	if err != nil {
		return "", nil, explain(err, given)
	}
	return path, info, nil
}

// longestName is the longest name of a file or folder, in bytes. When a shorter one is refused as too long, the folders
// before it are what is too long.
const longestName = 255

// shortPath is a path for a sentence: its beginning and its end.
func shortPath(path string) string {
	r := []rune(path)
	if len(r) <= 60 {
		return path
	}
	return string(r[:40]) + "…" + string(r[len(r)-18:])
}

// keeps refuses a file that no output may replace, whoever asks.
func (t Target) keeps(path string, info fs.FileInfo) error {
	name := filepath.Base(path)
	switch {
	case info.IsDir():
		return model.Errorf(model.Protected, "“%s”是一个文件夹，请换一个文件名", name)
	case !info.Mode().IsRegular():
		return model.Errorf(model.Protected, "“%s”不是普通的文件，请换一个文件名", name)
	case same(info, t.Data):
		return model.Errorf(model.Protected, "“%s”就是正在使用的数据文件，不能写在它上面；换一个文件名", name)
	case slices.ContainsFunc(t.Sources, func(s string) bool { return same(info, s) }):
		return model.Errorf(model.Protected, "“%s”就是这次读的文件，不能写在它上面；换一个文件名", name)
	case t.Data != "" && slices.ContainsFunc(sideFiles(t.Data), func(s string) bool { return same(info, s) }):
		return model.Errorf(model.Protected, "“%s”是数据文件的一部分，不能写在它上面；换一个文件名", name)
	}
	if in, err := os.Stat(filepath.Dir(path)); err == nil && same(in, t.Backups) {
		return model.Errorf(model.Protected, "“%s”是一份自动备份，没有动它；换一个文件名", name)
	}
	if t.Keeps != "" && under(path, t.Keeps) {
		return model.Errorf(model.Protected, "“%s”是一个附件的内容，没有动它；换一个文件名", name)
	}
	kind, err := databaseFile(path)
	switch {
	case err != nil:
		return explain(err, path)
	case kind == database && !t.Backup:
		return model.Errorf(model.Protected, "“%s”是一个数据文件，没有动它；换一个文件名", name)
	case kind == journal:
		return model.Errorf(model.Protected, "“%s”是数据文件的一部分，没有动它；换一个文件名", name)
	}
	return nil
}

// under reports whether a file lies in a folder or in one of its folders.
func under(path, folder string) bool {
	for at := filepath.Dir(path); at != filepath.Dir(at); at = filepath.Dir(at) {
		if info, err := os.Stat(at); err == nil && same(info, folder) {
			return true
		}
	}
	return false
}

// same reports whether a file is the one of a name, through links of both kinds.
func same(info fs.FileInfo, name string) bool {
	if name == "" {
		return false
	}
	other, err := os.Stat(name)
	return err == nil && os.SameFile(info, other)
}

// sideFiles are the files that stand beside an open data file: SQLite's, and the lock.
func sideFiles(data string) []string {
	return []string{data + "-wal", data + "-shm", data + "-journal", filepath.Join(filepath.Dir(data), "."+filepath.Base(data)+".lock")}
}

// What the first bytes of a file say.
const (
	otherFile = iota
	database  // an SQLite database, ours or another program's
	journal   // changes of one that are not in it yet
)

// databaseFile looks whether a file is a database or a journal of one, https://sqlite.org/fileformat2.html. It goes by
// the first bytes and not by application_id, so that a file of a newer or damaged kind is kept as well.
func databaseFile(path string) (int, error) {
	f, err := os.Open(path)
	if err != nil {
		return otherFile, err
	}
	defer f.Close()
	head := make([]byte, 16)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return otherFile, err
	}
	switch text := string(head[:n]); {
	case text == "SQLite format 3\x00", text == "SHUANGBAI-SEALED":
		return database, nil
	case strings.HasPrefix(text, "\x37\x7f\x06\x82"), strings.HasPrefix(text, "\x37\x7f\x06\x83"), strings.HasPrefix(text, "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"):
		return journal, nil
	}
	return otherFile, nil
}
