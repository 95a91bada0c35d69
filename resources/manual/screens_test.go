package manual_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/resources/manual"
)

const uiFolder = "../../ui"

// writtenBelow are the folders under the module that write what a screen shows as it stands.
var writtenBelow = map[string]string{"home": "../../model/office", "districts": "../../model/district", "papers": "../../reports"}

// On the page of a screen every name between “ and ” is a text of that very screen: of its package, of what that is made of, or of the
// window around it; or of a screen that the same line names. Data and the titles of pages may be named anywhere.
func TestThePageOfAScreenNamesWhatIsOnIt(t *testing.T) {
	screens := screenPackages(t)
	texts, ids, anywhere := map[string]map[string]bool{}, map[string]string{}, dataNames(t)
	for id, s := range screens {
		texts[id] = textsUnder(t, s.folder, map[string]bool{})
		if folder := writtenBelow[id]; folder != "" {
			maps.Copy(texts[id], textsOf(t, folder))
		}
		ids[s.title] = id
		anywhere[s.title] = true
	}
	for _, f := range manual.Files() {
		title, _, _ := strings.Cut(strings.TrimPrefix(f.Text, "# "), "\n")
		anywhere[title] = true
	}
	maps.Copy(anywhere, textsOf(t, uiFolder))
	maps.Copy(anywhere, textsUnder(t, "kit", map[string]bool{}))
	checked, quoted := 0, regexp.MustCompile(`“([^”]*)”`)
	for _, f := range manual.Files() {
		_, id, _ := strings.Cut(strings.TrimSuffix(f.Name, ".md"), "-")
		if screens[id].title == "" {
			continue
		}
		for _, line := range strings.Split(f.Text, "\n") {
			var names []string
			on := []string{id}
			for _, m := range quoted.FindAllStringSubmatch(line, -1) {
				for _, name := range strings.Split(m[1], " → ") {
					names = append(names, name)
					on = append(on, ids[name])
				}
			}
			for _, name := range names {
				checked++
				if !said(name, anywhere) && !slices.ContainsFunc(on, func(id string) bool { return said(name, texts[id]) }) {
					t.Errorf("%s names “%s”, which the screen %s does not have", f.Name, name, screens[id].title)
				}
			}
		}
	}
	if checked < 100 {
		t.Errorf("only %d names were checked", checked)
	}
}

// screen is a line of the navigation: what it is called, and the folder of its package under ui.
type screen struct{ title, folder string }

// screenPackages reads the navigation, by the IDs of the places.
func screenPackages(t *testing.T) map[string]screen {
	t.Helper()
	ids := map[string]string{}
	for _, file := range parsed(t, uiFolder+"/shell") {
		ast.Inspect(file, func(n ast.Node) bool {
			if v, ok := n.(*ast.ValueSpec); ok {
				for i, name := range v.Names {
					if i < len(v.Values) {
						ids[name.Name] = textOf(v.Values[i])
					}
				}
			}
			return true
		})
	}
	all := map[string]screen{}
	for _, file := range parsed(t, uiFolder) {
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || len(lit.Elts) != 5 {
				return true
			}
			id, isID := lit.Elts[0].(*ast.SelectorExpr)
			make, isFunc := lit.Elts[4].(*ast.FuncLit)
			if isID && isFunc {
				ast.Inspect(make, func(n ast.Node) bool {
					if call, ok := n.(*ast.SelectorExpr); ok && call.Sel.Name == "New" {
						all[ids[id.Sel.Name]] = screen{textOf(lit.Elts[1]), call.X.(*ast.Ident).Name}
					}
					return true
				})
			}
			return true
		})
	}
	if len(all) < 12 {
		t.Fatalf("the navigation has %d places", len(all))
	}
	return all
}

// textsUnder are the texts of a folder under ui and of all that it imports from there.
func textsUnder(t *testing.T, folder string, seen map[string]bool) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	if seen[folder] {
		return all
	}
	seen[folder] = true
	maps.Copy(all, textsOf(t, filepath.Join(uiFolder, folder)))
	for _, file := range parsed(t, filepath.Join(uiFolder, folder)) {
		for _, spec := range file.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			if _, in, ok := strings.Cut(path, "/shuangbai/ui/"); ok {
				maps.Copy(all, textsUnder(t, in, seen))
			}
		}
	}
	return all
}

// textsOf are the texts in the files of one folder.
func textsOf(t *testing.T, folder string) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	for _, file := range parsed(t, folder) {
		ast.Inspect(file, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if text := textOf(e); text != "" {
					all[text] = true
				}
			}
			return true
		})
	}
	return all
}

var folders = map[string][]*ast.File{}

// parsed are the files of a folder without its tests.
func parsed(t *testing.T, folder string) []*ast.File {
	t.Helper()
	if files, ok := folders[folder]; ok {
		return files
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: %v", folder, err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		folders[folder] = append(folders[folder], file)
	}
	return folders[folder]
}

// textOf is a text in quotes, "" for anything else.
func textOf(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	text, _ := strconv.Unquote(lit.Value)
	return text
}

// said reports whether a name is a text, or the beginning of one before a number, a remark or what is put in.
func said(name string, texts map[string]bool) bool {
	if texts[name] {
		return true
	}
	for text := range texts {
		if rest, ok := strings.CutPrefix(text, name); ok && strings.ContainsAny(rest[:1], " %") || ok && strings.HasPrefix(rest, "（") {
			return true
		}
	}
	return false
}

// dataNames are the texts of the embedded data: names of registers, columns, papers.
func dataNames(t *testing.T) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".json") {
			return err
		}
		raw, err := os.ReadFile(path)
		for _, m := range regexp.MustCompile(`"([^"]*)"`).FindAllStringSubmatch(string(raw), -1) {
			all[m[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
