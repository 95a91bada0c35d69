package locale

import (
	"os"
	"testing"
)

func TestAPlainLocaleIsReplacedAndAChosenOneKept(t *testing.T) {
	for _, c := range []struct{ all, lang, wantAll, wantLang string }{
		{"C", "", "C.UTF-8", "C.UTF-8"},
		{"", "POSIX", "", "C.UTF-8"},
		{"", "zh_CN.GB18030", "", "zh_CN.GB18030"},
	} {
		t.Setenv("LC_ALL", c.all)
		t.Setenv("LANG", c.lang)
		t.Setenv("LANGUAGE", "de")
		force()
		if os.Getenv("LC_ALL") != c.wantAll || os.Getenv("LANG") != c.wantLang || os.Getenv("LANGUAGE") != "zh_CN" {
			t.Errorf("%q %q became %q %q %q", c.all, c.lang, os.Getenv("LC_ALL"), os.Getenv("LANG"), os.Getenv("LANGUAGE"))
		}
	}
}
