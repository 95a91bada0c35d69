package sheet

import (
	"path/filepath"
	"slices"
	"strings"
)

// readCSV reads comma, tab, semicolon or bar separated text as a spreadsheet program shows it: one line one row,
// blank lines kept, so that row numbers agree with what the user sees. encoding/csv is not used because it drops
// blank lines and lets one stray quotation mark swallow the rest of the file.
func (b *builder) readCSV(text string) error {
	b.book.Format = CSV
	if err := b.beginSheet(baseName(b.book.Path), false, false); err != nil {
		return err
	}
	text = strings.TrimRight(text, "\x00\x1A")
	comma, text := delimiter(text)
	var fields []string
	for row := 0; text != ""; row++ {
		var torn bool
		fields, text, torn = csvRecord(fields[:0], text, comma)
		if err := b.beginRow(row, false); err != nil {
			return err
		}
		if torn {
			if b.sheet.Torn == nil {
				b.sheet.Torn = map[int]bool{}
			}
			b.sheet.Torn[row] = true
		}
		for col, field := range fields {
			if field == "" {
				continue
			}
			if err := b.put(col, Cell{Kind: Text, Text: field}); err != nil {
				return err
			}
		}
	}
	return b.endSheet()
}

// baseName is the file's name without folder and extension, the name of the only sheet of a text file.
func baseName(path string) string {
	name := filepath.Base(path)
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// delimiter chooses the separator: the one that Excel's first line "sep=;" names, else the one that splits the first
// lines most often and most evenly. It returns the text that follows.
func delimiter(text string) (byte, string) {
	line, rest := cutLine(text)
	if len(line) == 5 && strings.EqualFold(line[:4], "sep=") {
		return line[4], rest
	}
	best, bestScore := byte(','), 0
	text = plainDelimiter(text)
	for _, c := range []byte{',', '\t', ';', '|'} {
		if score := delimiterScore(text, c); score > bestScore {
			best, bestScore = c, score
		}
	}
	return best, text
}

// plainDelimiter puts semicolons for the Chinese semicolons or commas that part the lines of a text: nothing else parts
// them, and the first 30 filled lines have as many each.
func plainDelimiter(text string) string {
	if strings.ContainsAny(text, ",\t;|\"") {
		return text
	}
	for _, wide := range []string{"；", "，"} {
		lines, first, even := 0, 0, true
		for rest := text; rest != "" && lines < 30 && even; {
			var line string
			if line, rest = cutLine(rest); line != "" {
				n := strings.Count(line, wide)
				if lines++; lines == 1 {
					first = n
				}
				even = n == first
			}
		}
		if even && first > 0 && lines > 1 {
			return strings.ReplaceAll(text, wide, ";")
		}
	}
	return text
}

// delimiterScore counts, over the first 30 filled lines, the lines that hold c, then how often they do; what
// stands in quotation marks is left out, and so are lines where c would tear them apart.
func delimiterScore(text string, c byte) int {
	lines, count := 0, 0
	var fields []string
	for n := 0; n < 30 && text != ""; n++ {
		fields, text, _ = csvRecord(fields[:0], text, c)
		torn := slices.ContainsFunc(fields, func(f string) bool { return strings.HasPrefix(f, `"`) })
		if len(fields) > 1 && !torn {
			lines++
			count += min(len(fields)-1, 50)
		}
	}
	return lines*100 + count
}

// cutLine splits off the first line; lines end in LF, CR LF or a lone CR (old Mac files).
func cutLine(text string) (line, rest string) {
	i := strings.IndexAny(text, "\r\n")
	if i < 0 {
		return text, ""
	}
	return text[:i], text[i+lineEnd(text, i):]
}

// lineEnd returns the length of the line end at i.
func lineEnd(text string, i int) int {
	if text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
		return 2
	}
	return 1
}

// csvRecord appends the fields of the first record of text and returns what follows it. The fields share text's
// memory, except those that need their quotation marks undone. torn says that a field opens with a quotation mark that
// closes nowhere or too early.
func csvRecord(fields []string, text string, comma byte) (all []string, rest string, torn bool) {
	for {
		field, rest, ok := quotedField(text, comma)
		if !ok {
			end := strings.IndexFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == rune(comma) })
			if end < 0 {
				end = len(text)
			}
			field, rest = text[:end], text[end:]
			torn = torn || strings.HasPrefix(strings.TrimLeft(field, " "), `"`)
		}
		if len(fields) <= MaxCols+maxStray { // one more than allowed is enough to be refused
			fields = append(fields, field)
		} else if field != "" {
			fields[MaxCols+maxStray] = field
		}
		if rest == "" || rest[0] != comma {
			if rest != "" {
				rest = rest[lineEnd(rest, 0):]
			}
			return fields, rest, torn
		}
		text = rest[1:]
	}
}

// maxQuotedLines bounds a quoted field; a longer one starts with a stray quotation mark.
const maxQuotedLines = 200

// quotedField reads a field in quotation marks ("a ""b"" c", or ="00123", by which exports keep Excel from turning
// digits into a number). It is not ok where the marks are no such thing: the field is then plain text.
func quotedField(text string, comma byte) (field, rest string, ok bool) {
	start := 0
	for start < len(text) && text[start] == ' ' {
		start++
	}
	if strings.HasPrefix(text[start:], "=\"") {
		start++
	}
	if start >= len(text) || text[start] != '"' {
		return "", "", false
	}
	body := text[start+1:]
	lines, doubled := 0, false
	for i := 0; i < len(body); i++ {
		switch body[i] {
		case '\n':
			if lines++; lines > maxQuotedLines {
				return "", "", false
			}
		case '"':
			if i+1 < len(body) && body[i+1] == '"' {
				doubled = true
				i++
				continue
			}
			field, rest = body[:i], strings.TrimLeft(body[i+1:], " ")
			if rest != "" && rest[0] != comma && rest[0] != '\n' && rest[0] != '\r' {
				return "", "", false
			}
			if doubled {
				field = strings.ReplaceAll(field, `""`, `"`)
			}
			return unwrapFormula(field), rest, true
		}
	}
	return "", "", false
}

// unwrapFormula undoes a quoted "=""00123""".
func unwrapFormula(field string) string {
	if inner, ok := strings.CutPrefix(field, `="`); ok && strings.HasSuffix(inner, `"`) && strings.Count(inner, `"`) == 1 {
		return inner[:len(inner)-1]
	}
	return field
}
