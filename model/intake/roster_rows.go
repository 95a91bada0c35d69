package intake

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// person is one row of a roster, read.
type person struct {
	ref          RowRef
	sheet        int // index in Plan.Sheets
	row          *Row
	m            model.Member
	idOK         bool // the ID number is sound
	branch       *branchAnswer
	branchID     string      // key under which the row's branch is compared within the file
	unsureBranch string      // why it is not known whether the row belongs to the branch above
	left         model.Date  // when the row says that the person was transferred out
	inferred     bool        // its kind is not written in the row
	unit         *unitAnswer // the unit that the row names, nil for none
	leave        bool        // a choice for one of its values leaves it out
}

// birth is the birth date that the row is compared by: its own, or the ID number's.
func (p *person) birth() model.Date {
	if p.m.Birth == "" && p.idOK {
		return model.IDBirth(p.m.IDNumber)
	}
	return p.m.Birth
}

// readRoster reads all rosters of the book. A sheet that repeats the others is read last, so that its rows are the
// second ones.
func (b *builder) readRoster(tables []sheetTable) error {
	readers := make([]*reader, len(tables))
	b.seen.init(min(b.total, 1<<20))
	for i, t := range tables {
		readers[i] = b.newReader(t, Roster)
		readers[i].stage = b.stageOfList(&t)
		readers[i].sp.Why = strings.Join(b.claimOf(&t).has, "、")
	}
	for _, last := range [...]bool{false, true} {
		for i, t := range tables {
			if t.summary != last {
				continue
			}
			if err := b.readPeople(readers[i], i, len(tables) > 1); err != nil {
				return err
			}
		}
	}
	b.dropRepeated(tables)
	return nil
}

// readPeople reads one roster.
func (b *builder) readPeople(r *reader, at int, several bool) error {
	if r.sp.ColumnOf(Name) < 0 {
		b.block("no-name-column", r.sp.Name, "没有姓名列，无法知道每一行是谁。请在表头下面指定哪一列是姓名")
		return nil
	}
	r.branchFrom(several)
	defer func() { b.nameFromSheet = false }()
	damaged := b.damagedIDs(r)
	b.plan.Members = growFor(b.plan.Members, len(r.s.Rows))
	b.seen.rows = growFor(b.seen.rows, len(r.s.Rows))
	p := &person{} // one for all rows: what is kept of it is copied
	for i := r.head.Data(); i < len(r.s.Rows); i++ {
		if err := b.step(); err != nil {
			return err
		}
		row, settled := r.nextRow(i)
		if settled {
			continue
		}
		*p = person{ref: RowRef{r.sp.Index, i + 1}, sheet: at, row: row}
		r.readPerson(p, damaged)
		b.decidePerson(r, p)
	}
	return nil
}

func growFor[T any](s []T, n int) []T {
	if cap(s)-len(s) >= n || n > 1<<20 {
		return s
	}
	out := make([]T, len(s), len(s)+n)
	copy(out, s)
	return out
}

// damagedIDs says, once asked, whether the ID column holds numbers that have lost their tail.
func (b *builder) damagedIDs(r *reader) func() bool {
	state := 0
	return func() bool {
		if state == 0 {
			state = 1
			for i := r.head.Data(); i < len(r.s.Rows) && r.idCol >= 0; i++ {
				c := r.s.Cell(i, r.idCol)
				if c.Kind == sheet.Number && len(c.Text) > 15 || c.Kind == sheet.Text && cellvalue.IsScientific(cellvalue.IDText(c.Text)) {
					state = 2
					break
				}
			}
		}
		return state == 2
	}
}

// readPerson reads the cells of a row into a member, with the problems of each cell and between them.
func (r *reader) readPerson(p *person, damaged func() bool) {
	row := p.row
	row.Values = r.values()
	p.m.Status = model.StatusNormal
	line := row.Number - 1
	for i := range r.sp.Columns {
		col := &r.sp.Columns[i]
		if col.Col < 0 || col.Field == Branch {
			continue
		}
		var c sheet.Cell
		if r.b.edits == nil {
			if cells := r.s.Rows[line]; col.Col < len(cells) {
				c = cells[col.Col]
			}
		} else {
			c = r.b.cell(r.s, r.sp.Index, line, col.Col)
		}
		if c.Kind == sheet.Empty {
			continue
		}
		if c.Kind == sheet.Error && col.Stored {
			r.add(row, CellError, Error, i, sayCellError(LabelOf(Roster, col.Field), c.Text), "填入正确的值，或先留空")
			row.Values[i] = c.Text
			continue
		}
		if c.Kind == sheet.Text && col.Stored && col.Field != Name && cellvalue.IsDitto(c.Text) {
			r.add(row, ValueUnknown, Warning, i, LabelOf(Roster, col.Field)+"写作“同上”，不知道是不是和上面一行一样，这一项先留空", "填入这个人自己的值")
			row.Values[i] = cellvalue.Tidy(c.Text)
			continue
		}
		row.Values[i] = r.readPersonCell(p, i, col, c, damaged)
	}
	r.readTwins(p, damaged)
	r.readPersonBranch(p)
	r.settleWork(p)
	r.inferStage(p)
	r.crossCheck(p)
}

