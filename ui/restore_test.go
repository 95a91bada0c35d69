package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// A restore waits for what reads or writes in the data file, and stops what can be stopped.
func TestARestoreLeavesRunningWorkItsDataFile(t *testing.T) {
	for _, stop := range []string{"", "停止核对"} {
		w := openWindow(t, Options{})
		before := w.office
		before.SetWho("李干事")
		backup, err := before.BackupNow(context.Background(), "试")
		if err != nil {
			t.Fatal(err)
		}
		moveTo(t, w, "东区")
		settle(t, w)
		going, done := make(chan struct{}), make(chan struct{})
		var stopped bool
		var worked error
		look := w.search("幼儿园")
		w.desk.Run(shell.Work{What: "正在核对", Stop: stop,
			Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
				select {
				case <-going:
				case <-ctx.Done():
					stopped = true
				}
				if o != before {
					worked = errors.New("the work got another data file")
				} else {
					_, worked = o.Committee(context.WithoutCancel(ctx))
				}
				return ctx.Err()
			},
			Done: func(error) error { close(done); return nil }})
		w.restore(backup)
		if stop == "" && w.office != before {
			t.Error("the data file was closed under running work")
		}
		if stop == "" {
			close(going)
		}
		settle(t, w)
		<-done
		if worked != nil {
			t.Error(worked)
		}
		if stopped != (stop != "") {
			t.Errorf("work with stop %q: stopped %v", stop, stopped)
		}
		if past, err := w.office.History(context.Background(), 1); err != nil || len(past) != 1 || past[0].Who != "李干事" {
			t.Errorf("the restore is not noted under the name of who did it: %+v %v", past, err)
		}
		if w.office == nil || w.office == before || filepath.Base(w.office.Path()) != "mine.sbd" || district(t, w) != "某某区" {
			t.Error("the backup was not put in the place of the data file: " + words(w))
		}
		look(context.Background()) // a search that began before the restore still has its index
	}
}

// A restore is what a data file that was removed or overwritten needs: it is done, and what is said of the file is true.
func TestARestoreOfADataFileThatIsGoneOrOverwritten(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"removed": os.Remove,
		"renamed": func(path string) error { return os.Rename(path, path+".old") },
		"overwritten": func(path string) error {
			return os.WriteFile(path, []byte("this is a letter, not a data file, and it is longer than a header would be"), 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := openWindow(t, Options{})
			backup, err := w.office.BackupNow(context.Background(), "试")
			if err != nil {
				t.Fatal(err)
			}
			moveTo(t, w, "东区")
			settle(t, w)
			if err := spoil(w.office.Path()); err != nil {
				t.Fatal(err)
			}
			w.restore(backup)
			settle(t, w)
			if w.office == nil || district(t, w) != "某某区" {
				t.Fatalf("the backup is not open:\n%s", words(w))
			}
			want := map[bool]string{true: "被别的程序改动或覆盖过", false: "另存在“备份”文件夹"}[name == "overwritten"]
			if got := sentences(w); !strings.Contains(got, want) {
				t.Errorf("nothing is said of the file that was there:\n%s", got)
			}
		})
	}
}

// When the backup is refused and the data file is gone too, what is open was saved, and the window says where.
func TestARefusedRestoreOfADataFileThatIsGone(t *testing.T) {
	w := openWindow(t, Options{})
	os.Remove(w.office.Path())
	w.restore(filepath.Join(t.TempDir(), "没有.db"))
	settle(t, w)
	if got := sentences(w); w.office != nil || !strings.Contains(got, "没有做成") || !strings.Contains(got, "另存为") || !strings.Contains(got, "建立党委资料") {
		t.Errorf("the window shows:\n%s", got)
	}
}

// A file that is open for looking cannot be replaced from here: no restore is offered, and none is done.
func TestWhileOnlyLookingNothingIsRestored(t *testing.T) {
	first := openWindow(t, Options{})
	backup, err := first.office.BackupNow(context.Background(), "试")
	if err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, Options{Data: first.office.Path()})
	if err := w.open(first.office.Path(), opening{screen: shell.Settings, readOnly: true}); err != nil {
		t.Fatal(err)
	}
	settle(t, w)
	if got := sentences(w); strings.Contains(got, "\n恢复\n") || strings.Contains(got, "从别处的备份恢复") || !strings.Contains(got, "不能恢复备份") {
		t.Errorf("the settings show:\n%s", got)
	}
	before := w.office
	w.restore(backup)
	settle(t, w)
	if w.office != before || !before.ReadOnly() {
		t.Error("the file that is looked at was let go")
	}
	first.closeOffice()
	openFile(t, w, before.Path())
	settle(t, w)
	if w.office == nil || w.office.ReadOnly() {
		t.Error("the file cannot be changed although nobody else has it any more")
	}
	moveTo(t, w, "东区")
}
