package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// lock is the right to write a data file. It is a lock of the operating system on a small file beside it, so it
// ends with the program, however that ends: a left-over lock file means nothing.
type lock struct {
	file *os.File
	path string
	data *os.File // the data file itself, held besides its name; nil where that is not done
}

// holdData takes the data file itself, so that no other name leads a second writer to it, and refuses a file that
// cannot be written, which SQLite would open read-only without a word. No connection to it may be open.
func (l *lock) holdData(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return failure(err, path)
	}
	if openAs(info, false) {
		return heldBy(path, holder{})
	}
	if hardLinks(path, info) > 1 {
		return model.Errorf(model.Conflict, "“%s”还有另一个名字（硬链接），从两个名字同时改会弄坏数据，程序没有打开它；复制成单独的一份，再打开那一份",
			filepath.Base(path))
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrPermission) {
		return model.Errorf(model.ReadOnly, "“%s”是只读文件，程序没有改动它；去掉文件的“只读”属性，或者复制到能写入的文件夹再打开", filepath.Base(path))
	}
	if err != nil {
		return failure(err, path)
	}
	if onNetwork(path) {
		return f.Close()
	}
	if err := holdFile(f); err != nil {
		f.Close()
		return heldBy(path, holder{})
	}
	l.data = f
	return nil
}

// holder is what the lock file says about the program that holds it.
type holder struct {
	Computer string `json:"computer"`
	Process  int    `json:"process"`
	Since    string `json:"since"`
}

// lockPath is the lock file of a data file.
func lockPath(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
}

// probeTime is longer than a program that only looks whether a file is free has its lock.
const probeTime = 50 * time.Millisecond

// acquire takes the lock or tells who has it (code Locked). A program that only looks whether the file is free (FreeToWrite) has the
// lock for an instant, so one that is taken is tried once more.
func acquire(path string) (*lock, error) {
	l, err := acquireNow(path)
	if model.CodeOf(err) == model.Locked {
		time.Sleep(probeTime)
		l, err = acquireNow(path)
	}
	return l, err
}

func acquireNow(path string) (*lock, error) {
	name := lockPath(path)
	for range 10 {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, failure(err, path)
		}
		if err := lockFile(f); err != nil {
			who := readHolder(f)
			f.Close()
			if !isHeld(err) {
				return nil, failure(err, path)
			}
			return nil, heldBy(path, who)
		}
		// The holder before us removes the file when it ends: what we locked may be a file without a name.
		if mine, err := f.Stat(); err == nil {
			if named, err := os.Stat(name); err == nil && os.SameFile(mine, named) {
				l := &lock{file: f, path: name}
				l.sign()
				return l, nil
			}
		}
		f.Close()
	}
	return nil, heldBy(path, holder{})
}

func heldBy(path string, who holder) error {
	where := ""
	if who.Computer != "" {
		where = fmt.Sprintf("（电脑 %s，%s 打开）", who.Computer, who.Since)
	}
	return model.Errorf(model.Locked, "“%s”正由另一个双百程序使用%s，这里只能查看；要改动，先关闭那边的窗口", filepath.Base(path), where)
}

// HolderHere is the other process of this computer that has a data file open to write in it, 0 for none. It is a guess where two
// computers have one name.
func HolderHere(path string) int {
	path, err := resolve(path)
	if err != nil {
		return 0
	}
	f, err := os.OpenFile(lockPath(path), os.O_RDWR, 0)
	if err != nil {
		return 0
	}
	defer f.Close()
	who := readHolder(f)
	computer, err := os.Hostname()
	if err != nil || who.Computer != computer || who.Process == os.Getpid() || lockFile(f) == nil {
		return 0
	}
	return who.Process
}

// FreeToWrite reports whether a file that is open for reading only could be opened for writing now: it is in its place, not
// write-protected, and no program that writes has it.
func (db *DB) FreeToWrite() bool {
	info, err := os.Stat(db.path)
	if !db.readOnly || err != nil || info.Mode().Perm()&0o200 == 0 || openAs(info, false) {
		return false
	}
	return !heldElsewhere(db.path)
}

// sign writes who holds the lock. A failure is of no consequence: it only makes the refusal less exact.
func (l *lock) sign() {
	computer, _ := os.Hostname()
	text, _ := json.Marshal(holder{computer, os.Getpid(), time.Now().Format("2006-01-02 15:04")})
	if l.file.Truncate(0) == nil {
		_, _ = l.file.WriteAt(text, 0)
	}
}

func readHolder(f *os.File) (who holder) {
	b := make([]byte, 500)
	n, _ := f.ReadAt(b, 0)
	_ = json.Unmarshal(b[:n], &who)
	return who
}

// letGo lets go of the data file itself, which Windows would not give another's name to; its name stays held.
func (l *lock) letGo() {
	if l.data != nil {
		l.data.Close()
		l.data = nil
	}
}

// release gives the lock back and removes its file.
func (l *lock) release() {
	if l == nil || l.file == nil {
		return
	}
	l.letGo()
	releaseFile(l.file, l.path)
	l.file = nil
}
