package reports

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/paper"
)

// sampleBallots are the counted ballots on the branches of the sample: two do not debrief, one group's papers of the second form
// are more than were issued.
func sampleBallots(f *paper.Facts) *ballot.Book {
	b := &ballot.Book{Year: 2026, Setup: ballot.Default()}
	b.Setup.Sessions = []model.BallotSession{{Number: 1, Date: "2026-12-10", Due: 56, Present: 53}}
	b.Setup.Forms[0].Guard.On = true
	for i, branch := range f.Branches {
		s := model.BallotSubject{ID: int64(i + 1), OrgID: branch.ID, Branch: branch.Name, Person: branch.Secretary, Session: 1, Place: i + 1, How: model.OnSite}
		switch i % 20 {
		case 14:
			s.How, s.Why = model.NoDebrief, "书记空缺"
		case 19:
			s.How = model.InWriting
		}
		b.Subjects = append(b.Subjects, s)
	}
	for _, form := range b.Setup.Forms {
		for g, group := range form.Groups {
			papers := []int{9, 20, 23}[g]
			t := model.BallotTally{BallotKey: model.BallotKey{Form: form.ID, Session: 1, Group: group.ID}, Issued: papers + 1, Returned: papers + 1, Valid: papers, Void: 1,
				State: model.BallotsDone, Votes: map[int64]model.BallotVotes{}}
			for _, s := range b.Voted(1) {
				poor, blank := int(s.ID*7)%3, int(s.ID+int64(g))%5/4
				if s.ID == 3 {
					poor = papers / 2
				}
				fair := int(s.ID*5) % 3
				t.Votes[s.ID] = model.BallotVotes{papers - poor - 2*fair - blank, fair, fair, poor, blank, 0}
			}
			if form.ID == model.BranchBallot && g == 0 {
				t.Issued -= 2
			}
			b.Tallies = append(b.Tallies, t)
		}
	}
	for _, t := range b.Tallies {
		if err := ballot.CheckCounts(b, &t); err != nil {
			panic(fmt.Sprint(t.BallotKey, err))
		}
	}
	return b
}
