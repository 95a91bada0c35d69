package reports

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/typeset"
)

// rareName holds characters beyond the first plane, from extension A, and the middle dot.
const rareName = "𬱖䶮·㛃𫘧𬭼囍"

// named are the sample facts with a name in the place of everybody's and of the branch's that papers are made for.
func named(name string) *paper.Facts {
	f := sampleFacts()
	f.Committee.Name, f.Year.Committee.Name = name+"党委", name+"党委"
	for i := range f.Branches {
		f.Branches[i].Name, f.Branches[i].Secretary = name+f.Branches[i].Name, name
	}
	for _, s := range f.Year.Sheets {
		s.Branch, s.Secretary = name+s.Branch, name
	}
	for i := range f.Year.Ranking.Rows {
		f.Year.Ranking.Rows[i].Branch = name + f.Year.Ranking.Rows[i].Branch
	}
	for i := range f.Members {
		f.Members[i].Name, f.Members[i].Branch = name, name+f.Members[i].Branch
	}
	for i := range f.Units {
		f.Units[i].Name = name + f.Units[i].Name
	}
	for i := range f.Transit {
		f.Transit[i].Member = name
	}
	for i := range f.Checkup.Findings {
		f.Checkup.Findings[i].Branch = name + f.Checkup.Findings[i].Branch
	}
	for i := range f.Meetings {
		f.Meetings[i].Chair = name
	}
	for i := range f.Agreements {
		f.Agreements[i].Secretary = name
	}
	for _, r := range f.District.Rows {
		r.Sender.Name = name + r.Sender.Name
	}
	f.Ballots = sampleBallots(f)
	return f
}

// Every paper that names somebody prints a rare name, and a search in the file finds it.
func TestRareNamesPrintAndAreFoundOnEveryPaper(t *testing.T) {
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	f := named(rareName)
	said := 0
	for _, p := range Catalogue() {
		if p.Empty(f).Is() {
			continue
		}
		if p.Name == "report-reminder" && len(p.Sequence(f, Options{}, 17).Makers) == 0 {
			continue // that committee sent
		}
		data, done, err := PDF(context.Background(), p.Sequence(f, Options{}, 17), Options{}, typeset.Embedded(), sampleDate)
		if err != nil || len(done.missing) > 0 {
			t.Errorf("%s: %v, missing %v", p.Title, err, done.missing)
			continue
		}
		path := filepath.Join(t.TempDir(), "paper.pdf")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(pdftotext, "-raw", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(string(out)), "")
		if !strings.Contains(text, rareName) {
			t.Errorf("%s: a search for %s finds nothing", p.Title, rareName)
		}
		said++
	}
	if said < 15 {
		t.Errorf("only %d papers were looked at", said)
	}
}

// A character that no face has is named with the member who bears it, on every paper on which it stands.
func TestACharacterThatNoFaceHasIsNamedWithWhoBearsIt(t *testing.T) {
	const unknown = "张\U000323AF"
	f := named(unknown)
	for _, p := range CatalogueOf(false) {
		if p.Empty(f).Is() {
			continue
		}
		_, done, err := PDF(context.Background(), p.Sequence(f, Options{}, 17), Options{}, typeset.Embedded(), sampleDate)
		words := strings.Join(MissingWords(f, done.missing), "")
		if err != nil || !strings.Contains(words, "U+323AF") || !strings.Contains(words, "朗晨外语培训学校党支部“"+unknown+"”") {
			t.Errorf("%s says %q: %v", p.Title, words, err)
		}
		words = strings.Join(MissingByCode(f, done.missing), "")
		if strings.Contains(words, "\U000323AF") || !strings.Contains(words, "朗晨外语培训学校党支部“张〔U+323AF〕”") {
			t.Errorf("in the window %s says %q", p.Title, words)
		}
	}
}
