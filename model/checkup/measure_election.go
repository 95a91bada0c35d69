package checkup

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// elections calls do for the latest election of each organisation that the register of terms tells of.
func (j *judge) elections(do func(b *branch, e *model.Term, f Finding)) {
	j.each(listed, func(b *branch) {
		if e := b.term; e != nil && begunOn(e) != "" {
			do(b, e, Finding{OrgID: b.org.ID, EntryID: e.ID, Limit: j.rule.Number, Since: begunOn(e)})
		}
	})
}

// electionValid finds elections to which too few came, by the share of the text in percent, and those elected by not more
// than half of those who came.
func (j *judge) electionValid() {
	j.elections(func(_ *branch, e *model.Term, f Finding) {
		text := j.rule.TextOn(begunOn(e))
		if text == nil {
			return
		}
		if e.Voters < 1 || e.Present < 0 {
			j.missing(Gap{OrgID: f.OrgID, EntryID: f.EntryID, What: "选举大会的应到、实到没有填", Fix: "在“任期与选举”里照选举记录补填"})
			return
		}
		var says []string
		need, share := (e.Voters*j.rule.Number+99)/100, "不少于"
		if text.Over {
			need, share = e.Voters*j.rule.Number/100+1, "超过"
		}
		f.Number, f.Limit, f.OwnUnit = e.Present, need, "人"
		if e.Present < need {
			says = append(says, fmt.Sprintf("应到 %d 人、实到 %d 人，应当%s应到的五分之四，至少 %d 人", e.Voters, e.Present, share, need))
		}
		var few []string
		for _, v := range e.Votes {
			if v.Votes >= 0 && 2*v.Votes <= e.Present {
				few = append(few, fmt.Sprintf("%s %d 票", v.Name, v.Votes))
				if len(says) == 0 {
					f.Number, f.Limit = v.Votes, e.Present/2+1
				}
			}
		}
		if len(few) > 0 {
			says = append(says, fmt.Sprintf("实到 %d 人，%s，没有超过半数，不能当选", e.Present, strings.Join(few, "、")))
		}
		if len(says) > 0 {
			f.Says = fmt.Sprintf("%s选举，%s", begunOn(e).Long(), strings.Join(says, "；"))
			j.found(begunOn(e), f)
		}
	})
}

// electionRights finds posts of a committee held by somebody on probation, who cannot be elected, and those elected by more
// votes than there were voters.
func (j *judge) electionRights() {
	j.each(listed, func(b *branch) {
		var says []string
		f := Finding{OrgID: b.org.ID, Mend: "posts"}
		on := j.day
		for _, p := range b.posts {
			if who := j.people[p.MemberID]; who != nil && who.kind == model.Probationary {
				says = append(says, fmt.Sprintf("%s%s是预备党员，没有被选举权", p.Duty.Label(), who.Name))
			}
		}
		if e := b.term; e != nil && e.Present > 0 {
			var many []string
			for _, v := range e.Votes {
				if v.Votes > e.Present {
					many = append(many, fmt.Sprintf("%s %d 票", v.Name, v.Votes))
				}
			}
			if len(many) > 0 {
				slices.Sort(many)
				says = append(says, fmt.Sprintf("%s选举实到 %d 人，%s，选票多于投票人数，选举无效", begunOn(e).Long(), e.Present, strings.Join(many, "、")))
				if f.Since = begunOn(e); len(says) == 1 {
					on, f.EntryID, f.Mend = begunOn(e), e.ID, "register"
				}
			}
		}
		if len(says) > 0 {
			slices.Sort(says)
			f.Number, f.Measured, f.Says = len(says), fmt.Sprintf("%d 处", len(says)), strings.Join(slices.Compact(says), "；")
			j.found(on, f)
		}
	})
}
