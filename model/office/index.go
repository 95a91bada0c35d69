package office

import (
	"cmp"
	"context"
	"slices"

	"github.com/shuangbai/shuangbai/model/store"
)

// Find searches names, pinyin initials, ID tails and branches; see Hit. It is fast enough for every keystroke.
func (o *Office) Find(q string, limit int) []Hit {
	o.first.Wait()
	return o.index.find(q, limit)
}

// Reindex renews what Find searches.
func (o *Office) Reindex(ctx context.Context) error {
	o.indexing.Lock()
	defer o.indexing.Unlock()
	var entries []searchEntry
	err := o.db.Read(ctx, func(r *store.Reader) error {
		members, err := r.Members()
		if err != nil {
			return err
		}
		orgs, err := r.Orgs()
		if err != nil {
			return err
		}
		entries = make([]searchEntry, 0, len(members)+len(orgs))
		names := make(map[int64]string, len(orgs))
		for _, g := range orgs {
			names[g.ID] = g.Name
			entries = append(entries, entryFor(BranchHit, g.ID, g.Name, g.Initials, "", g.Kind.Label()))
		}
		for _, m := range members {
			if m.ClosedOn == "" {
				entries = append(entries, entryFor(MemberHit, m.ID, m.Name, m.Initials, m.IDNumber, names[m.BranchID]))
			}
		}
		slices.SortStableFunc(entries, func(a, b searchEntry) int { return cmp.Compare(a.kind, b.kind) })
		return nil
	})
	if err == nil {
		o.index.set(entries)
	}
	return err
}
