// Package crashreport makes of what Go prints when a program crashes a report without personal data: the places in the program, and
// none of the words that a panic said, which may hold anybody's name.
package crashreport

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
)

// rawPrefix and rawSuffix are in the names of the files that crashing programs print to.
const rawPrefix, rawSuffix = "crash-", ".raw"

// rawAge is after which time an empty file is removed though a process with its number runs.
const rawAge = 30 * 24 * time.Hour

// RawPath is the file in a folder to which this process prints when it crashes. The program removes it when it ends without a crash.
func RawPath(folder string) string {
	return filepath.Join(folder, fmt.Sprint(rawPrefix, os.Getpid(), rawSuffix))
}

// Collect makes a report in the folder into of what crashed programs printed in the folder raw, removes that, and returns the path of
// the latest report; "" when nothing crashed. version is the program's.
func Collect(raw, into, version string) (path string, err error) {
	entries, _ := os.ReadDir(raw)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), rawPrefix) || !strings.HasSuffix(e.Name(), rawSuffix) {
			continue
		}
		from := filepath.Join(raw, e.Name())
		info, e := os.Stat(from)
		if e != nil || info.Size() == 0 {
			if e == nil && (!runs(from) || time.Since(info.ModTime()) > rawAge) {
				_ = os.Remove(from)
			}
			continue
		}
		text, e := os.ReadFile(from)
		if e == nil {
			path, e = write(into, info, Text(string(text), version, info.ModTime()))
		}
		if e != nil {
			err = model.Wrap(e, model.ReadOnly, "故障报告没有写成；“%s”不能写入", into)
			continue
		}
		_ = os.Remove(from)
	}
	return path, err
}

// runs reports whether the process that a file belongs to is known to run. Windows does not tell; there its open file cannot be removed.
func runs(path string) bool {
	number := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), rawPrefix), rawSuffix)
	id, err := strconv.Atoi(number)
	if err != nil || id <= 0 {
		return false
	}
	p, err := os.FindProcess(id)
	return err == nil && p.Signal(syscall.Signal(0)) == nil
}

func write(into string, info fs.FileInfo, text string) (string, error) {
	if err := os.MkdirAll(into, 0o700); err != nil {
		return "", err
	}
	path := filepath.Join(into, "双百故障报告 "+info.ModTime().Format("2006-01-02 150405")+".txt")
	return path, outfile.Target{Path: path, Endings: []string{".txt"}, Replace: true}.Write([]byte(text))
}

// Text is the report of what a crashed program printed.
func Text(raw, version string, at time.Time) string {
	head := fmt.Sprintf("双百故障报告\n\n时间：%s\n程序：%s\n系统：%s %s，%s\n\n下面是程序停在哪里。没有姓名、证号、电话和资料的内容。\n\n",
		at.Format("2006-01-02 15:04:05"), version, runtime.GOOS, runtime.GOARCH, runtime.Version())
	return head + Clean(raw)
}

// The lines of a crash that hold nothing but places in the program.
var kept = []*regexp.Regexp{
	regexp.MustCompile(`^goroutine \d+( gp=0x[0-9a-f]+)?( m=\S+( mp=0x[0-9a-f]+)?)? \[[a-zA-Z ,()0-9]+\]:$`),
	regexp.MustCompile(`^(created by )?[\w./*()\[\]{}~%-]+(\([0-9a-fx{}., ?]*\)|( in goroutine \d+)?)$`),
	regexp.MustCompile(`^\t[\w ./:~+@()\\-]+\.(go|s|c):\d+( \+0x[0-9a-f]+)?$`),
	regexp.MustCompile(`^(fatal error: [a-zA-Z ,:'()-]+|runtime stack:|\[signal [A-Z]+: [a-z ]+ code=[x0-9a-f]+ addr=0x[0-9a-f]+ pc=0x[0-9a-f]+\]|SIG[A-Z]+: [a-z ]+)$`),
	regexp.MustCompile(`^panic: runtime error: (index|slice bounds) out of range \[[:0-9-]+\]( with (length|capacity) \d+)?( \[recovered\])?$`),
	regexp.MustCompile(`^panic: runtime error: (invalid memory address or nil pointer dereference|integer divide by zero|makeslice: len out of range)( \[recovered\])?$`),
}

var (
	// longDigits may be a number of somebody's; those after 0x are addresses.
	longDigits = regexp.MustCompile(`(^|[^0-9a-fx])\d{7,}`)
	// homes are the folders of people, whose names are theirs.
	homes = regexp.MustCompile(`(?i)(/home/|/Users/|\\Users\\)[^/\\]+`)
	// function is how a line of a function looks apart from what is called on; a word alone is none.
	function = regexp.MustCompile(`[./(]`)
)

// Clean keeps of what a crashed program printed only what holds no words of the data.
func Clean(raw string) string {
	var out strings.Builder
	left := false
	for _, line := range strings.Split(strings.ReplaceAll(raw, "\r\n", "\n"), "\n") {
		if clean(line) {
			left = false
			out.WriteString(homes.ReplaceAllString(longDigits.ReplaceAllString(line, "$1…"), "$1…") + "\n")
			continue
		}
		switch {
		case line == "":
			out.WriteString("\n")
		case strings.HasPrefix(line, "panic: "):
			out.WriteString("panic: （原话不写进报告）\n")
			left = true
		case !left:
			out.WriteString("（略去）\n")
			left = true
		}
	}
	return out.String()
}

func clean(line string) bool {
	for i, k := range kept {
		if k.MatchString(line) && (i != 1 || function.MatchString(line)) {
			return true
		}
	}
	return false
}
