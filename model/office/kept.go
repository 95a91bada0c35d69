package office

import (
	"context"
	"sync"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// kept is what was read and computed of the whole data file, by key. It holds until the file changes or the day ends; whoever gets it
// does not change it. The zero value is ready.
type kept[K comparable, V any] struct {
	reading sync.Mutex // who asks meanwhile waits for the one reading
	mu      sync.Mutex
	of      moment
	vals    map[K]V
}

// moment is the same while the data file and the day are.
type moment struct {
	version store.Version
	day     model.Date
}

// momentOf is that of a reading. A transaction that writes has none: what it sees may never be.
func (o *Office) momentOf(r *store.Reader) (moment, error) {
	v, err := r.Version()
	return moment{v, o.Today()}, err
}

// moment is the present one.
func (o *Office) moment(ctx context.Context) (m moment, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) (err error) {
		m, err = o.momentOf(r)
		return err
	})
	return m, err
}

// Edition is the same while nothing of a data file changed and the day is the same.
type Edition struct {
	of      *Office
	commits int64
	day     model.Date
}

// Edition returns the present one without looking at the file; known is false where another program may change it meanwhile.
func (o *Office) Edition() (e Edition, known bool) {
	if o.db == nil { // nothing is open
		return e, false
	}
	n, known := o.db.Commits()
	return Edition{o, n, o.Today()}, known
}

// look returns what is kept of a key.
func (k *kept[K, V]) look(now moment, key K) (v V, ok bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.of == now {
		v, ok = k.vals[key]
	}
	return v, ok
}

// keep keeps what was read at a moment or later.
func (k *kept[K, V]) keep(now moment, key K, v V) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.vals == nil || k.of != now {
		k.of, k.vals = now, map[K]V{}
	}
	k.vals[key] = v
}

// get returns what is kept of a key, or reads it.
func (k *kept[K, V]) get(now moment, key K, read func() (V, error)) (V, error) {
	k.reading.Lock()
	defer k.reading.Unlock()
	if v, ok := k.look(now, key); ok {
		return v, nil
	}
	v, err := read()
	if err == nil {
		k.keep(now, key, v)
	}
	return v, err
}
