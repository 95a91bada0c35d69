package sheet

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// appendText appends the current text with its entities replaced.
func (x *xmlStream) appendText(out []byte) []byte {
	if x.cdata {
		return append(out, x.text...)
	}
	return appendUnescaped(out, x.text)
}

// appendUnescaped appends s, replacing entities; one that is unknown stays as it is.
func appendUnescaped(out, s []byte) []byte {
	for {
		amp := bytes.IndexByte(s, '&')
		if amp < 0 {
			return append(out, s...)
		}
		out = append(out, s[:amp]...)
		s = s[amp:]
		semi := bytes.IndexByte(s[:min(len(s), 12)], ';')
		if semi < 0 {
			out, s = append(out, '&'), s[1:]
			continue
		}
		if r, ok := entity(s[1:semi]); ok {
			out = utf8.AppendRune(out, r)
		} else {
			out = append(out, s[:semi+1]...)
		}
		s = s[semi+1:]
	}
}

func entity(name []byte) (rune, bool) {
	switch string(name) {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := string(name[1:]), 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || n > utf8.MaxRune {
		return 0, false
	}
	return rune(n), true
}
