package office

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model/store"
)

// What is said of a problem does not say two things: only damaged data are to be restored.
func TestTheTextOfACheckSaysWhatEachProblemNeeds(t *testing.T) {
	log := Verification{Report: store.Report{Problems: []string{"改动记录有缺口（1 处）；数据本身可以使用，不用恢复"}}}
	if got := log.Text(); strings.Contains(got, "另存") || strings.Contains(strings.ReplaceAll(got, "不用恢复", ""), "恢复") {
		t.Errorf("of the log: %s", got)
	}
	data := Verification{Report: store.Report{Problems: []string{"文件内部已损坏（1 处）；用最近一次备份恢复"}, Damaged: true}}
	if got := data.Text(); !strings.Contains(got, "恢复之前，先把这个文件另存一份") {
		t.Errorf("of the data: %s", got)
	}
}

// putCopy writes an empty file into the backup folder of a data file.
func putCopy(t *testing.T, o *Office, name string) {
	t.Helper()
	folder := filepath.Join(filepath.Dir(o.Path()), store.BackupFolder)
	stem := strings.TrimSuffix(filepath.Base(o.Path()), filepath.Ext(o.Path()))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, stem+" "+name+".db"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestWhatWasSetAsideIsNoBackup(t *testing.T) {
	o := emptyOffice(t)
	putCopy(t, o, "2030-01-01 080000 恢复前的旧数据")
	putCopy(t, o, "2030-01-02 080000 数据文件被移走时")
	if at, err := o.LastBackup(); err != nil || !at.IsZero() {
		t.Errorf("backed up at %v", at)
	}
	putCopy(t, o, "2029-12-31 080000 退出时")
	putCopy(t, o, "2029-12-30 080000 退出时")
	if at, err := o.LastBackup(); err != nil || at.Format(time.DateOnly) != "2029-12-31" {
		t.Errorf("backed up at %v", at)
	}
	aside, err := o.SetAside()
	if err != nil || len(aside) != 2 || aside[0].Reason != "数据文件被移走时" {
		t.Errorf("set aside %+v: %v", aside, err)
	}
}

// An old backup that cannot be removed keeps nobody from importing.
func TestABackupIsMadeWhereAnOldOneStays(t *testing.T) {
	o := emptyOffice(t)
	folder := filepath.Join(filepath.Dir(o.Path()), store.BackupFolder)
	for i := range 25 {
		name := time.Date(2030, 1, 1, 8, i, 0, 0, time.Local).Format("2006-01-02 150405") + " 退出时"
		if i > 0 {
			putCopy(t, o, name)
			continue
		}
		stem := strings.TrimSuffix(filepath.Base(o.Path()), filepath.Ext(o.Path()))
		if err := os.MkdirAll(filepath.Join(folder, stem+" "+name+".db", "打开着"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	path, err := o.BackupNow(t.Context(), "导入前")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}
