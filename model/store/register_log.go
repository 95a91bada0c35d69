package store

import (
	"encoding/json"
	"strings"

	"github.com/shuangbai/shuangbai/model/record"
)

// entryContent is the column that holds an entry's values.
const entryContent = "content"

// spread replaces what definitions and entries hold as JSON in changes of the log: an entry by one column for each
// field, under the field's label, and a definition by the list of its labels. So the history reads like any other
// record's.
func (r *Reader) spread(all []RowChange) error {
	var labels map[int64]map[string]string
	for _, c := range all {
		for _, row := range []map[string]any{c.Before, c.After} {
			if text, ok := row["definition"].(string); ok && c.Table == "register" {
				row["definition"] = labelList(text)
			}
			text, ok := row[entryContent].(string)
			if !ok || c.Table != "register_entry" {
				continue
			}
			if labels == nil {
				var err error
				if labels, err = r.fieldLabels(); err != nil {
					return err
				}
			}
			number, _ := row["register_id"].(int64)
			var values map[string]string
			if err := json.Unmarshal([]byte(text), &values); err != nil {
				return failure(err, "")
			}
			delete(row, entryContent)
			for name, v := range values {
				if label := labels[number][name]; label != "" {
					name = label
				}
				row[name] = v
			}
		}
	}
	return nil
}

// fieldLabels are the labels of all registers' fields by the register's row and the field's name.
func (r *Reader) fieldLabels() (map[int64]map[string]string, error) {
	rows, err := registerRows.list(r, "")
	if err != nil {
		return nil, err
	}
	all := map[int64]map[string]string{}
	for _, row := range rows {
		var def record.Register
		if err := json.Unmarshal([]byte(row.definition), &def); err != nil {
			return nil, failure(err, "")
		}
		all[row.id] = map[string]string{}
		for _, f := range def.Fields {
			all[row.id][f.Name] = f.Label
		}
	}
	return all, nil
}

func labelList(definition string) string {
	var def record.Register
	if json.Unmarshal([]byte(definition), &def) != nil {
		return definition
	}
	var labels []string
	for _, f := range def.Fields {
		labels = append(labels, f.Label)
	}
	return strings.Join(labels, "、")
}

// mergeContent takes back, field by field, what a step did to an entry that was edited since. some says that a field
// was edited after the step changed it, and stays.
func mergeContent(s step, current image) (merged string, some bool, err error) {
	var was, made, now map[string]string
	for into, i := range map[*map[string]string]image{&was: s.before, &made: s.after, &now: current} {
		text, err := i.value(entryContent)
		if err != nil {
			return "", false, err
		}
		raw, _ := text.(string)
		if err := json.Unmarshal([]byte(raw), into); err != nil {
			return "", false, err
		}
	}
	changed := map[string]bool{}
	for _, values := range []map[string]string{was, made} {
		for name := range values {
			changed[name] = was[name] != made[name]
		}
	}
	for name, here := range changed {
		switch {
		case !here:
		case now[name] != made[name]:
			some = true
		case was[name] == "":
			delete(now, name)
		default:
			now[name] = was[name]
		}
	}
	raw, err := json.Marshal(now)
	return string(raw), some, err
}
