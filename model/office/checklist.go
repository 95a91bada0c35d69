package office

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// The steps that make a data file ready for its year, by the IDs under which one is left out. The seven steps of the year's assessment
// follow them under their StageID.
const (
	SetupCommittee = "committee"
	SetupLedger    = "ledger"
	SetupRoster    = "roster"
	SetupTerms     = "terms"
)

// StepState tells how a step of the checklist stands.
type StepState string

// The states of a step.
const (
	StepAhead StepState = "ahead" // its turn comes later
	StepNow   StepState = "now"
	StepDone  StepState = "done"
	StepLeft  StepState = "left" // left out on purpose, or the year was finalised without it
)

// Label is the state in words.
func (s StepState) Label() string {
	return map[StepState]string{StepAhead: "还没到", StepNow: "现在办", StepDone: "已办", StepLeft: "跳过"}[s]
}

// Step is one line of the checklist of a year.
type Step struct {
	Number      int // from 1
	ID          string
	Title       string
	State       StepState
	Done        string // what is done of it, "" for nothing worth telling
	Next        string // what is to do next, "" for nothing
	Due         string // 2026-11-25, "" where it has no day or is done
	Late        bool
	Verb        string // of the button that leads to where it is done
	Kind        TaskKind
	Stage       StageID // of the year's assessment
	OrgID       int64   // the first branch that it waits for, 0 for none
	CanSkip     bool    // it can be left out, or taken up again when it is
	First       bool    // the one to do first of all
	setup, open bool
	waits       bool // only days must pass
}

// Text is what is done and what is next, in one line.
func (s *Step) Text() string {
	switch {
	case s.Next == "":
		return s.Done
	case s.State != StepNow && s.Done == "":
		return s.Next
	case s.State != StepNow:
		return s.Done
	case s.Done == "":
		return "下一步：" + s.Next
	}
	return s.Done + "；下一步：" + s.Next
}

// Lines is the same in two lines: what is done beside the title, "" for nothing, and what is next beneath it.
func (s *Step) Lines() (beside, beneath string) {
	switch {
	case s.Next == "":
		return "", s.Done
	case s.State == StepNow:
		return s.Done, "下一步：" + s.Next
	}
	return s.Done, s.Next
}

// SetUp reports whether the data file is ready for its year: no step before the assessment comes first, but for some branches, such as
// one that was just set up, whose end of term is still to be entered.
func (h *HomeFacts) SetUp() bool {
	return !slices.ContainsFunc(h.Checklist(), func(s Step) bool {
		return s.setup && s.First && (s.ID != SetupTerms || h.WithoutTerm == 0 || h.WithoutTerm == h.Branches)
	})
}

// Checklist is the whole year: the steps that make the data file ready, and the seven steps of the assessment. At most one is First,
// none once all are done; a year that is open goes on whatever is missing of the setup.
func (h *HomeFacts) Checklist() []Step {
	all := h.setupSteps()
	ready := true
	for i := range all {
		s := &all[i]
		s.setup, s.State = true, StepDone
		s.CanSkip = s.open && s.ID != SetupCommittee
		switch {
		case s.open && s.CanSkip && h.Skipped[s.ID]:
			s.open, s.State, s.Verb = false, StepLeft, "接着办"
		case s.open && h.YearOpen:
			s.State = StepNow
		case s.open && ready:
			s.State, s.First, ready = StepNow, true, false
		case s.open:
			s.State = StepAhead
		}
		if s.State == StepDone {
			s.Next = ""
		}
	}
	for i := range h.Stages {
		s := h.stageStep(&h.Stages[i])
		if s.First = h.Stages[i].Now && ready; h.Stages[i].Now && !ready && !h.YearOpen {
			s.State = StepAhead
		}
		all = append(all, s)
	}
	for i := range all {
		all[i].Number = i + 1
	}
	return all
}

// NextStep is the step of the checklist that is First, nil once all are done.
func (h *HomeFacts) NextStep() *Step {
	all := h.Checklist()
	if at := slices.IndexFunc(all, func(s Step) bool { return s.First }); at >= 0 {
		return &all[at]
	}
	return nil
}

