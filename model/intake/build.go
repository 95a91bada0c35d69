package intake

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// builder holds one Build.
type builder struct {
	ctx      context.Context
	book     *sheet.Book
	known    *Known
	opts     Options
	index    *index
	plan     *Plan
	progress func(done, total int)

	branches  *resolver
	unknowns  []Unknown
	unknownAt map[ValueKey]int

	edits map[RowRef][]cellEdit
	// tooLong are the cells that are left out for their length.
	tooLong map[CellRef]bool
	seen    seenRows

	items    *itemFinder
	marks    map[markKey]markSeen
	unmarked map[markKey]RowRef // empty cells of wide score tables

	ledger        map[string]string // names of the organisations of a branch ledger, by orgKey
	nameFromSheet bool              // the branch at hand is a guess from a sheet's name

	peopleHeads map[int]foundHeader // by sheet; see peopleHeader
	views       map[int]view        // sheets of book that were made from sheets of the file
	cardSheets  []int               // sheets of the file whose cards are on another

	layouts map[int]*layoutFault // sheets of people that are not one row a person, by index
	refs    refFinder            // of registers
	units   unitFinder

	contest  *record.Register // of which the file holds the judges' sheets, with its projects; nil: of none
	projects []record.Entry

	today       model.Date // "" when dates are not bounded
	done, total int
}

type cellEdit struct {
	col  int
	text string
}

// Build makes the import plan of a book. It is pure: the same book, known state and options give the same plan, and
// nothing is changed. progress, which may be nil, is called now and then with rows done and rows in all. The error is
// a *model.Error of code Cancelled when ctx ends; everything that is wrong with the file's contents is in the plan.
func Build(ctx context.Context, book *sheet.Book, known *Known, opts Options, progress func(done, total int)) (*Plan, error) {
	if known == nil {
		known = &Known{}
	}
	if opts.Policy == "" {
		opts.Policy = Overwrite
	}
	b := &builder{ctx: ctx, book: book, known: known, opts: opts, index: known.indexes(), progress: progress,
		unknownAt: map[ValueKey]int{}, layouts: map[int]*layoutFault{}, plan: &Plan{File: filepath.Base(book.Path), Hash: book.Hash, book: book, edits: opts.Edits}}
	LearnRegisters(known.Registers)
	b.opts.Kind = known.kindNamed(opts.Kind)
	if !known.Today.IsZero() {
		b.today = model.DateOf(known.Today)
	}
	b.branches = newResolver(b)
	for ref, text := range opts.Edits {
		if b.edits == nil {
			b.edits = map[RowRef][]cellEdit{}
		}
		row := RowRef{ref.Sheet, ref.Row}
		b.edits[row] = append(b.edits[row], cellEdit{ref.Col, text})
	}
	if err := b.run(); err != nil {
		return nil, err
	}
	b.finish()
	return b.plan, nil
}

// run recognises the kind and reads the tables.
func (b *builder) run() error {
	b.unfold()
	tables := b.chooseTables()
	for _, t := range tables {
		b.total += len(t.sheet.Rows)
	}
	switch b.plan.Kind {
	case Roster:
		return b.readRoster(tables)
	case Branches:
		return b.readLedger(tables)
	case Activities:
		return b.readActivities(tables)
	case Scores:
		return b.readScores(tables)
	}
	if id, ok := b.plan.Kind.Register(); ok {
		return b.readRegister(id, tables)
	}
	return b.cancelled()
}

// step counts a row, reports progress, and fails when the work was cancelled.
func (b *builder) step() error {
	b.done++
	if b.done%512 != 0 {
		return nil
	}
	if b.progress != nil {
		b.progress(min(b.done, b.total), b.total)
	}
	return b.cancelled()
}

func (b *builder) cancelled() error {
	if b.ctx.Err() != nil {
		return &model.Error{Code: model.Cancelled, Message: "已停止读取，数据没有改动", Err: b.ctx.Err()}
	}
	return nil
}

// cell returns a cell as the file has it, or as the user typed it anew.
func (b *builder) cell(s *sheet.Sheet, index, row, col int) sheet.Cell {
	if b.tooLong != nil && b.tooLong[CellRef{index, row + 1, col}] {
		return sheet.Cell{}
	}
	if b.edits != nil {
		for _, e := range b.edits[RowRef{index, row + 1}] {
			if e.col == col {
				if e.text == "" {
					return sheet.Cell{}
				}
				return sheet.Cell{Kind: sheet.Text, Text: e.text}
			}
		}
	}
	return s.Cell(row, col).AsShown()
}

