package office

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// useRegister finds a definition and copies it into the data file when it is used for the first time.
func (o *Office) useRegister(tx *store.Tx, id string) (record.Register, error) {
	def, stored, err := o.register(&tx.Reader, id)
	if err == nil && !stored {
		err = tx.PutRegister(&def)
	}
	return def, err
}

// entryWriter writes entries of one register: it names and numbers them.
type entryWriter struct {
	tx    *store.Tx
	def   *record.Register
	names *recordNames
	last  int // the highest number given
}

func newEntryWriter(tx *store.Tx, def *record.Register) (*entryWriter, error) {
	names, err := namesOf(&tx.Reader)
	if err != nil {
		return nil, err
	}
	w := &entryWriter{tx: tx, def: def, names: names}
	if def.Prefix == "" {
		return w, nil
	}
	all, err := tx.Entries(def.ID)
	for _, e := range all {
		if rest, ok := strings.CutPrefix(e.Number, def.Prefix); ok {
			if n, err := strconv.Atoi(rest); err == nil {
				w.last = max(w.last, n)
			}
		}
	}
	return w, err
}

func (w *entryWriter) put(e *record.Entry) error {
	w.def.Link(e)
	e.Title = w.names.text(w.def.TitleField(), e.Values[w.def.TitleField().Name])
	if e.ID == 0 && e.Number == "" && w.def.Prefix != "" {
		w.last++
		e.Number = fmt.Sprintf("%s%03d", w.def.Prefix, w.last)
	}
	return w.tx.PutEntry(e)
}

// follows reports whether something else in the data file follows a changed entry of the register: its writer needs the entry as it was.
func (w *entryWriter) follows() bool {
	return w.def.Hands != nil || w.def.Promise != nil || w.def.ID == bodyRegister
}

// follow brings what belongs to an entry after it, when it got another name or day; before is nil of a new one.
func (w *entryWriter) follow(before, e *record.Entry) error {
	if before == nil {
		return nil
	}
	if w.def.ID == bodyRegister {
		if err := renameLocal(w.tx, before.Values["name"], e.Values["name"]); err != nil {
			return err
		}
	}
	return followRename(w.tx, w.def, w.names, before, e)
}
