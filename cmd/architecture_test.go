// Package cmd holds no code of its own, only the test that keeps the arrows between the rooms of the house.
package cmd

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/shuangbai/shuangbai/"

// arrows says for each folder (longest prefix wins) which of the module's folders it may import. A folder may always
// import what lies under itself when it is listed so; resources/... are leaves of embedded data.
var arrows = map[string][]string{
	"cmd/bench":              {"ui", "model", "reports", "resources"},
	"cmd/monkey":             {"model", "resources"},
	"cmd/shuangbai":          {"cmd/window"},
	"cmd/shuangbaictl":       {"cmd/window", "model", "reports", "resources"}, // the window only with -tags release
	"cmd/window":             {"ui", "model", "reports", "resources"},
	"ui":                     {"ui", "model", "reports", "resources"},
	"ui/kit":                 {"ui/kit", "model", "resources"},
	"ui/kit/internal":        {"ui", "model", "resources"},
	"reports":                {"reports", "model", "model/record", "model/scoring", "model/checkup", "model/ballot", "model/paper", "model/orgtree", "model/district", "model/project", "model/outfile", "resources"},
	"reports/document":       {"model"},
	"reports/typeset":        {"reports/document", "model", "resources"},
	"reports/pdf":            {"reports/typeset", "reports/document", "model", "model/outfile", "resources"},
	"reports/raster":         {"reports/typeset", "reports/document", "model", "resources"},
	"reports/workbook":       {"reports/document", "model", "model/outfile"},
	"model":                  {},
	"model/names":            {"resources"},
	"model/record":           {"model", "resources"},
	"model/sheet":            {"model"},
	"model/sheet/sheettest":  {"model", "model/sheet"},
	"model/outfile":          {"model"},
	"model/intake/cellvalue": {"model", "model/names", "model/sheet", "resources"},
	"model/intake/headers":   {"model/sheet", "model/intake/cellvalue"},
	"model/intake":           {"model", "model/record", "model/sheet", "model/names", "resources", "model/intake/cellvalue", "model/intake/headers"},
	"model/intake/errorbook": {"model", "model/outfile", "model/sheet", "model/intake", "model/intake/headers"},
	"model/intake/selfform":  {"model", "model/outfile", "model/sheet", "model/scoring", "model/intake/cellvalue"},
	"model/scoring":          {"model", "resources"},
	"model/project":          {"model", "model/record"},
	"model/pioneer":          {"model"},
	"model/orgtree":          {"model"},
	"model/schemebook":       {"model", "model/scoring", "model/sheet", "model/outfile", "resources"},
	"model/checkup":          {"model", "model/record", "resources"},
	"model/ballot":           {"model", "resources"},
	"model/paper":            {"model", "model/checkup", "model/ballot", "model/pioneer", "model/district", "model/orgtree", "model/project"},
	"model/packages":         {"model"},
	"model/matching":         {"model"},
	"model/handbook":         {"resources"},
	"model/district":         {"model"},
	"model/crashreport":      {"model", "model/outfile"},
	"model/store":            {"model", "model/record", "model/names", "model/sheet", "model/outfile", "model/store/seal", "model/store/seal/vfs"},
	"model/store/seal":       {},
	"model/store/seal/vfs":   {"model/store/seal"},
	"model/office": {"model", "model/record", "model/store", "model/intake", "model/intake/errorbook", "model/intake/selfform", "model/sheet", "model/scoring", "model/pioneer", "model/schemebook", "model/checkup", "model/ballot", "model/paper",
		"model/orgtree", "model/matching", "model/names", "model/outfile", "model/packages", "model/store/seal", "model/district", "model/project", "resources"},
	"resources":           {},
	"resources/fonts/cut": {"resources"},
}

