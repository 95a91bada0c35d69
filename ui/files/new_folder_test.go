package files

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/shuangbai/shuangbai/ui/uitest"
)

// A folder to put something into need not be there yet: it is made by a button, or when its path is chosen once more.
func TestAFolderIsMadeWhereItIsChosen(t *testing.T) {
	tr, dir := uitest.New(t), t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "旧"), 0o700); err != nil {
		t.Fatal(err)
	}
	var got []string
	ask := func(make bool) *ownChooser {
		c := (&ownChooser{win: tr.Window, request: Request{Title: "自评表放到哪个文件夹", Start: dir, Make: make}, folders: true,
			chosen: func(paths []string) { got = append(got, paths...) }}).show()
		tr.Wait("the folder", func() bool { return c.folder == dir })
		return c
	}
	there := func(path string) bool { info, err := os.Stat(path); return err == nil && info.IsDir() }

	c := ask(true)
	tr.Sees("选的是“" + filepath.Base(dir) + "”")
	c.list.SetCurrent(filepath.Join(dir, "旧"))
	c.name(filepath.Join(dir, "旧")) // as ↓ in the list does
	tr.Sees("选的是“旧”")
	wanted := filepath.Join(dir, "自评表", "2026")
	c.entry.SetText(wanted)
	tr.Press("选这个文件夹")
	if tr.Sees("还没有“2026”这个文件夹，再按一次"); there(wanted) || len(got) > 0 {
		t.Fatalf("made without a question, chosen %v", got)
	}
	tr.Press("选这个文件夹")
	if !there(wanted) || len(got) != 1 || got[0] != wanted || c.dialog.Open() {
		t.Fatalf("chosen %v", got)
	}

	c = ask(true)
	c.entry.SetText(filepath.Join(dir, "甲"))
	tr.Press("选这个文件夹")
	c.entry.SetText(filepath.Join(dir, "乙"))
	if tr.Press("选这个文件夹"); there(filepath.Join(dir, "乙")) {
		t.Error("another folder than the one that was named is made")
	}
	tr.Press("新建文件夹")
	tr.Type("名称", "a/b")
	tr.Press("新建")
	tr.Sees("写一个名称，不带")
	tr.Type("名称", "2026自评表")
	tr.Press("新建")
	inner := filepath.Join(dir, "2026自评表")
	tr.Wait("the new folder", func() bool { return c.folder == inner })
	tr.Press("选这个文件夹")
	if len(got) != 2 || got[1] != inner {
		t.Errorf("chosen %v", got)
	}

	c = ask(false) // to read from: an empty one would be no use
	tr.SeesNot("新建文件夹")
	c.entry.SetText(filepath.Join(dir, "丙"))
	for range 2 {
		tr.Press("选这个文件夹")
	}
	if tr.Sees("没有这个文件夹"); there(filepath.Join(dir, "丙")) || len(got) != 2 {
		t.Errorf("chosen %v", got)
	}
}
