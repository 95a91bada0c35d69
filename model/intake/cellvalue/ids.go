package cellvalue

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/resources/codes"
)

// IDProblem says what is wrong with an ID cell; its values are the problem codes of the command line's contract.
type IDProblem string

// The problems of an ID cell.
const (
	IDSound      IDProblem = ""
	IDOf15Digits IDProblem = "id-15-digit"    // an old number, brought to 18 characters
	IDLostDigits IDProblem = "id-lost-digits" // a spreadsheet kept it as a number and lost its tail
	IDMalformed  IDProblem = "id-format"
	IDChecksum   IDProblem = "id-checksum"
)

// IDReading is what an ID cell says.
type IDReading struct {
	Number  string // 18 characters when Problem is IDSound or IDOf15Digits; otherwise the text as the file has it
	Problem IDProblem
	Fault   model.IDFault
	Length  int    // characters found, for the sentence
	Letter  rune   // the first character that cannot stand in a number, 0
	Kept    string // the digits that are left of a number which lost its tail
}

// Sound reports whether Number is a whole and valid number.
func (r IDReading) Sound() bool {
	return r.Problem == IDOf15Digits || r.Problem == IDSound && r.Number != ""
}

// ID reads an ID cell. A number of more than 15 digits that the file stores as a number has lost its tail: that
// is reported, never repaired. damaged says that other cells of the column are in that state, so that a number
// ending in 000 is suspect even where its check digit happens to fit (1 of 11 does).
func ID(c sheet.Cell, today time.Time, damaged func() bool) IDReading {
	switch c.Kind {
	case sheet.Empty:
		return IDReading{}
	case sheet.Number, sheet.Date:
		return idFromNumber(c, today)
	case sheet.Text:
	default:
		return IDReading{Number: c.Text, Problem: IDMalformed, Fault: model.IDFormat, Length: len(c.Text)}
	}
	s := IDText(c.Text)
	switch {
	case IsBlank(s):
		return IDReading{}
	case IsScientific(s):
		return IDReading{Number: s, Problem: IDLostDigits, Kept: keptDigits(s)}
	}
	r := judgeID(s, today)
	if len(s) == 18 && strings.HasSuffix(s, "000") && IsDigits(s) && (r.Problem == IDChecksum || r.Problem == IDSound && damaged()) {
		return IDReading{Number: s, Problem: IDLostDigits, Kept: keptDigits(s)}
	}
	return r
}

func idFromNumber(c sheet.Cell, today time.Time) IDReading {
	s := c.Text
	if c.Kind == sheet.Date {
		return IDReading{Number: s, Problem: IDMalformed, Fault: model.IDFormat, Length: len(s)}
	}
	if whole, _, dotted := strings.Cut(s, "."); dotted || len(whole) > 15 {
		if len(whole) > 15 {
			return IDReading{Number: s, Problem: IDLostDigits, Kept: keptDigits(s)}
		}
		return IDReading{Number: s, Problem: IDMalformed, Fault: model.IDFormat, Length: len(s)}
	}
	return judgeID(s, today)
}

// judgeID checks a cleaned ID text of any length. The check digit is looked at before the date within the number,
// because two exchanged digits show in both and the check digit is the plainer sentence.
func judgeID(s string, today time.Time) IDReading {
	if id := model.ID15To18(s); id != "" {
		if model.CheckID(id, today) != model.IDFine {
			return IDReading{Number: s, Problem: IDMalformed, Fault: model.IDDate, Length: 15}
		}
		return IDReading{Number: id, Problem: IDOf15Digits}
	}
	fault := model.CheckID(s, today)
	switch fault {
	case model.IDFine:
		return IDReading{Number: s}
	case model.IDFormat:
		r := IDReading{Number: s, Problem: IDMalformed, Fault: fault}
		for i, c := range s {
			r.Length++
			if r.Letter == 0 && (c < '0' || c > '9') && (c != 'X' || i != len(s)-1) {
				r.Letter = c
			}
		}
		return r
	}
	if model.IDCheckDigit(s[:17]) != s[17] {
		return IDReading{Number: s, Problem: IDChecksum, Fault: model.IDChecksum}
	}
	return IDReading{Number: s, Problem: IDMalformed, Fault: fault, Length: 18}
}

// IDText strips what people and programs put around an ID number: spaces, apostrophes, dashes, full width, small x.
func IDText(s string) string {
	if len(s) == 18 && IsDigits(s[:17]) && (s[17] == 'X' || s[17] >= '0' && s[17] <= '9') {
		return s
	}
	s = Tidy(s)
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
	return withX(b.String())
}

// withX puts an X for a character that looks like one at the end of a number whose check digit is X: the Roman ten, the
// Cyrillic Ha and the multiplication sign stand beside each other in Chinese input methods.
func withX(s string) string {
	last, size := utf8.DecodeLastRuneInString(s)
	if body := s[:len(s)-size]; last >= utf8.RuneSelf && len(body) == 17 && IsDigits(body) && slices.Contains(codes.InCells().LikeX, string(last)) && model.IDCheckDigit(body) == 'X' {
		return body + "X"
	}
	return s
}

// CharName says what a character is that cannot stand where it stands: its name, or its code point.
func CharName(r rune) string {
	name := codes.InCells().Characters[string(r)]
	switch {
	case name == "":
		name = "“" + string(r) + "”"
	case r < utf8.RuneSelf:
		return name
	}
	if r < utf8.RuneSelf || IsHan(r) {
		return name
	}
	return fmt.Sprintf("%s（U+%04X）", name, r)
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

// IsScientific recognises 3.20114198111261E+17, an ID that a spreadsheet showed as a number before it became text.
func IsScientific(s string) bool {
	i := strings.IndexAny(s, "Ee")
	if i < 1 || i+1 >= len(s) {
		return false
	}
	mantissa, exp := s[:i], strings.TrimLeft(s[i+1:], "+")
	whole, frac, _ := strings.Cut(mantissa, ".")
	return IsDigits(whole) && len(whole) == 1 && (frac == "" || IsDigits(frac)) && IsDigits(exp)
}

// LooksLikeID reports whether a cell could be an ID number, sound or not.
func LooksLikeID(c sheet.Cell) bool {
	if c.Kind == sheet.Number {
		return len(c.Text) >= 15 && len(c.Text) <= 19 && strings.IndexByte(c.Text, '.') < 0
	}
	if c.Kind != sheet.Text || len(c.Text) < 15 || len(c.Text) > 60 {
		return false
	}
	s := IDText(c.Text)
	if IsScientific(s) {
		return true
	}
	if len(s) < 15 || len(s) > 19 {
		return false
	}
	return IsDigits(s[:14])
}
