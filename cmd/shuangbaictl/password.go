package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// passwordSource is where a password or recovery code comes from: the first line of a file or of an open file, or else the terminal.
// Never an argument or the environment, where others on the PC could read it.
type passwordSource struct {
	file string
	fd   int // -1 for none
}

func (p *passwordSource) flags(fs *flag.FlagSet, prefix, what string) {
	fs.StringVar(&p.file, prefix+"password-file", "", "第一行是"+what+"的文件")
	fs.IntVar(&p.fd, prefix+"password-fd", -1, "已打开的文件号，第一行是"+what)
}

// given reports whether a file was named.
func (p *passwordSource) given() bool { return p.file != "" || p.fd >= 0 }

// read reads the password. ask is what the terminal shows.
func (p *passwordSource) read(ctx context.Context, a *app, ask string) (string, error) {
	switch {
	case p.file != "" && p.fd >= 0:
		return "", model.Errorf(model.Usage, "密码只能从一个地方来：文件，或者文件号")
	case p.file != "":
		a.warnReadable(p.file)
		return lineOf(p.file)
	case p.fd >= 0:
		return firstLine(openFile(p.fd))
	}
	return typed(ctx, a, ask)
}

// warnReadable tells that others can read a file with a password.
func (a *app) warnReadable(path string) {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		a.warn("存密码的文件", []string{"“" + path + "”这台电脑上别的用户也能读；用 chmod 600 改成只有自己能读"})
	}
}

// lineOf is the first line of a file.
func lineOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", model.Wrap(err, model.Missing, "读不了存密码的文件“%s”；检查位置和权限", path)
	}
	defer f.Close()
	return firstLine(f)
}

// firstLine is the first line without its end, in whichever encoding a text file may have: PowerShell writes UTF-16, the Chinese
// Notepad of old GBK.
func firstLine(from *os.File) (string, error) {
	if from == nil {
		return "", model.Errorf(model.Usage, "没有这个文件号；用管道给的写 0")
	}
	r := bufio.NewReader(io.LimitReader(from, 64<<10))
	read := func() ([]byte, error) { return r.ReadBytes('\n') } // not to the end: who writes it may wait for an answer
	if mark, _ := r.Peek(2); string(mark) == "\xff\xfe" || string(mark) == "\xfe\xff" {
		read = func() ([]byte, error) { return io.ReadAll(r) } // the byte \n is half of a character there
	}
	raw, err := read()
	text := ""
	if err == nil || err == io.EOF {
		text, err = sheet.DecodeText(raw)
	}
	if err != nil {
		return "", model.Wrap(err, model.Invalid, "密码读不出来；检查给密码的文件或文件号")
	}
	line, _, _ := strings.Cut(text, "\n")
	if line = strings.TrimRight(line, "\r"); line == "" {
		return "", model.Errorf(model.Invalid, "给密码的文件第一行是空的")
	}
	return line, nil
}

// typed asks at the terminal, without showing what is typed.
func typed(ctx context.Context, a *app, ask string) (string, error) {
	from, back, err := hiddenInput()
	if err != nil {
		return "", &model.Error{Code: model.Encrypted, Message: ask + "：这里不是终端，输入不了；用 --password-file 文件，或者 --password-fd 文件号（管道给的写 0）", Err: err}
	}
	defer back()
	fmt.Fprint(a.stderr, ask+"：")
	defer fmt.Fprintln(a.stderr)
	type answer struct {
		line string
		err  error
	}
	got := make(chan answer, 1)
	go func() {
		line, err := firstLine(from)
		got <- answer{line, err}
	}()
	select {
	case <-ctx.Done():
		return "", model.Wrap(ctx.Err(), model.Cancelled, "已停止，没有做任何改动")
	case r := <-got:
		return r.line, r.err
	}
}

// key is the key that the user gave for the sealed files of this run, asked for once.
func (a *app) key(ctx context.Context) (office.Key, error) {
	if a.known != (office.Key{}) {
		return a.known, nil
	}
	ask := "密码"
	if a.recovery {
		ask = "恢复码"
	}
	line, err := a.password.read(ctx, a, ask)
	if err != nil {
		return office.Key{}, err
	}
	if a.recovery {
		a.known = office.Key{Recovery: line}
	} else {
		a.known = office.Key{Password: line}
	}
	return a.known, nil
}

// unsealed reports whether the data file has no password: what is written of one that has is noted in it, which looking only cannot.
func (a *app) unsealed() bool {
	path, err := a.path()
	if err != nil {
		return true
	}
	s, err := office.SealInfo(path)
	return err == nil && !s.Sealed
}

// unlock asks for the key of a data file or backup when it has a password.
func (a *app) unlock(ctx context.Context, path string) error {
	s, err := office.SealInfo(path)
	if err != nil || !s.Sealed || s.Unlocked {
		return nil // whoever opens it says what is wrong
	}
	key, err := a.key(ctx)
	if err != nil {
		return err
	}
	told, err := office.Unlock(ctx, path, key)
	if told != "" {
		a.warn("密码", []string{told})
	}
	return err
}