// setupSteps are the steps before the assessment; open ones are not done.
func (h *HomeFacts) setupSteps() []Step {
	committee := Step{ID: SetupCommittee, Title: "建立党委资料", Done: h.Committee.Name, Next: "在“设置”里定工作年度", Kind: TaskYear, Verb: "去设置", open: h.Committee.Year == 0}
	if h.Committee.Year != 0 {
		committee.Done, committee.Verb = fmt.Sprintf("%s，%d 年度", h.Committee.Name, h.Committee.Year), "查看"
	}
	ledger := Step{ID: SetupLedger, Title: "导入党组织台账", Next: "把台账拖进窗口，或者点按钮选文件；表格可以是任何排法", Kind: TaskLedger, Verb: "导入台账", open: h.Orgs == 0}
	if h.Orgs > 0 {
		ledger.Done, ledger.Kind, ledger.Verb = fmt.Sprintf("党组织 %d 个，其中支部 %d 个；单位 %d 家", h.Orgs, h.Branches, h.Units), TaskBranches, "查看"
	}
	roster := Step{ID: SetupRoster, Title: "导入党员花名册", Next: "每一行会怎样、有什么问题，先看清再写入", Kind: TaskRoster, Verb: "导入花名册", open: h.Members == 0}
	if h.Members > 0 {
		roster.Done, roster.Kind, roster.Verb = fmt.Sprintf("党员 %d 名，正式 %d、预备 %d", h.Members, h.Full, h.Probationary), TaskMembers, "查看"
	}
	terms := Step{ID: SetupTerms, Title: "登记任期", Next: "导入任期与选举登记表，或者在“党组织”里逐个填届满日期", Kind: TaskTermless, Verb: "去补任期", open: h.Orgs == 0 || h.WithoutTerm > 0}
	switch {
	case h.Orgs > 0 && h.WithoutTerm == 0:
		terms.Done, terms.Kind, terms.Verb = "各支部都有届满日期", TaskBranches, "查看"
	case h.Branches > 0 && h.WithoutTerm == h.Branches:
		terms.Done, terms.Kind, terms.Verb = "还没有一个支部有届满日期", TaskTerms, "导入任期"
	case h.WithoutTerm > 0:
		terms.Done = fmt.Sprintf("还有 %d 个支部没有届满日期", h.WithoutTerm)
	default:
		terms.Kind, terms.Verb = TaskTerms, "导入任期"
	}
	return []Step{committee, ledger, roster, terms}
}

// stageWords are what a step of the assessment is called in the checklist, what it means to do it, and its verbs: before anything of it
// is done, and after.
var stageWords = map[StageID]struct {
	title, next, begin, verb string
	kind                     TaskKind
}{
	StageIssue:    {"下发考核方案", "选一个方案，定稿并下发；默认方案可以直接用", "去选方案", "去选方案", TaskOpenYear},
	StageSelf:     {"收自评表", "给每个支部写出一份自评表发下去，填好的一次收回", "下发自评表", "去收自评", TaskSelfMarks},
	StageCheck:    {"复核打分", "照记录打分，与记录不同的写理由", "去复核", "继续复核", TaskCheck},
	StageBallot:   {"述职测评", "定述职人和测评组，印票，开完会把票录进来；不办测评的直接打分", "定测评组", "继续录票", TaskBallots},
	StageFinalise: {"定级核定", "同分和名额由党委会决定，通过以后核定", "去定级", "去核定", TaskFinalise},
	StagePublish:  {"公示结果", "定公示的第一天和最后一天，印公示；收到异议就登记", "去公示", "看公示", TaskPublish},
	StageArchive:  {"归档、出材料", "公示期满、异议办结以后归档，出全套材料", "去归档", "出材料", TaskPublish},
}

