package files

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/shuangbai/shuangbai/ui/kit"
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
		c := (&ownChooser{win: tr.Window, request: Request{Title: "选择", Start: dir, Kinds: []Kind{Spreadsheets}}, folders: folders,
			chosen: func(paths []string) { got = append(got, paths...) }}).show()
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

// Where several files may be given, several are selected with the keyboard or with Ctrl and Shift, and folders among them are left out. What
// is typed meanwhile stays in the dialog: nothing behind it takes a key.
func TestSeveralFilesAreChosenAtOnce(t *testing.T) {
	tr, dir := uitest.New(t), t.TempDir()
	for _, name := range []string{"甲.xlsx", "乙.xlsx", "丙.csv", "丁.txt", "旧/戊.xlsx"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var behind []string
	var keys []kit.Shortcut
	for _, k := range []struct {
		key fyne.KeyName
		mod fyne.KeyModifier
	}{{fyne.KeyReturn, fyne.KeyModifierControl}, {fyne.Key3, fyne.KeyModifierControl}, {fyne.KeyZ, fyne.KeyModifierControl}, {fyne.KeyO, fyne.KeyModifierControl}, {fyne.KeyF5, 0}, {fyne.KeyF8, 0}, {fyne.KeyEscape, 0}} {
		keys = append(keys, kit.Shortcut{Key: k.key, Mod: k.mod, Do: func() { behind = append(behind, string(k.key)) }})
	}
	kit.SetKeys(tr.Window.Canvas(), keys)
	var got []string
	ask := func() *ownChooser {
		got = nil
		c := (&ownChooser{win: tr.Window, request: Request{Title: "选择", Start: dir, Kinds: []Kind{Spreadsheets}}, several: true, chosen: func(paths []string) { got = paths }}).show()
		tr.Wait("the folder", func() bool { return c.folder == dir })
		return c
	}
	focused := func() fyne.Focusable { return tr.Window.Canvas().Focused() }
	press := func(keys ...fyne.KeyName) {
		for _, key := range keys {
			focused().TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
	names := func() string {
		var all []string
		for _, path := range got {
			all = append(all, filepath.Base(path))
		}
		return strings.Join(all, " ")
	}
	shown := "丙.csv 乙.xlsx 甲.xlsx" // as the folder lists them

	c := ask()
	focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	tr.Sees("选了 3 个文件")
	press(fyne.KeyReturn)
	if names() != shown || c.dialog.Open() {
		t.Errorf("all that is chosen: %s", names())
	}

	c = ask()
	press(fyne.KeyEnd, fyne.KeySpace, fyne.KeyUp, fyne.KeyUp, fyne.KeySpace)
	tr.Sees("选了 2 个文件")
	tr.Press("打开")
	if names() != "丙.csv 甲.xlsx" || c.dialog.Open() {
		t.Errorf("by Space: %s", names())
	}

	c = ask()
	press(fyne.KeyEnd, fyne.KeySpace, fyne.KeyEscape)
	if len(c.list.Selected()) != 0 || !c.dialog.Open() {
		t.Error("Esc does not give up what is selected first")
	}
	press(fyne.KeyEnd, fyne.KeyReturn)
	if names() != strings.Fields(shown)[2] {
		t.Errorf("one alone: %s", names())
	}

	c = ask()
	press(fyne.KeyEnd, fyne.KeySpace)
	c.entry.SetText(filepath.Join(dir, "乙.xlsx"))
	tr.Press("打开")
	if names() != "乙.xlsx" {
		t.Errorf("what was typed: %s", names())
	}

	c = ask()
	for _, sc := range []fyne.Shortcut{&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}, &desktop.CustomShortcut{KeyName: fyne.Key3, Modifier: fyne.KeyModifierControl},
		&fyne.ShortcutUndo{}, &desktop.CustomShortcut{KeyName: fyne.KeyO, Modifier: fyne.KeyModifierControl}} {
		if c.dialog.Open() {
			focused().(fyne.Shortcutable).TypedShortcut(sc)
		}
	}
	if !c.dialog.Open() {
		c = ask() // Ctrl+Enter is its main button
	}
	press(fyne.KeyF5, fyne.KeyF8, fyne.KeyEscape)
	if c.dialog.Open() || len(behind) > 0 {
		t.Errorf("open %v; what stands behind took %v", c.dialog.Open(), behind)
	}
}