// edited reports whether the user typed a cell anew.
func (b *builder) edited(index, row, col int) bool {
	for _, e := range b.edits[RowRef{index, row + 1}] {
		if e.col == col {
			return true
		}
	}
	return false
}

// decision finds what the user decided about a row.
func (b *builder) decision(ref RowRef) *Decision {
	if len(b.opts.Decisions) == 0 {
		return nil
	}
	if d, ok := b.opts.Decisions[ref]; ok && d.Action != "" {
		return &d
	}
	return nil
}

// coded looks a coded value up. ok is false when the value is not known; stored is then what the choice for it says,
// usually nothing. leave says that the row is to be left out.
func (b *builder) coded(table string, field Field, text string, ref RowRef) (stored string, ok, leave bool) {
	t := valueTables()[table]
	if v, found := t.find(text); found {
		return v, true, false
	}
	key := ValueKey{field, cellvalue.Squeeze(text)}
	at, listed := b.unknownAt[key]
	if !listed {
		choice, chosen := b.choiceFor(key)
		if !chosen {
			choice = ValueChoice{Action: LeaveBlank}
		}
		u := Unknown{Field: field, Text: key.Text, FirstRow: ref, Choice: choice}
		for _, k := range t.keys {
			if sure := names.Likeness(strings.TrimSuffix(key.Text, "族"), strings.TrimSuffix(k, "族")); sure >= 50 || names.Likeness(key.Text, k) >= 50 {
				u.Suggestions = append(u.Suggestions, Suggestion{Text: k, Sure: min(90, max(sure, names.Likeness(key.Text, k)))})
			}
		}
		slices.SortStableFunc(u.Suggestions, func(a, b Suggestion) int { return b.Sure - a.Sure })
		u.Suggestions = u.Suggestions[:min(len(u.Suggestions), 5)]
		at = len(b.unknowns)
		b.unknowns = append(b.unknowns, u)
		b.unknownAt[key] = at
	}
	b.unknowns[at].Count++
	switch c := b.unknowns[at].Choice; c.Action {
	case MapTo:
		if v, found := t.find(c.To); found {
			return v, true, false
		}
	case KeepAsIs:
		if field == Ethnicity || field == Education {
			return text, true, false
		}
	case LeaveRows:
		return "", true, true
	case LeaveBlank:
		return "", c.Chosen, false
	}
	return "", false, false
}

// finish counts, sorts and settles the outcome.
func (b *builder) finish() {
	p := b.plan
	p.Unknowns = b.unknowns
	codesSeen, skips := map[Code]*CodeCount{}, map[SkipReason]int{}
	for _, s := range p.Sheets {
		for i := range s.Rows {
			r := &s.Rows[i]
			p.Summary.add(r.Kind)
			if r.Kind == Skip {
				skips[r.Skip]++
			}
			for j := range r.Problems {
				if slices.ContainsFunc(r.Problems[:j], func(q Problem) bool { return q.Code == r.Problems[j].Code }) {
					continue
				}
				c := codesSeen[r.Problems[j].Code]
				if c == nil {
					c = &CodeCount{Code: r.Problems[j].Code, Level: r.Problems[j].Level}
					codesSeen[r.Problems[j].Code] = c
				}
				c.Rows++
			}
		}
	}
	for _, c := range codesSeen {
		p.Codes = append(p.Codes, *c)
	}
	slices.SortFunc(p.Codes, func(a, b CodeCount) int {
		if a.Rows != b.Rows {
			return b.Rows - a.Rows
		}
		return strings.Compare(string(a.Code), string(b.Code))
	})
	for reason, n := range skips {
		p.Skips = append(p.Skips, SkipCount{reason, n})
	}
	slices.SortFunc(p.Skips, func(a, b SkipCount) int {
		if a.Rows != b.Rows {
			return b.Rows - a.Rows
		}
		return strings.Compare(string(a.Reason), string(b.Reason))
	})
	b.countHidden(skips[SkipHidden])
	b.findMissing()
	b.settleNewUnits()
	b.askAboutUnits()
	b.askAboutYears()
	p.NewOrgs = slices.DeleteFunc(p.NewOrgs, func(n NewOrg) bool { return n.Rows == 0 })
	switch {
	case len(p.Blocking) > 0:
		p.Outcome = OutcomeBlocked
	case p.Summary.Error+p.Summary.Conflict > 0 || p.Hidden.Rows > 0 && !p.Hidden.Chosen || slices.ContainsFunc(p.Questions, func(q Question) bool { return q.Open() }):
		p.Outcome = OutcomeDecide
	default:
		p.Outcome = OutcomeOK
	}
	if b.progress != nil {
		b.progress(b.total, b.total)
	}
}
