package office

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"os/user"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// Options are the choices at opening a data file.
type Options struct {
	Who      string           // recorded with every change
	ReadOnly bool             // for looking while another program holds the file
	Now      func() time.Time // the clock; nil is the system's
	Log      *slog.Logger     // never sees names, ID numbers or phones; nil discards

	// IndexLater leaves the making of the search index to Index, or to the first search: a window first draws.
	IndexLater bool
}

// Office is one open data file.
type Office struct {
	db             *store.DB
	path           string
	district       bool       // the file is a district's
	sampleDay      model.Date // on which a sample committee stands, "" for every other file
	now            func() time.Time
	log            *slog.Logger
	index          searchIndex
	entryIndex     searchIndex       // of the registers
	shipped        []record.Register // that come with the program
	first          sync.WaitGroup    // the search index in the making after opening
	hasIndex       atomic.Bool       // there is a search index, and nothing is known to lack in it
	checked        checked           // the latest checkup
	checkedThen    checkedDays       // of other days than today
	checkedMeeting checked           // of the day of the past meeting whose figures were counted last
	papers         readPapers        // the ballots read last
	years          kept[int, *model.YearFacts]
	home           kept[struct{}, HomeFacts]
	agenda         kept[struct{}, Agenda]
	proposals      kept[yearOf, map[string]Proposal]
	beyondUndo     sync.Map   // the change sets of which it is known that they can never be taken back
	indexing       sync.Mutex // one making of the index at a time, so that an older one never replaces a newer

	mu      sync.Mutex
	who     string
	changed []func()
	written bool
}

// onSampleDay is the time of the machine on the day of the sample, so that the sample is the same whenever it is opened.
func (o *Office) onSampleDay() time.Time {
	now, day := time.Now(), o.sampleDay
	return time.Date(day.Year(), time.Month(day.Month()), day.Day(), now.Hour(), now.Minute(), now.Second(), now.Nanosecond(), time.Local)
}

// SampleDay is the day that a sample committee takes for the present one, "" in every other data file.
func (o *Office) SampleDay() model.Date { return o.sampleDay }

// DefaultPath is the data file of the present user: 文档/双百/综合党委.sbd.
func DefaultPath() (string, error) {
	documents, err := documentsFolder()
	if err != nil {
		return "", model.Wrap(err, model.Missing, "找不到用户文件夹，用 --data 指定数据文件")
	}
	return filepath.Join(documents, "双百", "综合党委.sbd"), nil
}

// SystemUser is the name of the person at this PC, as the system knows it.
func SystemUser() string {
	if u, err := user.Current(); err == nil {
		return withoutDomain(cmp.Or(u.Name, u.Username))
	}
	return "未署名"
}

// withoutDomain is a user's name without the machine or domain that Windows puts before it: 张三 for PC-01\张三.
func withoutDomain(name string) string { return name[strings.LastIndexByte(name, '\\')+1:] }

func (o Options) clock() func() time.Time {
	if o.Now == nil {
		return time.Now
	}
	return o.Now
}

// Create makes a new data file for a committee and opens it. A file that exists is refused, untouched.
func Create(ctx context.Context, path string, c model.Committee, opts Options) (*Office, error) {
	if err := validCommittee(c); err != nil {
		return nil, err
	}
	if err := newDataName(path); err != nil {
		return nil, err
	}
	db, err := store.CreateAt(path, c, opts.clock())
	if err != nil {
		return nil, err
	}
	if err := db.Close(); err != nil {
		return nil, err
	}
	return Open(ctx, path, opts)
}

// CreatePreview refuses what Create would refuse, and makes nothing.
func CreatePreview(path string, c model.Committee) error {
	if err := validCommittee(c); err != nil {
		return err
	}
	if err := newDataName(path); err != nil {
		return err
	}
	return store.CreatePreview(path, c)
}

// Open opens a data file. Foreign, newer, damaged and locked files are refused with a sentence, unchanged. It may take minutes where the
// file's place does not answer. At the end of ctx it opens none, as soon as it comes to it.
func Open(ctx context.Context, path string, opts Options) (*Office, error) {
	defer turnOf(path)()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	o := &Office{who: opts.Who, now: opts.Now, log: opts.Log, shipped: shippedRegisters()}
	if o.who == "" {
		o.who = SystemUser()
	}
	if o.now == nil {
		o.now = time.Now
	}
	db, err := store.Open(path, store.Options{ReadOnly: opts.ReadOnly, Now: func() time.Time { return o.now() }}) // one clock for both
	if err != nil {
		return nil, err
	}
	o.db, o.path = db, db.Path()
	if o.log == nil {
		o.log = slog.New(slog.DiscardHandler)
	}
	if err := db.Read(ctx, func(r *store.Reader) error {
		d, err := r.District()
		if err != nil {
			return err
		}
		o.district = d != nil
		o.sampleDay, err = r.SampleDay()
		return err
	}); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if o.sampleDay != "" && opts.Now == nil {
		o.now = o.onSampleDay
	}
	if !opts.ReadOnly {
		o.completeDecisions(ctx)
	}
	if err := ctx.Err(); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if !opts.IndexLater {
		o.Index()
	}
	return o, nil
}

