package office

import (
	"context"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/store"
)

// HolderDoubt is a name in a new post that does not say who of the roster holds it.
type HolderDoubt struct {
	Name string
	Fits []MemberRow // who has that name, those of the branch first; nobody for a stranger
}

// HoldersInDoubt is the error of a branch that is not saved before somebody said who holds its new posts.
type HoldersInDoubt struct{ Doubts []HolderDoubt }

// Error says that somebody must be asked.
func (h *HoldersInDoubt) Error() string { return "班子里有名册上对不上的姓名" }

// SaveBranchOrAsk is SaveBranch, but that a new post whose name fits nobody on the roster, or several people, is asked
// about first: the error is a *HoldersInDoubt then. A MemberID in the post, or its name among the Strangers, answers it.
func (o *Office) SaveBranchOrAsk(ctx context.Context, e BranchEdit) (id, change int64, err error) {
	asked := &HoldersInDoubt{}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		var roster []model.Member
		var branches map[int64]string
		for _, p := range e.Posts {
			if p.ID != 0 || !e.open(p) || slices.ContainsFunc(asked.Doubts, func(d HolderDoubt) bool { return d.Name == p.Name }) {
				continue
			}
			if roster == nil {
				if roster, err = r.Members(); err != nil {
					return err
				}
				if branches, err = r.OrgNames(); err != nil {
					return err
				}
			}
			own, others := namesakes(roster, e.Org.ID, p.Name)
			if onlyHolder(own, others) != 0 {
				continue
			}
			doubt := HolderDoubt{Name: p.Name}
			for _, m := range append(own, others...) {
				doubt.Fits = append(doubt.Fits, MemberRow{Member: m, Branch: branches[m.BranchID]})
			}
			asked.Doubts = append(asked.Doubts, doubt)
		}
		return nil
	})
	if err != nil {
		return 0, 0, err
	}
	if len(asked.Doubts) > 0 {
		return 0, 0, asked
	}
	return o.SaveBranch(ctx, e)
}

// open reports whether it is not said yet who holds a post.
func (e BranchEdit) open(p model.Post) bool {
	return p.MemberID == 0 && !slices.Contains(e.Strangers, p.Name)
}

// namesakes are the present members of a name, those of the branch apart. Blanks and the way a middle dot is written do
// not count.
func namesakes(roster []model.Member, branch int64, name string) (own, others []model.Member) {
	sought := names.Seek(name).Text()
	for _, m := range roster {
		switch {
		case m.ClosedOn != "" || names.Seek(m.Name).Text() != sought:
		case branch != 0 && m.BranchID == branch:
			own = append(own, m)
		default:
			others = append(others, m)
		}
	}
	return own, others
}

// onlyHolder is who a name means: the only one of the branch, or the only one of the roster; 0 when that does not tell.
func onlyHolder(own, others []model.Member) int64 {
	switch {
	case len(own) == 1:
		return own[0].ID
	case len(own) == 0 && len(others) == 1:
		return others[0].ID
	}
	return 0
}

// validPosts refuses posts that end before they begin or after today.
func (o *Office) validPosts(posts []model.Post) error {
	for _, p := range posts {
		if err := p.Validate(); err != nil {
			return model.FieldErrorf("posts", "%s%s：%s", p.Name, p.Duty.Label(), model.MessageOf(err))
		}
		if o.Today().Before(p.To) {
			return model.FieldErrorf("posts", "%s%s：离任时间 %s 还没有到，离任以后再填", p.Name, p.Duty.Label(), p.To)
		}
	}
	return nil
}

// syncPosts ends the posts that are no longer named and enters the new ones. A post left as it was is tied to somebody of
// the branch alone.
func (o *Office) syncPosts(tx *store.Tx, e BranchEdit) error {
	have, err := tx.PostsOf(e.Org.ID)
	if err != nil {
		return err
	}
	keep := map[int64]bool{}
	for _, p := range e.Posts {
		keep[p.ID] = true
	}
	for _, p := range have {
		if p.To == "" && !keep[p.ID] {
			p.To = o.Today()
			if err := tx.PutPost(&p); err != nil {
				return err
			}
		}
	}
	var roster []model.Member
	if slices.ContainsFunc(e.Posts, e.open) {
		if roster, err = tx.Members(); err != nil {
			return err
		}
	}
	for _, p := range e.Posts {
		p.OrgID = e.Org.ID
		if e.open(p) {
			own, others := namesakes(roster, e.Org.ID, p.Name)
			if p.ID != 0 {
				others = nil
			}
			p.MemberID = onlyHolder(own, others)
		}
		if err := tx.PutPost(&p); err != nil {
			return err
		}
	}
	return nil
}
