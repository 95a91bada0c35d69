package manual_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/resources/manual"
)

// What stands between “ and ” on a page is the name of a button, a screen, a paper, a register, a field: it must be in the
// program. Steps of a way are set apart by →.
func TestTheManualNamesOnlyWhatThereIs(t *testing.T) {
	said := whatTheProgramSays(t)
	for _, f := range manual.Files() {
		said += "\n" + strings.SplitN(strings.TrimPrefix(f.Text, "# "), "\n", 2)[0]
	}
	for _, f := range manual.Files() {
		for _, m := range regexp.MustCompile(`“([^”]*)”`).FindAllStringSubmatch(f.Text, -1) {
			for _, name := range strings.Split(m[1], " → ") {
				if !strings.Contains(said, name) {
					t.Errorf("%s names “%s”, which is nowhere in the program", f.Name, name)
				}
			}
		}
	}
}

// whatTheProgramSays is every Chinese text of the window, the model and the papers, and all of the embedded data.
func whatTheProgramSays(t *testing.T) string {
	var all strings.Builder
	for _, root := range []string{"../../ui", "../../model", "../../reports", ".."} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && (d.Name() == "testdata" || d.Name() == "manual" || d.Name() == "uitest"):
				return filepath.SkipDir
			case strings.HasSuffix(path, ".json"):
				raw, err := os.ReadFile(path)
				all.Write(raw)
				return err
			case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
				return addTexts(&all, path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func addTexts(all *strings.Builder, path string) error {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if text, err := strconv.Unquote(lit.Value); err == nil {
				all.WriteString(text + "\n")
			}
		}
		return true
	})
	return nil
}

// The pictures of the pages are in the folder, all are used, and they stay small.
func TestThePicturesAreThere(t *testing.T) {
	used := map[string]bool{}
	for _, f := range manual.Files() {
		for _, m := range regexp.MustCompile(`!\[[^\]]*\]\(([^)]*)\)`).FindAllStringSubmatch(f.Text, -1) {
			used[m[1]] = true
			if _, err := os.Stat(m[1]); err != nil {
				t.Errorf("%s: %v", f.Name, err)
			}
		}
	}
	all, size := 0, int64(0)
	pictures, _ := filepath.Glob("*.png")
	for _, p := range pictures {
		if !used[p] {
			t.Errorf("%s is on no page", p)
		}
		info, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		all, size = all+1, size+info.Size()
	}
	if size > 3<<19 {
		t.Errorf("%d pictures have %d bytes, more than 1.5 MB", all, size)
	}
}
