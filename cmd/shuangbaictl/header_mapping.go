package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// mapping collects --map 'HEADER=FIELD'.
type mapping map[string]intake.Field

func (m mapping) String() string { return "" }

func (m mapping) Set(s string) error {
	header, field, _ := strings.Cut(s, "=")
	m[strings.TrimSpace(header)] = intake.Field(strings.TrimSpace(field))
	return nil
}

// checkFields refuses a field that no spreadsheet of the kind has; "" is of any kind.
func (m mapping) checkFields(kind intake.Kind) error {
	kinds := intake.Kinds()
	if kind != "" {
		kinds = []intake.Kind{kind}
	}
	for header, field := range m {
		if header == "" || field == "" {
			return model.Errorf(model.Usage, "--map 要写成 表头=字段，例如 --map 联系方式=phone；不导入的列写成 表头=ignore")
		}
		if !slices.ContainsFunc(kinds, func(k intake.Kind) bool { _, ok := intake.FieldNamed(k, string(field)); return ok }) {
			return unknownField(header, field, kinds[len(kinds)-1], kind != "")
		}
	}
	return nil
}

func unknownField(header string, field intake.Field, kind intake.Kind, sure bool) error {
	if !sure {
		return model.Errorf(model.Usage, "--map %s=%s：没有“%s”这个字段；写明 --kind 再试，会列出能用的字段", header, field, field)
	}
	var names []string
	for _, f := range intake.FieldsOf(kind) {
		names = append(names, string(f.Field))
	}
	return model.Errorf(model.Usage, "--map %s=%s：%s没有“%s”这个字段；有 %s", header, field, kind.Label(), field, strings.Join(names, "、"))
}

// named replaces the words of people (手机号) by the fields' names, once the kind is known.
func (m mapping) named(kind intake.Kind) (mapping, error) {
	all := mapping{}
	for header, word := range m {
		field, ok := intake.FieldNamed(kind, string(word))
		if !ok {
			return nil, unknownField(header, word, kind, true)
		}
		all[header] = field
	}
	return all, nil
}

// checkHeaders refuses a header that the file does not have.
func (m mapping) checkHeaders(d *office.Draft) error {
	for header := range m {
		if !hasColumn(d.Plan, header) && !hasCell(d.Book, header) {
			return model.Errorf(model.Usage, "--map：文件里没有表头“%s”；照着文件里的表头写", header)
		}
	}
	return nil
}

func hasColumn(p *intake.Plan, header string) bool {
	for _, s := range p.Sheets {
		for _, c := range s.Columns {
			if c.Letter == header || plainHeader(c.Header) == plainHeader(header) {
				return true
			}
		}
	}
	return false
}

// headerDepth is how far down a header may stand.
const headerDepth = 40

// hasCell looks for a header in a book in which no table was recognised, or one that is not read.
func hasCell(b *sheet.Book, header string) bool {
	for _, s := range b.Sheets {
		for _, row := range s.Rows[:min(len(s.Rows), headerDepth)] {
			for _, c := range row {
				if c.Kind == sheet.Text && plainHeader(c.Text) == plainHeader(header) {
					return true
				}
			}
		}
	}
	return false
}

// plainHeader is a header without spaces, marks and what stands in brackets, as headers are compared when a table is
// read.
func plainHeader(s string) string {
	var all, outside strings.Builder
	depth := 0
	for _, r := range strings.ToLower(norm.NFKC.String(s)) {
		switch {
		case strings.ContainsRune("([【〔{〈《<", r):
			depth++
		case strings.ContainsRune(")]】〕}〉》>", r):
			depth = max(0, depth-1)
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsSymbol(r):
			all.WriteRune(r)
			if depth == 0 {
				outside.WriteRune(r)
			}
		}
	}
	if outside.Len() > 0 {
		return outside.String()
	}
	return all.String()
}

// checkSheet refuses the name of a sheet that the book does not have.
func checkSheet(b *sheet.Book, name string) error {
	var names []string
	for _, s := range b.Sheets {
		if s.Name == name {
			return nil
		}
		names = append(names, s.Name)
	}
	return model.Errorf(model.Usage, "--sheet：文件里没有工作表“%s”；有 %s", name, strings.Join(names, "、"))
}
