package handbook

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Hit is a passage that answers: places in the book, and the words around what was sought.
type Hit struct {
	Page, Section int
	Words         string
	score         int
}

const (
	mostHits = 40
	around   = 22 // characters shown before what was sought
	shown    = 70 // characters shown in all
)

// Find returns the passages that hold every one of the words typed, those that name them in a heading first. Where no
// passage does, those that hold most of the pairs of characters: a question is seldom put in the manual's own words.
func (b Book) Find(query string) []Hit {
	words := strings.Fields(strings.ToLower(query))
	if len(words) == 0 {
		return nil
	}
	hits := b.score(func(page, title, body string) int { return holding(words, page, title, body) }, words)
	if len(hits) == 0 {
		if pairs := pairsOf(query); len(pairs) > 1 {
			hits = b.score(func(page, title, body string) int { return sharing(pairs, page+"\n"+title, body) }, pairs)
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(b.score, a.score) })
	return hits[:min(len(hits), mostHits)]
}

func (b Book) score(of func(page, title, body string) int, words []string) []Hit {
	var hits []Hit
	for p, page := range b.Pages {
		for s, section := range page.Sections {
			var body []string
			for _, block := range section.Blocks {
				if block.Kind != Picture {
					body = append(body, block.Words())
				}
			}
			score := of(strings.ToLower(page.Title), strings.ToLower(section.Title), strings.ToLower(strings.Join(body, "\n")))
			if score > 0 {
				hits = append(hits, Hit{Page: p, Section: s, Words: excerpt(body, words), score: score})
			}
		}
	}
	return hits
}

// holding is 0 unless every word is in the title of the page, of the section, or in its text.
func holding(words []string, page, title, body string) int {
	score := 0
	here := false // a page's title alone does not make each of its sections an answer
	for _, w := range words {
		switch {
		case strings.Contains(title, w):
			score, here = score+6, true
			if title == w {
				score += 3
			}
		case strings.Contains(body, w):
			score, here = score+2, true
		case strings.Contains(page, w):
			score++
		default:
			return 0
		}
	}
	if !here {
		return 0
	}
	return score
}

// sharing is 0 for a passage with less than half of the pairs; those in its headings count three times.
func sharing(pairs []string, headings, body string) int {
	held, score := 0, 0
	for _, p := range pairs {
		switch {
		case strings.Contains(headings, p):
			held, score = held+1, score+3
		case strings.Contains(body, p):
			held, score = held+1, score+1
		}
	}
	if held*2 < len(pairs) {
		return 0
	}
	return score
}

func pairsOf(query string) []string {
	runes := []rune(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, query))
	var pairs []string
	for i := 1; i < len(runes); i++ {
		pairs = append(pairs, string(runes[i-1:i+1]))
	}
	return pairs
}

// excerpt is the first piece of a text with one of the words, cut to what is around it; the beginning where none is in it.
func excerpt(body, words []string) string {
	for _, w := range words {
		for _, piece := range body {
			if at := strings.Index(strings.ToLower(piece), w); at >= 0 {
				before := []rune(piece[:min(at, len(piece))])
				from := max(0, len(before)-around)
				return cut([]rune(piece), from)
			}
		}
	}
	if len(body) == 0 {
		return ""
	}
	return cut([]rune(body[0]), 0)
}

func cut(piece []rune, from int) string {
	to := min(len(piece), from+shown)
	s := string(piece[from:to])
	if from > 0 {
		s = "…" + s
	}
	if to < len(piece) {
		s += "…"
	}
	return s
}
