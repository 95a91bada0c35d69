package office

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/pioneer"
	"github.com/shuangbai/shuangbai/model/store"
)

// PioneerChange is what shall be entered for a line of a member; a nil mark takes the entry away.
type PioneerChange struct {
	MemberID int64
	Line     string
	Mark     *model.PioneerMark // Amount, NotApplicable, Note and Recorded
}

// SetPioneerMarks enters amounts of a quarter in one change set. What a line cannot have, a quarter that has not begun and
// somebody who was not a member in it are refused as Invalid, with the line as the field, and so is a line of a member that is named
// twice; nothing is entered then. The first entry of a year keeps the definition that it was made by.
func (o *Office) SetPioneerMarks(ctx context.Context, year, quarter int, changes []PioneerChange, why string) (int64, error) {
	if quarter < 1 || quarter > 4 {
		return 0, model.FieldErrorf("quarter", "季度应在 1 到 4 之间")
	}
	if len(changes) == 0 {
		return 0, nil
	}
	members := func(r *store.Reader) ([]model.Member, error) { return changedMembers(r, changes) }
	return o.changePioneer(ctx, why, year, members, func(tx *store.Tx, f *pioneerFacts) error {
		type cell struct {
			member int64
			line   string
		}
		named := map[cell]bool{}
		for _, c := range changes {
			if line := f.index.Line(c.Line); line != nil && named[cell{c.MemberID, c.Line}] {
				return model.FieldErrorf(c.Line, "%s写了两次，只留一个", line.Title())
			}
			named[cell{c.MemberID, c.Line}] = true
			if c.Mark == nil {
				if err := tx.DeletePioneerMark(year, quarter, c.MemberID, c.Line); err != nil {
					return err
				}
				continue
			}
			m := *c.Mark
			m.Year, m.Quarter, m.MemberID, m.Line, m.By, m.At = year, quarter, c.MemberID, c.Line, o.Who(), o.now()
			m.Standing = f.standing(c.MemberID, quarter)
			if err := f.check(&m); err != nil {
				return err
			}
			if before, had := f.marks[m.MemberID][pioneer.Key{Quarter: quarter, Line: m.Line}]; had && samePioneer(before, m) {
				continue
			}
			if err := tx.PutPioneerMark(m); err != nil {
				return err
			}
		}
		return nil
	})
}

// changePioneer writes what is entered for some members in a year, in one change set. The first entry of a year keeps the definition
// that it was made by.
func (o *Office) changePioneer(ctx context.Context, why string, year int, of func(*store.Reader) ([]model.Member, error), change func(*store.Tx, *pioneerFacts) error) (int64, error) {
	return o.write(ctx, "edit", why, func(tx *store.Tx) error {
		people, err := of(&tx.Reader)
		if err != nil {
			return err
		}
		f, err := o.readPioneer(&tx.Reader, year, people)
		if err != nil {
			return err
		}
		if err := f.keepIndex(tx); err != nil {
			return err
		}
		return change(tx, f)
	})
}

