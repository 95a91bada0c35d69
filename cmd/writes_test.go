package cmd

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// writers are the calls that make or replace a file, by package.
var writers = map[string]string{
	"os":                          " Create WriteFile OpenFile Rename CreateTemp Link Symlink Truncate CopyFS ",
	"io/ioutil":                   " WriteFile TempFile ",
	"fyne.io/fyne/v2/storage":     " Writer Appender Move Copy ",
	"fyne.io/fyne/v2/dialog":      " NewFileSave ShowFileSave ",
	"github.com/jung-kurt/gofpdf": " OutputFileAndClose ",
	"github.com/xuri/excelize/v2": " SaveAs Save ",
	"github.com/ncruces/zenity":   " ConfirmOverwrite ",
}

// methods are those of writers that are called on a value of the package and not on the package itself.
var methods = map[string]bool{"github.com/jung-kurt/gofpdf": true, "github.com/xuri/excelize/v2": true}

// mayWrite are the only places that write files by themselves, and why.
var mayWrite = map[string]string{
	"model/outfile/":                             "the guard, through which every other output goes",
	"model/store/":                               "the data file and its backups",
	"cmd/window/window.go":                       "the log",
	"cmd/window/opengl.go":                       "a mark that the software renderer was told of",
	"cmd/window/bench.go":                        "a profile, in the bench build only",
	"cmd/shuangbaictl/password_input_windows.go": "opens the console, which is no file",
	"cmd/bench/":                                 "made-up files in a folder of its own",
	"cmd/monkey/":                                "its sandbox, a folder of its own",
	"ui/kit/internal/":                           "the gallery of widgets, no part of the program",
	"ui/uitest/":                                 "the data file of tests, no part of the program",
	"resources/fonts/cut/":                       "makes the embedded faces, no part of the program",
}

// TestOutputsGoThroughTheGuard: a file that is written anywhere else may be written over data.
func TestOutputsGoThroughTheGuard(t *testing.T) {
	files := 0
	for _, room := range []string{"cmd", "ui", "model", "reports", "resources"} {
		err := filepath.WalkDir(filepath.Join("..", room), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files++
			name := strings.TrimPrefix(filepath.ToSlash(path), "../")
			for place := range mayWrite {
				if strings.HasPrefix(name, place) {
					return nil
				}
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			for _, call := range directWrites(parsed) {
				t.Errorf("%s calls %s: write through model/outfile, which guards data", name, call)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 200 {
		t.Fatalf("only %d source files seen; the walk looks in the wrong place", files)
	}
}

func TestADirectWriteIsFound(t *testing.T) {
	for _, text := range []string{
		`package x; import "os"; func f() { os.WriteFile("a", nil, 0) }`,
		`package x; import o "os"; func f() { o.Create("a") }`,
		`package x; import "os"; var write = os.WriteFile`,
		`package x; import "github.com/xuri/excelize/v2"; func f(b *excelize.File) { b.SaveAs("a") }`,
	} {
		parsed, err := parser.ParseFile(token.NewFileSet(), "x.go", text, 0)
		if err != nil {
			t.Fatal(err)
		}
		if len(directWrites(parsed)) != 1 {
			t.Errorf("not found: %s", text)
		}
	}
}

// directWrites are the calls in a file that write files.
func directWrites(file *ast.File) []string {
	packages := map[string]string{} // local name -> import path
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		name := filepath.Base(path)
		if strings.HasPrefix(name, "v") && len(name) == 2 {
			name = filepath.Base(filepath.Dir(path))
		}
		if spec.Name != nil {
			name = spec.Name.Name
		}
		packages[name] = path
	}
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		of, isName := sel.X.(*ast.Ident)
		for local, path := range packages {
			called := isName && of.Name == local || methods[path]
			if called && strings.Contains(writers[path], " "+sel.Sel.Name+" ") {
				found = append(found, path+"."+sel.Sel.Name)
			}
		}
		return true
	})
	return found
}
