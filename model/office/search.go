package office

import (
	"cmp"
	"context"
	"slices"

	pinyin "github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/store"
)

// Find searches names, pinyin initials, ID tails and branches; see Hit. It is fast enough for every keystroke.
func (o *Office) Find(q string, limit int) []Hit {
	o.first.Wait()
	return o.index.find(q, limit)
}

// FindEntries searches the titles of open register entries, of which Hit.Detail is the register, and those of registers.
// Find leaves them out.
func (o *Office) FindEntries(q string, limit int) []Hit {
	o.first.Wait()
	return o.entryIndex.find(q, limit)
}

// entryHits are what FindEntries searches.
func (o *Office) entryHits(r *store.Reader) ([]searchEntry, error) {
	all, err := r.Entries("")
	if err != nil {
		return nil, err
	}
	defs, _, err := o.registers(r)
	var hits []searchEntry
	titles := map[string]string{}
	for _, def := range defs {
		titles[def.ID] = def.Title
		_, _, initials := pinyin.OrgKeys(def.Title)
		hit := entryFor(RegisterHit, 0, def.Title, initials, "", def.Group)
		hit.key = def.ID
		hits = append(hits, hit)
	}
	for _, e := range all {
		if e.ClosedOn == "" {
			_, _, initials := pinyin.OrgKeys(e.Title)
			hits = append(hits, entryFor(EntryHit, e.ID, e.Title, initials, "", titles[e.Register]))
		}
	}
	return hits, err
}

// reindexAfter renews the index after a change set that touched a member, an organisation or a register; it holds
// nothing else.
func (o *Office) reindexAfter(ctx context.Context, set int64) error {
	var touched bool
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		touched, err = r.Touched(set, "member", "org", "register", "register_entry")
		return err
	})
	if err != nil || !touched {
		return err
	}
	return o.reindex(ctx)
}

// reindex renews what Find searches.
func (o *Office) reindex(ctx context.Context) error {
	o.indexing.Lock()
	defer o.indexing.Unlock()
	var entries, ofRegisters []searchEntry
	err := o.db.Read(ctx, func(r *store.Reader) error {
		members, err := r.Members()
		if err != nil {
			return err
		}
		if ofRegisters, err = o.entryHits(r); err != nil {
			return err
		}
		orgs, err := r.Orgs()
		if err != nil {
			return err
		}
		entries = make([]searchEntry, 0, len(members)+len(orgs))
		branches := make(map[int64]string, len(orgs))
		for _, g := range orgs {
			branches[g.ID] = g.Name
			entries = append(entries, entryFor(BranchHit, g.ID, g.Name, g.Initials, "", g.Kind.Label()))
		}
		for _, m := range members {
			if m.ClosedOn == "" {
				entries = append(entries, entryFor(MemberHit, m.ID, m.Name, m.Initials, m.IDNumber, branches[m.BranchID]))
			}
		}
		slices.SortStableFunc(entries, func(a, b searchEntry) int { return cmp.Compare(a.kind, b.kind) })
		return nil
	})
	if err == nil {
		o.index.set(entries)
		o.entryIndex.set(ofRegisters)
	}
	return err
}
