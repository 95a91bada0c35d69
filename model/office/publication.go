package office

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/resources/schemes"
)

// PublicationRule says for how long results are made public, and where that comes from.
type PublicationRule struct {
	WorkingDays int    `json:"working_days"` // Monday to Friday
	Source      string `json:"source"`
	Note        string `json:"note"`
}

// publicationRule is the one that comes with the program.
func publicationRule() (rule PublicationRule) {
	raw, _ := schemes.Read("publication.json")
	if err := json.Unmarshal(raw, &rule); err != nil {
		panic(err) // embedded, and read by a test
	}
	return rule
}

// LastPublicDay is the last day of a publication that begins on a day and stands as long as is usual. Holidays are not
// known: people look at it and may write another.
func LastPublicDay(first model.Date) model.Date {
	return first.AddWeekdays(publicationRule().WorkingDays)
}

// PublicationNote says what is unusual about the days of a publication, or what they were counted by.
func PublicationNote(p model.Publication) string {
	rule := publicationRule()
	if n := p.First.Weekdays(p.Last); n < rule.WorkingDays {
		return fmt.Sprintf("按周一到周五算只有 %d 个工作日，通常不少于 %d 个", n, rule.WorkingDays)
	}
	return fmt.Sprintf("共 %d 个工作日；%s", p.First.Weekdays(p.Last), rule.Note)
}

// Publish sets down from which day to which the result of a finalised year is made public, in the place of what was set
// down before.
func (o *Office) Publish(ctx context.Context, p model.Publication) (int64, error) {
	switch {
	case p.First.Precision() != model.ByDay:
		return 0, model.FieldErrorf("first_day", "公示开始日期写成年-月-日，如 2026-12-17")
	case p.Last.Precision() != model.ByDay:
		return 0, model.FieldErrorf("last_day", "公示结束日期写成年-月-日，如 2026-12-23")
	case p.Last.Before(p.First):
		return 0, model.FieldErrorf("last_day", "公示结束日期早于开始日期，请改正")
	}
	return o.write(ctx, "assess", fmt.Sprintf("公示 %d 年度考核结果，%s到 %s", p.Year, p.First.Long(), p.Last.Long()), func(tx *store.Tx) error {
		y, err := finalisedYear(&tx.Reader, p.Year)
		if err != nil {
			return err
		}
		if p.First.Before(y.DecidedOn) {
			return model.FieldErrorf("first_day", "公示不能早于核定（%s）", y.DecidedOn.Long())
		}
		if err := keepsObjections(&tx.Reader, &p); err != nil {
			return err
		}
		return tx.PutPublication(p)
	})
}

// keepsObjections refuses days that begin after an objection came in which was received since the days that they replace began.
func keepsObjections(r *store.Reader, p *model.Publication) error {
	former, err := r.Publication(p.Year)
	if err != nil || former == nil {
		return err
	}
	all, err := r.Objections(p.Year)
	for i := range all {
		if got := all[i].Received; !got.Before(former.First) && got.Before(p.First) {
			return model.FieldErrorf("first_day", "%s已经收到异议，公示开始不能晚于这一天", got.Long())
		}
	}
	return err
}

// finalisedYear returns a year that is finalised and not archived.
func finalisedYear(r *store.Reader, year int) (model.AssessmentYear, error) {
	y, err := unarchivedYear(r, year)
	if err == nil && !y.Finalised {
		err = model.Errorf(model.Conflict, "%d 年度还没有核定，先在“排名定级”里核定", year)
	}
	return y, err
}

// unarchivedYear returns a year of which something may still change.
func unarchivedYear(r *store.Reader, year int) (model.AssessmentYear, error) {
	y, err := r.AssessmentYear(year)
	if err == nil && y.ArchivedOn != "" {
		err = model.Errorf(model.Closed, "%d 年度已经归档，不能再改；要改先重新打开并写明原因", year)
	}
	return y, err
}

// endPublication takes the publication of a year that is reopened away, and notes the day with the objections it is reopened for.
func (o *Office) endPublication(tx *store.Tx, year int) error {
	all, err := tx.Objections(year)
	if err != nil {
		return err
	}
	for i := range all {
		if !all[i].WaitsForReopening() {
			continue
		}
		all[i].Reopened = o.Today()
		if err := tx.PutObjection(&all[i]); err != nil {
			return err
		}
	}
	return tx.DeletePublication(year)
}

