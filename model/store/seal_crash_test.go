package store

import (
	"bufio"
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// secretFile tells the child process of the tests here, a line each: what it does, the data file, and the folder of known states.
const secretFile = "STORE_SECRET_FILE"

// The passwords of the child: numbered ones in turn, and the one of a seal that it makes.
func theNth(n int) seal.Secret { return seal.Secret{Password: "江城 " + strconv.Itoa(n)} }

var anotherPassword = seal.Secret{Password: "新的一句话 7"}

// changeSecretUntilKilled changes what the data file is sealed with, and says when it begins and what is done.
func changeSecretUntilKilled(told string) {
	words := strings.Split(told, "\n")
	what, path := words[0], words[1]
	KnownFolder = words[2]
	seal.QuickForTests()
	_, _ = Unlock(path, testPassword)
	os.Stdout.WriteString("open\n")
	var err error
	switch what {
	case "password":
		for n := 2026; err == nil; n++ {
			if err = ChangeSecret(path, theNth(n), theNth(n+1)); err == nil {
				os.Stdout.WriteString("saved\n")
			}
		}
	case "rekey":
		_, err = Rekey(ctx, path, anotherPassword.Password, seal.NewRecoveryCode(), nil)
	case "seal":
		_, err = Seal(ctx, path, anotherPassword.Password, seal.NewRecoveryCode(), nil)
	case "unseal":
		_, err = Unseal(ctx, path, nil)
	}
	if err != nil {
		os.Stdout.WriteString("failed " + err.Error() + "\n")
		os.Exit(1)
	}
	os.Exit(0)
}

// killSecretChange starts the child, kills it some time after it began, and returns how many changes it reported and how long it ran.
func killSecretChange(t *testing.T, what, path string, wait time.Duration) (saved int, took time.Duration) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), secretFile+"="+what+"\n"+path+"\n"+KnownFolder)
	out, err := child.StdoutPipe()
	if err == nil {
		err = child.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	for lines := bufio.NewScanner(out); lines.Scan(); {
		switch word := lines.Text(); {
		case word == "open":
			begun = time.Now()
			defer time.AfterFunc(wait, func() { _ = child.Process.Kill() }).Stop()
		case word == "saved":
			saved++
		case strings.HasPrefix(word, "failed"):
			t.Error(word)
		}
	}
	_ = child.Wait() // it was killed, or is done
	return saved, time.Since(begun)
}

func killsOr(n int) int {
	if told, err := strconv.Atoi(os.Getenv(crashKills)); err == nil {
		return told
	}
	if testing.Short() {
		return 3
	}
	return n
}

