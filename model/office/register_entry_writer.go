package office

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
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
	last  int          // the highest number given
	once  *onceEntries // nil before they are asked for
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
	if err := w.checkOnce(e); err != nil {
		return err
	}
	e.Title = w.names.text(w.def.TitleField(), e.Values[w.def.TitleField().Name])
	if e.ID == 0 && e.Number == "" && w.def.Prefix != "" {
		w.last++
		e.Number = fmt.Sprintf("%s%03d", w.def.Prefix, w.last)
	}
	if err := w.tx.PutEntry(e); err != nil {
		return err
	}
	if w.once != nil {
		w.once.note(w.def, e)
	}
	return nil
}

// onceEntries are the entries of a register that has each once, by record.Register.OnceKey.
type onceEntries struct {
	open map[string]int64 // the one of a key that is not closed
	had  map[int64]string // the key of each
}

func (o *onceEntries) note(def *record.Register, e *record.Entry) {
	key := def.OnceKey(e)
	if was := o.had[e.ID]; was != key && o.open[was] == e.ID {
		delete(o.open, was)
	}
	if o.had[e.ID] = key; key != "" && e.ClosedOn == "" {
		o.open[key] = e.ID
	}
}

// checkOnce refuses a second open entry of a key in a register that has each once, such as somebody's dues of a year. One that had its
// key before may still be changed.
func (w *entryWriter) checkOnce(e *record.Entry) error {
	key := w.def.OnceKey(e)
	if key == "" {
		return nil
	}
	if w.once == nil {
		w.once = &onceEntries{map[string]int64{}, map[int64]string{}}
		all, err := w.tx.Entries(w.def.ID)
		if err != nil {
			return err
		}
		for i := range all {
			w.once.note(w.def, &all[i])
		}
	}
	if other := w.once.open[key]; e.ClosedOn != "" || other == 0 || w.once.had[e.ID] == key {
		return nil
	}
	var said []string
	for _, name := range w.def.Key {
		i, _ := w.def.Field(name)
		said = append(said, w.names.text(i, e.Values[name]))
	}
	return model.FieldErrorf(w.def.Key[len(w.def.Key)-1], "%s里已经有这一条：%s。打开那一条修改，不用再登记", w.def.Title, strings.Join(said, "、"))
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
