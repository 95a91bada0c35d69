package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// cardRows and cardFields are how many rows, and fields in them, make a card of labels with their values beside them.
const (
	cardRows   = 3
	cardFields = 5
)

// card is one person's card (登记表): labels, each with its value to the right.
type card struct {
	title string // the line above it
	place string // where it stands in the file
	pairs []cardPair
	rows  int  // that hold known labels
	two   bool // a row names two people
	left  bool // a small table on it, such as that of relatives, is not read
}

type cardPair struct {
	label string
	field Field // FieldNone when the label is not known
	value sheet.Cell
}

// fields counts the known fields of the card, with a value or without.
func (c *card) fields() int {
	seen := map[Field]bool{}
	for _, p := range c.pairs {
		if p.field != FieldNone {
			seen[p.field] = true
		}
	}
	return len(seen)
}

// value is the value of a field, empty when the card has none.
func (c *card) value(f Field) sheet.Cell {
	for _, p := range c.pairs {
		if p.field == f {
			return p.value
		}
	}
	return sheet.Cell{}
}

// isCard reports whether it is the card of one person: known labels enough, in rows enough.
func (c *card) isCard() bool {
	has := slices.ContainsFunc(c.pairs, func(p cardPair) bool { return p.field == Name })
	return has && c.rows >= cardRows && c.fields() >= cardFields
}

// looksLikeCards reports whether a sheet holds cards: labels stand in several rows, each with its value to the right.
func looksLikeCards(s *sheet.Sheet) bool {
	return slices.ContainsFunc(readCards(s), func(c card) bool { return c.isCard() })
}

// cardsOn reads the cards of a sheet that stand one below the other, those without a name left out. It is empty when
// something on the sheet is no such card: it is then not sure whose each value is.
func cardsOn(s *sheet.Sheet) []card {
	all := readCards(s)
	if slices.ContainsFunc(all, func(c card) bool { return !c.isCard() || c.two }) {
		return nil
	}
	return slices.DeleteFunc(all, func(c card) bool { return c.value(Name).Kind != sheet.Text })
}

// How far a sheet is read that may hold cards: no card has more rows, and one shows what it is in its first rows.
const (
	tallestCard  = 80
	cardBegin    = 6
	cardShownFor = 20
)

// readCards reads all rows of a sheet as labels with values. A row with the label of a name begins a card, unless what
// follows has too few fields for one: then it is about somebody whom the card names, and belongs to it. It is empty when
// the sheet holds no cards.
func readCards(s *sheet.Sheet) []card {
	var all []card
	title, seen, since, table := "", 0, 0, false
	for r, row := range s.Rows {
		filled := filledCells(row)
		if filled == 0 {
			continue
		}
		seen, since = seen+1, since+1
		pairs, known, header := pairsOf(s, r)
		names := 0
		for _, p := range pairs {
			if p.field == Name {
				names++
			}
		}
		switch {
		case len(all) == 0 && names == 0 && seen > cardBegin, len(all) > 0 && since > tallestCard, len(all) == 1 && since > cardShownFor && !all[0].isCard():
			return nil
		case names > 0:
			all = append(all, card{title: title, place: fmt.Sprintf("%s 第 %d 行", s.Name, r+1), two: names > 1})
			since = 0
		case filled == 1 && len(pairs) == 0:
			title = strings.TrimSpace(row[firstFilled(row)].Text)
		}
		table = header || table && !isLabel(row[firstFilled(row)])
		if len(all) == 0 {
			continue
		}
		c := &all[len(all)-1]
		if table {
			c.left = true
			continue
		}
		c.pairs = append(c.pairs, pairs...)
		if known > 0 {
			c.rows++
		}
	}
	for i := len(all) - 1; i > 0; i-- {
		if !all[i].isCard() {
			all[i-1].pairs = append(all[i-1].pairs, all[i].pairs...)
			all[i-1].two = all[i-1].two || all[i].two
			all = slices.Delete(all, i, i+1)
		}
	}
	return all
}

func firstFilled(row []sheet.Cell) int {
	return slices.IndexFunc(row, func(c sheet.Cell) bool { return c.Kind != sheet.Empty })
}

// pairsOf reads a row as labels with their values to the right. known counts the labels that are known; header says that
// the row is that of a table: known labels stand side by side in it.
func pairsOf(s *sheet.Sheet, r int) (pairs []cardPair, known int, header bool) {
	words := wordsOf(Roster)
	row, beside := s.Rows[r], 0
	for c := 0; c < len(row); c++ {
		text := strings.TrimSpace(row[c].Text)
		if row[c].Kind != sheet.Text || text == "" {
			continue
		}
		p := cardPair{label: strings.TrimRight(text, ":：")}
		if hits := words.Exact(headers.Key(text)); len(hits) > 0 {
			p.field = words.fieldOf(hits[0])
			known++
		}
		at := c + 1 // past the columns over which the label is merged
		if m, ok := s.MergeAt(r, c); ok {
			at = m.LastCol + 1
		}
		if at < len(row) {
			p.value = row[at]
		}
		label := isLabel(p.value)
		switch {
		case p.field == FieldNone && (p.value.Kind == sheet.Empty || label):
			continue
		case label:
			beside++
			if at+1 < len(row) && isLabel(row[at+1]) {
				beside++
			}
		}
		if p.value.Kind != sheet.Empty {
			c = at
		}
		pairs = append(pairs, p)
	}
	if beside > 1 {
		return nil, 0, true
	}
	return pairs, known, false
}

func isLabel(c sheet.Cell) bool {
	return c.Kind == sheet.Text && len(wordsOf(Roster).Exact(headers.Key(c.Text))) > 0
}

// cardSource heads the column that says where in the file a card stands, and cardPlace is what that column is.
const (
	cardSource = "出处"
	cardPlace  = "登记表在文件里的位置"
)

// noteOfCards says how cards were read.
func noteOfCards(cards []card) string {
	note := fmt.Sprintf("%d 张登记表，每张读成一行，“%s”是它在文件里的位置", len(cards), cardSource)
	if slices.ContainsFunc(cards, func(c card) bool { return c.left }) {
		note += "；登记表里的小表（如家庭成员）没有读"
	}
	return note
}

// listOfCards makes one list of all cards: their title above, a column for each label, a row for each card.
func listOfCards(cards []card) *sheet.Sheet {
	word := func(t string) sheet.Cell {
		if t == "" {
			return sheet.Cell{}
		}
		return sheet.Cell{Kind: sheet.Text, Text: t}
	}
	list := &sheet.Sheet{Name: fmt.Sprintf("登记表（%d 张）", len(cards)), Rows: [][]sheet.Cell{{word(cards[0].title)}, {word(cardSource)}}}
	type column struct {
		label string
		nth   int
	}
	at := map[column]int{}
	for _, c := range cards {
		row := []sheet.Cell{word(c.place)}
		nth := map[string]int{}
		for _, p := range c.pairs {
			key := column{headers.Key(p.label), nth[headers.Key(p.label)]}
			nth[key.label]++
			col, ok := at[key]
			if !ok {
				col = len(list.Rows[1])
				at[key] = col
				list.Rows[1] = append(list.Rows[1], word(p.label))
			}
			for len(row) <= col {
				row = append(row, sheet.Cell{})
			}
			row[col] = p.value
		}
		list.Rows = append(list.Rows, row)
	}
	return list
}