func (h *HomeFacts) stageStep(at *YearStage) Step {
	w := stageWords[at.ID]
	s := Step{ID: string(at.ID), Stage: at.ID, Title: w.title, State: StepAhead, Done: h.doneOf(at), Kind: w.kind, Verb: w.verb}
	if at.State == StageAhead && at.Done == 0 {
		s.Verb = w.begin
	}
	switch {
	case at.State == StageDone:
		s.State, s.Verb = StepDone, "查看"
		if at.ID == StageArchive {
			s.Kind, s.Verb = TaskPapers, w.verb
		}
		return s
	case at.State == StageSkipped:
		s.State, s.Verb = StepLeft, "查看"
		return s
	case at.Now || at.State == StageBegun:
		s.State = StepNow
	}
	s.Late, s.Next = at.Late, w.next
	if !at.Past {
		s.Due = string(at.Due)
	}
	s.waits = onlyWaits(at)
	if s.State == StepNow && len(at.Missing) > 0 && (at.Done > 0 || at.State == StageBegun || at.ID == StageFinalise || at.ID == StageArchive) {
		first := at.Missing[0]
		s.Next, s.OrgID = cmp.Or(first.Short, first.Label), first.OrgID
	}
	return s
}

// doneOf is what is done of a step of the assessment.
func (h *HomeFacts) doneOf(at *YearStage) string {
	switch {
	case at.State == StageSkipped:
		return "没有办完就核定了"
	case at.ID == StageIssue && h.YearOpen:
		return "采用" + h.Scheme
	case at.ID == StageSelf && at.Of > 0:
		return fmt.Sprintf("已交 %d 个，共 %d 个", at.Done, at.Of)
	case at.ID == StageCheck && at.Of > 0:
		return fmt.Sprintf("已复核 %d 个，共 %d 个", at.Done, at.Of)
	case at.ID == StageBallot && at.Of > 0:
		return fmt.Sprintf("已录完 %d 组，共 %d 组", at.Done, at.Of)
	case at.ID == StageBallot && at.State == StageDone:
		return "没有设测评票，不用办"
	case at.Dates() != "" && (at.State == StageDone || at.ID == StagePublish):
		return at.Dates()
	}
	return ""
}

// stage is the step of the year with an ID, nil while the steps are not known.
func (h *HomeFacts) stage(id StageID) *YearStage {
	for i := range h.Stages {
		if h.Stages[i].ID == id {
			return &h.Stages[i]
		}
	}
	return nil
}

// SkipSetup leaves a step of setting up out, or takes it up again, and returns the number of the change set.
func (o *Office) SkipSetup(ctx context.Context, step string, skip bool) (int64, error) {
	title := map[string]string{SetupLedger: "导入党组织台账", SetupRoster: "导入党员花名册", SetupTerms: "登记任期"}[step]
	if title == "" {
		return 0, model.Errorf(model.NotFound, "没有步骤 %s；能跳过的是 %s、%s、%s", step, SetupLedger, SetupRoster, SetupTerms)
	}
	why := "跳过“" + title + "”，以后再办"
	if !skip {
		why = "接着办“" + title + "”"
	}
	return o.write(ctx, "settings", why, func(tx *store.Tx) error {
		if skip {
			return tx.PutSetupSkip(model.SetupSkip{Step: step, On: o.Today()})
		}
		return tx.DeleteSetupSkip(step)
	})
}

// Due lists what is overdue or falls due, the earliest first: what the agenda knows, and of the steps of the year those under way and
// the next one.
func (h *HomeFacts) Due(a *Agenda, today model.Date) []DueDate {
	var all []DueDate
	if a != nil {
		all = slices.Clone(a.Due)
	}
	for i := range h.Stages {
		s := &h.Stages[i]
		next := i > 0 && h.Stages[i-1].Now
		if s.DueText() == "" || s.Past || !s.Now && !next && s.State != StageBegun {
			continue
		}
		d := DueDate{Kind: DueStage, Date: s.Due, Days: today.DaysTo(s.Due), What: s.ID.Label() + "截止", Stage: s.ID}
		if s.Of > s.Done {
			d.Whom = fmt.Sprintf("差 %d 个", s.Of-s.Done)
		}
		all = append(all, d)
	}
	slices.SortStableFunc(all, func(x, y DueDate) int { return cmp.Compare(x.Days, y.Days) })
	return all
}
