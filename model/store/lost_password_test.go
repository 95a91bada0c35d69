package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/store/seal"
)

// A plain copy that is restored where a sealed file stood, which is gone or tells nothing any more, is said to take the password away, before
// and after; until the file has one again, or it is taken off.
func TestAPlainCopyOverWhatWasSealedIsTold(t *testing.T) {
	for name, lose := range map[string]func(t *testing.T, path string){
		"gone": func(t *testing.T, path string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		},
		"cut": func(t *testing.T, path string) {
			if err := os.Truncate(path, 3000); err != nil {
				t.Fatal(err)
			}
		},
		"both headers damaged": func(t *testing.T, path string) {
			b := read(t, path)
			clear(b[:8192])
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			knowing(t)
			db := newDB(t)
			if db.sealed != nil {
				t.Skip("a plain file is wanted first")
			}
			importTwo(t, db)
			path, plain := db.Path(), filepath.Join(t.TempDir(), "设密码前.db")
			if err := db.Backup(ctx, plain, false); err != nil {
				t.Fatal(err)
			}
			if SealedHere(path) || db.LostPassword(ctx) {
				t.Error("a plain file counts as sealed")
			}
			db.Close()
			seal.QuickForTests()
			if _, err := Seal(ctx, path, testPassword.Password, testCode, nil); err != nil {
				t.Fatal(err)
			}
			if r, err := RestoreFinds(ctx, plain, path); err != nil || r.Bare {
				t.Errorf("over the sealed file, which stays sealed: %+v %v", r, err)
			}
			lose(t, path)
			if !SealedHere(path) || !IsPlain(plain) {
				t.Error("nobody knows that it was sealed, or that the copy is not")
			}
			r, err := RestoreFinds(ctx, plain, path)
			if err != nil || !r.Bare || !strings.Contains(strings.Join(r.Problems, "；"), "没有设密码") {
				t.Errorf("the preview says %+v %v", r, err)
			}
			if r, err = Restore(ctx, plain, path, "李干事", false, nil); err != nil || !r.Bare {
				t.Errorf("restoring says %+v %v", r, err)
			}
			for range 2 {
				db = reopen(t, path)
				if !db.LostPassword(ctx) {
					t.Error("the restored file has forgotten that it had a password")
				}
				importTwo(t, db) // keeps another state
				db.Close()
			}
			if _, err := Seal(ctx, path, testPassword.Password, testCode, nil); err != nil {
				t.Fatal(err)
			}
			if _, err := Unseal(ctx, path, nil); err != nil {
				t.Fatal(err)
			}
			if db = reopen(t, path); db.LostPassword(ctx) || SealedHere(path) {
				t.Error("a password that was taken off counts as lost")
			}
		})
	}
}
