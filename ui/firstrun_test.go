package ui

import (
	"path/filepath"
	"testing"

	"github.com/shuangbai/shuangbai/model/office"
)

// A password that is wanted for a new data file is asked for as soon as the file stands, before anything is put into it.
func TestANewDataFileGetsItsPasswordAtOnce(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	w := openWindow(t, Options{})
	w.askFirstRun()
	settle(t, w)
	tr := rigOf(t, w)
	tr.Type("党委名称", "某某区律师行业综合党委")
	tr.Type("操作人", "周敏")
	tr.Press("建好就设密码，别人拿到文件也看不到内容（要先印一张恢复单）")
	tr.Press("先建立，以后再导入")
	settle(t, w)
	tr.Sees("设密码")
	if own, err := office.DefaultPath(); err != nil || filepath.Dir(w.office.Path()) != filepath.Dir(own) {
		t.Fatalf("open is %s: %v", w.office.Path(), err)
	}
	tr.Type("新密码", testPassword)
	tr.Type("再输一次", testPassword)
}
