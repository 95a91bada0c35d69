package office

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
)

// check completes the groups and says of all of them what does not add up, each with its cell: who mends a sheet wants to mend it once.
func (r *countReader) check() {
	for i := range r.out.Groups {
		g := &r.out.Groups[i]
		told := len(r.out.Problems)
		first := r.lines[countLine{key: g.Key}]
		for _, s := range r.book.Voted(g.Key.Session) {
			if g.Tally.Votes[s.ID] == nil {
				r.badAt(first, "", fmt.Sprintf("%s缺%s一行", g.Text, s.Branch))
			}
		}
		if ballot.SetValid(r.book, &g.Tally); g.Tally.Returned == 0 { // a sheet that gives the marks alone
			g.Tally.Returned = ballot.Entered(&g.Tally)
		}
		if g.Tally.Issued == 0 {
			g.Tally.Issued = g.Tally.Returned
		}
		r.checkSums(g, first)
		if len(r.out.Problems) > told || r.anyWrong(g.Key) {
			continue
		}
		if err := ballot.CheckCounts(r.book, &g.Tally); err != nil { // what no cell is to blame for
			r.badAt(first, "", g.Text+"："+model.MessageOf(err))
		}
	}
}

// checkSums says which figures of a group do not agree, those left out that cannot be read; where the ballots themselves cannot, none can.
func (r *countReader) checkSums(g *CountedGroup, first *countedLine) {
	if first != nil && first.vague {
		return
	}
	if g.Tally.Void > g.Tally.Returned {
		r.badAt(first, "void", fmt.Sprintf("%s：作废 %d 张，比收回的 %d 张还多，核对张数", g.Text, g.Tally.Void, g.Tally.Returned))
		return
	}
	for _, p := range ballot.Problems(r.book, &g.Tally) {
		line := r.lines[countLine{g.Key, p.Subject}]
		switch {
		case p.Field == "entered":
			r.badAt(first, "returned", g.Text+"："+p.Text)
		case p.Field == "votes" && line != nil && !line.wrong:
			r.badAt(line, "branch", g.Text+"："+p.Text)
		}
	}
}

// anyWrong reports whether a figure of a group cannot be read.
func (r *countReader) anyWrong(key model.BallotKey) bool {
	for of, line := range r.lines {
		if of.key == key && line.wrong {
			return true
		}
	}
	return false
}
