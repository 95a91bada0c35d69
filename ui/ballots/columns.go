package ballots

import (
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

// row is a person with the votes of the group shown.
type row struct {
	n int // from 1
	ballot.Row
	votes model.BallotVotes // of the group, or as they are typed
	index model.Points      // of the group
	rate  int64
	ok    bool // the group has valid votes
}

func (r row) key() string { return fmt.Sprint(r.Subject.ID) }

// rows are the persons of the meeting. Typed counts show as they are typed.
func (s *Screen) rows() []row {
	f := s.ballotForm()
	var all []row
	for _, r := range s.book.Rows(s.form, s.session) {
		if r.Subject.How == model.NoDebrief {
			continue
		}
		line := row{n: len(all) + 1, Row: r, votes: make(model.BallotVotes, len(f.Labels)+2)}
		for _, g := range r.Groups {
			if g.Group.ID == s.group {
				line.votes = g.Votes
			}
		}
		if s.hand != nil {
			line.votes = s.hand.votes[r.Subject.ID]
		}
		line.index, line.ok = ballot.Index(f.Labels, line.votes)
		line.rate, _ = ballot.Rate(line.votes, len(f.Labels))
		all = append(all, line)
	}
	return all
}

func (s *Screen) spec() table.Spec[row] {
	f := s.ballotForm()
	columns := []table.Column[row]{
		{ID: "n", Title: "序", Width: 34, Align: look.Right, Text: func(r row) string { return strconv.Itoa(r.n) }, Ink: func(row) look.Token { return look.Text2 }},
		{ID: "person", Title: "述职人", Width: 72, Lead: true, Text: func(r row) string { return r.Subject.Person }},
		{ID: "branch", Title: "支部", Width: 120, Flex: true, Ends: true, Text: func(r row) string { return model.PlainBranch(r.Subject.Branch) }},
	}
	for i, word := range append(f.Words(), "空白", "多选") {
		columns = append(columns, table.Column[row]{ID: strconv.Itoa(i), Title: word, Width: s.countWidth(word), Align: look.Right,
			Text: func(r row) string { return countText(r.votes, i) },
			Ink: func(r row) look.Token {
				if i == len(f.Labels)-1 && countText(r.votes, i) != "—" {
					return look.Warn
				}
				return look.Clear
			},
			Edit: func(row) bool { return s.hand != nil }})
	}
	columns = append(columns,
		table.Column[row]{ID: "shares", Title: "分布", Width: 132, Draw: func(r row, c *table.Cell) { c.Shares = shares(f, r.votes) }},
		table.Column[row]{ID: "rate", Title: f.Labels[0].Name + "率", Width: 66, Align: look.Right, Text: func(r row) string { return known(r.ok, ballot.Percent(r.rate)) }},
		table.Column[row]{ID: "index", Title: "本组指数", Width: 72, Align: look.Right, Text: func(r row) string { return known(r.ok, r.index.String()) }},
		table.Column[row]{ID: "whole", Title: "合成指数", Width: 72, Align: look.Right, Text: func(r row) string { return known(r.Ready, r.Index.String()) },
			Ink: func(r row) look.Token {
				if r.Partial {
					return look.Text3 // not all groups are counted
				}
				return look.Clear
			}, TipOf: func(r row) string { return s.groupsText(r.Row) }})
	return table.Spec[row]{Columns: columns, Key: row.key, RowHeight: look.DenseRow, CellPad: 6, NoFoot: true, Cells: s.hand != nil, Unit: "人",
		Empty:  kit.NewEmptyState("这一场没有述职的人", "在“定测评组”里排上述职的人。", nil),
		Commit: func(r row, column, text string) error { return s.hand.set(r, column, text) },
		EditText: func(r row, column string) string {
			i, _ := strconv.Atoi(column)
			if r.votes[i] == 0 {
				return ""
			}
			return strconv.Itoa(r.votes[i])
		},
		OnPaste: func(r row, column string, block [][]string) {
			if s.hand != nil {
				s.hand.paste(r, column, block)
			}
		},
		OnClick: func(r row) {
			if s.hand == nil && s.mayRead() == "" {
				s.paper.goTo(r.n - 1)
				s.refresh()
				s.focus()
			}
		}}
}

func (s *Screen) countWidth(word string) float32 { return max(42, 14*float32(len([]rune(word)))+14) }

func countText(v model.BallotVotes, i int) string {
	if i >= len(v) || v[i] == 0 {
		return "—"
	}
	return strconv.Itoa(v[i])
}

func known(ok bool, text string) string {
	if !ok {
		return "—"
	}
	return text
}

// groupsText lists what each group gave: 上级领导 95.00，书记互评 88.19.
func (s *Screen) groupsText(r ballot.Row) string {
	out := ""
	for _, g := range r.Groups {
		if out != "" {
			out += "，"
		}
		out += g.Group.Name + " " + known(g.Counts, g.Index.String())
	}
	return out
}

// shareToken is the colour of a label's votes.
func shareToken(i int) look.Token {
	return []look.Token{look.Chart1, look.Chart2, look.Chart3, look.Chart4}[min(i, 3)]
}

func shares(f *model.BallotForm, v model.BallotVotes) []table.Share {
	var all []table.Share
	for i := range f.Labels {
		if i < len(v) && v[i] > 0 {
			all = append(all, table.Share{Count: v[i], Token: shareToken(i)})
		}
	}
	return all
}
