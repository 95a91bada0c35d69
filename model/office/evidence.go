package office

import (
	"context"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// Proposal is the mark of an item as the data file's own records give it, for a person to confirm.
type Proposal struct {
	Points        model.Points
	NotApplicable bool
	Why           string          // how the points were computed, printed as the reason of the mark
	Lines         []*model.Result // the pieces of evidence, LineNodes: 支委会, 9 of 11, "4 月、9 月没有记录"
	Records       int             // how many records of Party life were counted; 0 where a field of the ledger answers
}

// Agrees reports whether a mark is what the records give.
func (p Proposal) Agrees(m model.Mark) bool { return m.Same(p.Mark()) }

// Overridden asks for a reason where a mark departs from the records without one, or still with the words of the records; "" where
// it need not.
func (p Proposal) Overridden(m model.Mark) string {
	if said := strings.TrimSpace(m.Reason); p.Agrees(m) || said != "" && said != p.Mark().Reason {
		return ""
	}
	return "和记录不同，在理由里写明为什么"
}

// Label says what the records give: 按记录应为 4.5 分.
func (p Proposal) Label() string {
	if p.NotApplicable {
		return "按记录这一项不适用"
	}
	return fmt.Sprintf("按记录应为 %s 分", p.Points.Short())
}

// ActLabel names the act that takes the proposal over: 按记录打 4.5 分.
func (p Proposal) ActLabel() string {
	if p.NotApplicable {
		return "按记录记为不适用"
	}
	return fmt.Sprintf("按记录打 %s 分", p.Points.Short())
}

// Mark is the mark that takes the proposal over.
func (p Proposal) Mark() model.Mark {
	return model.Mark{Points: p.Points, NotApplicable: p.NotApplicable, Reason: p.Why}
}

// Evidence proposes the marks of a branch in a year, by item ID, as far as the data file can answer today. Nothing is
// guessed: an item about which nothing is recorded has no proposal, and neither has a period that has not ended yet.
func (o *Office) Evidence(ctx context.Context, year int, orgID int64) (map[string]Proposal, error) {
	var proposals map[string]Proposal
	err := o.EvidenceOf(ctx, year, []int64{orgID}, func(_ int64, p map[string]Proposal) { proposals = p })
	return proposals, err
}

// EvidenceOf proposes the marks of several as Evidence does of one; what their records share is read once. each is called for every one
// of them, in their order. What it gets is shared: it is not to be changed.
func (o *Office) EvidenceOf(ctx context.Context, year int, orgs []int64, each func(org int64, proposals map[string]Proposal)) error {
	now, err := o.moment(ctx)
	if err != nil {
		return err
	}
	all := map[int64]map[string]Proposal{}
	var left []int64
	for _, org := range orgs {
		if p, ok := o.proposals.look(now, yearOf{year, org}); ok {
			all[org] = p
		} else {
			left = append(left, org)
		}
	}
	told := 0
	tell := func() { // those that are known, as far as the next that is not
		for ; told < len(orgs) && ctx.Err() == nil; told++ {
			p, known := all[orgs[told]]
			if !known {
				return
			}
			each(orgs[told], p)
		}
	}
	if tell(); len(left) > 0 && ctx.Err() == nil {
		if err := o.readEvidence(ctx, year, left, func(org int64, p map[string]Proposal) {
			o.proposals.keep(now, yearOf{year, org}, p)
			all[org] = p
			tell()
		}); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return model.Wrap(err, model.Cancelled, "已停止")
	}
	return nil
}

// yearOf is a year of an organisation.
type yearOf struct {
	year int
	org  int64
}

func (o *Office) readEvidence(ctx context.Context, year int, orgs []int64, each func(org int64, proposals map[string]Proposal)) error {
	checked, err := o.checkupsOf(ctx, o.checkupDay(year), orgs)
	if err != nil {
		return err
	}
	return o.db.Read(ctx, func(r *store.Reader) error {
		y, err := r.AssessmentYear(year)
		if err != nil {
			return err
		}
		schemes, shared := &yearSchemes{r: r, year: y}, int64(0)
		if len(orgs) == 1 {
			shared = orgs[0]
		}
		records, err := o.yearRecords(r, year, shared)
		if err != nil {
			return err
		}
		for _, org := range orgs {
			if err := ctx.Err(); err != nil {
				return err
			}
			proposals := map[string]Proposal{}
			if _, unit := model.KeyOfUnit(org); !unit && !o.ahead(year) { // what is recorded of Party life is of branches
				in, err := schemes.of(org)
				if err != nil {
					return err
				}
				branch, err := records.branch(r, org)
				if err != nil {
					return err
				}
				branch.checkup = checked[org]
				for _, item := range itemsOf(&in.Scheme) {
					if p, ok := branch.propose(item); ok {
						proposals[item.ID] = p
					}
				}
			}
			each(org, proposals)
		}
		return nil
	})
}

// ahead reports whether a year has not begun, so that nothing recorded can be of it.
func (o *Office) ahead(year int) bool { return year > o.Today().Year() }

// propose works the mark of an item out; ok is false when the record does not answer it, or answers in words that the
// scheme's tiers do not have.
func (b *branchRecord) propose(item *model.Item) (p Proposal, ok bool) {
	ev, seen, ok := b.answer(item)
	if !ok {
		return Proposal{}, false
	}
	mark, err := scoring.Evaluate(item, ev)
	if err != nil {
		return Proposal{}, false
	}
	p = Proposal{Points: mark.Points, NotApplicable: mark.NotApplicable, Why: mark.Why, Lines: seen.lines, Records: seen.records}
	if seen.remark != "" {
		p.Why += "；" + seen.remark
	}
	return p, true
}

// answer is what the first of an item's sources that has something says.
func (b *branchRecord) answer(item *model.Item) (ev scoring.Evidence, seen findings, ok bool) {
	for _, kind := range item.Evidence {
		if from := b.sourceOf(kind); from != nil {
			if ev, seen, ok = from(b, item); ok {
				return ev, seen, true
			}
		}
	}
	return scoring.Evidence{}, findings{}, false
}

// findings are the evidence as a person reads it.
type findings struct {
	lines   []*model.Result
	records int
	remark  string // what the sentence of the mark adds
}

func (f *findings) line(name, why string) { f.counted(name, 0, 0, why) }

// counted adds a piece of evidence that says how many of how many.
func (f *findings) counted(name string, done, due int, why string) {
	f.lines = append(f.lines, &model.Result{Kind: model.LineNode, ID: fmt.Sprintf("line.%d", len(f.lines)+1), Name: name, Ready: true, Why: why,
		Done: done, Due: due})
}

// source answers an item from the records; false where they do not say.
type source func(*branchRecord, *model.Item) (scoring.Evidence, findings, bool)

// sources answer items by what their scheme names as evidence.
var sources = map[string]source{
	"unit.charter": func(b *branchRecord, _ *model.Item) (scoring.Evidence, findings, bool) {
		return answered("党建写入章程", b.org.InCharter, map[model.Answer]string{model.Yes: "已写入章程", model.No: "没有写入"})
	},
	"unit.charter-both": (*branchRecord).charterOfLawFirm,
	"unit.board": func(b *branchRecord, _ *model.Item) (scoring.Evidence, findings, bool) {
		return answered("书记进入董（理）事会", b.org.SeatOnBoard,
			map[model.Answer]string{model.Yes: "进入董（理）事会", model.Attends: "列席", model.No: "没有进入"})
	},
	"unit.budget": func(b *branchRecord, _ *model.Item) (scoring.Evidence, findings, bool) {
		return answered("党建经费列入预算", b.org.Budgeted, map[model.Answer]string{model.Yes: "已列入", model.No: "没有列入"})
	},
	"activity.volunteer": (*branchRecord).volunteering,
	"activity.talk":      (*branchRecord).talks,
}

// ruleSources answer items that name a rule of the checkup, by what judges the rule; items that name any other rule lose marks for
// each finding of it.
var ruleSources = map[string]source{
	"meetings": (*branchRecord).meetings, "term-length": (*branchRecord).term, "term-over": (*branchRecord).term,
	"unpaid-long": (*branchRecord).dues, "paid-short": (*branchRecord).dues, "prior-opinion": (*branchRecord).matters,
	"member-hours": (*branchRecord).hours, "study-hours": (*branchRecord).hours,
}

// sourceOf is what answers an item that names a kind of evidence, nil for a kind that this program does not know.
func (b *branchRecord) sourceOf(kind string) source {
	if s := sources[kind]; s != nil {
		return s
	}
	if _, ok := strings.CutPrefix(kind, registerSource); ok {
		return (*branchRecord).entered
	}
	rule := b.rule(kind)
	switch {
	case rule == nil:
		return nil
	case ruleSources[rule.Measure] != nil:
		return ruleSources[rule.Measure]
	}
	return (*branchRecord).found
}

// rule is a rule of the checkup by its ID, as the committee set it where the checkup was asked; nil for none.
func (b *branchRecord) rule(id string) *checkup.Rule {
	rules := b.rules
	if b.checkup != nil {
		rules = b.checkup.rules
	}
	if rules == nil {
		rules, _ = checkup.Shipped() // a fault of theirs fails every checkup
	}
	return (&checkup.Report{Rules: rules}).RuleByID(id)
}

// answered is what a yes or no of the ledger gives; a blank gives nothing.
func answered(column string, a model.Answer, tiers map[model.Answer]string) (scoring.Evidence, findings, bool) {
	tier, ok := tiers[a]
	if !ok {
		return scoring.Evidence{}, findings{}, false
	}
	f := findings{remark: fmt.Sprintf("台账“%s”填的是“%s”", column, a.Label())}
	f.line("党组织台账", fmt.Sprintf("%s：%s", column, a.Label()))
	return scoring.Evidence{Tier: tier}, f, true
}

// charterOfLawFirm counts the two things that a firm writes into its charter; it takes both answers, or one 是 and the
// other blank does not tell which tier holds.
func (b *branchRecord) charterOfLawFirm(*model.Item) (scoring.Evidence, findings, bool) {
	written, f := 0, findings{}
	for _, c := range []struct {
		column string
		answer model.Answer
	}{{"党建写入章程", b.org.InCharter}, {"核心价值观写入章程", b.org.ValuesInCharter}} {
		switch c.answer {
		case model.Yes:
			written++
		case model.No:
		default:
			return scoring.Evidence{}, findings{}, false
		}
		f.line("党组织台账", fmt.Sprintf("%s：%s", c.column, c.answer.Label()))
	}
	f.remark = fmt.Sprintf("台账里两项写入章程的有 %d 项", written)
	return scoring.Evidence{Tier: []string{"都没有写入", "只写入一项", "两项都写入"}[written]}, f, true
}

// lastDay is today, or the last day of the year once it is over.
func (b *branchRecord) lastDay() model.Date {
	if end := model.Date(fmt.Sprintf("%d-12-31", b.year)); end.Before(b.today) {
		return end
	}
	return b.today
}
