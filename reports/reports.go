// Package reports makes the papers of the committee: one file a paper, each of which turns model values into a
// document. The same document becomes preview, PDF and workbook.
package reports

import (
	"strings"
	"unicode"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/reports/document"
)

// Options are the choices of the person who prints.
type Options struct {
	NoReasons bool // leave 计分说明 empty
	NoBoxes   bool // without the signature boxes
	OddStart  bool // duplex printing: each branch begins on an odd page
	Centred   bool // page numbers in the middle instead of at the outer edge
}

func (o Options) numbers() document.Numbering {
	if o.Centred {
		return document.Centred
	}
	return document.Outside
}

// Paper is one entry of the catalogue.
type Paper struct {
	Name      string // as on the command line
	Title     string // Chinese
	PerBranch bool   // one document for each branch; otherwise one for the whole committee
	Landscape bool
	Build     func(f *model.YearFacts, o Options) document.Collection
}

// Catalogue lists the papers, in the order the window shows them.
func Catalogue() []Paper {
	return []Paper{
		{Name: "branch-sheet", Title: "党支部考核表", PerBranch: true, Build: BranchSheets},
		{Name: "summary", Title: "考核结果汇总表", Landscape: true, Build: summaries},
	}
}

// Find returns the paper with a name or Chinese title; the error is a *model.Error with code NotFound.
func Find(name string) (Paper, error) {
	for _, p := range Catalogue() {
		if p.Name == name || p.Title == name {
			return p, nil
		}
	}
	return Paper{}, model.Errorf(model.NotFound, "没有名为“%s”的材料；用 report list 查看全部材料的名称", name)
}

// objectName is what is assessed, as the titles call it.
func objectName(s *model.Scheme) string {
	switch s.Object {
	case "unit":
		return "单位"
	case "sector-unit":
		return "行业主管单位"
	}
	return "党支部"
}

func text(s string) document.Cell { return document.Cell{Text: s} }

func head(s string, span int) document.Cell {
	return document.Cell{Text: s, Span: span, Head: true, Align: document.Centre}
}

// onPaper takes out the spaces that the window sets between Chinese and figures and around signs; papers have none.
// A space between two Latin words or figures stays.
func onPaper(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	runes := []rune(s)
	var b strings.Builder
	for i, r := range runes {
		if r == ' ' && !(i > 0 && i+1 < len(runes) && isLatin(runes[i-1]) && isLatin(runes[i+1])) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func isLatin(r rune) bool {
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// noMark is printed where there is no value and none is due; blank is for what is not yet given.
const noMark = "—"
