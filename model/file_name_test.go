package model

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFileNamesAreMadeSafe(t *testing.T) {
	for text, want := range map[string]string{
		"三会一课 签到表.pdf":                   "三会一课 签到表.pdf",
		`..\..\Windows\evil.exe`:         "evil.exe",
		"../../etc/passwd":               "passwd",
		"/":                              "附件",
		"":                               "附件",
		"...":                            "附件",
		"CON":                            "_CON",
		"nul.txt":                        "_nul.txt",
		"com1.pdf":                       "_com1.pdf",
		"COM¹.pdf":                       "_COM¹.pdf",
		"照片\u202Egpj.exe":                "照片gpj.exe",
		"a\x00b\nc.pdf":                  "ab c.pdf",
		"合同.pdf.exe. .":                  "合同.pdf.exe",
		"a:b?.pdf":                       "a_b_.pdf",
		".desktop":                       "desktop",
		"-rf.pdf":                        "rf.pdf",
		"~$会议.docx":                      "$会议.docx",
		"\xff\xfe.pdf":                   "_.pdf",
		strings.Repeat("长", 90) + ".pdf": strings.Repeat("长", 58) + ".pdf",
		"𬱖三 证明.jpg":                      "𬱖三 证明.jpg",
	} {
		if got := FileName(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func FuzzFileName(f *testing.F) {
	for _, s := range []string{"签到表.pdf", `..\x/..\CON`, "a\u202Eb.exe ", strings.Repeat("长", 300) + ".tar.gz", "COM1.", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name := FileName(text)
		if name == "" || len(name) > longestFileName+1 || !utf8.ValidString(name) || strings.ContainsAny(name, `/\<>:"|?*`) || WindowsDevice(name) {
			t.Fatalf("%q became %q", text, name)
		}
		if strings.HasPrefix(name, ".") || strings.HasSuffix(name, ".") || strings.TrimSpace(name) != name || name != filepath.Base(name) {
			t.Fatalf("%q became %q", text, name)
		}
		for _, r := range name {
			if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
				t.Fatalf("%q became %q with %U", text, name, r)
			}
		}
		if again := FileName(name); again != name {
			t.Fatalf("%q became %q and then %q", text, name, again)
		}
	})
}
