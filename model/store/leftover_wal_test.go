package store

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// crashed makes what a kill leaves while a reader keeps the changes in the WAL: a file with 300 members, the same file as
// it was with none, a backup of it with 300, and a WAL with 300 more.
func crashed(t *testing.T) (path string, early, backup []byte) {
	t.Helper()
	db := newDB(t)
	early = read(t, db.Path())
	addMembers(t, db, 300)
	saved := filepath.Join(t.TempDir(), "备份.sbd")
	if err := db.Backup(ctx, saved, false); err != nil {
		t.Fatal(err)
	}
	leave := db.enterRead()
	addMembers(t, db, 300)
	path = filepath.Join(t.TempDir(), "综合党委.sbd")
	for _, ending := range []string{"", "-wal"} {
		if err := writeWhole(path+ending, read(t, db.Path()+ending)); err != nil {
			t.Fatal(err)
		}
	}
	leave()
	return path, early, read(t, saved)
}

func TestAWALIsNotWrittenIntoAnotherFile(t *testing.T) {
	path, early, backup := crashed(t)
	whole, wal := read(t, path), read(t, path+"-wal")
	for name, c := range map[string]struct {
		file    []byte
		members int
		aside   bool
	}{
		"its own file":            {whole, 600, false},
		"an older state":          {early, 0, true},
		"a backup of its state":   {backup, 300, true},
		"a file of other members": {read(t, closedFile(t)), 300, true},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "综合党委.sbd")
			if err := writeWhole(path, c.file); err != nil {
				t.Fatal(err)
			}
			if err := writeWhole(path+"-wal", wal); err != nil {
				t.Fatal(err)
			}
			looking, err := Open(path, Options{ReadOnly: true})
			if c.aside {
				checkRefusal(t, err, model.Conflict)
			} else if err != nil {
				t.Fatal(err)
			} else {
				looking.Close()
			}
			db, err := Open(path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := countMembers(t, db); got != c.members {
				t.Errorf("%d members, want %d", got, c.members)
			}
			if told := strings.Contains(db.Warning(), "没有合并进来"); told != c.aside {
				t.Errorf("the window says %q", db.Warning())
			}
			kept, _ := filepath.Glob(filepath.Join(filepath.Dir(path), BackupFolder, "*"+reasonOverwritten+"*-wal"))
			if (len(kept) == 1) != c.aside {
				t.Errorf("set aside: %v", kept)
			}
			if c.aside && len(kept) == 1 && string(read(t, kept[0])) != string(wal) {
				t.Error("what was set aside is not the WAL")
			}
			addMembers(t, db, 1)
			noted := false
			_ = db.Read(ctx, func(r *Reader) error {
				sets, err := r.ChangeSets(0, 2)
				for _, s := range sets {
					noted = noted || strings.Contains(s.Why, "被别的程序覆盖过")
				}
				return err
			})
			if noted != c.aside {
				t.Errorf("the history says so: %t", noted)
			}
			db.Close()
			checkSound(t, path)
		})
	}
}
