package files

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/uitest"
)

// Where the system has no dialog of its own, a file is found with the keyboard alone, and Esc leads back.
func TestAFileIsChosenByTheKeyboard(t *testing.T) {
	tr, dir := uitest.New(t), t.TempDir()
	for _, name := range []string{"名册/花名册.xlsx", "名册/说明.txt", "名册/旧/空.txt"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	ask := func(folders bool) *ownChooser {
		c := showOwn(tr.Window, Request{Title: "选择", Start: dir, Kinds: []Kind{Spreadsheets}}, folders, func(path string) { got = append(got, path) })
		tr.Wait("the folder", func() bool { return c.folder == dir })
		return c
	}
	press := func(keys ...fyne.KeyName) {
		for _, key := range keys {
			if f := tr.Window.Canvas().Focused(); f != nil {
				f.TypedKey(&fyne.KeyEvent{Name: key})
			}
		}
	}
	c := ask(false)
	inner := filepath.Join(dir, "名册")
	press(fyne.KeyReturn) // into the folder
	tr.Wait("the folder in it", func() bool { return c.folder == inner })
	tr.SeesNot("说明.txt")
	press(fyne.KeyBackspace)
	tr.Wait("the folder above", func() bool { return c.folder == dir })
	press(fyne.KeyReturn)
	tr.Wait("the folder in it", func() bool { return c.folder == inner })
	press(fyne.KeyDown, fyne.KeyReturn)
	if len(got) != 1 || got[0] != filepath.Join(inner, "花名册.xlsx") || c.dialog.Open() {
		t.Errorf("chosen: %v", got)
	}
	c = ask(false)
	tr.Window.Canvas().Focus(c.entry)
	c.entry.SetText(filepath.Join(dir, "没有.xlsx"))
	tr.Press("打开")
	tr.Sees("没有这个文件")
	if c.dialog.Cancel(); c.dialog.Open() || len(got) != 1 {
		t.Error("the safe verb chooses something")
	}
	c = ask(true)
	press(fyne.KeyReturn)
	tr.Wait("the folder in it", func() bool { return c.folder == inner })
	tr.SeesNot("花名册.xlsx")
	tr.Press("选这个文件夹")
	if len(got) != 2 || got[1] != inner {
		t.Errorf("the folder chosen: %v", got)
	}
}
