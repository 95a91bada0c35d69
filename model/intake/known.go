package intake

import (
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// Known is what the data file knows already. It is read, never changed. Its indexes are made at the first Build and
// kept, so a Known serves any number of Builds (one at a time) as long as its contents stay the same.
type Known struct {
	Committee  model.Committee
	Orgs       []model.Org // the committee itself among them
	Units      []model.Unit
	Covers     []model.Cover
	Posts      []model.Post
	Members    []model.Member
	PutOff     map[int64][]model.Date // of the organisations whose election was put off: when the term would have ended, before each extension
	Activities []model.Activity
	Registers  []record.Register // those that ship with the program and the committee's own
	Entries    []record.Entry    // of registers, closed ones too

	// EntriesOf reads the entries of a register, closed ones too, when a file turns out to hold some; nil: Entries has all.
	EntriesOf func(register string) ([]record.Entry, error)

	Year   int                        // the assessment year that scores go into; 0 when none is open
	Closed bool                       // that year is finalised
	Scheme *model.Scheme              // of that year; nil when none is open
	Marks  map[int64]*model.MarkSheet // by organisation

	// Elsewhere are the branches that another scheme of the year assesses, with the names of their groups (考核组别): marks of
	// Scheme cannot be theirs.
	Elsewhere map[int64]string

	// NeedsReason says why a mark of an item, by its ID, must not be taken without a reason, "" when it may; nil asks
	// for none.
	NeedsReason func(item string, mark model.Mark) string

	LifeFrom model.Date // the year, or month, from which Party life is judged, said or not; "" for all along

	Today   time.Time // bounds dates; the zero time does not
	Layouts map[string]Layout
	Values  map[ValueKey]ValueChoice

	index  *index
	linker *builder        // of LinkNames
	read   map[string]bool // the registers whose entries were read
}

// readEntries makes sure that the entries of a register are among Entries.
func (k *Known) readEntries(register string) error {
	if k.EntriesOf == nil || k.read[register] {
		return nil
	}
	more, err := k.EntriesOf(register)
	if err != nil {
		return err
	}
	if k.read == nil {
		k.read = map[string]bool{}
	}
	k.read[register] = true
	k.Entries = append(k.Entries, more...)
	return nil
}
