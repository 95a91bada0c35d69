package sheet

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// biffPieces reads over a record and its CONTINUE records as if they were one, except that a string's characters
// begin each new piece with a byte that says anew whether they take one byte or two.
type biffPieces struct {
	cur    []byte
	reader *biffReader // stands behind cur; nil where nothing may follow

	joined []byte // scratch for takes across pieces
}

// advance moves on to the next CONTINUE record once the current piece is used up. A record that is cut off ends the
// pieces; the reader reports it afterwards.
func (p *biffPieces) advance() bool {
	for len(p.cur) == 0 {
		r := p.reader
		if r == nil || r.pos+4 > len(r.data) || binary.LittleEndian.Uint16(r.data[r.pos:]) != recContinue {
			return false
		}
		_, body, ok, err := r.next()
		if !ok || err != nil {
			return false
		}
		p.cur = body
	}
	return true
}

func (p *biffPieces) done() bool { return !p.advance() }

// take returns the next n bytes; they hold until the next call.
func (p *biffPieces) take(n int) ([]byte, bool) {
	if len(p.cur) >= n {
		out := p.cur[:n]
		p.cur = p.cur[n:]
		return out, true
	}
	p.joined = p.joined[:0]
	for len(p.joined) < n {
		if !p.advance() {
			return nil, false
		}
		k := min(n-len(p.joined), len(p.cur))
		p.joined = append(p.joined, p.cur[:k]...)
		p.cur = p.cur[k:]
	}
	return p.joined, true
}

// skip passes over n bytes.
func (p *biffPieces) skip(n int) bool {
	for n > 0 {
		if !p.advance() {
			return false
		}
		k := min(n, len(p.cur))
		p.cur = p.cur[k:]
		n -= k
	}
	return true
}

// The flags of a BIFF8 string.
const (
	flagHigh = 0x01 // two bytes a character
	flagExt  = 0x04 // phonetic data follows the string
	flagRich = 0x08 // formatting runs follow the string
)

// unicode appends a BIFF8 string of count UTF-16 units to out as UTF-8, passing over its formatting and phonetics.
func (p *biffPieces) unicode(out []byte, count int) ([]byte, bool) {
	head, ok := p.take(1)
	if !ok {
		return out, count == 0 // some writers leave out the flags of an empty string
	}
	flags, after := head[0], 0
	if flags&flagRich != 0 {
		if head, ok = p.take(2); !ok {
			return out, false
		}
		after = 4 * int(binary.LittleEndian.Uint16(head))
	}
	if flags&flagExt != 0 {
		if head, ok = p.take(4); !ok {
			return out, false
		}
		ext := binary.LittleEndian.Uint32(head)
		if ext > MaxFileBytes {
			return out, false
		}
		after += int(ext)
	}
	high, lead := flags&flagHigh != 0, rune(0)
	for count > 0 {
		if len(p.cur) == 0 {
			if !p.advance() {
				return out, false
			}
			high, p.cur = p.cur[0]&flagHigh != 0, p.cur[1:]
			continue
		}
		var n int
		if high {
			if len(p.cur) < 2 {
				return out, false
			}
			n = min(count, len(p.cur)/2)
			out, lead = appendUTF16(out, p.cur[:2*n], lead)
			p.cur = p.cur[2*n:]
		} else {
			n = min(count, len(p.cur))
			for _, c := range p.cur[:n] {
				out = utf8.AppendRune(out, rune(c))
			}
			p.cur = p.cur[n:]
		}
		count -= n
	}
	if lead != 0 {
		out = utf8.AppendRune(out, utf8.RuneError)
	}
	return out, p.skip(after)
}

// appendUTF16 appends little-endian UTF-16 as UTF-8. lead is a first surrogate left over from the piece before; one
// left over here is returned.
func appendUTF16(out, raw []byte, lead rune) ([]byte, rune) {
	for i := 0; i+1 < len(raw); i += 2 {
		u := rune(raw[i]) | rune(raw[i+1])<<8
		switch {
		case lead != 0:
			pair := utf16.DecodeRune(lead, u)
			out, lead = utf8.AppendRune(out, pair), 0
			if pair == utf8.RuneError && !utf16.IsSurrogate(u) {
				out = utf8.AppendRune(out, u)
			}
		case u < utf8.RuneSelf:
			out = append(out, byte(u))
		case u >= 0xD800 && u < 0xDC00:
			lead = u
		default:
			out = utf8.AppendRune(out, u)
		}
	}
	return out, lead
}
