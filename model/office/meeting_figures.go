package office

import (
	"context"
	"maps"
	"slices"
	"sync"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/project"
	"github.com/shuangbai/shuangbai/model/store"
)

// rulesShown is how many rules a data sheet names of those with findings.
const rulesShown = 8

// listRegisters are the three lists, in their order.
var listRegisters = []string{"demand", "resource", "offer"}

// paperMeetings are the meetings of a year, of the committee's own year also those after it and those without a day, the latest first; with
// figures each can count those of its day.
func (o *Office) paperMeetings(ctx context.Context, year, own int, figures bool) ([]paper.Meeting, error) {
	all, err := o.Meetings(ctx)
	if err != nil {
		return nil, err
	}
	of := slices.DeleteFunc(slices.Clone(all), func(m paper.Meeting) bool {
		on := meetingYear(&m)
		return on != year && (year != own || on != 0 && on < year)
	})
	if !figures {
		return of, nil
	}
	ctx = context.WithoutCancel(ctx) // a paper is made after its facts were read
	read := sync.OnceValues(func() (*figuresRead, error) { return o.readFigures(ctx, all) })
	for i := range of {
		m := of[i]
		of[i].Figures = sync.OnceValues(func() (*paper.MeetingFigures, error) {
			w, err := read()
			if err != nil {
				return nil, err
			}
			return w.on(ctx, o, &m)
		})
	}
	return of, nil
}

// figuresRead is what the figures of all meetings are counted from.
type figuresRead struct {
	meetings []paper.Meeting
	members  []model.Member
	stays    map[int64][]model.Membership // by member
	statuses map[int64]model.Date         // by member who has another status without a day: the one on which that was recorded
	tasks    RegisterEntries
	handed   RegisterEntries
	lists    []RegisterEntries
}

func (o *Office) readFigures(ctx context.Context, meetings []paper.Meeting) (w *figuresRead, err error) {
	w = &figuresRead{meetings: meetings, stays: map[int64][]model.Membership{}, lists: make([]RegisterEntries, len(listRegisters))}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		if w.members, err = r.Members(); err != nil {
			return err
		}
		ids := make([]int64, len(w.members))
		for i := range w.members {
			ids[i] = w.members[i].ID
		}
		stays, err := r.MembershipsOfMany(ids)
		if err != nil {
			return err
		}
		for _, s := range stays {
			w.stays[s.MemberID] = append(w.stays[s.MemberID], s)
		}
		if w.statuses, err = statusDays(r, w.members); err != nil {
			return err
		}
		return o.entriesOfMany(r, false, map[string]*RegisterEntries{project.Register: &w.tasks, assignmentRegister: &w.handed,
			listRegisters[0]: &w.lists[0], listRegisters[1]: &w.lists[1], listRegisters[2]: &w.lists[2]})
	})
	return w, err
}

// statusDays finds, of members who have another status than 正常 without a day, the one on which the status was recorded.
func statusDays(r *store.Reader, members []model.Member) (map[int64]model.Date, error) {
	days := map[int64]model.Date{}
	for i := range members {
		p := &members[i]
		if p.ClosedOn != "" || p.Status == model.StatusNormal {
			continue
		}
		past, err := r.HistoryOf("member", p.ID)
		if err != nil {
			return nil, err
		}
		for _, c := range past { // the latest first
			if c.Before["status"] == c.After["status"] {
				continue
			}
			if c.Before != nil {
				set, err := r.ChangeSet(c.Set)
				if err != nil {
					return nil, err
				}
				days[p.ID] = model.DateOf(set.At.Local())
			}
			break
		}
	}
	return days, nil
}

// memberOn reports whether somebody was a member of the committee on a day: he had joined the Party and come to one of its branches, and
// had not left. Who is between two branches belongs to the committee, unless he came back later.
func (w *figuresRead) memberOn(p *model.Member, day model.Date) bool {
	if !counted(p.Kind) || p.ClosedOn == "" && p.Status != model.StatusNormal && !day.Before(w.statuses[p.ID]) || !thereOn(day, p.JoinDate, p.ClosedOn) {
		return false
	}
	stays := w.stays[p.ID]
	later := func(s model.Membership) bool { return day.Before(s.From) }
	return len(stays) == 0 || slices.ContainsFunc(stays, func(s model.Membership) bool {
		return !later(s) && (thereOn(day, "", s.To) || !slices.ContainsFunc(stays, later))
	})
}

