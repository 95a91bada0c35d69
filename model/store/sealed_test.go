package store

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// sealedTests asks that every data file that a test makes is sealed, so that the tests of the store say what holds of sealed files too:
// STORE_SEALED=1 go test ./model/store.
const sealedTests = "STORE_SEALED"

var (
	testPassword = seal.Secret{Password: "江城 2026"}
	testCode     = seal.RecoveryCode{5, 4, 3, 2, 1}
)

// sealFile gives a closed data file a password.
func sealFile(t testing.TB, path string) {
	t.Helper()
	seal.QuickForTests()
	if _, err := Seal(ctx, path, testPassword.Password, testCode, nil); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(filepath.Dir(path), BackupFolder)); err != nil { // the plain file
		t.Fatal(err)
	}
}

// sealingAt is how a closed file is sealed.
func sealingAt(t testing.TB, path string) *sealing {
	t.Helper()
	s, err := sealingOf(path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// newSealedDB is newDB with a password.
func newSealedDB(t testing.TB) *DB {
	t.Helper()
	db := newDB(t)
	if db.sealed != nil {
		return db
	}
	path := db.Path()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	sealFile(t, path)
	return reopen(t, path)
}

// reopen opens a data file until the end of the test.
func reopen(t testing.TB, path string) *DB {
	t.Helper()
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// mustNotHold fails when a file below a folder holds one of the words.
func mustNotHold(t testing.TB, folder string, words ...string) (files int) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		files++
		b, err := os.ReadFile(path)
		for _, word := range words {
			if bytes.Contains(b, []byte(word)) || strings.Contains(path, word) {
				t.Errorf("%s holds %q", path, word)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestSealAndUnseal(t *testing.T) {
	db := newDB(t)
	if db.sealed != nil {
		t.Skip("a plain file is wanted first")
	}
	importTwo(t, db)
	a, _ := attach(t, db, aBranch(t, db), fileOf(t, "决议.txt", "张三的转正决议"))
	want, path := state(t, db), db.Path()
	if _, err := Seal(ctx, path, "江城 2026", testCode, nil); model.CodeOf(err) != model.Locked {
		t.Errorf("sealing an open file gave %v", err)
	}
	db.Close()
	if s, err := SealInfo(path); err != nil || s.Sealed {
		t.Errorf("a plain file is %+v: %v", s, err)
	}
	seal.QuickForTests()
	kept, err := Seal(ctx, path, testPassword.Password, testCode, nil)
	if err != nil {
		t.Fatal(err)
	}
	if s, err := SealInfo(path); err != nil || s != (SealState{Sealed: true, Unlocked: true}) {
		t.Errorf("it is %+v: %v", s, err)
	}
	ForgetKeys()
	if _, err := Open(path, Options{}); model.CodeOf(err) != model.Encrypted {
		t.Errorf("without a password it gave %v", err)
	}
	if _, err := Verify(ctx, path); model.CodeOf(err) != model.Encrypted {
		t.Errorf("without a password verifying gave %v", err)
	}
	if _, err := Unlock(path, seal.Secret{Password: "江城 2025"}); model.CodeOf(err) != model.WrongPassword {
		t.Errorf("a wrong password gave %v", err)
	}
	if _, err := Unlock(path, seal.Secret{Code: &testCode}); err != nil {
		t.Fatal(err)
	}
	checkSound(t, path)
	db = reopen(t, path)
	if state(t, db) != want {
		t.Error("the sealed file holds something else")
	}
	checkContent(t, db, a, "张三的转正决议")
	copies, _, err := PlainCopies(ctx, path)
	if err != nil || len(copies) != 3 { // the file, and the folder of its contents beside both
		t.Fatalf("plain copies %v: %v", copies, err)
	}
	var all []string
	for _, c := range copies {
		all = append(all, c.Path)
	}
	if err := RemovePlain(ctx, path, append(all, path)); model.CodeOf(err) != model.NotFound || missing(kept) {
		t.Errorf("removing the data file gave %v", err)
	}
	if err := RemovePlain(ctx, path, all); err != nil {
		t.Fatal(err)
	}
	if copies, _, err := PlainCopies(ctx, path); err != nil || len(copies) != 0 {
		t.Errorf("plain copies %v: %v", copies, err)
	}
	mustNotHold(t, filepath.Dir(path), "张三", "李四", "CREATE TABLE")
	checkContent(t, db, a, "张三的转正决议")
	db.Close()

	if _, err := Unseal(ctx, path, nil); err != nil {
		t.Fatal(err)
	}
	if s, err := SealInfo(path); err != nil || s.Sealed {
		t.Errorf("after taking the password off it is %+v: %v", s, err)
	}
	checkSound(t, path)
	db = reopen(t, path)
	if state(t, db) != want {
		t.Error("the plain file holds something else")
	}
	checkContent(t, db, a, "张三的转正决议")
}

func checkContent(t testing.TB, db *DB, a model.Attachment, want string) {
	t.Helper()
	if got, err := contentOf(t, db, a); err != nil || got != want {
		t.Errorf("the attachment holds %q: %v", got, err)
	}
}

func TestSealedFileIsBackedUpAndRestored(t *testing.T) {
	db := newSealedDB(t)
	importTwo(t, db)
	a, _ := attach(t, db, aBranch(t, db), fileOf(t, "决议.txt", "张三的转正决议"))
	path := db.Path()
	backup, err := db.AutoBackup(ctx, "退出时")
	if err != nil {
		t.Fatal(err)
	}
	far := filepath.Join(t.TempDir(), "U盘.db")
	if err := db.Backup(ctx, far, false); err != nil {
		t.Fatal(err)
	}
	if err := db.Backup(ctx, far, true); err != nil {
		t.Fatal(err)
	}
	importTwo(t, db)
	if n, _, err := db.TidyContents(ctx, false); err != nil || n != 0 {
		t.Errorf("tidied %d: %v", n, err)
	}
	db.Close()
	for _, from := range []string{backup, far} {
		if s, err := SealInfo(from); err != nil || !s.Sealed {
			t.Errorf("the backup is %+v: %v", s, err)
		}
		mustNotHold(t, filepath.Dir(from), "张三", "CREATE TABLE")
		to := filepath.Join(t.TempDir(), "restored.db")
		for range 2 { // to a new place, and over a file
			r, err := Restore(ctx, from, to, "李干事", false, nil)
			if err != nil || len(r.Problems) > 0 {
				t.Fatal(r, err)
			}
		}
		if s, err := SealInfo(to); err != nil || !s.Sealed {
			t.Errorf("the restored file is %+v: %v", s, err)
		}
		checkSound(t, to)
		restored := reopen(t, to)
		if n := countMembers(t, restored); n != 2 {
			t.Errorf("%d members", n)
		}
		checkContent(t, restored, a, "张三的转正决议")
		restored.Close()
		mustNotHold(t, filepath.Dir(to), "张三", "CREATE TABLE")
	}
	ForgetKeys()
	if _, err := Restore(ctx, backup, path, "李干事", false, nil); model.CodeOf(err) != model.Encrypted {
		t.Errorf("restoring without the password gave %v", err)
	}
	if _, err := Unlock(backup, testPassword); err != nil {
		t.Fatal(err)
	}
	checkSound(t, path) // the key is that of both
}

func TestChangedSecretOfADataFile(t *testing.T) {
	db := newSealedDB(t)
	path := db.Path()
	backup, err := db.AutoBackup(ctx, "退出时")
	if err != nil {
		t.Fatal(err)
	}
	to := seal.Secret{Password: "新密码 12345"}
	if err := ChangeSecret(path, testPassword, to); model.CodeOf(err) != model.Locked {
		t.Errorf("changing it while the file is open gave %v", err)
	}
	db.Close()
	if err := ChangeSecret(path, to, to); model.CodeOf(err) != model.WrongPassword {
		t.Errorf("changing it with a wrong one gave %v", err)
	}
	if err := ChangeSecret(path, seal.Secret{Code: &testCode}, to); err != nil {
		t.Fatal(err)
	}
	ForgetKeys()
	if _, err := Unlock(path, testPassword); model.CodeOf(err) != model.WrongPassword {
		t.Errorf("the former password gave %v", err)
	}
	if _, err := Unlock(backup, testPassword); err != nil {
		t.Errorf("the backup has another password: %v", err)
	}
	if _, err := Unlock(path, to); err != nil {
		t.Error(err)
	}
	checkSound(t, path)
}

func TestDamagedSealIsMendedAtUnlocking(t *testing.T) {
	db := newSealedDB(t)
	importTwo(t, db)
	path := db.Path()
	db.Close()
	whole, _ := os.ReadFile(path)
	spoil := func(places ...int) {
		b := bytes.Clone(whole)
		for _, at := range places {
			b[at] ^= 1
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	spoil(100)
	if s, err := SealInfo(path); err != nil || !s.Damaged {
		t.Errorf("a damaged header is %+v: %v", s, err)
	}
	report, err := Verify(ctx, path)
	if err != nil || len(report.Problems) != 1 || report.Damaged {
		t.Errorf("verify found %+v: %v", report.Problems, err)
	}
	if told, err := Unlock(path, testPassword); err != nil || !strings.Contains(told, "已经补好") {
		t.Errorf("told %q: %v", told, err)
	}
	if s, err := SealInfo(path); err != nil || s.Damaged {
		t.Errorf("a mended header is %+v: %v", s, err)
	}
	checkSound(t, path)
	spoil(100, 4196)
	before, _ := os.ReadFile(path)
	if _, err := Unlock(path, testPassword); err == nil {
		t.Error("opened with both copies damaged")
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("a refused file was changed")
	}
	spoil(8192 + 4096*3 + 5)
	if _, err := Open(path, Options{}); model.CodeOf(err) != model.Corrupt {
		t.Errorf("a changed page gave %v", err)
	}
	if report, err := Verify(ctx, path); model.CodeOf(err) != model.Corrupt && !report.Damaged {
		t.Errorf("verify of a changed page: %v %v", report.Problems, err)
	}
}

func TestSealedFileRenamedOrExchanged(t *testing.T) {
	db := newSealedDB(t)
	importTwo(t, db)
	path, want := db.Path(), state(t, db)
	db.Close()
	other := filepath.Join(t.TempDir(), "改名.db")
	if err := os.Rename(path, other); err != nil {
		t.Fatal(err)
	}
	again := reopen(t, other)
	if state(t, again) != want {
		t.Error("a renamed file holds something else")
	}
	importTwo(t, again)
	again.Close()
	for n := range 3 { // cut off
		b, _ := os.ReadFile(other)
		short := filepath.Join(t.TempDir(), fmt.Sprint(n))
		if err := os.WriteFile(short, b[:[]int{100, 8192, 20000}[n]], 0o600); err != nil {
			t.Fatal(err)
		}
		if db, err := Open(short, Options{}); err == nil {
			db.Close()
			t.Errorf("a file of %d bytes was opened", []int{100, 8192, 20000}[n])
		}
	}
}
