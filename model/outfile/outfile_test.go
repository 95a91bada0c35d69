package outfile

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestWriteReplacesWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "材料.pdf")
	for _, text := range []string{"first", "second, longer"} {
		if err := (Target{Path: path, Endings: []string{".pdf"}, Replace: true}).Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path); string(got) != text {
			t.Errorf("got %q", got)
		}
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("%d files in the folder, want 1", len(left))
	}
}

func TestFailuresAreSaidInWords(t *testing.T) {
	for _, tc := range []struct {
		err  error
		code model.Code
	}{
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, model.DiskFull},
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.EDQUOT}, model.DiskFull},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, model.ReadOnly},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EROFS}, model.ReadOnly},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.ENOENT}, model.Missing},
		{&os.LinkError{Op: "rename", Old: "x", New: "y", Err: syscall.EBUSY}, model.Locked},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EIO}, model.Internal},
	} {
		err := explain(tc.err, filepath.Join("文件夹", "材料.pdf"))
		if model.CodeOf(err) != tc.code || model.MessageOf(err) == "" {
			t.Errorf("%v: code %s, message %q; want code %s", tc.err, model.CodeOf(err), model.MessageOf(err), tc.code)
		}
	}
}

func TestNamesOfBranchesMakeFileNames(t *testing.T) {
	for in, want := range map[string]string{
		"溪畔外语培训学校党支部":           "溪畔外语培训学校党支部",
		`甲/乙:"丙"?`:              "甲-乙--丙--",
		"某支部. ":                 "某支部",
		"　GJ-001　青禾党支部　桂香社区":    "GJ-001-青禾党支部-桂香社区",
		strings.Repeat("长", 90): strings.Repeat("长", 50),
	} {
		if got := InName(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
