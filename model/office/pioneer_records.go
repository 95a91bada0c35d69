package office

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// PioneerProposal is the amount of a line as the program's own records give it, for a person to confirm.
type PioneerProposal struct {
	Amount model.Points
	Why    string
	Lines  []string // the records that it rests on
}

// pioneerRecords are the records of a quarter that propose amounts.
type pioneerRecords struct {
	*pioneerFacts
	first, last model.Date
	activities  map[int64][]model.Activity // by organisation
	named       map[int64]map[int64]absence
	unknown     map[int64]string // activities of which it is not known who was absent, by ID
	dues        map[int64]*model.Dues
	study       map[int64][]checkup.StudyRecord // of the quarter, by member
	stated      map[int64]bool                  // organisations with an activity that has hours
	paid        [12]bool                        // months in which at least half of all have a payment recorded
}

// absence is how somebody is named as absent.
type absence struct{ excused bool }

// propose adds to every row what the records give. Nothing is guessed: where an absence is recorded without a name, nobody of
// the branch gets a proposal.
func (f *pioneerFacts) propose(o *Office, r *store.Reader, b *PioneerBoard) error {
	p := &pioneerRecords{pioneerFacts: f, activities: map[int64][]model.Activity{}, named: map[int64]map[int64]absence{}, unknown: map[int64]string{}}
	p.first, _ = model.QuarterDays(f.year, b.Quarter)
	p.last = f.lastDay(b.Quarter)
	all, err := r.Activities()
	if err != nil {
		return err
	}
	for _, a := range all {
		if !a.Date.Before(p.first) && !p.last.Before(a.Date) {
			p.activities[a.OrgID] = append(p.activities[a.OrgID], a)
		}
	}
	if err := p.readDues(r); err != nil {
		return err
	}
	if err := p.readStudy(r); err != nil {
		return err
	}
	for _, line := range f.index.Lines() {
		give := map[string]func(*model.PioneerLine, *PioneerRow) (PioneerProposal, string){
			model.PioneerAbsences: p.absences, model.PioneerHours: p.hours, model.PioneerDues: p.late}[line.Records.Kind]
		if line.Records.Kind == model.PioneerRegister {
			from, err := p.readRegister(o, r, line.Records)
			if err != nil {
				return err
			}
			if from != nil {
				give = from.propose
			}
		}
		if give == nil {
			continue
		}
		for i := range b.Rows {
			row := &b.Rows[i]
			if _, entered := row.Marks[line.ID]; !entered && row.Line(line.ID).NotApplicable {
				continue
			}
			proposal, waits := give(line, row)
			if waits != "" {
				if !slices.Contains(b.Waiting, waits) {
					b.Waiting = append(b.Waiting, waits)
				}
				continue
			}
			if row.Proposals == nil {
				row.Proposals = map[string]PioneerProposal{}
			}
			row.Proposals[line.ID] = proposal
		}
	}
	return nil
}

// attended lists the activities of some kinds that a member was to attend in the quarter: those of the branch he was in.
func (p *pioneerRecords) attended(kinds []model.ActivityKind, m *model.Member) (all []*model.Activity) {
	seen := map[int64]bool{}
	orgs := []int64{m.BranchID}
	for _, s := range p.stays[m.ID] {
		orgs = append(orgs, s.OrgID)
	}
	for _, org := range orgs {
		list := p.activities[org]
		for i := range list {
			a := &list[i]
			if !seen[a.ID] && slices.Contains(kinds, a.Kind) && p.branchOn(m, a.Date) == org && p.there(m, a.Date) {
				seen[a.ID] = true
				all = append(all, a)
			}
		}
	}
	return all
}

// absentees tells who is named as absent from an activity; unknown says why that cannot be told, such as a number without names.
func (p *pioneerRecords) absentees(a *model.Activity, excuses []string) (named map[int64]absence, unknown string) {
	if all, done := p.named[a.ID]; done {
		return all, p.unknown[a.ID]
	}
	named = map[int64]absence{}
	day := a.Date.Long() + a.Kind.Label()
	excusing := false
	for _, piece := range record.Names(strings.NewReplacer("：", ":", "（", "(", "）", ")", "。", "、").Replace(a.Absent)) {
		if before, after, ok := strings.Cut(piece, ":"); ok { // 病假：张三、李四
			excusing, piece = holdsOne(before, excuses), after
		}
		found := p.membersNamed(a, piece)
		if len(found) > 1 {
			unknown = day + "缺席的“" + found[0].Name + "”有同名党员，分不清是谁"
		}
		for _, m := range found {
			named[m.ID] = absence{excused: excusing || holdsOne(piece, excuses)}
		}
	}
	short := a.Due >= 0 && a.Present >= 0 && a.Present < a.Due
	if len(named) == 0 && short && !holdsOne(a.Absent, excuses) {
		unknown = fmt.Sprintf("%s缺 %d 人，没有写是谁", day, a.Due-a.Present)
	}
	p.named[a.ID], p.unknown[a.ID] = named, unknown
	return named, unknown
}

// membersNamed are the members of an activity's branch whom a piece of text names; a name within a longer one is not meant.
func (p *pioneerRecords) membersNamed(a *model.Activity, piece string) (found []*model.Member) {
	for i := range p.members {
		m := &p.members[i]
		if m.Name == "" || !strings.Contains(piece, m.Name) || p.branchOn(m, a.Date) != a.OrgID || !p.there(m, a.Date) {
			continue
		}
		switch {
		case len(found) > 0 && len(m.Name) > len(found[0].Name):
			found = []*model.Member{m}
		case len(found) == 0 || len(m.Name) == len(found[0].Name):
			found = append(found, m)
		}
	}
	return found
}

