package intake

import (
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// idReading is what an ID cell says.
type idReading struct {
	id     string // 18 characters when code is "" or ID15Digit; otherwise the text as the file has it
	code   Code   // "", ID15Digit, IDLostDigits, IDFormat or IDChecksum
	fault  model.IDFault
	length int    // characters found, for the sentence
	letter rune   // the first character that cannot stand in a number, 0
	kept   string // the digits that are left of a number which lost its tail
}

// readID reads an ID cell. A number of more than 15 digits that the file stores as a number has lost its tail: that
// is reported, never repaired. damaged says that other cells of the column are in that state, so that a number
// ending in 000 is suspect even where its check digit happens to fit (1 of 11 does).
func readID(c sheet.Cell, today time.Time, damaged func() bool) idReading {
	switch c.Kind {
	case sheet.Empty:
		return idReading{}
	case sheet.Number, sheet.Date:
		return idFromNumber(c, today)
	case sheet.Text:
	default:
		return idReading{id: c.Text, code: IDFormat, fault: model.IDFormat, length: len(c.Text)}
	}
	s := idText(c.Text)
	switch {
	case blankWord(s):
		return idReading{}
	case isScientific(s):
		return idReading{id: s, code: IDLostDigits, kept: keptDigits(s)}
	}
	r := judgeID(s, today)
	if len(s) == 18 && strings.HasSuffix(s, "000") && asciiDigits(s) && (r.code == IDChecksum || r.code == "" && damaged()) {
		return idReading{id: s, code: IDLostDigits, kept: keptDigits(s)}
	}
	return r
}

func idFromNumber(c sheet.Cell, today time.Time) idReading {
	s := c.Text
	if c.Kind == sheet.Date {
		return idReading{id: s, code: IDFormat, fault: model.IDFormat, length: len(s)}
	}
	if whole, _, dotted := strings.Cut(s, "."); dotted || len(whole) > 15 {
		if len(whole) > 15 {
			return idReading{id: s, code: IDLostDigits, kept: keptDigits(s)}
		}
		return idReading{id: s, code: IDFormat, fault: model.IDFormat, length: len(s)}
	}
	return judgeID(s, today)
}

// judgeID checks a cleaned ID text of any length. The check digit is looked at before the date within the number,
// because two exchanged digits show in both and the check digit is the plainer sentence.
func judgeID(s string, today time.Time) idReading {
	if id := model.ID15To18(s); id != "" {
		if model.CheckID(id, today) != model.IDFine {
			return idReading{id: s, code: IDFormat, fault: model.IDDate, length: 15}
		}
		return idReading{id: id, code: ID15Digit}
	}
	fault := model.CheckID(s, today)
	switch fault {
	case model.IDFine:
		return idReading{id: s}
	case model.IDFormat:
		r := idReading{id: s, code: IDFormat, fault: fault}
		for i, c := range s {
			r.length++
			if r.letter == 0 && (c < '0' || c > '9') && (c != 'X' || i != len(s)-1) {
				r.letter = c
			}
		}
		return r
	}
	if model.IDCheckDigit(s[:17]) != s[17] {
		return idReading{id: s, code: IDChecksum, fault: model.IDChecksum}
	}
	return idReading{id: s, code: IDFormat, fault: fault, length: 18}
}

// idText strips what people and programs put around an ID number: spaces, apostrophes, dashes, full width, small x.
func idText(s string) string {
	if len(s) == 18 && asciiDigits(s[:17]) && (s[17] == 'X' || s[17] >= '0' && s[17] <= '9') {
		return s
	}
	s = tidy(s)
	var b strings.Builder
	for _, r := range s {
		switch r {
		case ' ', '\'', '’', '‘', '`', '"', '“', '”', '-', '–', '—', '‐', '‑', ',', '，', ';', '；':
			if len(s) <= 3 { // a dash alone says that there is none
				b.WriteRune(r)
			}
		case 'x':
			b.WriteByte('X')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// keptDigits are the digits that a number of more than 15 still has: the first 15, or those before E+17.
func keptDigits(s string) string {
	if i := strings.IndexAny(s, "Ee"); i > 0 {
		return strings.Replace(s[:i], ".", "", 1)
	}
	if len(s) > 15 {
		return s[:15]
	}
	return s
}

// isScientific recognises 3.20114198111261E+17, an ID that a spreadsheet showed as a number before it became text.
func isScientific(s string) bool {
	i := strings.IndexAny(s, "Ee")
	if i < 1 || i+1 >= len(s) {
		return false
	}
	mantissa, exp := s[:i], strings.TrimLeft(s[i+1:], "+")
	whole, frac, _ := strings.Cut(mantissa, ".")
	return asciiDigits(whole) && len(whole) == 1 && (frac == "" || asciiDigits(frac)) && asciiDigits(exp)
}

// looksLikeID reports whether a cell could be an ID number, sound or not.
func looksLikeID(c sheet.Cell) bool {
	if c.Kind == sheet.Number {
		return len(c.Text) >= 15 && len(c.Text) <= 19 && strings.IndexByte(c.Text, '.') < 0
	}
	if c.Kind != sheet.Text || len(c.Text) < 15 || len(c.Text) > 60 {
		return false
	}
	s := idText(c.Text)
	if isScientific(s) {
		return true
	}
	if len(s) < 15 || len(s) > 19 {
		return false
	}
	return asciiDigits(s[:14])
}
