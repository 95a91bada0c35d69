package manual_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/resources/manual"
)

// Every key that a screen takes, and every one that it names in the status line, is on the page about the keyboard.
func TestThePageOfTheKeysNamesThemAll(t *testing.T) {
	page := ""
	for _, f := range manual.Files() {
		if f.Name == "302-keys.md" {
			page = f.Text
		}
	}
	named := map[string]bool{}
	for _, key := range regexp.MustCompile(`[ 、]+|到`).Split(regexp.MustCompile(`(?m)^\| ([^|]+) \|.*$|^.*$`).ReplaceAllString(page, "$1 "), -1) {
		named[strings.TrimSpace(key)] = true
	}
	err := filepath.WalkDir("../../ui", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == "kit" {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for key, at := range keysOf(file) {
			if !named[key] {
				t.Errorf("%s takes or names %q (%s), which is not on the page", path, key, at)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// keyWords are keys as the page calls them.
var keyWords = strings.NewReplacer("Return", "Enter", "Escape", "Esc", "Space", "空格", "PgUp", "PageUp", "PgDn", "PageDown", "Equal", "＋", "Minus", "－")

// keysOf are the keys of the shortcuts in a file, and those at the beginning of what its functions Keys or keys return.
func keysOf(file *ast.File) map[string]string {
	all := map[string]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			if key := shortcutOf(n); key != "" {
				all[keyWords.Replace(key)] = "shortcut"
			}
		case *ast.FuncDecl:
			if strings.EqualFold(n.Name.Name, "keys") {
				ast.Inspect(n, func(in ast.Node) bool {
					if lit, ok := in.(*ast.BasicLit); ok && lit.Kind == token.STRING {
						said, _ := strconv.Unquote(lit.Value)
						words := strings.Fields(said)
						for _, word := range words[:max(0, len(words)-1)] { // the last one says what the key does
							for _, key := range pairOf(word) {
								all[keyWords.Replace(key)] = said
							}
						}
					}
					return true
				})
			}
		}
		return true
	})
	return all
}

var (
	aKey   = regexp.MustCompile(`^((Ctrl|Alt|Shift)\+)*(F\d+|[A-Z0-9]|[A-Z][a-zA-Z]+|[＋－]|单击|[↑↓←→]+)$`)
	arrows = regexp.MustCompile(`^(.*)([↑↓←→])([↑↓←→])$`)
)

// pairOf is a word as keys: Alt+↑↓ are two, what is no key is none.
func pairOf(word string) []string {
	if m := arrows.FindStringSubmatch(word); m != nil {
		return []string{m[1] + m[2], m[1] + m[3]}
	}
	if aKey.MatchString(word) {
		return []string{word}
	}
	return nil
}

// shortcutOf is the key of a kit.Shortcut, such as Ctrl+N; "" for anything else.
func shortcutOf(lit *ast.CompositeLit) string {
	key, mod := "", ""
	for _, e := range lit.Elts {
		field, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return ""
		}
		ast.Inspect(field.Value, func(n ast.Node) bool {
			if value, ok := n.(*ast.SelectorExpr); ok {
				name, is := strings.CutPrefix(value.Sel.Name, "Key")
				modifier := map[string]string{"ModifierControl": "Ctrl+", "ModifierAlt": "Alt+", "ModifierShift": "Shift+"}[name]
				switch in, _ := field.Key.(*ast.Ident); {
				case in == nil || !is || name == "Name":
				case in.Name == "Key":
					key = name
				case in.Name == "Mod":
					mod += modifier
				}
			}
			return true
		})
	}
	if arrow := map[string]string{"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}[key]; arrow != "" {
		key = arrow
	}
	if key == "" {
		return ""
	}
	return mod + key
}
