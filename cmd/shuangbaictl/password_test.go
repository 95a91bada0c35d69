package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// A password comes from a file as Notepad and PowerShell write it, in whichever encoding. In UTF-16 the character 上 holds the byte
// that ends a line.
func TestAPasswordOfAnyTextFile(t *testing.T) {
	const password = "上江城 2026"
	for name, e := range map[string]encoding.Encoding{
		"UTF-8":             unicode.UTF8,
		"UTF-8 with a mark": unicode.UTF8BOM,
		"UTF-16":            unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16, big":       unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
		"GBK":               simplifiedchinese.GBK,
	} {
		for _, end := range []string{"", "\n", "\r\n", "\r\n第二行\r\n"} {
			raw, err := e.NewEncoder().String(password + end)
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "密码.txt")
			if err := os.WriteFile(path, []byte(raw), 0o600); err != nil {
				t.Fatal(err)
			}
			if got, err := lineOf(path); got != password || err != nil {
				t.Errorf("%s with the end %q: %q, %v", name, end, got, err)
			}
		}
	}
}

// A pipe gives the password that is written to it without being closed; a number under which nothing is open is refused.
func TestAPasswordOfAnOpenFile(t *testing.T) {
	from, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	if _, err := to.WriteString("江城双百\n"); err != nil {
		t.Fatal(err)
	}
	if got, err := firstLine(from); got != "江城双百" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := firstLine(nil); err == nil || !strings.Contains(err.Error(), "0") {
		t.Errorf("no such file: %v", err)
	}
}