// readPersonBranch settles the branch of a row.
func (r *reader) readPersonBranch(p *person) {
	branch := r.branchOf(p.row.Number - 1)
	text := r.twinBranch(p, branch.text)
	switch {
	case text == "" && branch.fault != "":
		r.add(p.row, CellError, Error, r.branchCol, sayCellError("党支部", branch.fault), "填入党支部，或先留空")
		p.row.Values[r.branchCol] = branch.fault
		return
	case text == "" && branch.unsure != "":
		p.unsureBranch = branch.unsure
		return
	case text == "":
		r.add(p.row, BranchMissing, Warning, r.branchCol, "这一行没有写党支部，导入后不属于任何支部", "填入党支部，或导入后再定")
		return
	}
	r.noteDitto(p.row, text)
	p.branch = r.b.branches.find(text, p.ref)
	p.branchID = orgKey(p.branch.name)
	if r.branchCol >= 0 {
		p.row.Values[r.branchCol] = p.branch.name
	}
}

// crossCheck compares the row's values with one another.
func (r *reader) crossCheck(p *person) {
	m, row := &p.m, p.row
	if m.Name == "" {
		r.add(row, MissingName, Error, r.sp.ColumnOf(Name), "这一行没有姓名，不知道是谁", "填入姓名，或这一行不导入")
	}
	birth := m.Birth
	if p.idOK {
		fromID := model.IDBirth(m.IDNumber)
		if birth != "" && birth.Compare(fromID) != 0 {
			text, fix := sayBirthMismatch(birth, fromID)
			r.add(row, IDBirthMismatch, Warning, r.sp.ColumnOf(Birth), text, fix)
		}
		if birth == "" {
			birth = fromID
		}
		if sex := model.IDSex(m.IDNumber); m.Sex != "" && sex != m.Sex {
			text, fix := saySexMismatch(m.Sex, sex)
			r.add(row, IDSexMismatch, Warning, r.sp.ColumnOf(Sex), text, fix)
		}
	}
	if m.JoinDate != "" && birth != "" && cellvalue.Before18(m.JoinDate, birth) {
		text, fix := sayYoung(m.JoinDate, birth)
		r.add(row, DateOrder, Warning, r.sp.ColumnOf(JoinDate), text, fix)
	}
	if m.FullDate.Before(m.JoinDate) {
		text, fix := sayFullBeforeJoin(m.FullDate, m.JoinDate)
		r.add(row, DateOrder, Warning, r.sp.ColumnOf(FullDate), text, fix)
	} else if shortProbation(m.FullDate, m.JoinDate) {
		text, fix := sayShortProbation(m.FullDate, m.JoinDate)
		r.add(row, DateOrder, Warning, r.sp.ColumnOf(FullDate), text, fix)
	}
	if !r.b.known.Today.IsZero() {
		r.checkFuture(p)
	}
}

// shortProbation reports whether somebody was a probationary member for less than a year. From 1969 to 1977 there was
// no probation, and before that its length varied (Party constitutions of 1956, 1969 and 1977).
func shortProbation(full, join model.Date) bool {
	if full == "" || join == "" || join.Year() < 1978 {
		return false
	}
	return full.Before(model.Date(fmt.Sprintf("%04d", join.Year()+1)) + join[4:])
}

// checkFuture warns of dates after today.
func (r *reader) checkFuture(p *person) {
	today := r.b.today
	for _, f := range [...]Field{Birth, ApplyDate, ActivistDate, TargetDate, JoinDate, FullDate} {
		if d := *memberDate(&p.m, f); today.Before(d) {
			text, fix := sayFuture(LabelOf(Roster, f), d)
			r.add(p.row, DateOrder, Warning, r.sp.ColumnOf(f), text, fix)
		}
	}
}
