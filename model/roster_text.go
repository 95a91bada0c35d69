package model

import (
	"encoding/json"
	"strings"
)

// fields are the texts of a line in the order in which they are kept; the branch is kept beside them.
func (l *RosterLine) fields() [10]*string {
	return [10]*string{&l.Name, &l.Sex, &l.Ethnicity, (*string)(&l.Birth), &l.Education, (*string)(&l.Kind), (*string)(&l.Joined), (*string)(&l.Full),
		&l.IDNumber, &l.Phone}
}

var quoting = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// AppendTo adds the line to a list in JSON that RosterOf reads: ["张三","男","汉族"], without its branch and what is empty at its end.
// A district keeps hundreds of thousands of them, each twice with the change log, so they hold no names of fields. Control characters
// and text that is not UTF-8 must not be in it; a package that has them is refused.
func (l *RosterLine) AppendTo(list []byte) []byte {
	texts := l.fields()
	n := len(texts)
	for n > 1 && *texts[n-1] == "" {
		n--
	}
	for i, s := range texts[:n] {
		list = append(list, `[,`[min(i, 1)], '"')
		if strings.ContainsAny(*s, `"\`) {
			list = append(list, quoting.Replace(*s)...)
		} else {
			list = append(list, *s...)
		}
		list = append(list, '"')
	}
	return append(list, ']')
}

// RosterOf reads the people of a branch from such a list, or from one of objects, as data files of before have it.
func RosterOf(branch, list string) ([]RosterLine, error) {
	var kept []rosterRow
	if err := json.Unmarshal([]byte(list), &kept); err != nil {
		return nil, err
	}
	people := make([]RosterLine, len(kept))
	for i := range kept {
		people[i] = RosterLine(kept[i])
		people[i].Branch = branch
	}
	return people, nil
}

// rosterRow is a line as it is kept.
type rosterRow RosterLine

// UnmarshalJSON implements json.Unmarshaler.
func (r *rosterRow) UnmarshalJSON(text []byte) error {
	if text[0] != '[' {
		return json.Unmarshal(text, (*RosterLine)(r))
	}
	var into []any
	for _, s := range (*RosterLine)(r).fields() {
		into = append(into, s)
	}
	return json.Unmarshal(text, &into)
}
