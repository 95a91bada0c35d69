package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// startedWith is the window of a program that was started with files, as a double click does.
func startedWith(t *testing.T, paths ...string) *Window {
	t.Helper()
	w := New(mainloop.NewApp(t), Options{Files: paths})
	w.Start()
	w.win.Show()
	t.Cleanup(w.closeOffice)
	settle(t, w)
	return w
}

func TestADataFileThatTheProgramIsStartedWithIsOpened(t *testing.T) {
	file, roster := uitest.SampleFile(t), filepath.Join(t.TempDir(), "花名册.csv")
	if err := os.WriteFile(roster, []byte("姓名,所在支部\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if w := startedWith(t, file); w.office == nil || w.office.Path() != file {
		t.Error("the data file is not open")
	}
	w := startedWith(t, roster, uitest.SampleFile(t))
	if got := words(w); w.office == nil || !strings.Contains(got, "花名册.csv") {
		t.Errorf("a sheet beside the data file is not imported: %s", got)
	}
}

// What cannot be opened is told in a dialog of plain words, and nothing else opens in its place.
func TestADataFileThatCannotBeOpenedIsTold(t *testing.T) {
	dir := t.TempDir()
	foreign, gone := filepath.Join(dir, "别的.sbd"), filepath.Join(dir, "移走了.sbd")
	if err := os.WriteFile(foreign, []byte(strings.Repeat("不是数据文件", 40)), 0o600); err != nil {
		t.Fatal(err)
	}
	held := uitest.SampleFile(t)
	o, err := office.Open(t.Context(), held, office.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	for path, want := range map[string]string{foreign: "不是双百的数据文件", gone: "“移走了.sbd”不在原处", held: "现在不能改动"} {
		w := startedWith(t, path)
		if got := words(w); w.office != nil || !strings.Contains(got, want) {
			t.Errorf("%s: does not say %q", filepath.Base(path), want)
		}
	}
}

func TestOfTwoDataFilesTheFirstIsOpened(t *testing.T) {
	first, second := uitest.SampleFile(t), uitest.SampleFile(t)
	w := startedWith(t, first, second, filepath.Join(t.TempDir(), "没有了.xlsx"))
	got := words(w)
	if w.office == nil || w.office.Path() != first || !strings.Contains(got, "一次只打开一份数据文件") || !strings.Contains(got, "“没有了.xlsx”不在原处") {
		t.Errorf("shows %s", got)
	}
}

// A data file dropped on the window is opened; sheets go to the screen that takes them.
func TestADroppedDataFileIsOpened(t *testing.T) {
	w := openWindow(t, Options{})
	second := uitest.SampleFile(t)
	w.dropped([]string{second}, func([]string) { t.Error("the screen is given a data file") })
	settle(t, w)
	if w.office.Path() != second {
		t.Error("the data file is not open")
	}
	w.dropped([]string{second, "表.xlsx"}, nil)
	settle(t, w)
	if !strings.Contains(words(w), "数据文件一次打开一份") {
		t.Error("it is not told that a data file is opened alone")
	}
	var given []string
	w.dropped([]string{"表.xlsx"}, func(paths []string) { given = paths })
	settle(t, w)
	if len(given) != 1 {
		t.Error("the screen is not given its sheet")
	}
}
