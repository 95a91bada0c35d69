// Package icons embeds the line icons of the window: strokes of 1.4 on a grid of 18, square ends, no fill. The word
// currentColor stands where the stroke colour belongs, so that the window can colour a copy; only path, rect and
// circle are used, which is what the window's SVG reader draws faithfully.
package icons

import (
	"embed"
	"sort"
	"strings"
)

// Marker is the text in every icon that stands for the stroke colour.
const Marker = "currentColor"

//go:embed *.svg
var files embed.FS

// SVG returns the drawing of the icon called name (without ".svg"), and false when there is no such icon.
func SVG(name string) ([]byte, bool) {
	data, err := files.ReadFile(name + ".svg")
	return data, err == nil
}

// Names lists every icon in alphabetical order.
func Names() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".svg"))
	}
	sort.Strings(names)
	return names
}
