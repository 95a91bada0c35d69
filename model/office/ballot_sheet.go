package office

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/schemebook"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/model/store"
)

// CountedGroup is what a sheet of counts says of one group.
type CountedGroup struct {
	Key    model.BallotKey
	Tally  model.BallotTally // as it would be
	Before model.BallotTally
	Text   string // 书记测评票 上级领导
}

// CountedSheet is a sheet of counts (计票表) as it was read. Nothing is written while there are problems.
type CountedSheet struct {
	Groups   []CountedGroup
	Problems []schemebook.Problem
}

// countHeads are the words of a header that name a column, besides the labels of the ballots.
var countHeads = map[string][]string{
	"form": {"测评票", "票种"}, "session": {"场次"}, "group": {"测评组", "组别", "投票组"}, "issued": {"发出", "发出票数", "发票"},
	"returned": {"收回", "收回票数", "收票"}, "void": {"作废", "废票", "作废票数"}, "branch": {"党支部", "支部", "党组织"},
	"blank": {"空白", "弃权"}, "several": {"多选", "无效"},
}

// ReadCounts reads a sheet of counts for a year: a row for each branch of each group. It writes nothing.
func (o *Office) ReadCounts(ctx context.Context, year int, path string) (*CountedSheet, error) {
	book, err := sheet.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	b, err := o.Ballots(ctx, year)
	if err != nil {
		return nil, err
	}
	r := countReader{book: b, out: &CountedSheet{}, at: map[model.BallotKey]int{}, lines: map[countLine]*countedLine{}}
	found := false
	for _, s := range book.Sheets {
		if !s.Hidden && r.header(s) {
			found = true
			r.rows()
		}
	}
	if !found {
		return nil, model.Errorf(model.NotSpreadsheet, "“%s”里没有计票表；表头要有“党支部”和%s", filepath.Base(path), strings.Join(b.Setup.Forms[0].Words(), "、"))
	}
	r.check()
	return r.out, nil
}

// ApplyCounts writes what ReadCounts read, all groups in one change set.
func (o *Office) ApplyCounts(ctx context.Context, year int, c *CountedSheet) (int64, error) {
	if len(c.Problems) > 0 {
		return 0, model.Errorf(model.Invalid, "计票表有 %d 处不对，没有写入：%s", len(c.Problems), c.Problems[0])
	}
	var versions []keptSums
	set, err := o.write(ctx, ballotKind, fmt.Sprintf("导入计票表：%d 组票", len(c.Groups)), func(tx *store.Tx) error {
		if _, err := openYear(&tx.Reader, year); err != nil {
			return err
		}
		b, err := ballotBook(&tx.Reader, year)
		if err != nil {
			return err
		}
		for _, g := range c.Groups {
			t := g.Tally
			before := b.Tally(g.Key)
			if before.State == model.BallotsCounting {
				return beingRead(b, g.Key)
			}
			t.ID, t.Corrected = before.ID, before.Corrected
			if err := ballot.CheckCounts(b, &t); err != nil {
				return err
			}
			if err := tx.PutBallotTally(year, &t); err != nil {
				return err
			}
			versions = append(versions, sumsNow(b, &before), sumsNow(b, &t))
		}
		return nil
	})
	if err == nil && set != 0 {
		o.papers.keep(versions...)
	}
	return set, err
}

func beingRead(b *ballot.Book, key model.BallotKey) error {
	return model.Errorf(model.Conflict, "%s正在逐票录入；先录完或清空，再填合计或导入", b.Setup.Text(key))
}

// countReader reads the rows of one sheet after the other.
type countReader struct {
	book  *ballot.Book
	out   *CountedSheet
	at    map[model.BallotKey]int // in out.Groups
	sheet *sheet.Sheet
	head  int
	cols  map[string]int // by the keys of countHeads and the words of the labels
	lines map[countLine]*countedLine
}

// countLine is the row of a branch in a group, or of the group's first branch where the subject is 0.
type countLine struct {
	key     model.BallotKey
	subject int64
}

// countedLine is where such a row stands.
type countedLine struct {
	sheet *sheet.Sheet
	row   int
	cols  map[string]int
	wrong bool // a figure of it cannot be read, so that its sum says nothing
	vague bool // it does not say how many ballots were given out, given back or void
}

// header looks for the row that names the columns.
func (r *countReader) header(s *sheet.Sheet) bool {
	for row := range min(len(s.Rows), 10) {
		cols := map[string]int{}
		for col := range s.Rows[row] {
			word := strings.ReplaceAll(s.Cell(row, col).Text, " ", "")
			cols[word] = col
			for key, words := range countHeads {
				if slices.Contains(words, word) {
					cols[key] = col
				}
			}
		}
		if _, ok := cols["branch"]; ok && r.labelled(cols) != nil {
			r.sheet, r.head, r.cols = s, row, cols
			return true
		}
	}
	return false
}

