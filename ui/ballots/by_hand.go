package ballots

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// byHand are whole counts of a group that are typed into the table, where somebody counted the papers by hand.
type byHand struct {
	s                      *Screen
	key                    model.BallotKey
	issued, returned, void int
	votes                  map[int64]model.BallotVotes
	changed                bool
}

// typeCounts begins typing the counts of the group shown.
func (s *Screen) typeCounts() {
	s.leavePaper(func() {
		t := s.tally()
		h := &byHand{s: s, key: s.tallyKey(), issued: t.Issued, returned: t.Returned, void: t.Void, votes: map[int64]model.BallotVotes{}}
		for _, p := range s.book.Voted(s.session) {
			h.votes[p.ID] = make(model.BallotVotes, len(s.ballotForm().Labels)+2)
			copy(h.votes[p.ID], t.Votes[p.ID])
		}
		s.hand = h
		s.show()
		s.table.SetCurrentCell(s.rows()[0].key(), "0")
		s.table.Focus()
	}, nil)
}

// set takes a count that was typed.
func (h *byHand) set(r row, column, text string) error {
	i, err := strconv.Atoi(column)
	if err != nil {
		return err
	}
	n, ok := countOf(text)
	if !ok {
		return errors.New("no count")
	}
	h.votes[r.Subject.ID][i] = n
	h.changed = true
	h.s.refresh()
	return nil
}

// countOf reads a count; a blank and a dash are none.
func countOf(text string) (int, bool) {
	text = strings.TrimSpace(text)
	if text == "" || text == "—" || text == "-" {
		return 0, true
	}
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 0 && n <= 100000
}

// paste takes a block of counts from a spreadsheet, from the cell on; a cell that is no count stops it.
func (h *byHand) paste(r row, column string, block [][]string) {
	rows, first := h.s.rows(), 0
	if n, err := strconv.Atoi(column); err == nil {
		first = n
	}
	for y, line := range block {
		for x, text := range line {
			if n, ok := countOf(text); !ok {
				h.s.d.Toasts.Say(fmt.Sprintf("“%s”不是票数，没有粘贴", text), "", nil)
				return
			} else if at := r.n - 1 + y; at < len(rows) && first+x < len(rows[at].votes) {
				rows[at].votes[first+x] = n // which are those of h.votes
			}
		}
	}
	h.changed = true
	h.s.refresh()
}

// tally is what would be kept.
func (h *byHand) tally() model.BallotTally {
	t := h.s.tally()
	t.Issued, t.Returned, t.Void, t.Votes, t.State = h.issued, h.returned, h.void, h.votes, model.BallotsDone
	ballot.SetValid(h.s.book, &t)
	return t
}

// says tells what does not add up yet.
func (h *byHand) says() (string, look.Token) {
	t := h.tally()
	if p := ballot.Problems(h.s.book, &t); len(p) > 0 {
		return p[0].Text, look.Bad
	}
	return fmt.Sprintf("有效 %d 张，作废 %d 张；各行合计一致", t.Valid, t.Void), look.Text2
}

// save keeps the counts.
func (h *byHand) save() {
	t, year := h.tally(), h.s.year
	h.s.act(fmt.Sprintf("已存入%s的票数", h.s.book.Setup.Text(h.key)), func(ctx context.Context, o *office.Office) (int64, error) {
		return o.SetCounts(ctx, year, h.key, office.BallotCounts{Issued: t.Issued, Returned: t.Returned, Void: t.Void, Votes: t.Votes})
	})
}
