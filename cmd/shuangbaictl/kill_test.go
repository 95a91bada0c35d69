package main

import (
	"context"
	"fmt"
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
	"github.com/shuangbai/shuangbai/model/office"
)

const (
	childArgs = "SHUANGBAICTL_ARGS"  // makes the test binary the program itself, with these arguments, one a line
	killCount = "SHUANGBAICTL_KILLS" // how many kills instead of the usual ones; `make kills` asks for 200
	killRows  = 2000
)

// TestMain runs the program itself when a test starts this binary as its child.
func TestMain(m *testing.M) {
	if args := os.Getenv(childArgs); args != "" {
		setUp()
		os.Exit(run(context.Background(), strings.Split(args, "\n"), os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// TestKilledImportIsWholeOrAbsent kills the program at random moments of an import, from its start to past its end,
// and looks at the data file each time.
func TestKilledImportIsWholeOrAbsent(t *testing.T) { killImports(t, nil) }

// A file with a password stands being killed as any other.
func TestKilledImportIntoASealedFile(t *testing.T) {
	sealAll(t)
	killImports(t, []string{"--password-file", secretFile(t, killPassword)})
}

func killImports(t *testing.T, flags []string) {
	kills := 12
	if n, err := strconv.Atoi(os.Getenv(killCount)); err == nil {
		kills = n
	}
	dir := t.TempDir()
	roster := bigRoster(t, dir)
	empty := filepath.Join(dir, "empty.sbd")
	must(t, "--data", empty, "--json", "init", "--name", "某某区律师行业综合党委", "--sector", "law")
	if flags != nil {
		sealIt(t, empty)
	}
	raw, err := os.ReadFile(empty)
	if err != nil {
		t.Fatal(err)
	}
	begin := time.Now()
	if n := killAfter(t, dir, raw, roster, time.Minute, flags); n != killRows {
		t.Fatalf("the import that nobody killed wrote %d members", n)
	}
	whole := time.Since(begin)
	absent, present := 0, 0
	for range kills {
		switch n := killAfter(t, dir, raw, roster, time.Duration(rand.Int64N(int64(whole*11/10))), flags); n {
		case 0:
			absent++
		case killRows:
			present++
		default:
			t.Fatalf("%d of %d members after a kill", n, killRows)
		}
	}
	t.Logf("%d kills within %v: %d imports absent, %d whole, every file verified", kills, whole, absent, present)
}

// killAfter starts an import into a fresh copy of the data file, kills it after a while, verifies the file and
// returns how many members it holds.
func killAfter(t *testing.T, dir string, empty []byte, roster string, wait time.Duration, flags []string) int {
	t.Helper()
	folder, err := os.MkdirTemp(dir, "kill")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(folder)
	data := filepath.Join(folder, "data.sbd")
	if err := os.WriteFile(data, empty, 0o600); err != nil {
		t.Fatal(err)
	}
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childArgs+"="+strings.Join(append(slices.Clone(flags), "--data", data, "import", roster), "\n"))
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- child.Wait() }()
	select {
	case <-time.After(wait):
		_ = child.Process.Kill()
		<-done
	case <-done:
	}
	report, err := office.Verify(context.Background(), data)
	if err != nil || !report.Sound() {
		t.Fatalf("killed after %v: %v %v", wait, report.Problems, err)
	}
	return int(report.Counts["member"])
}

// bigRoster writes a roster of killRows people with valid ID numbers.
func bigRoster(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("姓名,性别,公民身份号码,所在党支部,加入党组织日期\n")
	for i := range killRows {
		body := fmt.Sprintf("320104198%d%02d%02d%03d", i%10, 1+i%12, 1+i%28, i%999/2*2+1)
		body = body[:14] + fmt.Sprintf("%03d", (i*7)%1000)
		sex := "女"
		if (body[16]-'0')%2 == 1 {
			sex = "男"
		}
		fmt.Fprintf(&b, "%c%c%c,%s,%s,第%d党支部,2010-07-01\n", '王'+rune(i%20), '一'+rune(i%3000), '丁'+rune(i/40), sex, body+string(model.IDCheckDigit(body)), i/40)
	}
	path := filepath.Join(dir, "roster.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