// on counts on the day of a meeting; one to come, or without a day to the day, has the figures of today. What has no date of its own, such
// as who claimed the entry of a list, is as it is now, and the paper says so.
func (w *figuresRead) on(ctx context.Context, o *Office, m *paper.Meeting) (*paper.MeetingFigures, error) {
	day := o.Today()
	if m.Date.Precision() == model.ByDay && m.Date.Before(day) {
		day = m.Date
	}
	kept := &o.checked
	if day != o.Today() {
		kept = &o.checkedMeeting
	}
	report, facts, err := o.checkupIn(ctx, kept, day)
	if err != nil {
		return nil, err
	}
	f := &paper.MeetingFigures{Day: day}
	for i := range facts.Orgs {
		g := &facts.Orgs[i]
		if g.Kind.IsBranch() && thereOn(day, g.SetUpOn, g.ClosedOn) {
			f.Branches++
			if g.Kind == model.JointBranch {
				f.Joint++
			}
		}
	}
	for i := range w.members {
		p := &w.members[i]
		if !w.memberOn(p, day) {
			continue
		}
		f.Members++
		if p.Kind == model.Probationary || p.FullDate != "" && day.Before(p.FullDate) {
			f.Probationary++
		}
	}
	err = o.db.Read(ctx, func(r *store.Reader) (err error) {
		f.Units, f.Covered, err = coveredOn(r, day)
		return err
	})
	if err != nil {
		return nil, err
	}
	f.Findings, f.FindingsIn, f.OfNoBranch = report.Count(""), report.BranchesWithFindings(), report.OfNoBranch()
	f.ByRule = byRule(report)
	for i := range w.lists {
		if w.lists[i].ID != "" {
			f.Lists = append(f.Lists, listFigures(&w.lists[i], day))
		}
	}
	f.Projects = w.projects(day)
	w.decisions(f, m)
	return f, nil
}

// thereOn reports whether something that began and ended on two days, either of which may be unknown, was there on a day.
func thereOn(day, from, to model.Date) bool {
	return (from == "" || !day.Before(from)) && (to == "" || day.Before(to))
}

// byRule counts the open findings by rule: the strictest first, then those with the most.
func byRule(r *checkup.Report) (all []paper.RuleFigures) {
	at, orgs := map[string]int{}, map[string]map[int64]bool{}
	for _, f := range r.Open() {
		n, ok := at[f.Rule.ID]
		if !ok {
			n = len(all)
			at[f.Rule.ID], orgs[f.Rule.ID] = n, map[int64]bool{}
			all = append(all, paper.RuleFigures{ID: f.Rule.ID, Title: f.Rule.Title, Severity: f.Severity.Long()})
		}
		all[n].Findings++
		if f.OrgID != 0 {
			orgs[f.Rule.ID][f.OrgID] = true
		}
		all[n].Orgs = len(orgs[f.Rule.ID])
	}
	return all[:min(len(all), rulesShown)]
}

func listFigures(list *RegisterEntries, day model.Date) paper.ListFigures {
	f := paper.ListFigures{Title: list.Title}
	for i := range list.Rows {
		e := &list.Rows[i]
		if on := dateIn(e.Values["published_on"]); on != "" && day.Before(on) || list.Match != nil && list.Match.Withdrawn != "" && e.State == list.Match.Withdrawn {
			continue
		}
		f.All++
		switch {
		case list.Over(&e.Entry):
			f.Done++
		case list.Match != nil && e.Values[list.Match.Claim] != "":
			f.Claimed++
		default:
			f.Waiting++
		}
	}
	return f
}

func (w *figuresRead) projects(day model.Date) (f paper.ProjectFigures) {
	for i := range w.tasks.Rows {
		e := w.tasks.Rows[i].Entry
		if afterDay(e.Values["mid_on"], day) {
			e.Values = maps.Clone(e.Values)
			delete(e.Values, "mid_on")
		}
		p := project.Read(e, w.tasks.Over(&e) && !afterDay(e.Values["done_on"], day), day)
		if p.From != "" && day.Before(p.From) {
			continue
		}
		f.All++
		if p.Group == project.Over {
			f.Done++
			continue
		}
		f.Running++
		if e.Values["extended_to"] != "" {
			f.Extended++
		}
		if p.DaysLate > 0 {
			f.Late++
		}
		if p.MidLate {
			f.MidLate++
		}
	}
	return f
}

func afterDay(date string, day model.Date) bool {
	on := dateIn(date)
	return on != "" && day.Before(on)
}
