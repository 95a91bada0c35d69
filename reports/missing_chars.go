package reports

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/typeset"
)

// MissingWords names the characters of a paper that no face has, each with the people whose names hold it, or else with the texts
// in which it stands.
func MissingWords(f *paper.Facts, missing []typeset.Missing) []string {
	var out []string
	for _, m := range missing {
		if people := bearers(f, m.Rune); len(people) > 0 {
			m.Where = people
		}
		out = append(out, m.String())
	}
	return out
}

// MissingByCode is MissingWords for a window, whose own face lacks the characters too: each is written as its code.
func MissingByCode(f *paper.Facts, missing []typeset.Missing) []string {
	words := MissingWords(f, missing)
	for i := range words {
		for _, m := range missing {
			code := fmt.Sprintf("U+%04X", m.Rune)
			words[i] = strings.ReplaceAll(words[i], "“"+string(m.Rune)+"”（"+code+"）", "编码 "+code+" 的字")
			words[i] = strings.ReplaceAll(words[i], string(m.Rune), "〔"+code+"〕")
		}
	}
	return words
}

// bearers are the members and secretaries whose names hold a character, as far as the facts know them.
func bearers(f *paper.Facts, r rune) []string {
	var all []string
	add := func(name, branch string) {
		if strings.ContainsRune(name, r) {
			all = append(all, fmt.Sprintf("%s“%s”", branch, name))
		}
	}
	for i := range f.Members {
		add(f.Members[i].Name, f.Members[i].Branch)
	}
	if len(all) > 0 {
		return all
	}
	for i := range f.Branches {
		add(f.Branches[i].Secretary, f.Branches[i].Name)
	}
	if len(all) == 0 && f.Year != nil {
		for _, s := range f.Year.SheetsOf(nil) {
			add(s.Secretary, s.Branch)
		}
	}
	return all
}
