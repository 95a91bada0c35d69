package office

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// Items that name these take their mark from the ballots of the debrief, once all groups are counted: the index of the ballot on the
// branch, and the share of the best answer on the secretary.
func init() {
	ledgerSources["ballot.branch.index"] = Source{Kind: "测评", Label: "支部测评票的指数"}
	ledgerSources["ballot.secretary.rate"] = Source{Kind: "测评", Label: "书记测评票的好率"}
	sources["ballot.branch.index"] = func(b *branchRecord, _ *model.Item) (scoring.Evidence, findings, bool) {
		return b.voted(model.BranchBallot, false)
	}
	sources["ballot.secretary.rate"] = func(b *branchRecord, _ *model.Item) (scoring.Evidence, findings, bool) {
		return b.voted(model.SecretaryBallot, true)
	}
}

// voted proposes from the index of a ballot, or from the share of its best answer.
func (b *branchRecord) voted(form string, byRate bool) (scoring.Evidence, findings, bool) {
	if b.ballots == nil {
		return scoring.Evidence{}, findings{}, false
	}
	r, ok := b.ballots.Result(form, b.org.ID)
	if !ok || r.Partial {
		return scoring.Evidence{}, findings{}, false
	}
	f := b.ballots.Setup.Form(form)
	found := findings{}
	for _, g := range r.Groups {
		found.line(g.Group.Name, fmt.Sprintf("%s；有效 %d 票，指数 %s，权重 %s", votesText(f, g.Votes), g.Valid, g.Index, ballot.Percent(g.Group.Weight)))
	}
	ev := scoring.Evidence{Rate: &r.Rate, RateName: f.Name + "“" + f.Labels[0].Name + "”率"}
	if !byRate {
		rate := int64(r.Index) // points out of 100 are percents
		ev = scoring.Evidence{Rate: &rate, RateName: f.Name + "指数"}
		found.remark = "指数按各组权重合成"
	}
	return ev, found, true
}

// votesText lists the votes: 好 29，较好 9，一般 2，空白 1.
func votesText(f *model.BallotForm, v model.BallotVotes) string {
	out := ""
	for i, w := range append(f.Words(), "空白", "多选") {
		if i < len(v) && v[i] > 0 {
			if out != "" {
				out += "，"
			}
			out += fmt.Sprintf("%s %d", w, v[i])
		}
	}
	return out
}
