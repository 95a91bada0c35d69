// Package handbook reads the pages of the manual (resources/manual) into headings, paragraphs, lists and rows, and finds
// passages by words.
package handbook

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/shuangbai/shuangbai/resources/manual"
)

// Kind says how a block of text stands on the page.
type Kind int

// The kinds.
const (
	Para    Kind = iota
	Item         // of a list; Mark is its number, or ·
	Row          // of a table; Cells are its columns
	Picture      // File is its name among those of the manual, Text what it shows
)

// Block is one piece of text without signs of Markdown.
type Block struct {
	Kind  Kind
	Mark  string
	Text  string
	Cells []string
	File  string
}

// Section is a heading with what stands under it, up to the next heading.
type Section struct {
	Title  string
	Level  int // 1 is the title of the page
	Blocks []Block
}

// Page is one page of the manual. ID is the place of the window that it is about, or a word of its own.
type Page struct {
	ID       string
	Part     string // of the manual, Chinese
	Title    string
	Sections []Section
}

// Book is the whole manual.
type Book struct{ Pages []Page }

// Manual is the manual of the program, read once.
var Manual = sync.OnceValue(func() Book { return Read(manual.Files()) })

// parts are the parts of the manual by the first digit of a file name.
var parts = map[byte]string{'0': "从这里开始", '1': "各屏怎么用", '2': "逐项查", '3': "有问题时"}

// Read reads the pages.
func Read(files []manual.File) Book {
	var b Book
	for _, f := range files {
		_, id, _ := strings.Cut(strings.TrimSuffix(f.Name, ".md"), "-")
		p := Page{ID: id, Part: parts[f.Name[0]], Sections: sections(f.Text)}
		if len(p.Sections) > 0 {
			p.Title = p.Sections[0].Title
		}
		b.Pages = append(b.Pages, p)
	}
	return b
}

// Page is the place of a page in the book, -1 when there is none of that ID.
func (b Book) Page(id string) int {
	for i := range b.Pages {
		if b.Pages[i].ID == id {
			return i
		}
	}
	return -1
}

// Section is the place of a heading on the page, 0 where there is none of that name.
func (p Page) Section(title string) int {
	return max(0, slices.IndexFunc(p.Sections, func(s Section) bool { return s.Title == title }))
}

var (
	heading   = regexp.MustCompile(`^(#+) +(.*)$`)
	listItem  = regexp.MustCompile(`^(-|\d+\.) +(.*)$`)
	tableRule = regexp.MustCompile(`^\|[-| :]+\|$`)
	picture   = regexp.MustCompile(`^!\[([^\]]*)\]\(([^)]*)\)$`)
	link      = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
)

func sections(text string) []Section {
	var all []Section
	open := false // the block before goes on in the next line
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if m := heading.FindStringSubmatch(line); m != nil {
			all, open = append(all, Section{Title: plain(m[2]), Level: len(m[1])}), false
			continue
		}
		if line == "" || len(all) == 0 || tableRule.MatchString(line) || strings.HasPrefix(line, "<!--") {
			open = false
			continue
		}
		blocks := &all[len(all)-1].Blocks
		if m := picture.FindStringSubmatch(line); m != nil {
			*blocks, open = append(*blocks, Block{Kind: Picture, Text: m[1], File: m[2]}), false
			continue
		}
		switch m := listItem.FindStringSubmatch(line); {
		case m != nil:
			mark := m[1]
			if mark == "-" {
				mark = "·"
			}
			*blocks, open = append(*blocks, Block{Kind: Item, Mark: mark, Text: plain(m[2])}), true
		case strings.HasPrefix(line, "|"):
			*blocks, open = append(*blocks, tableRow(line)), false
		case open:
			(*blocks)[len(*blocks)-1].Text += plain(line)
		default:
			*blocks, open = append(*blocks, Block{Text: plain(line)}), true
		}
	}
	return all
}

func tableRow(line string) Block {
	cells := strings.Split(strings.Trim(line, "|"), "|")
	for i := range cells {
		cells[i] = plain(strings.TrimSpace(cells[i]))
	}
	return Block{Kind: Row, Cells: cells}
}

// plain takes the signs of Markdown out.
func plain(s string) string {
	return strings.NewReplacer("**", "", "`", "").Replace(link.ReplaceAllString(s, "$1"))
}

// Words is the text of a block in one piece.
func (b Block) Words() string {
	if b.Kind == Row {
		return strings.Join(b.Cells, "　")
	}
	return b.Text
}