// labelled is the first form all of whose labels are columns.
func (r *countReader) labelled(cols map[string]int) *model.BallotForm {
	for i := range r.book.Setup.Forms {
		f := &r.book.Setup.Forms[i]
		if !slices.ContainsFunc(f.Words(), func(w string) bool { _, ok := cols[w]; return !ok }) {
			return f
		}
	}
	return nil
}

func (r *countReader) text(row int, column string) string {
	col, ok := r.cols[column]
	if !ok {
		return ""
	}
	return strings.TrimSpace(outfile.FromTextCell(r.sheet.MergedValue(row, col).Text))
}

func (r *countReader) bad(row int, column, format string, args ...any) {
	r.badAt(&countedLine{sheet: r.sheet, row: row, cols: r.cols}, column, fmt.Sprintf(format, args...))
}

func (r *countReader) badAt(l *countedLine, column, words string) {
	cell := ""
	if col, ok := l.cols[column]; ok {
		cell = sheet.ColumnLetter(col) + strconv.Itoa(l.row+1)
	}
	r.out.Problems = append(r.out.Problems, schemebook.Problem{Sheet: l.sheet.Name, Cell: cell, Text: words})
}

// number reads a count; a blank and a dash are none.
func (r *countReader) number(row int, column string) int {
	text := r.text(row, column)
	if text == "" || text == "—" || text == "-" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 100000 {
		r.bad(row, column, "“%s”不是票数，应填整数", text)
		return 0
	}
	return n
}

func (r *countReader) rows() {
	for row := r.head + 1; row < len(r.sheet.Rows); row++ {
		name := r.text(row, "branch")
		if name == "" || strings.HasPrefix(strings.ReplaceAll(name, " ", ""), "合计") {
			continue
		}
		s, ok := r.subject(name)
		key, f := r.key(row, s)
		switch {
		case !ok:
			r.bad(row, "branch", "“%s”不在述职人里", name)
			continue
		case s.How == model.NoDebrief:
			r.bad(row, "branch", "%s今年不述职，没有票", s.Branch)
			continue
		case f == nil:
			continue
		}
		at, known := r.at[key]
		if !known {
			at = len(r.out.Groups)
			r.at[key] = at
			r.out.Groups = append(r.out.Groups, CountedGroup{Key: key, Text: r.book.Setup.Text(key), Before: r.book.Tally(key),
				Tally: model.BallotTally{BallotKey: key, State: model.BallotsDone, Votes: map[int64]model.BallotVotes{}}})
		}
		t := &r.out.Groups[at].Tally
		if t.Votes[s.ID] != nil {
			r.bad(row, "branch", "%s在这一组里列了两次", s.Branch)
			continue
		}
		line, before := &countedLine{sheet: r.sheet, row: row, cols: r.cols}, len(r.out.Problems)
		r.lines[countLine{key, s.ID}] = line
		if !known {
			r.lines[countLine{key: key}] = line
		}
		t.Issued, t.Returned, t.Void = max(t.Issued, r.number(row, "issued")), max(t.Returned, r.number(row, "returned")), max(t.Void, r.number(row, "void"))
		line.vague = len(r.out.Problems) > before
		for _, w := range append(f.Words(), "blank", "several") {
			t.Votes[s.ID] = append(t.Votes[s.ID], r.number(row, w))
		}
		line.wrong = len(r.out.Problems) > before
	}
}

func (r *countReader) subject(name string) (model.BallotSubject, bool) {
	plain := model.PlainBranch(strings.ReplaceAll(name, " ", ""))
	for _, s := range r.book.Subjects {
		if model.PlainBranch(s.Branch) == plain {
			return s, true
		}
	}
	return model.BallotSubject{}, false
}

// key is the group that a row is about. Without columns for form and group there must be one only.
func (r *countReader) key(row int, s model.BallotSubject) (model.BallotKey, *model.BallotForm) {
	f := r.labelled(r.cols)
	if said := r.text(row, "form"); said != "" {
		i := slices.IndexFunc(r.book.Setup.Forms, func(f model.BallotForm) bool { return f.Name == said || f.Title == said || f.Result == said })
		if i < 0 {
			r.bad(row, "form", "没有叫“%s”的测评票", said)
			return model.BallotKey{}, nil
		}
		f = &r.book.Setup.Forms[i]
	}
	said := r.text(row, "group")
	for _, g := range f.Groups {
		if g.Name == said || said == "" && len(f.Groups) == 1 {
			return model.BallotKey{Form: f.ID, Session: s.Session, Group: g.ID}, f
		}
	}
	r.bad(row, "group", "“%s”不是%s的测评组", said, f.Name)
	return model.BallotKey{}, nil
}
