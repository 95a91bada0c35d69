package store

import (
	"encoding/json"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Layouts returns all remembered mappings of a kind of import, by fingerprint.
func (r *Reader) Layouts(kind string) (map[string]map[string]string, error) {
	rows, err := r.query("SELECT fingerprint, mapping FROM layout_memory WHERE kind = ?", kind)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	all := map[string]map[string]string{}
	for rows.Next() {
		var fingerprint, text string
		if err := rows.Scan(&fingerprint, &text); err != nil {
			return nil, failure(err, "")
		}
		var mapping map[string]string
		if json.Unmarshal([]byte(text), &mapping) == nil { // what cannot be read is asked anew
			all[fingerprint] = mapping
		}
	}
	return all, failure(rows.Err(), "")
}

// ValueKinds lists the kinds for which foreign values are remembered.
func (r *Reader) ValueKinds() ([]string, error) {
	all, err := column[string](r.ctx, r.q, "SELECT DISTINCT kind FROM value_memory ORDER BY kind")
	return all, failure(err, "")
}

// PutLayout remembers a mapping in the place of an earlier one.
func (tx *Tx) PutLayout(kind, fingerprint string, mapping map[string]string) error {
	text, err := json.Marshal(mapping)
	if err != nil {
		return failure(err, "")
	}
	_, err = tx.exec(`INSERT INTO layout_memory (kind, fingerprint, mapping) VALUES (?, ?, ?)
		ON CONFLICT (kind, fingerprint) DO UPDATE SET mapping = excluded.mapping`, kind, fingerprint, string(text))
	return failure(err, "")
}

// Values returns what people chose for foreign values of a kind (branch, education, ...): foreign value to choice.
func (r *Reader) Values(kind string) (map[string]string, error) {
	rows, err := r.query("SELECT foreign_value, choice FROM value_memory WHERE kind = ?", kind)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	all := map[string]string{}
	for rows.Next() {
		var foreign, choice string
		if err := rows.Scan(&foreign, &choice); err != nil {
			return nil, failure(err, "")
		}
		all[foreign] = choice
	}
	return all, failure(rows.Err(), "")
}

// PutValue remembers a choice in the place of an earlier one.
func (tx *Tx) PutValue(kind, foreign, choice string) error {
	_, err := tx.exec(`INSERT INTO value_memory (kind, foreign_value, choice) VALUES (?, ?, ?)
		ON CONFLICT (kind, foreign_value) DO UPDATE SET choice = excluded.choice`, kind, foreign, choice)
	return failure(err, "")
}

var imports = newTable("import_log", "id, change_set, file, hash, kind, at, added, updated, same, skipped, conflicts, errors", "id DESC",
	func(i *model.Import) []any {
		return []any{&i.ID, ref{&i.ChangeSet}, &i.File, &i.Hash, &i.Kind, moment{&i.At}, &i.New, &i.Update, &i.Same, &i.Skip, &i.Conflict, &i.Errors}
	})

// pastImports are imports with whether they were taken back, to read.
var pastImports = newTable("import_log", strings.Join(imports.columns, ", ")+
	", EXISTS (SELECT 1 FROM change_set s WHERE s.id = import_log.change_set AND s.undone IS NOT NULL)", imports.order,
	func(i *model.Import) []any { return append(imports.fields(i), &i.Undone) })

// Imports returns the applied imports, the latest first. ChangeSet is 0 for one that changed nothing.
func (r *Reader) Imports() ([]model.Import, error) { return pastImports.list(r, "") }

// ImportsOf returns the earlier imports of the same file, by its hash, the latest first.
func (r *Reader) ImportsOf(hash string) ([]model.Import, error) {
	return pastImports.list(r, "hash = ?", strings.ToLower(hash))
}

// AddImport lists an import under the present change set; it sets ID, ChangeSet, and At when that is zero.
func (tx *Tx) AddImport(i *model.Import) error {
	i.ID, i.ChangeSet, i.Hash = 0, tx.set, strings.ToLower(i.Hash)
	if i.At.IsZero() {
		i.At = tx.now()
	}
	err := imports.put(tx, i, &i.ID)
	tx.imports = append(tx.imports, i.ID)
	return err
}
