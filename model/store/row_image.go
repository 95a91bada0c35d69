package store

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// image is a row as JSON, by column; nil where there is no row.
type image map[string]json.RawMessage

// parse reads an image; "" is no row.
func parse(text string) (image, error) {
	if text == "" {
		return nil, nil
	}
	if i, ok := parseFlat([]byte(text)); ok {
		return i, nil
	}
	var i image
	if err := json.Unmarshal([]byte(text), &i); err != nil {
		return nil, fmt.Errorf("change log: %w", err)
	}
	return i, nil
}

// parseFlat reads what json_object writes of a row: names, texts, whole numbers and null without blanks between. It
// takes a tenth of the time of the general reader, which an undo of many rows would spend most of its time in. It
// reports false for anything else.
func parseFlat(b []byte) (image, bool) {
	i := make(image, bytes.Count(b, []byte(`":`)))
	for at := 0; at < len(b) && (b[at] == ',' || at == 0 && b[at] == '{'); {
		name, ok := quoted(b[at+1:])
		if !ok || bytes.IndexByte(name, '\\') >= 0 {
			return nil, false
		}
		at += 1 + len(name)
		if at >= len(b) || b[at] != ':' {
			return nil, false
		}
		at++
		value, isText := quoted(b[at:])
		if !isText {
			end := bytes.IndexAny(b[at:], ",}")
			if end < 1 || string(b[at:at+end]) != "null" && len(bytes.Trim(b[at:at+end], "-0123456789")) > 0 {
				return nil, false
			}
			value = b[at : at+end]
		}
		i[string(name[1:len(name)-1])] = json.RawMessage(value)
		at += len(value)
		if at == len(b)-1 && b[at] == '}' {
			return i, true
		}
	}
	return nil, false
}

// quoted is the quoted text that b begins with, its quotes included.
func quoted(b []byte) ([]byte, bool) {
	if len(b) == 0 || b[0] != '"' {
		return nil, false
	}
	for at := 1; at < len(b); at++ {
		switch b[at] {
		case '\\':
			at++
		case '"':
			return b[:at+1], true
		}
	}
	return nil, false
}

// value is a column of an image as SQLite takes it: int64, string or nil.
func (i image) value(column string) (any, error) {
	raw, ok := i[column]
	if !ok || bytes.Equal(raw, []byte("null")) {
		return nil, nil
	}
	if raw[0] != '"' {
		var n int64
		err := json.Unmarshal(raw, &n)
		return n, err
	}
	var s string
	err := json.Unmarshal(raw, &s)
	return s, err
}

// plain is an image with its values decoded.
func plain(text string) (map[string]any, error) {
	i, err := parse(text)
	if err != nil || i == nil {
		return nil, err
	}
	all := make(map[string]any, len(i))
	for c := range i {
		if all[c], err = i.value(c); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// number is a whole number of an image, 0 when there is none in the column.
func (i image) number(column string) int64 {
	v, _ := i.value(column)
	n, _ := v.(int64)
	return n
}

// same reports whether two images have the same in a column. A column that one of them does not know yet, from an
// earlier version of the schema, counts as the same.
func same(a, b image, column string) bool {
	x, inA := a[column]
	y, inB := b[column]
	return !inA || !inB || bytes.Equal(x, y)
}
