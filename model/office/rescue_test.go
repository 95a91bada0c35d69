package office

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// What is said before a data file is closed is true: "saved" only of one that is in its place.
func TestSecureTellsOfAFileThatIsNotInItsPlace(t *testing.T) {
	ctx := context.Background()
	for _, written := range []bool{false, true} {
		made := emptyOffice(t)
		path := made.Path()
		made.Close()
		o, err := Open(ctx, path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer o.Close()
		err = o.Secure(ctx, "退出时")
		if backups, _ := o.Backups(); err != nil || len(backups) != 0 {
			t.Errorf("a file that nobody changed: %v, %d backups", err, len(backups))
		}
		if written {
			saveBranch(t, o, "甲支部")
		}
		os.Remove(path)
		err = o.Secure(ctx, "退出时")
		if text := model.MessageOf(err); model.CodeOf(err) != model.Missing || strings.Contains(text, "本身已经保存") || o.Rescued() == "" || !strings.Contains(text, o.Rescued()) {
			t.Errorf("written %v: %q", written, text)
		}
	}
}

// The program was killed after a change: the next time it is closed the change is backed up, and then no more.
func TestSecureBacksUpWhatAKilledProgramLeft(t *testing.T) {
	ctx, o := context.Background(), emptyOffice(t)
	at := time.Date(2026, 11, 25, 9, 0, 0, 0, time.Local)
	now := func() time.Time { at = at.Add(time.Minute); return at }
	path := o.Path()
	o.Close()
	reopen := func() *Office {
		o, err := Open(ctx, path, Options{Now: now})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { o.Close() })
		return o
	}
	killed := reopen()
	if _, err := killed.BackupNow(ctx, "导入前"); err != nil {
		t.Fatal(err)
	}
	saveBranch(t, killed, "甲支部")
	killed.Close() // without Secure
	for i, want := range []int{2, 2} {
		o := reopen()
		if err := o.Secure(ctx, "退出时"); err != nil {
			t.Fatal(err)
		}
		if all, _ := o.Backups(); len(all) != want {
			t.Errorf("closed %d times after it was killed: %d backups, want %d", i+1, len(all), want)
		}
		o.Close()
	}
}

func TestSecureSaysThatTheFileIsWholeWhenOnlyTheBackupFails(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	saveBranch(t, o, "甲支部")
	if err := os.WriteFile(filepath.Join(filepath.Dir(o.Path()), "备份"), nil, 0o600); err != nil { // no folder can be made there
		t.Fatal(err)
	}
	if err := o.Secure(ctx, "退出时"); !strings.HasSuffix(model.MessageOf(err), "。数据文件本身已经保存，只是这次没有多留一份") {
		t.Error(err)
	}
}