// only says which third-party modules have a single home.
var only = map[string]string{
	"fyne.io/":                     "ui",
	"github.com/jung-kurt/gofpdf":  "reports/pdf",
	"modernc.org/sqlite":           "model/store",
	"database/sql":                 "model/store",
	"github.com/richardlehane/":    "model/sheet",
	"github.com/mozillazg/go-piny": "model/names",
	"filippo.io/age":               "model/packages",
	"golang.org/x/crypto":          "model/store/seal",
}

func TestImportArrows(t *testing.T) {
	root := ".."
	files := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && d.Name() != ".." || d.Name() == "testdata" || d.Name() == "out") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		files++
		folder, _ := filepath.Rel(root, filepath.Dir(path))
		folder = filepath.ToSlash(folder)
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if wrong := wrongArrow(folder, imported); wrong != "" {
				t.Errorf("%s: %s", path, wrong)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 50 {
		t.Fatalf("only %d source files seen; the walk looks in the wrong place", files)
	}
}

func TestWrongArrowIsFound(t *testing.T) {
	for folder, imported := range map[string]string{
		"model/scoring": module + "ui/kit",
		"model":         module + "model/store",
		"reports":       module + "model/store",
		"ui/members":    "database/sql",
		"model/office":  "fyne.io/fyne/v2",
	} {
		if wrongArrow(folder, imported) == "" {
			t.Errorf("%s importing %s is not reported", folder, imported)
		}
	}
}

func wrongArrow(folder, imported string) string {
	for prefix, home := range only {
		if strings.HasPrefix(imported, prefix) && !under(folder, home) && !strings.HasPrefix(folder, "cmd/bench") {
			return imported + " belongs to " + home + " alone"
		}
	}
	inside, ok := strings.CutPrefix(imported, module)
	if !ok {
		return ""
	}
	rule := longest(folder)
	if rule == "" {
		return "the folder has no place in the house; add it to the arrows"
	}
	for _, allowed := range arrows[rule] {
		if inside == allowed || (allowed == "ui" || allowed == "resources" || allowed == "ui/kit") && under(inside, allowed) {
			return ""
		}
		if allowed == "model" && under(inside, "model") && !strings.HasPrefix(rule, "model") && !strings.HasPrefix(rule, "reports") {
			if strings.HasPrefix(rule, "ui") && under(inside, "model/store") {
				return "the window goes through model/office, not to " + inside
			}
			return ""
		}
		if allowed == "reports" && under(inside, "reports") {
			return ""
		}
	}
	return "must not import " + inside
}

func under(folder, parent string) bool {
	return folder == parent || strings.HasPrefix(folder, parent+"/")
}

func longest(folder string) string {
	best := ""
	for rule := range arrows {
		if under(folder, rule) && len(rule) > len(best) && (rule != "model" || folder == "model") {
			best = rule
		}
	}
	return best
}

// TestEveryRuleHasItsRoom keeps rules about folders that are no longer there, or not yet, out of the arrows.
func TestEveryRuleHasItsRoom(t *testing.T) {
	for rule, allowed := range arrows {
		for _, folder := range append([]string{rule}, allowed...) {
			if _, err := os.Stat(filepath.Join("..", folder)); err != nil {
				t.Errorf("the arrows of %s name %s: %v", rule, folder, err)
			}
		}
	}
}

func TestTopLevelFolders(t *testing.T) {
	allowed := " cmd ui model reports resources FyneApp.toml go.mod go.sum README.md Makefile "
	for _, name := range trackedFiles(t) {
		top, _, _ := strings.Cut(name, "/")
		if !strings.HasPrefix(top, ".") && !strings.Contains(allowed, " "+top+" ") {
			t.Errorf("%s does not belong at the top of the project", name)
		}
	}
}

// trackedFiles are the files of the repository by their names with /. git ends each with a zero byte (-z): without it
// Chinese names come quoted, as "\346\261\237…", which is no name of a file.
func trackedFiles(t *testing.T) []string {
	t.Helper()
	git := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	git.Dir = ".."
	out, err := git.Output()
	if err != nil {
		t.Skip("not a working copy of git:", err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
}