func holdsOne(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// absences counts the activities that somebody is named as absent from without an excuse.
func (p *pioneerRecords) absences(line *model.PioneerLine, row *PioneerRow) (PioneerProposal, string) {
	due := p.attended(line.Records.Activities, &row.Member)
	if len(due) == 0 {
		return PioneerProposal{}, row.Branch + "这个季度没有组织生活记录"
	}
	var out PioneerProposal
	excused := 0
	for _, a := range due {
		named, unknown := p.absentees(a, line.Records.Excused)
		if unknown != "" {
			return PioneerProposal{}, row.Branch + unknown
		}
		if how, ok := named[row.Member.ID]; ok && how.excused {
			excused++
		} else if ok {
			out.Amount += model.Pt(1)
			out.Lines = append(out.Lines, fmt.Sprintf("%s %s缺席", a.Date.Long(), a.Kind.Label()))
		}
	}
	out.Why = fmt.Sprintf("本季度 %d 次组织生活，无故缺席 %s 次", len(due), out.Amount.Short())
	if excused > 0 {
		out.Why += fmt.Sprintf("，请假 %d 次不计", excused)
	}
	return out, ""
}

// hours are the hours of study, as the checkup counts them.
func (p *pioneerRecords) hours(_ *model.PioneerLine, row *PioneerRow) (PioneerProposal, string) {
	var out PioneerProposal
	for _, h := range p.study[row.Member.ID] {
		what := h.Date.Long() + " 学时登记"
		if h.Kind != "" {
			what = h.Date.Long() + " " + h.Kind.Label()
		}
		switch {
		case !h.Sure && h.Kind == "":
			return PioneerProposal{}, fmt.Sprintf("%s%s的学时登记没有写到月，分不到季度", row.Branch, row.Member.Name)
		case !h.Sure:
			return PioneerProposal{}, fmt.Sprintf("%s%s没有写清应到、实到和缺席的人，算不出各人的学时", row.Branch, what)
		}
		out.Amount += h.Hours
		out.Lines = append(out.Lines, fmt.Sprintf("%s %s 学时", what, h.Hours.Short()))
	}
	if len(p.study[row.Member.ID]) == 0 && !p.stated[row.OrgID] {
		return PioneerProposal{}, row.Branch + "这个季度的活动没有写学时"
	}
	out.Why = fmt.Sprintf("本季度参加的活动和学时登记共 %s 学时", out.Amount.Short())
	return out, ""
}

// readStudy reads the hours of study of the quarter.
func (p *pioneerRecords) readStudy(r *store.Reader) (err error) {
	var f checkup.Facts
	if f.Orgs, err = r.Orgs(); err != nil {
		return err
	}
	ids := make([]int64, len(p.members))
	for i := range p.members {
		ids[i] = p.members[i].ID
	}
	if f.People, err = r.People(ids...); err != nil {
		return err
	}
	if f.Stays, err = r.Stays(ids...); err != nil {
		return err
	}
	if f.Meetings, err = r.Meetings(p.first, p.last); err != nil {
		return err
	}
	if f.RegisterFacts, err = registerFacts(r, factRegister("study")); err != nil {
		return err
	}
	p.study, p.stated = map[int64][]checkup.StudyRecord{}, map[int64]bool{}
	for i := range f.Meetings {
		if m := &f.Meetings[i]; m.Hours > 0 {
			p.stated[m.OrgID] = true
		}
	}
	checkup.StudyRecords(&f, 0, p.first, p.last, func(member int64, h checkup.StudyRecord) {
		p.study[member] = append(p.study[member], h)
	})
	return nil
}

// readDues reads the register of dues.
func (p *pioneerRecords) readDues(r *store.Reader) error {
	p.dues = map[int64]*model.Dues{}
	f, err := registerFacts(r, factRegister("dues"))
	if err != nil {
		return err
	}
	var stated [12]int
	for i := range f.Dues {
		d := &f.Dues[i]
		if d.Year != p.year || d.MemberID == 0 {
			continue
		}
		p.dues[d.MemberID] = d
		for m, n := range d.Paid {
			if n >= 0 {
				stated[m]++
			}
		}
	}
	for m := range stated {
		p.paid[m] = stated[m]*2 >= len(p.dues) && len(p.dues) > 0
	}
	return nil
}

// late counts the months of the quarter that are over and for which the register of dues has no payment. A blank counts where
// the month is recorded of at least half of all.
func (p *pioneerRecords) late(_ *model.PioneerLine, row *PioneerRow) (PioneerProposal, string) {
	d := p.dues[row.Member.ID]
	if d == nil {
		return PioneerProposal{}, row.Branch + "有党员没有今年的党费记录"
	}
	var out PioneerProposal
	over := 0
	for m := p.first.Month(); m <= p.last.Month(); m++ {
		month := model.Date(fmt.Sprintf("%d-%02d", p.year, m))
		if !month.LastDay().Before(p.today) || month.LastDay().Before(row.Member.JoinDate) || d.Paid[m-1] == model.NothingStated && !p.paid[m-1] {
			continue
		}
		over++
		if d.Paid[m-1] == 0 || d.Paid[m-1] == model.NothingStated {
			out.Amount += model.Pt(1)
			out.Lines = append(out.Lines, fmt.Sprintf("%d 月没有交", m))
		}
	}
	if over == 0 {
		return PioneerProposal{}, "党费收缴里还没有这个季度的记录"
	}
	out.Why = fmt.Sprintf("党费收缴里本季度有 %d 个月的记录，%s 个月没有按时交", over, out.Amount.Short())
	return out, ""
}
