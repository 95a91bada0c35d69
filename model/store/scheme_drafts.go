package store

import (
	"encoding/json"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// schemeJSON keeps a scheme as its table has it.
type schemeJSON struct{ scheme *model.Scheme }

// Scan implements sql.Scanner.
func (s schemeJSON) Scan(v any) error {
	text, _ := v.(string)
	if err := json.Unmarshal([]byte(text), s.scheme); err != nil {
		return &model.Error{Code: model.Corrupt, Err: fmt.Errorf("scheme: %w", err), Message: "一份考核方案读不出来，用备份恢复"}
	}
	return nil
}

func schemeText(s *model.Scheme) (string, error) {
	raw, err := json.Marshal(s)
	return string(raw), failure(err, "")
}

var schemeDrafts = newTable("scheme_draft", "id, year, number, origin, scheme", "year, number, id", func(d *model.SchemeDraft) []any {
	return []any{&d.ID, &d.Year, &d.Number, &d.Origin, schemeJSON{&d.Scheme}}
})

// SchemeDrafts returns the drafts of a year by number, or with year 0 those of all years.
func (r *Reader) SchemeDrafts(year int) ([]model.SchemeDraft, error) {
	return schemeDrafts.list(r, "? IN (0, year)", year)
}

// SchemeDraft returns one draft, or NotFound.
func (r *Reader) SchemeDraft(id int64) (model.SchemeDraft, error) { return schemeDrafts.get(r, id) }

// PutSchemeDraft adds a draft (ID 0; the ID is set) or changes it.
func (tx *Tx) PutSchemeDraft(d *model.SchemeDraft) error {
	text, err := schemeText(&d.Scheme)
	if err != nil {
		return err
	}
	t := schemeDrafts
	t.fields = func(d *model.SchemeDraft) []any { return []any{&d.ID, &d.Year, &d.Number, &d.Origin, text} }
	return t.put(tx, d, &d.ID)
}

// DeleteSchemeDraft takes a draft away; it returns NotFound when there is none.
func (tx *Tx) DeleteSchemeDraft(id int64) error { return removeOne(tx, "scheme_draft", id) }

var schemeVersions = newTable("scheme_version", "id, year, group_number, number, replaced_at, scheme", "group_number, number", func(v *model.SchemeVersion) []any {
	return []any{&v.ID, &v.Year, &v.Group, &v.Number, moment{&v.ReplacedAt}, schemeJSON{&v.Scheme}}
})

// SchemeVersions returns the versions that the scheme of a group of a year replaced, the first one first.
func (r *Reader) SchemeVersions(year, group int) ([]model.SchemeVersion, error) {
	return schemeVersions.list(r, "year = ? AND group_number = ?", year, max(group, 1))
}

// AddSchemeVersion keeps a scheme that is being replaced; the ID is set.
func (tx *Tx) AddSchemeVersion(v *model.SchemeVersion) error {
	text, err := schemeText(&v.Scheme)
	if err != nil {
		return err
	}
	v.Group = max(v.Group, 1)
	t := schemeVersions
	t.fields = func(v *model.SchemeVersion) []any {
		return []any{&v.ID, &v.Year, &v.Group, &v.Number, moment{&v.ReplacedAt}, text}
	}
	return t.put(tx, v, &v.ID)
}