// RestandPioneer makes a quarter that was entered for a member count by what his record says now of 免考勤 and 流动, instead of what
// it said when the quarter was entered.
func (o *Office) RestandPioneer(ctx context.Context, year, quarter int, member int64) (int64, error) {
	return o.write(ctx, "edit", "", func(tx *store.Tx) error {
		f, err := o.oneMember(&tx.Reader, year, member)
		if err != nil {
			return err
		}
		m := &f.members[0]
		tx.Describe(fmt.Sprintf("%s %s先锋指数按现在的免考勤、流动情况算", m.Name, model.QuarterLabel(year, quarter)))
		for key, mark := range f.marks[member] {
			if mark.Standing = standingNow(m); key.Quarter == quarter {
				if err := tx.PutPioneerMark(mark); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// changedMembers are those whom changes are about.
func changedMembers(r *store.Reader, changes []PioneerChange) (people []model.Member, err error) {
	seen := map[int64]bool{}
	for _, c := range changes {
		if seen[c.MemberID] {
			continue
		}
		seen[c.MemberID] = true
		m, err := r.Member(c.MemberID)
		if err != nil {
			return nil, err
		}
		people = append(people, m)
	}
	return people, nil
}

func samePioneer(a, b model.PioneerMark) bool {
	return a.Amount == b.Amount && a.NotApplicable == b.NotApplicable && a.Note == b.Note && a.Recorded == b.Recorded
}

// keepIndex gives the year the definition that it is entered by, where it has none of its own.
func (f *pioneerFacts) keepIndex(tx *store.Tx) error {
	if f.kept {
		return nil
	}
	return tx.PutPioneerIndex(f.year, f.index)
}

// member finds somebody who counts in a quarter.
func (f *pioneerFacts) member(id int64, quarter int) (*model.Member, *pioneer.Input, error) {
	at := slices.IndexFunc(f.members, func(m model.Member) bool { return m.ID == id })
	if at < 0 {
		return nil, nil, model.Errorf(model.NotFound, "没有这名党员，请刷新后再看")
	}
	m := &f.members[at]
	in := f.input(m)
	if first, _ := model.QuarterDays(f.year, quarter); f.today.Before(first) {
		return nil, nil, model.Errorf(model.Invalid, "%s还没有到，到了再填", model.QuarterLabel(f.year, quarter))
	}
	if quarter < in.From || quarter > in.To {
		return nil, nil, model.Errorf(model.Invalid, "%s末他不在党员名册上，不计这个季度的指数", model.QuarterLabel(f.year, quarter))
	}
	return m, in, nil
}

// check refuses what cannot be entered.
func (f *pioneerFacts) check(m *model.PioneerMark) error {
	line := f.index.Line(m.Line)
	if line == nil {
		return model.Errorf(model.NotFound, "先锋指数办法里没有“%s”这一项", m.Line)
	}
	who, in, err := f.member(m.MemberID, m.Quarter)
	if err != nil {
		return err
	}
	m.Standing = cmp.Or(m.Standing, standingNow(who))
	m.Note = strings.TrimSpace(m.Note)
	if m.NotApplicable {
		m.Amount = 0
		if !in.Exempt[m.Quarter-1] && m.Note == "" {
			return model.FieldErrorf(m.Line, "%s记为不适用要写明原因（打开这名党员填）；免考勤、长期流动的先在党员资料里标明", line.Title())
		}
		return nil
	}
	if err := pioneer.CheckAmount(line, m.Amount); err != nil {
		return err
	}
	return pioneer.CheckNote(line, m.Amount, m.Note)
}

// FromRecords are the changes that take over what the records propose, for lines without an entry.
func (b *PioneerBoard) FromRecords() (changes []PioneerChange) {
	for i := range b.Rows {
		row := &b.Rows[i]
		for _, line := range b.Index.Lines() {
			p, ok := row.Proposals[line.ID]
			if _, entered := row.Marks[line.ID]; ok && !entered {
				changes = append(changes, PioneerChange{row.Member.ID, line.ID, &model.PioneerMark{Amount: p.Amount, Note: noteOf(line, p), Recorded: true}})
			}
		}
	}
	return changes
}

// noteOf is the note of an entry taken from the records.
func noteOf(line *model.PioneerLine, p PioneerProposal) string {
	if line.CountsOnly {
		return ""
	}
	return p.Why
}

// BlanksAsNone are the changes that enter none for lines that count findings or deeds and have no entry and no record: a blank line of the
// sheet that a branch handed in means that there was nothing.
func (b *PioneerBoard) BlanksAsNone() (changes []PioneerChange) {
	for i := range b.Rows {
		row := &b.Rows[i]
		for _, line := range b.Index.Lines() {
			kind := line.Method.Kind
			_, entered := row.Marks[line.ID]
			_, proposed := row.Proposals[line.ID]
			if !entered && !proposed && row.Line(line.ID).Missing && (kind == model.Deduct || kind == model.Count) {
				changes = append(changes, PioneerChange{row.Member.ID, line.ID, &model.PioneerMark{}})
			}
		}
	}
	return changes
}

// SavePioneerEvent adds (ID 0) or changes a bonus, a deduction or a zeroing. Points 0 takes those of its kind.
func (o *Office) SavePioneerEvent(ctx context.Context, e model.PioneerEvent) (id, change int64, err error) {
	e.Basis = strings.TrimSpace(e.Basis)
	one := func(r *store.Reader) ([]model.Member, error) {
		m, err := r.Member(e.MemberID)
		return []model.Member{m}, err
	}
	change, err = o.changePioneer(ctx, "", e.Year, one, func(tx *store.Tx, f *pioneerFacts) error {
		m, _, err := f.member(e.MemberID, e.Quarter)
		if err != nil {
			return err
		}
		title, err := checkEvent(f.index, &e)
		if err != nil {
			return err
		}
		tx.Describe(fmt.Sprintf("%s %s%s：%s", m.Name, model.QuarterLabel(e.Year, e.Quarter), e.Kind.Label(), title))
		return tx.PutPioneerEvent(&e)
	})
	return e.ID, change, err
}

// checkEvent fills the points in and returns the title that people read.
func checkEvent(x *model.PioneerIndex, e *model.PioneerEvent) (string, error) {
	if e.Basis == "" {
		return "", model.FieldErrorf("basis", "写明依据，如文件名称、文号或者查实情况")
	}
	if e.Date != "" {
		first, last := model.QuarterDays(e.Year, e.Quarter)
		if _, err := model.ParseDate(string(e.Date)); err != nil || e.Date.Before(first) || last.Before(e.Date) {
			return "", model.FieldErrorf("date", "日期应在%s内", model.QuarterLabel(e.Year, e.Quarter))
		}
	}
	if e.Kind == model.PioneerZeroed {
		for _, z := range x.Zeroes {
			if z.ID == e.Title || z.Title == e.Title {
				e.Title, e.Points = z.ID, 0
				return z.Title, nil
			}
		}
		return "", model.FieldErrorf("title", "清零情形里没有“%s”", e.Title)
	}
	rule := &x.Bonus
	if e.Kind == model.PioneerMinus {
		rule = &x.Minus
	}
	for _, k := range rule.Kinds {
		if k.Label == e.Title && e.Points == 0 {
			e.Points = k.Points
		}
	}
	switch {
	case strings.TrimSpace(e.Title) == "":
		return "", model.FieldErrorf("title", "选%s的事项", e.Kind.Label())
	case e.Points <= 0:
		return "", model.FieldErrorf("points", "%s几分没有填", e.Kind.Label())
	case e.Points > rule.Cap:
		return "", model.FieldErrorf("points", "%s最多 %s 分", e.Kind.Label(), rule.Cap.Short())
	}
	return fmt.Sprintf("%s %s 分", e.Title, e.Points.Short()), nil
}

// EventTitle is what people call an event.
func EventTitle(x *model.PioneerIndex, e model.PioneerEvent) string {
	if e.Kind == model.PioneerZeroed {
		return x.ZeroTitle(e.Title)
	}
	return e.Title
}

// DeletePioneerEvent takes a bonus, a deduction or a zeroing away.
func (o *Office) DeletePioneerEvent(ctx context.Context, id int64) (int64, error) {
	return o.write(ctx, "edit", "", func(tx *store.Tx) error {
		e, err := tx.PioneerEvent(id)
		if err != nil {
			return err
		}
		m, err := tx.Member(e.MemberID)
		if err != nil {
			return err
		}
		tx.Describe(fmt.Sprintf("删去%s的先锋指数%s", m.Name, e.Kind.Label()))
		return tx.DeletePioneerEvent(id)
	})
}