// Whenever a change of the password is killed, the last one or the next one opens the file, the other does not any more, and a change that
// was cut off is not told as damage.
func TestKilledWhileChangingThePassword(t *testing.T) {
	path := closedSealedFile(t)
	if err := ChangeSecret(path, testPassword, theNth(2026)); err != nil {
		t.Fatal(err)
	}
	var former, later, cutOff int
	for i := range killsOr(20) {
		saved, _ := killSecretChange(t, "password", path, time.Duration(rand.IntN(40_000))*time.Microsecond)
		ForgetKeys()
		last, next := theNth(2026+saved), theNth(2027+saved)
		tried := []seal.Secret{last, next}
		if i%2 == 1 {
			slices.Reverse(tried)
		}
		opened := -1
		for j, with := range tried {
			told, err := Unlock(path, with)
			if err != nil {
				if model.CodeOf(err) != model.WrongPassword {
					t.Fatalf("kill %d: %v", i, err)
				}
				continue
			}
			if opened >= 0 {
				t.Errorf("kill %d: both passwords open", i)
			}
			opened = j
			if strings.Contains(told, "做到一半断了") {
				cutOff++
			} else if told != "" && !strings.Contains(told, "坏了") {
				t.Errorf("kill %d: told %q", i, told)
			}
			if s, err := SealInfo(path); err != nil || s.Damaged {
				t.Errorf("kill %d: it is not mended: %+v %v", i, s, err)
			}
		}
		if opened < 0 {
			t.Fatalf("kill %d: neither the password of before nor the new one opens", i)
		}
		with := tried[opened]
		if with == last {
			former++
		} else {
			later++
		}
		if n := examineAfterKill(t, path); n != 300 {
			t.Fatalf("kill %d: %d members", i, n)
		}
		if err := ChangeSecret(path, with, theNth(2026)); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d times the password of before, %d times the new one; %d times cut off between the copies", former, later, cutOff)
}

// Whenever giving a password, another key or taking the password off is killed, the file opens as it was or as it was to be, whole and with its
// attachments, without being taken for another one, and all that is left of it without the present password is listed.
func TestKilledWhileSealing(t *testing.T) {
	t.Cleanup(func(before string) func() { return func() { KnownFolder = before } }(KnownFolder))
	for _, what := range []string{"seal", "rekey", "unseal"} {
		t.Run(what, func(t *testing.T) {
			KnownFolder = t.TempDir()
			source := closedFile(t)
			if s, err := SealInfo(source); err == nil && s.Sealed && what == "seal" {
				t.Skip("a plain file is wanted first")
			}
			db := reopen(t, source)
			attach(t, db, aBranch(t, db), fileOf(t, "决议.txt", strings.Repeat("张三的转正决议\n", 50_000)))
			if db.Close(); what != "seal" && db.sealed == nil {
				sealFile(t, source)
				if err := os.RemoveAll(db.contents.path); err != nil {
					t.Fatal(err)
				}
			}
			var before, after int
			try := func(wait time.Duration) time.Duration {
				folder := t.TempDir()
				path := filepath.Join(folder, filepath.Base(source))
				if err := os.CopyFS(folder, os.DirFS(filepath.Dir(source))); err != nil {
					t.Fatal(err)
				}
				_, _ = Unlock(path, testPassword)
				reopen(t, path).Close()
				keepRestored(ctx, path, cameBy{})
				_, took := killSecretChange(t, what, path, wait)
				if examineSealing(t, what, path) {
					after++
				} else {
					before++
				}
				return took
			}
			whole := try(time.Minute)
			if after != 1 {
				t.Fatal("nobody killed it, and nothing was changed")
			}
			for i := range killsOr(10) {
				wait := time.Duration(rand.Int64N(int64(whole)))
				if i%2 == 0 { // about its end, where one file takes the other's place
					wait = whole*3/4 + time.Duration(rand.Int64N(int64(whole/2)))
				}
				try(wait)
			}
			t.Logf("killed within %v: %d times as it was, %d times as it was to be", whole, before, after-1)
		})
	}
}

// examineSealing looks at what a killed change left, and reports whether it is the file that was to be.
func examineSealing(t *testing.T, what, path string) (done bool) {
	t.Helper()
	ForgetKeys()
	s, err := SealInfo(path)
	if err != nil {
		t.Fatal(err)
	}
	if s.Sealed {
		var opened []seal.Secret
		for _, with := range []seal.Secret{testPassword, anotherPassword} {
			if told, err := Unlock(path, with); err == nil {
				if opened = append(opened, with); told != "" {
					t.Errorf("told %q", told)
				}
			}
		}
		if len(opened) != 1 {
			t.Fatalf("%d of two passwords open it", len(opened))
		}
		done = opened[0] == anotherPassword
	} else {
		done = what == "unseal"
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if w := db.Warning(); w != "" || db.exchanged != "" {
		t.Errorf("opened with a warning: %s", w)
	}
	if n, found, err := CheckAttachments(ctx, path, true); n != 1 || found != nil || err != nil || countMembers(t, db) != 300 {
		t.Errorf("%d attachments, %q %v", n, FaultTexts(found), err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	checkSound(t, path)
	if s.Sealed {
		mustBeListed(t, path)
	}
	return done
}

// mustBeListed fails when something plain lies about a sealed file that PlainCopies does not list.
func mustBeListed(t *testing.T, path string) {
	t.Helper()
	copies, _, err := PlainCopies(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(filepath.Dir(path), func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(at)
		plain := bytes.HasPrefix(b, []byte(plainMagic)) || bytes.Contains(b, []byte("张三的转正决议"))
		if plain && !slices.ContainsFunc(copies, func(c PlainCopy) bool { return strings.HasPrefix(at, c.Path) }) {
			t.Errorf("%s is plain, and not listed", at)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
