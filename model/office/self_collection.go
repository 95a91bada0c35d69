package office

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/selfform"
)

// CollectState is what becomes of one file of a collection.
type CollectState string

// The states of a file.
const (
	CollectReady     CollectState = "ready"     // its marks go in
	CollectSame      CollectState = "same"      // nothing in it is new
	CollectEmpty     CollectState = "empty"     // nothing is filled in
	CollectDuplicate CollectState = "duplicate" // it says the same as another copy, which is taken
	CollectChoose    CollectState = "choose"    // another copy of the branch says something else: a person chooses
	CollectLeft      CollectState = "left"      // another copy was chosen
	CollectRefused   CollectState = "refused"   // it cannot be taken; the problems say why
)

// Label is the Chinese term of the state.
func (s CollectState) Label() string {
	return map[CollectState]string{CollectReady: "可收", CollectSame: "没有变化", CollectEmpty: "空表", CollectDuplicate: "重复", CollectChoose: "要选一份",
		CollectLeft: "不用", CollectRefused: "不收"}[s]
}

// MarkKind is what a collection would do to one mark.
type MarkKind string

// The kinds.
const (
	MarkChanges MarkKind = "change"
	MarkSame    MarkKind = "same"
	MarkKept    MarkKind = "kept" // the branch did not touch it, and the program has another one by now, which stays
	MarkRefused MarkKind = "refused"
)

// FormMark is one mark of a file: what the data file has, and what it would have.
type FormMark struct {
	OrgID         int64
	Branch        string
	Item          *model.Item
	Cell          string // its address, or the row of a table of scores
	Kind          MarkKind
	Before, After selfform.Filled
	Note          string // what should be known of it, "" for nothing

	mark *model.Mark // as it would be written; nil takes it away
}

// CollectedFile is one file of a collection.
type CollectedFile struct {
	Path     string
	Branch   string // "" while nobody knows whose it is; 若干支部 for a table of scores of several
	OrgID    int64  // 0 likewise
	Plain    bool   // no form that was sent out, but a table of scores
	State    CollectState
	Text     string // one sentence about it
	Problems []selfform.Problem
	Notes    []selfform.Problem
	Marks    []FormMark
	Claims   []FormClaim
}

// Name is the file's name without its folder.
func (f *CollectedFile) Name() string { return filepath.Base(f.Path) }

// Changes counts the marks, and the bonuses and deductions claimed, that the file would change.
func (f *CollectedFile) Changes() int {
	n := f.claims()
	for _, m := range f.Marks {
		if m.Kind == MarkChanges {
			n++
		}
	}
	return n
}

// Collection is what came back from the branches, against what the data file holds: what would change, what is refused
// and why, what stays. Nothing is written by making it.
type Collection struct {
	Year  int
	Files []*CollectedFile // in the order of their names

	chosen map[int64]string // the copy that a person chose, by branch
	copies []copyRead
	as     int64 // the last change set when it was planned
}

// Count is how many files are in a state.
func (c *Collection) Count(state CollectState) int {
	n := 0
	for _, f := range c.Files {
		if f.State == state {
			n++
		}
	}
	return n
}

// claims counts the bonuses and deductions claimed that the file would change.
func (f *CollectedFile) claims() int {
	n := 0
	for _, c := range f.Claims {
		if c.Kind == MarkChanges {
			n++
		}
	}
	return n
}

// Changes counts the marks, and the bonuses and deductions claimed, that would change.
func (c *Collection) Changes() int {
	n := 0
	for _, f := range c.Files {
		if f.State == CollectReady {
			n += f.Changes()
		}
	}
	return n
}

// ActLabel names the act that takes a collection in: 收回 37 份，改 1,204 个分.
func (c *Collection) ActLabel() string {
	claims := 0
	for _, f := range c.Files {
		if f.State == CollectReady {
			claims += f.claims()
		}
	}
	return fmt.Sprintf("收回 %d 份，改 %s", c.Count(CollectReady), changedText(c.Changes()-claims, claims))
}

// changedText counts changes in words: 12 个分、加减分 2 条.
func changedText(marks, claims int) string {
	switch {
	case claims == 0:
		return grouped(marks) + " 个分"
	case marks == 0:
		return fmt.Sprintf("加减分 %d 条", claims)
	}
	return fmt.Sprintf("%s 个分、加减分 %d 条", grouped(marks), claims)
}

// grouped writes a number with its thousands apart.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Refusal says why a collection would not be taken in as it stands, nil when it would: nothing in it is new, or files are
// refused or wait for a choice and only the good ones were not asked for.
func (c *Collection) Refusal(goodOnly bool) error {
	refused, choose := c.Count(CollectRefused), c.Count(CollectChoose)
	switch {
	case !goodOnly && refused+choose > 0:
		return model.Errorf(model.Conflict, "有 %d 份不能收、%d 份要人选，什么都没有写入；改好再收，或者只收可收的 %d 份", refused, choose, c.Count(CollectReady))
	case c.Count(CollectReady) == 0 && refused+choose > 0:
		return model.Errorf(model.Conflict, "没有可收的表，%d 份不能收、%d 份要人选；看各份的问题", refused, choose)
	}
	return nil
}

// AnyForm reports whether any of the files is a form that was sent out.
func (c *Collection) AnyForm() bool {
	return slices.ContainsFunc(c.copies, func(r copyRead) bool { return r.form != nil })
}

// InOrder lists the files with those first that a person must look at.
func (c *Collection) InOrder() []*CollectedFile {
	order := []CollectState{CollectRefused, CollectChoose, CollectReady, CollectLeft, CollectDuplicate, CollectEmpty, CollectSame}
	return slices.SortedStableFunc(slices.Values(c.Files), func(a, b *CollectedFile) int {
		return slices.Index(order, a.State) - slices.Index(order, b.State)
	})
}

// Label counts the files by what becomes of them: 40 份：可收 37，不收 3.
func (c *Collection) Label() string {
	label := fmt.Sprintf("%d 份", len(c.Files))
	between := "："
	for _, s := range []CollectState{CollectReady, CollectRefused, CollectChoose, CollectLeft, CollectDuplicate, CollectEmpty, CollectSame} {
		if n := c.Count(s); n > 0 {
			label += fmt.Sprintf("%s%s %d", between, s.Label(), n)
			between = "，"
		}
	}
	return label
}