// SaveObjection adds an objection (ID 0) or changes it; how it was dealt with is written in the same way. One is added only
// once the result is made public: before that there is nothing to object to.
func (o *Office) SaveObjection(ctx context.Context, ob model.Objection) (int64, error) {
	if err := o.CheckObjection(ob); err != nil {
		return 0, err
	}
	ob.Who, ob.Text, ob.Handling = strings.TrimSpace(ob.Who), strings.TrimSpace(ob.Text), strings.TrimSpace(ob.Handling)
	return o.write(ctx, "assess", objectionText(&ob), func(tx *store.Tx) error {
		year := unarchivedYear
		if ob.ID == 0 {
			year = finalisedYear
		}
		y, err := year(&tx.Reader, ob.Year)
		if err != nil {
			return err
		}
		var before model.Objection
		if ob.ID != 0 {
			if before, err = objectionOf(&tx.Reader, ob.Year, ob.ID); err != nil {
				return err
			}
			if before.Reopened != "" && y.Finalised && ob.Outcome != before.Outcome {
				return model.Errorf(model.Closed, "年度已经为这件异议重新打开、又核定过了，结果不能再改；要改先重新打开并写明原因")
			}
			if ob.Reopened = before.Reopened; ob.Outcome != model.Upheld {
				ob.Reopened = ""
			}
		}
		if err := afterPublication(&tx.Reader, &ob, &before); err != nil {
			return err
		}
		if ob.WaitsForReopening() && !y.Finalised { // it is open already: the marks are mended now
			ob.Reopened = o.Today()
		}
		if ob.Item != "" && (ob.Item != before.Item || ob.OrgID != before.OrgID) { // one that stays may have left the scheme since
			f, err := o.facts(&tx.Reader, ob.Year)
			if err != nil {
				return err
			}
			if !slices.ContainsFunc(ObjectionItems(f, ob.OrgID), func(item *model.Item) bool { return item.ID == ob.Item }) {
				return model.FieldErrorf("item", "方案里没有项目 %s", ob.Item)
			}
		}
		return tx.PutObjection(&ob)
	})
}

// afterPublication refuses an objection received before the result was made public: until then there was nothing to object to. Once the
// year is reopened its publication is gone, and only a new objection needs one.
func afterPublication(r *store.Reader, ob, before *model.Objection) error {
	if ob.Received == before.Received {
		return nil
	}
	p, err := r.Publication(ob.Year)
	switch {
	case err != nil:
		return err
	case p == nil && ob.ID == 0:
		return model.Errorf(model.Conflict, "%d 年度的结果还没有公示，先在“进度”里开始公示，再登记异议", ob.Year)
	case p != nil && ob.Received.Before(p.First):
		return model.FieldErrorf("received_on", "收到日期早于公示开始（%s）", p.First.Long())
	}
	return nil
}

// ObjectionItems are the items that an objection may be about: those of the group that its branch is in, and those of all groups
// while it is about no branch (0).
func ObjectionItems(f *model.YearFacts, org int64) []*model.Item {
	groups := f.All()
	if org != 0 {
		groups = []*model.YearFacts{f.Of(org)}
	}
	var all []*model.Item
	for _, g := range groups {
		if g == nil { // a branch that is in no group
			continue
		}
		for _, item := range itemsOf(&g.Year.Scheme) {
			if !slices.ContainsFunc(all, func(other *model.Item) bool { return other.ID == item.ID }) {
				all = append(all, item)
			}
		}
	}
	return all
}

