package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/resources/sample"
)

// sandbox is a home of its own: the data file, files to drop, and programs in the place of the system's that answer at once
// instead of opening a window.
type sandbox struct {
	folder, data string
	drops        []string
	sealed       bool   // the data file has the password
	code         string // the recovery code of a sealed one
}

// password is that of a sealed data file.
const password = "monkeys climb 48 trees"

func newSandbox(sealed bool) (*sandbox, error) {
	folder, err := os.MkdirTemp("", "shuangbai-monkey-")
	if err != nil {
		return nil, err
	}
	box := &sandbox{folder: folder, data: filepath.Join(folder, "示例.sbd"), sealed: sealed}
	if err := errors.Join(box.sampleFile(), box.files(), box.programs()); err != nil {
		box.remove()
		return nil, err
	}
	return box, nil
}

func (b *sandbox) remove() { _ = os.RemoveAll(b.folder) }

func (b *sandbox) sampleFile() error {
	o, err := office.CreateSample(context.Background(), b.data, func(string) {})
	if err != nil {
		return err
	}
	if err := o.Close(); err != nil || !b.sealed {
		return err
	}
	code := office.NewRecoveryCode()
	b.code = code.Text()
	plain, err := office.SealFile(context.Background(), b.data, password, code, b.code, nil)
	if err == nil {
		err = os.Remove(plain)
	}
	return err
}

// files makes what is dropped and chosen: the sample's spreadsheets, some of them damaged, a backup, and what is none of these.
func (b *sandbox) files() error {
	folder := filepath.Join(b.folder, "表格")
	if err := os.MkdirAll(filepath.Join(b.folder, "另存"), 0o700); err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	add := func(name string, raw []byte) error {
		path := filepath.Join(folder, name)
		b.drops = append(b.drops, path)
		return os.WriteFile(path, raw, 0o600)
	}
	entries, err := sample.Files.ReadDir(".")
	for _, e := range entries {
		raw, readErr := sample.Files.ReadFile(e.Name())
		err = errors.Join(err, readErr, add(e.Name(), raw))
		if strings.HasPrefix(e.Name(), "roster") {
			err = errors.Join(err, add("半份"+e.Name(), raw[:len(raw)/2]))
		}
	}
	data, readErr := os.ReadFile(b.data)
	err = errors.Join(err, readErr, add("另一份.sbd", data), add("坏的.sbd", data[:len(data)/3]), add("空.xlsx", nil), add("空.csv", nil),
		add("照片.png", []byte("\x89PNG\r\n\x1a\nno picture")), add("随便.txt", []byte("随便写的，不是表格")), add("标题.csv", []byte("姓名,公民身份号码\n")))
	b.drops = append(b.drops, filepath.Join(folder, "没有这份.xlsx"), folder)
	return err
}

// programs are the only ones that the window finds. The dialog is dismissed every third time, else it names one of the files or
// a new one.
func (b *sandbox) programs() error {
	bin := filepath.Join(b.folder, "bin")
	if err := os.MkdirAll(bin, 0o700); err != nil {
		return err
	}
	var choose strings.Builder
	for i, path := range b.drops {
		fmt.Fprintf(&choose, "%d) echo '%s';;\n", i, path)
	}
	dialog := fmt.Sprintf(`#!/bin/sh
n=0
[ -f '%[1]s/asked' ] && read -r n < '%[1]s/asked'
n=$((n + 1))
echo $n > '%[1]s/asked'
[ $((n %% 3)) = 0 ] && exit 1
case "$*" in
*--save*) echo "%[1]s/另存/$n"; exit 0;;
*--directory*) echo "%[1]s/另存"; exit 0;;
esac
case $((n %% %[2]d)) in
%[3]sesac
`, b.folder, len(b.drops), choose.String())
	err := os.WriteFile(filepath.Join(bin, "zenity"), []byte(dialog), 0o700)
	for _, quiet := range []string{"xdg-open", "lp", "lpstat"} {
		err = errors.Join(err, os.WriteFile(filepath.Join(bin, quiet), []byte("#!/bin/sh\nexit 0\n"), 0o700))
	}
	return err
}

// environment has the home, the programs and no message bus of the machine.
func (b *sandbox) environment() []string {
	return []string{"DISPLAY=" + os.Getenv("DISPLAY"), "XAUTHORITY=" + os.Getenv("XAUTHORITY"), "LIBGL_ALWAYS_SOFTWARE=1", "LANG=C.UTF-8",
		"HOME=" + b.folder, "XDG_CONFIG_HOME=" + b.folder + "/config", "XDG_CACHE_HOME=" + b.folder + "/cache", "XDG_DATA_HOME=" + b.folder + "/share",
		"PATH=" + b.folder + "/bin", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere", "GOTRACEBACK=all",
		"SHUANGBAI_HEAPS=" + os.Getenv("SHUANGBAI_HEAPS")}
}

func (b *sandbox) log() string { return filepath.Join(b.folder, "cache", "shuangbai", "shuangbai.log") }

// logIsClean says which lines of the log tell of an error of the program's own.
func (b *sandbox) logIsClean() error {
	raw, err := os.ReadFile(b.log())
	for line := range strings.Lines(string(raw)) {
		if strings.Contains(line, "level=ERROR") || strings.Contains(line, "panic") {
			err = errors.Join(err, errors.New("log: "+strings.TrimSpace(line)))
		}
	}
	return err
}

// verify examines every data file that the run left, the damaged one aside; one with a password must still open with it.
func (b *sandbox) verify() error {
	n := 0
	err := filepath.WalkDir(b.folder, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".sbd" || filepath.Base(path) == "坏的.sbd" {
			return err
		}
		n++
		if _, err := office.Unlock(context.Background(), path, office.Key{Password: password}); err != nil { // a plain one needs none
			return fmt.Errorf("%s does not open with the password: %w", path, err)
		}
		report, err := office.Verify(context.Background(), path)
		if err == nil && !report.Sound() {
			err = fmt.Errorf("%v", report.Problems)
		}
		if err != nil {
			return fmt.Errorf("%s does not verify: %w", path, err)
		}
		return nil
	})
	fmt.Printf("monkey: %d data files verified\n", n)
	return err
}
