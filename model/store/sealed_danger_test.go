package store

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// The second place of a sealed file is tidied with its key, and left as it is without.
func TestTidyingTheSecondPlaceKeepsWhatSealedCopiesNeed(t *testing.T) {
	planned(t)
	db := newSealedDB(t)
	now := time.Date(2026, 11, 26, 8, 0, 0, 0, time.Local)
	db.now = func() time.Time { now = now.Add(time.Minute); return now }
	if err := db.ChoosePlace(ctx, t.TempDir()); err != nil {
		t.Fatal(err)
	}
	a, _ := attach(t, db, aBranch(t, db), fileOf(t, "纪要.pdf", "minutes"))
	backup := backedUp(t, db)
	if done, err := db.CopyToPlace(ctx); !done || err != nil {
		t.Fatal(done, err)
	}
	p := planFor(t, db)
	there, err := p.InPlace()
	if err != nil || len(there) != 1 {
		t.Fatal(there, err)
	}
	c := db.contents.in(p.Place)
	many := func() {
		for range keepLatest + 3 { // some of which are to go
			name, err := freeBackupName(db.Path(), "手动", db.now())
			if err != nil {
				t.Fatal(err)
			}
			if err := copyFile(backup, filepath.Join(p.Place, filepath.Base(name))); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, known := range []bool{true, false} {
		if !known {
			ForgetKeys()
		}
		many()
		if err := tidyPlace(ctx, p); err != nil {
			t.Fatal(err)
		}
		if left, err := p.InPlace(); err != nil || len(left) > keepLatest+1 {
			t.Fatalf("%d copies are left: %v", len(left), err)
		}
		if missing(c.place(a.Hash)) {
			t.Fatalf("with the key %v, a content that sealed copies need was removed", known)
		}
	}
	wrong := contentFolder{path: c.path} // as a plain one
	if n, _, err := wrong.tidy(ctx, nil, p.Place, false); err != nil || n != 0 {
		t.Errorf("without a key %d contents were removed: %v", n, err)
	}
}

// A backup whose header is damaged, in whatever part, keeps what it needs.
func TestADamagedHeaderOfABackupKeepsItsAttachments(t *testing.T) {
	db := newSealedDB(t)
	a, _ := attach(t, db, aBranch(t, db), fileOf(t, "纪要.pdf", "minutes"))
	backup := backedUp(t, db)
	whole := read(t, backup)
	folder := filepath.Dir(backup)
	c := db.contents.in(folder)
	for name, places := range map[string][]int{"seal id of the first": {32}, "seal id of the second": {4096 + 32},
		"seal id of the first, version of the second": {32, 4096 + 16}, "both seal ids": {32, 4096 + 33}, "both magics": {3, 4096 + 3},
		"the first's seal id, the second's magic": {32, 4096 + 3}} {
		for _, known := range []bool{true, false} {
			b := bytes.Clone(whole)
			for _, at := range places {
				b[at] ^= 1
			}
			if err := os.WriteFile(backup, b, 0o600); err != nil {
				t.Fatal(err)
			}
			keys := seal.Keys()
			if !known {
				ForgetKeys()
			}
			_, _, err := c.tidy(ctx, nil, folder, false)
			for _, k := range keys {
				seal.Unlock(k)
			}
			if missing(c.place(a.Hash)) {
				t.Fatalf("%s, key known %v: what the backup needs was removed: %v", name, known, err)
			}
		}
	}
}

// While a file is open, only its own password or recovery code passes.
func TestAPasswordIsProvenWhileTheFileIsOpen(t *testing.T) {
	db := newSealedDB(t)
	other := seal.NewRecoveryCode()
	for _, wrong := range []seal.Secret{{Password: "随便什么 1234"}, {Code: &other}} {
		if _, err := Unlock(db.Path(), wrong); model.CodeOf(err) != model.WrongPassword {
			t.Errorf("a wrong one gave %v", err)
		}
	}
	for _, right := range []seal.Secret{testPassword, {Code: &testCode}} {
		if _, err := Unlock(db.Path(), right); err != nil {
			t.Error(err)
		}
	}
}

// Whatever keeps a sealed file from being opened, the system's VFS never gets it: that would take its journals for broken ones.
func TestASealedFileIsNeverOpenedAsAPlainOne(t *testing.T) {
	db := newSealedDB(t)
	importTwo(t, db)
	path := db.Path()
	db.Close()
	whole := read(t, path)
	spoilt := func(places ...int) []byte {
		b := bytes.Clone(whole)
		for _, at := range places {
			b[at] ^= 1
		}
		return b
	}
	for name, b := range map[string][]byte{"locked": whole, "both headers damaged": spoilt(100, 4196), "both magics damaged": spoilt(0, 4096),
		"cut in the header": whole[:5000], "nothing of ours": bytes.Repeat([]byte{7}, 20000), "empty": {}} {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		journals := map[string][]byte{"-wal": bytes.Repeat([]byte("sealed"), 2000), "-journal": bytes.Repeat([]byte("sealed"), 2000)}
		for suffix, j := range journals {
			if err := os.WriteFile(path+suffix, j, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		ForgetKeys()
		for _, m := range []mode{reading, writing, copying, examining} {
			if pool, err := openPool(path, m, "WAL"); err == nil {
				_, err = column[string](ctx, pool, "SELECT name FROM sqlite_schema LIMIT 1")
				pool.Close()
				if err == nil {
					t.Errorf("%s: it was opened", name)
				}
			} else if code := model.CodeOf(err); code != model.Encrypted && (code != model.Corrupt || name == "locked") {
				t.Errorf("%s: it gave %v", name, err)
			}
		}
		if !bytes.Equal(read(t, path), b) {
			t.Errorf("%s: the file was written", name)
		}
		for suffix, j := range journals {
			if got, err := os.ReadFile(path + suffix); err != nil || !bytes.Equal(got, j) {
				t.Errorf("%s: %s is gone or changed: %v", name, suffix, err)
			}
		}
	}
}

// What is wrong with a file that cannot be opened is told apart.
func TestWhatKeepsASealedFileFromOpening(t *testing.T) {
	db := newSealedDB(t)
	path := db.Path()
	db.Close()
	whole := read(t, path)
	for _, c := range []struct {
		name   string
		places []int
		size   int
		says   string
	}{
		{"both magics damaged", []int{2, 4098}, len(whole), "两份都坏了"},
		{"first clusters zeroed in the first copy, the second's magic damaged", []int{4098}, len(whole), "两份都坏了"},
		{"cut off in the header", nil, 3000, "两份都坏了"},
		{"cut off behind the header", nil, 8192, "截断"},
		{"cut off in the first page", nil, 8250, "截断"},
	} {
		b := bytes.Clone(whole[:c.size])
		for _, at := range c.places {
			b[at] ^= 0x10
		}
		if strings.HasPrefix(c.name, "first clusters") {
			clear(b[:4096])
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Open(path, Options{})
		if model.CodeOf(err) != model.Corrupt || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// An open file is never opened beside SQLite, on the way to another password neither: that would give up its locks.
func TestChangingThePasswordOfAnOpenFileKeepsItsLocks(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("reads /proc/locks")
	}
	db := newSealedDB(t)
	importTwo(t, db)
	before := posixLocks(t)
	if before == 0 {
		t.Skip("the system lists no locks")
	}
	if err := ChangeSecret(db.Path(), testPassword, seal.Secret{Password: "新密码 12345"}); model.CodeOf(err) != model.Locked {
		t.Errorf("it gave %v", err)
	}
	if _, err := Unlock(db.Path(), testPassword); err != nil {
		t.Error(err)
	}
	if after := posixLocks(t); after < before {
		t.Errorf("%d locks of %d are left", after, before)
	}
}

// Under another key, whoever knows what was before and has a former backup cannot open the file; all else is as it was.
func TestAnotherKeyIsNotReachedFromFormerBackups(t *testing.T) {
	planned(t)
	db := newSealedDB(t)
	importTwo(t, db)
	a, _ := attach(t, db, aBranch(t, db), fileOf(t, "决议.txt", "张三的转正决议"))
	if err := db.ChoosePlace(ctx, t.TempDir()); err != nil {
		t.Fatal(err)
	}
	backup := backedUp(t, db)
	if done, err := db.CopyToPlace(ctx); !done || err != nil {
		t.Fatal(done, err)
	}
	place := planFor(t, db).Place
	want, path := state(t, db), db.Path()
	code := seal.NewRecoveryCode()
	if _, err := Rekey(ctx, path, "换过的密码 123", code, nil); model.CodeOf(err) != model.Locked {
		t.Errorf("of an open file: %v", err)
	}
	db.Close()
	kept, err := Rekey(ctx, path, "换过的密码 123", code, nil)
	if err != nil {
		t.Fatal(err)
	}
	ForgetKeys()
	for _, former := range []string{backup, kept} {
		if _, err := Unlock(former, testPassword); err != nil {
			t.Fatal(err)
		}
	}
	for _, with := range []seal.Secret{testPassword, {Code: &testCode}} {
		if _, err := Unlock(path, with); model.CodeOf(err) != model.WrongPassword {
			t.Errorf("what was before gave %v", err)
		}
	}
	if s, _ := SealInfo(path); s.Unlocked {
		t.Error("the key of a former backup opens it")
	}
	for _, with := range []seal.Secret{{Password: "换过的密码 123"}, {Code: &code}} {
		if _, err := Unlock(path, with); err != nil {
			t.Fatal(err)
		}
	}
	checkSound(t, path)
	checkSound(t, kept)
	db = reopen(t, path)
	if db.older != "" {
		t.Errorf("opening says %s", db.older)
	}
	if state(t, db) != want {
		t.Error("it holds something else")
	}
	checkContent(t, db, a, "张三的转正决议")
	copies, _, err := PlainCopies(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, c := range copies {
		if !c.Former || c.Unsure {
			t.Errorf("listed as %+v", c)
		}
		all = append(all, c.Path)
	}
	if len(all) != 6 { // the file as it was, its backup, the copy at the second place, and the contents beside each
		t.Errorf("listed %v", all)
	}
	ForgetKeys()
	if _, err := Unlock(path, seal.Secret{Code: &code}); err != nil {
		t.Fatal(err)
	}
	if again, _, err := PlainCopies(ctx, path); err != nil || len(again) != 6 {
		t.Errorf("without the former key: %v %v", again, err)
	}
	if err := RemovePlain(ctx, path, all); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(place); len(left) != 1 { // the folder of the folder of contents
		t.Errorf("at the second place are %v", left)
	}
	checkContent(t, db, a, "张三的转正决议")
}

// Whatever backup takes the place of a sealed file, it stays sealed with the password that it has.
func TestRestoringKeepsThePasswordOfThePlace(t *testing.T) {
	db := newDB(t)
	if db.sealed != nil {
		t.Skip("a plain file is wanted first")
	}
	importTwo(t, db)
	a, _ := attach(t, db, aBranch(t, db), fileOf(t, "决议.txt", "张三的转正决议"))
	path, plain := db.Path(), backedUp(t, db)
	db.Close()
	seal.QuickForTests()
	sealedOnce := func(password string, how func() error) string {
		if err := how(); err != nil {
			t.Fatal(err)
		}
		db := reopen(t, path)
		defer db.Close()
		b, err := db.AutoBackup(ctx, password)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	first := sealedOnce("一", func() error {
		_, err := Seal(ctx, path, testPassword.Password, testCode, nil)
		return err
	})
	second := sealedOnce("二", func() error {
		_, err := Rekey(ctx, path, "第二个密码 123", testCode, nil)
		return err
	})
	if err := ChangeSecret(path, seal.Secret{Password: "第二个密码 123"}, seal.Secret{Password: "第三个密码 123"}); err != nil {
		t.Fatal(err)
	}
	for _, backup := range []string{plain, first, second} {
		if _, err := Restore(ctx, backup, path, "李干事", false, nil); err != nil {
			t.Fatal(err)
		}
		found, err := readSeal(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := found.Open(seal.Secret{Password: "第三个密码 123"}); err != nil {
			t.Errorf("after restoring %s: %v", backup, err)
		}
		checkSound(t, path)
		db := reopen(t, path)
		checkContent(t, db, a, "张三的转正决议")
		db.Close()
	}
}

// What is left in whatever way is listed: a WAL without its file, a copy in the making, one too damaged to tell.
func TestPlainRestsAreListed(t *testing.T) {
	db := newDB(t)
	if db.sealed != nil {
		t.Skip("a plain file is wanted first")
	}
	importTwo(t, db)
	path := db.Path()
	db.Close()
	plain := read(t, path)
	seal.QuickForTests()
	if _, err := Seal(ctx, path, testPassword.Password, testCode, nil); err != nil {
		t.Fatal(err)
	}
	before, _, err := PlainCopies(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	name := stem(path)
	folder := filepath.Dir(path)
	damaged := bytes.Clone(plain)
	clear(damaged[:4096])
	unreadable := append([]byte(plainMagic), bytes.Repeat([]byte("张三"), 3000)...)
	want := map[string]bool{} // whether it is unsure
	for at, c := range map[string]struct {
		b            []byte
		list, unsure bool
	}{
		name + " 2026-11-26 080000 " + reasonOverwritten + ".db-wal":     {append([]byte("\x37\x7f\x06\x82"), "张三"...), true, false},
		name + " 2026-11-26 080001 " + reasonOverwritten + ".db-journal": {[]byte("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7张三"), true, false},
		name + " 2026-11-26 080002 " + reasonOverwritten + ".db-wal":     {[]byte("sealed, or nothing"), false, false},
		temporaryPrefix + "123" + temporarySuffix:                        {plain, true, false},
		temporaryPrefix + "124" + temporarySuffix:                        {unreadable, true, true},
		name + "（复制）.db":                                                 {damaged, true, true},
		name + " 2026-11-26 080003 退出时.db":                               {damaged, true, false}, // a backup by its name
		"别人的.db":                                                         {damaged, false, false},
		name + "名册.xlsx":                                                 {[]byte("an export"), false, false},
	} {
		in := filepath.Join(folder, BackupFolder, at)
		if err := os.WriteFile(in, c.b, 0o600); err != nil {
			t.Fatal(err)
		}
		if c.list {
			want[in] = c.unsure
		}
	}
	copies, _, err := PlainCopies(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range copies {
		unsure, wanted := want[c.Path]
		if wanted && unsure != c.Unsure {
			t.Errorf("%s: unsure %v", c.Path, c.Unsure)
		}
		delete(want, c.Path)
	}
	if len(want) > 0 || len(copies) != len(before)+6 {
		t.Errorf("not listed: %v; all: %+v", want, copies)
	}
}

// The first page that the power tore while the WAL was written back is mended by the WAL; without one the file is damaged.
func TestATornFirstPageIsMendedByTheWAL(t *testing.T) {
	db := newSealedDB(t)
	importTwo(t, db)
	path, want := db.Path(), state(t, db)
	db.Close()
	pool, err := openPool(path, writing, "WAL")
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	for _, query := range []string{"CREATE TABLE passing (x)", "DROP TABLE passing"} { // writes the first page, and leaves all as it was
		if _, err := pool.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	torn := filepath.Join(t.TempDir(), filepath.Base(path))
	for _, suffix := range []string{"", "-wal"} {
		b := read(t, path+suffix)
		if suffix == "" {
			clear(b[seal.HeaderSize+512 : seal.HeaderSize+2048])
		}
		if err := os.WriteFile(torn+suffix, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	again := reopen(t, torn)
	if state(t, again) != want {
		t.Error("it holds something else")
	}
	again.Close()
	checkSound(t, torn)
	b := read(t, torn)
	clear(b[seal.HeaderSize+512 : seal.HeaderSize+2048])
	if err := os.WriteFile(torn, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(torn, Options{}); model.CodeOf(err) != model.Corrupt || !strings.Contains(err.Error(), "开头") {
		t.Errorf("without a WAL it gave %v", err)
	}
}

// A plain backup over a sealed file whose password was not given leaves a plain one, which is told, before and after.
func TestRestoringOverALockedFileSaysThatThePasswordIsGone(t *testing.T) {
	db := newDB(t)
	if db.sealed != nil {
		t.Skip("a plain file is wanted first")
	}
	path, plain := db.Path(), backedUp(t, db)
	db.Close()
	seal.QuickForTests()
	if _, err := Seal(ctx, path, testPassword.Password, testCode, nil); err != nil {
		t.Fatal(err)
	}
	told := func(r RestoreReport, err error) bool {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return strings.Contains(strings.Join(r.Problems, "\n"), "不再受密码保护")
	}
	if told(RestorePreview(ctx, plain, path, true)) {
		t.Error("an unlocked file, which stays sealed, is said to lose its password")
	}
	ForgetKeys()
	if !told(RestorePreview(ctx, plain, path, true)) {
		t.Error("the preview does not say that the password is gone")
	}
	if !told(Restore(ctx, plain, path, "李干事", true, nil)) {
		t.Error("the restore does not say that the password is gone")
	}
	if s, err := SealInfo(path); err != nil || s.Sealed {
		t.Errorf("the restored file: %+v, %v", s, err)
	}
}

// A second place that is not plugged in may hold more; the list says so, once it is there it does not.
func TestASecondPlaceThatWasNotLookedAtIsTold(t *testing.T) {
	planned(t)
	db := newSealedDB(t)
	if err := db.ChoosePlace(ctx, t.TempDir()); err != nil {
		t.Fatal(err)
	}
	place := planFor(t, db).Place
	if _, unseen, err := PlainCopies(ctx, db.Path()); err != nil || unseen != "" {
		t.Errorf("with the place there: %q %v", unseen, err)
	}
	away := place + " 拔下"
	if err := os.Rename(place, away); err != nil {
		t.Fatal(err)
	}
	if _, unseen, err := PlainCopies(ctx, db.Path()); err != nil || !strings.Contains(unseen, "“"+place+"”没有连上") {
		t.Errorf("without the place: %q %v", unseen, err)
	}
	if err := os.WriteFile(place, nil, 0o600); err != nil { // something else by that name
		t.Fatal(err)
	}
	if _, unseen, err := PlainCopies(ctx, db.Path()); err != nil || unseen == "" {
		t.Errorf("with a place that cannot be read: %q %v", unseen, err)
	}
}
