package office

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// Find searches the names of people, branches and units, by characters, pinyin or initials, and the tails of ID and phone numbers;
// those who left and what was closed come after all others, and say so; see Hit. It is fast enough for every keystroke.
func (o *Office) Find(q string, limit int) []Hit {
	o.indexed()
	return o.index.find(q, limit)
}

// FindMembers is Find among the present members alone, those of a branch first; with nothing sought it returns those of the branch.
func (o *Office) FindMembers(q string, branch int64, limit int) []Hit {
	o.indexed()
	return o.index.members(q, branch, limit)
}

// FindEntries searches the titles of register entries, of which Hit.Detail is the register, with day and branch where several have one title, and those of registers.
// Find leaves them out.
func (o *Office) FindEntries(q string, limit int) []Hit {
	o.indexed()
	hits := o.entryIndex.find(q, limit)
	// A register whose name was typed stands before an entry whose name only holds that.
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.Kind, a.Kind)) })
	return hits
}

// entryHits are what FindEntries searches.
func (o *Office) entryHits(r *store.Reader) ([]searchEntry, error) {
	all, err := r.Entries("")
	if err != nil {
		return nil, err
	}
	defs, _, err := o.registers(r)
	if err != nil {
		return nil, err
	}
	var hits []searchEntry
	titles := map[string]string{}
	for _, def := range defs {
		titles[def.ID] = def.Title
		hits = append(hits, searchEntry{kind: RegisterHit, key: def.ID, title: def.Title, name: names.FindableOrg(def.Title), branch: def.Group})
	}
	alike := map[[2]string]int{}
	for _, e := range all {
		alike[[2]string{e.Register, e.Title}]++
	}
	orgs, err := r.OrgNames()
	if err != nil {
		return nil, err
	}
	for _, e := range all {
		detail := titles[e.Register]
		if alike[[2]string{e.Register, e.Title}] > 1 { // such as the visits of one person
			detail = strings.TrimRight(detail+"　"+strings.TrimSpace(firstDay(defs, &e)+"　"+orgs[e.OrgID]), "　")
		}
		hits = append(hits, searchEntry{kind: EntryHit, id: e.ID, title: e.Title, name: names.FindableOrg(e.Title), branch: detail, closed: closedWord(e.ClosedOn, "已结束")})
	}
	return hits, err
}

// firstDay is the first date of an entry, which tells it from others of its title; "" for none.
func firstDay(defs []record.Register, e *record.Entry) string {
	at := slices.IndexFunc(defs, func(d record.Register) bool { return d.ID == e.Register })
	if at < 0 {
		return ""
	}
	for _, i := range defs[at].Fields {
		if i.Shape == record.Date && e.Values[i.Name] != "" {
			return e.Values[i.Name]
		}
	}
	return ""
}

// closedWord is the word for what was closed on a day, "" while it is open.
func closedWord(on model.Date, word string) string {
	if on == "" {
		return ""
	}
	return word
}

// reindexAfter renews the index after a change set that touched a member, an organisation, a unit or a register; it holds
// nothing else.
func (o *Office) reindexAfter(ctx context.Context, set int64) error {
	var touched bool
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		touched, err = r.Touched(set, "member", "org", "unit", "cover", "register", "register_entry")
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
	return o.makeIndex(ctx)
}

// makeIndex is reindex for whoever holds indexing.
func (o *Office) makeIndex(ctx context.Context) error {
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
		units, _, err := o.unitRows(r)
		if err != nil {
			return err
		}
		entries = make([]searchEntry, 0, len(members)+len(orgs)+len(units))
		for _, u := range units {
			entries = append(entries, searchEntry{kind: UnitHit, id: u.ID, title: u.Name, name: names.FindableOrg(u.Name), branch: cmp.Or(u.OrgNames(), u.Coverage.Label()), closed: closedWord(u.ClosedOn, "已停办")})
		}
		branches := make(map[int64]string, len(orgs))
		for _, g := range orgs {
			branches[g.ID] = g.Name
			entries = append(entries, searchEntry{kind: BranchHit, id: g.ID, title: g.Name, name: names.FindableOrg(g.Name), branch: g.Kind.Label(), closed: closedWord(g.ClosedOn, "已撤销")})
		}
		for _, m := range members {
			entries = append(entries, searchEntry{kind: MemberHit, id: m.ID, title: m.Name, name: names.FindablePerson(m.Name), idNumber: m.IDNumber, phone: m.Phone,
				branch: branches[m.BranchID], org: m.BranchID, closed: closedWord(m.ClosedOn, m.Status.Label())})
		}
		slices.SortStableFunc(entries, func(a, b searchEntry) int { return cmp.Compare(a.kind, b.kind) })
		return nil
	})
	if err == nil {
		o.index.set(entries)
		o.entryIndex.set(ofRegisters)
		o.hasIndex.Store(true)
	}
	return err
}
