package office

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/names"
)

// FindFindings searches today's open findings: hits are rules (RuleHit, of which Key is the ID) by ID or title, then
// organisations and members by name, each with the number of findings as Detail. It judges anew what was changed since
// the last report, so it does not belong on the UI goroutine.
func (o *Office) FindFindings(ctx context.Context, q string, limit int) ([]Hit, error) {
	sought := names.Seek(q)
	if sought.Text() == "" {
		return nil, nil
	}
	report, err := o.Checkup(ctx, "")
	if err != nil {
		return nil, err
	}
	type subject struct {
		kind HitKind
		id   int64
		key  string
	}
	counts, at := map[subject]int{}, map[subject]int{}
	var hits []Hit
	count := func(s subject, title string, rank names.Match) {
		if rank == names.NoMatch {
			return
		}
		if counts[s]++; counts[s] == 1 {
			at[s] = len(hits)
			hits = append(hits, Hit{Kind: s.kind, ID: s.id, Key: s.key, Title: title, rank: rank})
		}
		hits[at[s]].Detail = fmt.Sprintf("%d 处问题", counts[s])
	}
	ranks := map[subject]names.Match{}
	rank := func(s subject, of func() names.Match) names.Match {
		if _, known := ranks[s]; !known {
			ranks[s] = of()
		}
		return ranks[s]
	}
	for _, f := range report.Open() {
		rule := subject{kind: RuleHit, key: f.Rule.ID}
		count(rule, f.Rule.ID+" "+f.Rule.Title, rank(rule, func() names.Match {
			if strings.HasPrefix(strings.ToLower(f.Rule.ID), strings.ToLower(strings.TrimSpace(q))) {
				return names.Beginning
			}
			return names.FindableOrg(f.Rule.Title).Find(sought)
		}))
		if f.OrgID != 0 && f.MemberID == 0 {
			org := subject{kind: BranchHit, id: f.OrgID}
			count(org, f.Branch, rank(org, func() names.Match { return names.FindableOrg(f.Branch).Find(sought) }))
		}
		if f.MemberID != 0 {
			member := subject{kind: MemberHit, id: f.MemberID}
			count(member, f.Member, rank(member, func() names.Match { return names.FindablePerson(f.Member).Find(sought) }))
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(a.rank, b.rank) })
	return hits[:min(limit, len(hits))], nil
}
