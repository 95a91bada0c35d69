// Package manual holds what the program says about itself, in Chinese: the pages of the manual and what is new. The
// window shows the pages at F1; in the repository they are read as they are.
package manual

import (
	"embed"
	"strings"
)

// Changes says in the user's words what is new, the latest first.
//
//go:embed changes.md
var Changes string

//go:embed [0-9]*.md
var files embed.FS

//go:embed *.png
var pictures embed.FS

// Picture is a picture of a page, a PNG, by its file name; nil when there is none.
func Picture(name string) []byte {
	raw, err := pictures.ReadFile(name)
	if err != nil {
		return nil
	}
	return raw
}

// File is one page as it was written, in Markdown. Name is its file name, such as 101-home.md: the first digit is the part of
// the manual that it belongs to, the number its place, and the word the screen that it is about.
type File struct{ Name, Text string }

// Files lists the pages in their order.
func Files() []File {
	var all []File
	entries, _ := files.ReadDir(".")
	for _, e := range entries {
		if raw, err := files.ReadFile(e.Name()); err == nil {
			all = append(all, File{e.Name(), strings.ReplaceAll(string(raw), "\r\n", "\n")})
		}
	}
	return all
}
