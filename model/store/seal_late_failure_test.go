package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// cancelledAt is a context that is over when it was asked so many times.
type cancelledAt struct {
	context.Context
	asked *atomic.Int64
	at    int64
}

// Err implements context.Context.
func (c cancelledAt) Err() error {
	if c.asked.Add(1) > c.at {
		return context.Canceled
	}
	return nil
}

// filesBelow names all files in a folder and the folders in it.
func filesBelow(t testing.TB, folder string) (all []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			all = append(all, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// conversions are the ways from one seal to another, of a file that stands closed at path.
func conversions(path string) map[string]func(context.Context) (string, error) {
	return map[string]func(context.Context) (string, error){
		"sealing":   func(ctx context.Context) (string, error) { return Seal(ctx, path, "江城 2026", testCode, nil) },
		"rekeying":  func(ctx context.Context) (string, error) { return Rekey(ctx, path, "江城 2027", testCode, nil) },
		"unsealing": func(ctx context.Context) (string, error) { return Unseal(ctx, path, nil) },
	}
}

// closedWithAttachments is a closed data file with attachments, sealed or plain.
func closedWithAttachments(t testing.TB, sealed bool) string {
	t.Helper()
	db := newDB(t)
	if db.sealed != nil {
		t.Skip("makes its sealed files itself")
	}
	of := aBranch(t, db)
	attach(t, db, of, fileOf(t, "决议.txt", "张三的转正决议"))
	attach(t, db, of, fileOf(t, "纪要.txt", "李四的谈话纪要"))
	path := db.Path()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if seal.QuickForTests(); sealed {
		sealFile(t, path)
		plain := contentsBeside(path, identityAt(t, path), nil)
		if err := os.RemoveAll(plain.path); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func identityAt(t testing.TB, path string) string {
	t.Helper()
	identity, err := identityIn(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	return identity
}

// Wherever sealing, unsealing or another key is stopped, nothing lies beside the file that did not before: no attachment that can be
// read without its password, and no copy of it.
func TestAStoppedSealLeavesNothing(t *testing.T) {
	for name := range conversions("") {
		t.Run(name, func(t *testing.T) {
			path := closedWithAttachments(t, name != "sealing")
			folder := filepath.Dir(path)
			before, stopped := filesBelow(t, folder), 0
			for at := int64(0); ; at++ {
				kept, err := conversions(path)[name](cancelledAt{ctx, new(atomic.Int64), at})
				if err == nil {
					break
				}
				if stopped++; kept != "" || model.CodeOf(err) != model.Cancelled {
					t.Fatalf("stopped at %d: %q %v", at, kept, err)
				}
				if after := filesBelow(t, folder); !slices.Equal(before, after) {
					t.Fatalf("stopped at %d, it left %q where there was %q", at, after, before)
				}
			}
			if stopped < 5 {
				t.Errorf("stopped at %d places only", stopped)
			}
			checkSound(t, path)
		})
	}
}

// When the file cannot be put aside, or the new one not take its place, nothing stays either, and what was moved is back.
func TestAFailedSealLeavesNothing(t *testing.T) {
	for name := range conversions("") {
		t.Run(name, func(t *testing.T) {
			path := closedWithAttachments(t, name != "sealing")
			folder := filepath.Dir(path)
			backups := filepath.Join(folder, BackupFolder)
			if err := errors.Join(os.RemoveAll(backups), os.WriteFile(backups, nil, 0o600)); err != nil { // a file where the folder would be
				t.Fatal(err)
			}
			fails := func(why string) {
				t.Helper()
				before := filesBelow(t, folder)
				if kept, err := conversions(path)[name](ctx); err == nil || kept != "" {
					t.Errorf("%s: %q %v", why, kept, err)
				}
				if after := filesBelow(t, folder); !slices.Equal(before, after) {
					t.Errorf("%s: it left %q where there was %q", why, after, before)
				}
				checkSound(t, path)
			}
			fails("not put aside")
			if err := os.Remove(backups); err != nil {
				t.Fatal(err)
			}
			unreplaceable(t, path)
			fails("not replaced")
		})
	}
}

// A restore that cannot take the place leaves the file with its journals, and no copies.
func TestAFailedRestoreLeavesNothing(t *testing.T) {
	path := closedWithAttachments(t, false)
	backup := filepath.Join(t.TempDir(), "昨天.db")
	db := reopen(t, path)
	if err := db.Backup(ctx, backup, false); err != nil {
		t.Fatal(err)
	}
	db.Close()
	garbage := make([]byte, 5000) // too damaged to be opened: what lies in its journal stays there
	if err := errors.Join(os.WriteFile(path, garbage, 0o600), os.WriteFile(path+"-journal", garbage, 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(filepath.Dir(path), AttachmentFolder)); err != nil {
		t.Fatal(err)
	}
	unreplaceable(t, path)
	before := filesBelow(t, filepath.Dir(path))
	if r, err := Restore(ctx, backup, path, "甲", true, nil); err == nil || r.Kept != "" {
		t.Errorf("%+v %v", r, err)
	}
	if after := filesBelow(t, filepath.Dir(path)); !slices.Equal(before, after) {
		t.Errorf("left %q where there was %q", after, before)
	}
}