// CheckObjection refuses what SaveObjection would refuse of the objection by itself; the error names the field.
func (o *Office) CheckObjection(ob model.Objection) error {
	switch {
	case strings.TrimSpace(ob.Text) == "":
		return model.FieldErrorf("text", "写明异议的内容")
	case ob.Received.Precision() != model.ByDay:
		return model.FieldErrorf("received_on", "收到日期写成年-月-日，如 2026-12-18")
	case o.Today().Before(ob.Received):
		return model.FieldErrorf("received_on", "收到日期还没有到")
	case ob.Outcome == model.Pending && ob.Closed != "":
		return model.FieldErrorf("outcome", "写了办结日期，还要选结果")
	case ob.Outcome == model.Pending:
		return nil
	case ob.Outcome.Label() == model.Pending.Label():
		return model.FieldErrorf("outcome", "结果只有成立、不成立、本人撤回")
	case strings.TrimSpace(ob.Handling) == "":
		return model.FieldErrorf("handling", "写明怎样核实、怎样处理的")
	case ob.Closed.Precision() != model.ByDay:
		return model.FieldErrorf("closed_on", "办结日期写成年-月-日，如 2026-12-22")
	case ob.Closed.Before(ob.Received):
		return model.FieldErrorf("closed_on", "办结日期早于收到日期")
	case o.Today().Before(ob.Closed):
		return model.FieldErrorf("closed_on", "办结日期还没有到")
	}
	return nil
}

// objectionText names what is written in the history, without who objects and what about.
func objectionText(ob *model.Objection) string {
	switch {
	case ob.ID == 0:
		return fmt.Sprintf("登记 %d 年度考核的一件异议", ob.Year)
	case ob.Outcome != model.Pending:
		return fmt.Sprintf("办结 %d 年度考核的一件异议：%s", ob.Year, ob.Outcome.Label())
	}
	return fmt.Sprintf("修改 %d 年度考核的一件异议", ob.Year)
}

func objectionOf(r *store.Reader, year int, id int64) (model.Objection, error) {
	all, err := r.Objections(year)
	if err != nil {
		return model.Objection{}, err
	}
	for _, ob := range all {
		if ob.ID == id {
			return ob, nil
		}
	}
	return model.Objection{}, model.Errorf(model.NotFound, "%d 年度没有编号是 %d 的异议", year, id)
}

// RemoveObjection takes away an objection that was entered by mistake.
func (o *Office) RemoveObjection(ctx context.Context, year int, id int64) (int64, error) {
	return o.write(ctx, "assess", fmt.Sprintf("删去 %d 年度考核的一件异议", year), func(tx *store.Tx) error {
		if _, err := unarchivedYear(&tx.Reader, year); err != nil {
			return err
		}
		if _, err := objectionOf(&tx.Reader, year, id); err != nil {
			return err
		}
		return tx.DeleteObjection(id)
	})
}

// archiving is the kind of the change set of Archive, which is not undone either: the year is reopened, with a reason.
const archiving = "archive"

// Archive puts a year away: nothing of it changes any more until it is reopened with a reason. It refuses with the first
// thing that is missing while the year is not made public to the end, or an objection is open.
func (o *Office) Archive(ctx context.Context, year int, on model.Date) (int64, error) {
	if on.Precision() != model.ByDay {
		return 0, model.FieldErrorf("on", "归档日期写成年-月-日，如 2026-12-31")
	}
	if o.Today().Before(on) {
		return 0, model.FieldErrorf("on", "归档日期还没有到")
	}
	allowed := func(r *store.Reader) error { return o.archivable(r, year, on) }
	if err := o.beforeRisk(ctx, "归档前", allowed); err != nil {
		return 0, err
	}
	return o.write(ctx, archiving, fmt.Sprintf("归档 %d 年度考核", year), func(tx *store.Tx) error {
		if err := allowed(&tx.Reader); err != nil {
			return err
		}
		return tx.ArchiveYear(year, on)
	})
}

// archivable refuses what stands in the way of archiving a year on a day.
func (o *Office) archivable(r *store.Reader, year int, on model.Date) error {
	if _, err := unarchivedYear(r, year); err != nil {
		return err
	}
	f, err := o.facts(r, year)
	if err != nil {
		return err
	}
	if missing := missingBeforeArchive(f, o.Today()); len(missing) > 0 {
		return model.Errorf(model.Conflict, "不能归档：%s", strings.Join(missingLabels(missing), "；"))
	}
	if on.Before(f.Publication.Last) {
		return model.FieldErrorf("on", "归档日期早于公示结束（%s）", f.Publication.Last.Long())
	}
	for i := range f.Objections {
		if closed := f.Objections[i].Closed; on.Before(closed) {
			return model.FieldErrorf("on", "归档日期早于异议办结（%s）", closed.Long())
		}
	}
	return nil
}