// Index makes the search index in the background, once after opening: the first screen need not wait for what only the search box
// needs. A search waits for it, and begins it where nobody did.
func (o *Office) Index() { o.first.Go(o.indexed) }

// indexed returns once there is a search index; one that could not be made, as when a share does not answer, is tried again
// by the next search.
func (o *Office) indexed() {
	if o.hasIndex.Load() {
		return
	}
	o.indexing.Lock()
	defer o.indexing.Unlock()
	if o.hasIndex.Load() {
		return
	}
	if err := o.makeIndex(context.Background()); err != nil {
		o.log.Error("index failed", "code", model.CodeOf(err), "cause", Cause(err))
	}
}

// KeepKnownStates lets this program remember outside the data files where each of them stands, so that an older copy in
// a file's place is named, and how each of them is backed up. Call it once at the start; tests and measures do without.
func KeepKnownStates() {
	store.KnownFolder, store.PlanFolder = store.DefaultKnownFolder(), store.DefaultPlanFolder()
}

// Close closes the data file.
func (o *Office) Close() error {
	o.first.Wait()
	return o.db.Close()
}

// Path is where the data file lies.
func (o *Office) Path() string { return o.path }

// ReadOnly reports whether the file is open for looking only.
func (o *Office) ReadOnly() bool { return o.db.ReadOnly() }

// FreeToWrite reports whether a file that is open for looking only could be opened for changes now: whoever had it has let go of it,
// however that program ended. It may take long on a share that does not answer.
func (o *Office) FreeToWrite() bool { return o.db.FreeToWrite() }

// HolderHere is the other process of this computer that has a data file open for changes, 0 for none.
func HolderHere(path string) int { return store.HolderHere(path) }

// Warning is a sentence to show once after opening, such as that the file lies on a network share; "" for none.
func (o *Office) Warning() string { return o.db.Warning() }

// Who is the person recorded with changes.
func (o *Office) Who() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.who
}

// SetWho changes the person recorded with changes from now on.
func (o *Office) SetWho(name string) {
	o.mu.Lock()
	o.who = name
	o.mu.Unlock()
}

// Written reports whether anything was changed since the file was opened.
func (o *Office) Written() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.written
}

// Today is the present day by the office's clock.
func (o *Office) Today() model.Date { return model.DateOf(o.now()) }

// Now is the present time by the office's clock.
func (o *Office) Now() time.Time { return o.now() }

// OnChange calls f after every change, on the goroutine that made it.
func (o *Office) OnChange(f func()) {
	o.mu.Lock()
	o.changed = append(o.changed, f)
	o.mu.Unlock()
}

// write runs work in one change set. It returns the set's number, 0 when nothing changed.
func (o *Office) write(ctx context.Context, kind, why string, work func(*store.Tx) error) (int64, error) {
	id, err := o.db.Write(ctx, store.Change{Who: o.Who(), Why: why, Kind: kind, DryRun: previewing(ctx)}, func(tx *store.Tx) error {
		if err := work(tx); err != nil {
			return err
		}
		return o.linkNames(tx)
	})
	if err != nil {
		o.log.Error("write failed", "kind", kind, "code", model.CodeOf(err), "cause", Cause(err))
		return 0, err
	}
	if id != 0 {
		o.log.Info("written", "kind", kind, "change", id)
		o.announce(ctx, id)
	}
	return id, nil
}

// announce renews the search index, if the change set touched what it holds, and tells the listeners. The change is in the
// file whether or not its work is still wanted, so the end of ctx stops nothing here.
func (o *Office) announce(ctx context.Context, set int64) {
	if err := o.reindexAfter(context.WithoutCancel(ctx), set); err != nil {
		o.hasIndex.Store(false)
		o.log.Error("reindex failed", "code", model.CodeOf(err), "cause", Cause(err))
	}
	o.mu.Lock()
	o.written = true
	listeners := append([]func(){}, o.changed...)
	o.mu.Unlock()
	for _, f := range listeners {
		f()
	}
}
