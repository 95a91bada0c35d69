package store

import (
	"bufio"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// crashFile names the data file for the child process of TestKilledWhileWriting.
const crashFile = "STORE_CRASH_FILE"

// crashKills may ask for more kills than the usual twenty.
const crashKills = "STORE_CRASH_KILLS"

// batch is the number of members in one change set of the child.
const batch = 400

// TestMain runs the child of a test when it is asked to.
func TestMain(m *testing.M) {
	if told := os.Getenv(secretFile); told != "" {
		changeSecretUntilKilled(told)
	}
	for _, of := range []string{crashFile, attachFile, readFile} {
		if path := os.Getenv(of); path != "" {
			_, _ = Unlock(path, testPassword) // where it is sealed
		}
	}
	if path := os.Getenv(crashFile); path != "" {
		writeUntilKilled(path)
	}
	if path := os.Getenv(attachFile); path != "" {
		attachUntilKilled(path)
	}
	if path := os.Getenv(readFile); path != "" {
		readUntilTold(path)
	}
	if told := os.Getenv(restoreFile); told != "" {
		restoreOnce(told)
	}
	os.Exit(m.Run())
}

// writeUntilKilled imports batches and says each time that one is saved, after it is.
func writeUntilKilled(path string) {
	db, err := Open(path, Options{})
	if err != nil {
		os.Stdout.WriteString("failed " + err.Error() + "\n")
		os.Exit(1)
	}
	os.Stdout.WriteString("open\n")
	for {
		_, err := db.Write(ctx, Change{Who: "甲", Why: "导入", Kind: "import"}, func(tx *Tx) error {
			o := model.Org{Name: "党支部", Kind: model.Branch, ReportedSize: -1}
			if err := tx.PutOrg(&o); err != nil {
				return err
			}
			return importMembers(tx, o.ID, batch)
		})
		if err != nil {
			os.Stdout.WriteString("failed " + err.Error() + "\n")
			os.Exit(1)
		}
		os.Stdout.WriteString("saved\n")
	}
}

func TestKilledWhileWriting(t *testing.T) { killWhileWriting(t, closedFile) }

// The file of a committee with a password stands being killed as any other.
func TestKilledWhileWritingASealedFile(t *testing.T) { killWhileWriting(t, closedSealedFile) }

// closedSealedFile is closedFile with a password.
func closedSealedFile(t testing.TB) string {
	path := closedFile(t)
	if s, err := SealInfo(path); err != nil || !s.Sealed {
		sealFile(t, path)
	}
	return path
}

func killWhileWriting(t *testing.T, make func(testing.TB) string) {
	kills := 20
	if n, err := strconv.Atoi(os.Getenv(crashKills)); err == nil {
		kills = n
	}
	if testing.Short() {
		kills = 3
	}
	path := make(t)
	before := 300 // as closedFile makes
	for i := range kills {
		// A file that was killed before is killed again: what a crash leaves must be a good start.
		saved := killOne(t, crashFile, path)
		got := examineAfterKill(t, path)
		if (got-before)%batch != 0 {
			t.Fatalf("kill %d: a part of an import is in the file: %d members, %d before", i, got, before)
		}
		if n := (got - before) / batch; n < saved || n > saved+1 {
			t.Fatalf("kill %d: %d imports were reported saved, %d are in the file", i, saved, n)
		}
		before = got
		if before > 6000 {
			path, before = make(t), 300
		}
	}
}

// killOne starts the child, kills it at some moment of its work and returns how many imports it reported saved.
func killOne(t *testing.T, as, path string) (saved int) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), as+"="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(20*time.Second, func() { child.Process.Kill() })
	defer timer.Stop()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		switch word := lines.Text(); {
		case word == "open":
			time.AfterFunc(time.Duration(rand.IntN(150_000))*time.Microsecond, func() { child.Process.Kill() })
		case word == "saved":
			saved++
		case strings.HasPrefix(word, "failed"):
			t.Error(word)
		}
	}
	_ = child.Wait() // it was killed
	return saved
}

// examineAfterKill verifies the file as the kill left it, opens it, and returns the number of members.
func examineAfterKill(t *testing.T, path string) int {
	t.Helper()
	checkSound(t, path)
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatalf("cannot be opened after a kill: %v", err)
	}
	defer db.Close()
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.tmp")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	return countMembers(t, db)
}
