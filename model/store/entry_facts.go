package store

import (
	"encoding/json"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// FactEntry is an entry of a register as the checkup reads it: its values are gone through once and not kept.
type FactEntry struct {
	model.EntryRef
	register int64
	Register string // Register.ID
	content  string
}

var factEntries = table[FactEntry]{name: "register_entry", order: "id",
	columns: []string{"id", "register_id", "ifnull(org_id, 0)", "ifnull(member_id, 0)", "ifnull(unit_id, 0)", "content", "closed_on"},
	fields: func(e *FactEntry) []any {
		return []any{(*large)(&e.ID), (*large)(&e.register), (*large)(&e.OrgID), (*large)(&e.MemberID), (*large)(&e.UnitID), &e.content, (*string)(&e.ClosedOn)}
	}}

// FactEntries returns the entries of some registers, closed ones too, in the order in which they were entered; with keys only
// those.
func (r *Reader) FactEntries(registers []string, keys ...int64) ([]FactEntry, error) {
	all, err := registerRows.list(r, "code IN (?"+strings.Repeat(", ?", len(registers)-1)+")", texts(registers)...)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	codes, numbers := map[int64]string{}, []int64{}
	for _, row := range all {
		codes[row.id] = row.code
		numbers = append(numbers, row.id)
	}
	where := among("+register_id", numbers) // not by its index: the whole table in its order is read sooner
	if len(keys) > 0 {
		where += " AND " + among("id", keys)
	}
	entries, err := factEntries.list(r, where)
	for i := range entries {
		entries[i].Register = codes[entries[i].register]
	}
	return entries, err
}

func texts(all []string) []any {
	out := make([]any, len(all))
	for i, v := range all {
		out[i] = v
	}
	return out
}

// Each calls do for every value of the entry. Thousands of entries are read for one checkup, so a plain object of texts, which
// is what PutEntry writes, is read in place; a value may come a second time when that fails.
func (e *FactEntry) Each(do func(name, value string)) error {
	if eachPlain(e.content, do) {
		return nil
	}
	values := map[string]string{}
	if err := json.Unmarshal([]byte(e.content), &values); err != nil {
		return failure(err, "")
	}
	for name, value := range values {
		do(name, value)
	}
	return nil
}

// eachPlain reads {"a":"b","c":"d"} without spaces; it reports false where something else stands.
func eachPlain(s string, do func(name, value string)) bool {
	if s == "{}" {
		return true
	}
	for next := "{"; strings.HasPrefix(s, next); next = "," {
		name, rest, ok := plainText(s[1:])
		if !ok || !strings.HasPrefix(rest, ":") {
			return false
		}
		value, rest, ok := plainText(rest[1:])
		if !ok {
			return false
		}
		do(name, value)
		if s = rest; s == "}" {
			return true
		}
	}
	return false
}

// plainText reads the quoted text that s begins with, and what stands behind it.
func plainText(s string) (text, rest string, ok bool) {
	if !strings.HasPrefix(s, `"`) {
		return "", "", false
	}
	end := 1 + strings.IndexByte(s[1:], '"')
	if end == 0 {
		return "", "", false
	}
	if strings.IndexByte(s[:end], '\\') < 0 {
		return s[1:end], s[end+1:], true
	}
	for end = 1; end < len(s) && s[end] != '"'; end++ {
		if s[end] == '\\' {
			end++
		}
	}
	if end >= len(s) || json.Unmarshal([]byte(s[:end+1]), &text) != nil {
		return "", "", false
	}
	return text, s[end+1:], true
}
