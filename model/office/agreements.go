package office

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// agreementRegister is the register of agreements (共建协议); its fields are those that resources/registers names.
const agreementRegister = "agreement"

// onAgreement changes one agreement that has not ended, and writes it with what to do besides.
func (o *Office) onAgreement(ctx context.Context, id int64, why string, do func(tx *store.Tx, def *record.Register, e *record.Entry) error) (int64, error) {
	return o.onAnyAgreement(ctx, id, why, func(tx *store.Tx, def *record.Register, e *record.Entry) error {
		if def.Over(e) {
			return ended(e)
		}
		return do(tx, def, e)
	})
}

// ended refuses to change an agreement that has ended.
func ended(e *record.Entry) error {
	return model.Errorf(model.Invalid, "“%s”已经终止，不能再改；要接着共建，新增一份", e.Title)
}

// onAnyAgreement is onAgreement, for one that has ended too.
func (o *Office) onAnyAgreement(ctx context.Context, id int64, why string, do func(tx *store.Tx, def *record.Register, e *record.Entry) error) (int64, error) {
	return o.write(ctx, "edit", why, func(tx *store.Tx) error {
		e, err := tx.Entry(id)
		if err != nil {
			return err
		}
		def, _, err := o.register(&tx.Reader, e.Register)
		if err != nil {
			return err
		}
		if def.Promise == nil {
			return model.Errorf(model.Invalid, "%s不是协议，没有签订、续签和终止", def.Title)
		}
		def.SettleState(&e, o.Today())
		before := e
		before.Values = maps.Clone(e.Values)
		if err := do(tx, &def, &e); err != nil {
			return err
		}
		if err := def.CheckEntry(&e, &before, o.Today()); err != nil {
			return err
		}
		tx.Describe(why + "：" + e.Title)
		w, err := newEntryWriter(tx, &def)
		if err != nil {
			return err
		}
		return w.put(&e)
	})
}

// happened refuses the day of an act that has not come.
func (o *Office) happened(field string, on model.Date) error {
	if o.Today().Before(on) {
		return model.FieldErrorf(field, "%s还没有到，办完再登记", on.Long())
	}
	return nil
}

// bringTo puts an entry into a state by name.
func bringTo(def *record.Register, e *record.Entry, state string) {
	st, _ := def.StateNamed(state)
	def.SetState(e, st)
}

// SignAgreement records the day on which an agreement was signed. The need and the offer that it is about are signed for then; the
// agreement that it renews runs until the day before this one begins.
func (o *Office) SignAgreement(ctx context.Context, id int64, on model.Date) (int64, error) {
	if on.Precision() != model.ByDay {
		return 0, model.FieldErrorf("signed_on", "签订日期写到日，例如 2026-05-01")
	}
	if err := o.happened("signed_on", on); err != nil {
		return 0, err
	}
	return o.onAgreement(ctx, id, "签订共建协议", func(tx *store.Tx, def *record.Register, e *record.Entry) error {
		if had := e.Values["signed_on"]; had != "" && def.Signed(e) {
			return model.FieldErrorf("signed_on", "%s已经登记签订，签订日期 %s；日期写错了，点“编辑”改", e.Number, dateIn(had).Long())
		}
		def.Set(e, "signed_on", string(on))
		if e.Values[def.Promise.From] == "" {
			def.Set(e, def.Promise.From, string(on))
		}
		if !def.Signed(e) {
			bringTo(def, e, def.Promise.Signed)
		}
		if err := o.bringSides(tx, e, func(m *record.Matching) string { return m.Signed }); err != nil {
			return err
		}
		return o.endRenewed(tx, def, e)
	})
}

// endRenewed gives the agreements that a new one renews their last day. They run until it is over, see record.Register.SettleState.
func (o *Office) endRenewed(tx *store.Tx, def *record.Register, e *record.Entry) error {
	all, err := tx.Entries(def.ID)
	if err != nil {
		return err
	}
	for i := range all {
		old := &all[i]
		if def.SettleState(old, o.Today()); !renews(e, old) || def.Over(old) {
			continue
		}
		last := dateIn(e.Values[def.Promise.From]).AddDays(-1)
		if end := dateIn(old.Values[def.Promise.To]); end != "" && end.Before(last) {
			last = end
		}
		if last.Before(dateIn(old.Values[def.Promise.From])) {
			return model.FieldErrorf(def.Promise.From, "%s还没有开始就要由 %s 接上；先改 %[2]s 的开始日期，再登记签订", old.Number, e.Number)
		}
		def.Set(old, record.EndedOn, string(last))
		def.Set(old, "ended_why", renewedAs(e))
		def.SettleState(old, o.Today())
		if err := tx.PutEntry(old); err != nil {
			return err
		}
	}
	return nil
}

// leaveRenewed brings the agreements back into force that one was to follow which is given up before they ended.
func (o *Office) leaveRenewed(tx *store.Tx, def *record.Register, e *record.Entry) error {
	all, err := tx.Entries(def.ID)
	if err != nil {
		return err
	}
	for i := range all {
		old := &all[i]
		if def.SettleState(old, o.Today()); !renews(e, old) || def.Over(old) ||
			slices.ContainsFunc(all, func(x record.Entry) bool { return x.ID != e.ID && renews(&x, old) && !def.Over(&x) }) {
			continue
		}
		if old.Values["ended_why"] == renewedAs(e) {
			def.Set(old, record.EndedOn, "")
			def.Set(old, "ended_why", "")
		}
		if old.State == def.Promise.Renewing {
			held, err := heldAny(&tx.Reader, def, old)
			if err != nil {
				return err
			}
			if bringTo(def, old, def.Promise.Signed); held {
				bringTo(def, old, def.Promise.Running)
			}
		}
		if err := tx.PutEntry(old); err != nil {
			return err
		}
	}
	return nil
}

// renews reports whether an agreement follows another.
func renews(e, old *record.Entry) bool {
	return old.Number != "" && slices.Contains(record.Numbers(e.Values["renews"]), old.Number)
}

// renewedAs is why an agreement ended that another follows.
func renewedAs(e *record.Entry) string { return "续签为 " + e.Number }

// RecordAct adds a line to what was done of an agreement; it is running then, as are the need and the offer. What was held until its
// last day is recorded after that too.
func (o *Office) RecordAct(ctx context.Context, id int64, on model.Date, what string) (int64, error) {
	if on.Precision() != model.ByDay {
		return 0, model.FieldErrorf("on", "活动日期写到日，例如 2026-05-01")
	}
	return o.onAnyAgreement(ctx, id, "登记共建活动", func(tx *store.Tx, def *record.Register, e *record.Entry) error {
		over := def.Over(e)
		switch last := dateIn(e.Values[record.EndedOn]); {
		case over && (e.ClosedOn != "" || last == "" || last.Before(on)):
			return ended(e)
		case !def.Signed(e):
			return model.Errorf(model.Invalid, "协议还没有签订，先登记签订，再登记活动")
		}
		if err := o.inForce(def, e, on); err != nil {
			return err
		}
		lines, wrong := record.ParseLog(e.Values[def.Promise.Held])
		if wrong != "" && e.Values[def.Promise.Held] != "" {
			return model.Errorf(model.Invalid, "履行记录里“%s”前面没有日期，先改好再登记", wrong)
		}
		lines = append(lines, record.LogLine{Day: on, Text: strings.Join(strings.Fields(what), " ")})
		slices.SortStableFunc(lines, func(a, b record.LogLine) int { return strings.Compare(string(a.Day), string(b.Day)) })
		def.Set(e, def.Promise.Held, record.FormatLog(lines))
		if over {
			return nil
		}
		if e.State == def.Promise.Signed {
			bringTo(def, e, def.Promise.Running)
		}
		return o.bringSides(tx, e, func(m *record.Matching) string { return m.Running })
	})
}

// inForce reports an error for the day of an act that an agreement does not cover, or that has not come: it would be kept and never counted.
func (o *Office) inForce(def *record.Register, e *record.Entry, on model.Date) error {
	from, to, last := dateIn(e.Values[def.Promise.From]), dateIn(e.Values[def.Promise.To]), dateIn(e.Values[record.EndedOn])
	if err := o.happened("on", on); err != nil {
		return err
	}
	switch {
	case on.Before(from):
		return model.FieldErrorf("on", "协议从%s开始，这以前的活动不算；日期写错了就改日期，协议提前开始的先改协议的开始日期", from.Long())
	case last.Before(on):
		return model.FieldErrorf("on", "协议到%s为止（%s），这以后的活动不算；续签的登记在新的一份里", last.Long(), e.Values["ended_why"])
	case to.Before(on):
		return model.FieldErrorf("on", "协议到%s为止，这以后的活动不算；先续签，登记在新的一份里", to.Long())
	}
	return nil
}

// RenewAgreement drafts the agreement that follows one, for as long as that one lasts, and notes that it is being renewed.
func (o *Office) RenewAgreement(ctx context.Context, id int64) (next, change int64, err error) {
	change, err = o.onAgreement(ctx, id, "续签共建协议", func(tx *store.Tx, def *record.Register, e *record.Entry) error {
		if !def.Signed(e) {
			return model.Errorf(model.Invalid, "协议还没有签订，不用续签，直接改就行")
		}
		all, err := tx.Entries(def.ID)
		if err != nil {
			return err
		}
		for i := range all {
			if renews(&all[i], e) && !def.Over(&all[i]) {
				return model.Errorf(model.Exists, "“%s”已经在续签，在列表里打开续签的那一份：%s（%s）", e.Title, all[i].Number, all[i].State)
			}
		}
		fresh := &record.Entry{Register: def.ID, Values: maps.Clone(e.Values)}
		for _, name := range []string{"signed_on", record.EndedOn, "ended_why", "code", "annex", def.Promise.Held, def.Promise.Done} {
			delete(fresh.Values, name)
		}
		start, end := dateIn(e.Values[def.Promise.From]), dateIn(e.Values[def.Promise.To])
		begin := o.Today()
		if end.Precision() == model.ByDay {
			begin = end.AddDays(1)
		}
		last := begin.AddYears(1).AddDays(-1)
		if start.Precision() == model.ByDay && end.Precision() == model.ByDay {
			if term := (model.Org{TermStart: start, TermEnd: end}); term.TermMonths() > 0 {
				last = begin.AddMonths(term.TermMonths()).AddDays(-1)
			} else {
				last = begin.AddDays(start.DaysTo(end))
			}
		}
		fresh.Values[def.Promise.From], fresh.Values[def.Promise.To], fresh.Values["renews"] = string(begin), string(last), e.Number
		bringTo(def, e, def.Promise.Renewing)
		next, err = o.addEntry(tx, def, fresh)
		return err
	})
	return next, change, err
}

// EndAgreement ends an agreement on a day for a reason. The need and the offer are done where something was held; where nothing was,
// they can be claimed again.
func (o *Office) EndAgreement(ctx context.Context, id int64, on model.Date, why string) (int64, error) {
	switch {
	case on.Precision() != model.ByDay:
		return 0, model.FieldErrorf("on", "终止日期写到日，例如 2026-05-01")
	case strings.TrimSpace(why) == "":
		return 0, model.FieldErrorf("why", "终止原因还没有填")
	}
	if err := o.happened("on", on); err != nil {
		return 0, err
	}
	return o.onAgreement(ctx, id, "终止共建协议", func(tx *store.Tx, def *record.Register, e *record.Entry) error {
		if err := endsInTime(def, e, on); err != nil {
			return err
		}
		def.Set(e, record.EndedOn, string(on))
		def.Set(e, "ended_why", why)
		bringTo(def, e, def.Promise.Ended)
		return o.endSides(tx, def, e)
	})
}

// endsInTime refuses a last day of an agreement before it begins or before something that was held of it; a draft ends on any day.
func endsInTime(def *record.Register, e *record.Entry, on model.Date) error {
	from := dateIn(e.Values[def.Promise.From])
	lines, _ := record.ParseLog(e.Values[def.Promise.Held])
	switch {
	case !def.Signed(e):
	case on.Before(from):
		return model.FieldErrorf("on", "协议从%s开始，终止日期不能早于这一天；还没有开始就不办的，用“结束”写明原因", from.Long())
	case len(lines) > 0 && on.Before(lines[len(lines)-1].Day):
		return model.FieldErrorf("on", "履行记录里%s还有活动，终止日期不能早于这一天", lines[len(lines)-1].Day.Long())
	}
	return nil
}

// paperAgreements are the agreements as papers need them.
func (o *Office) paperAgreements(ctx context.Context) ([]paper.Agreement, error) {
	all, err := o.Entries(ctx, agreementRegister, false)
	var out []paper.Agreement
	for i := range all.Rows {
		e := &all.Rows[i]
		out = append(out, paper.Agreement{EntryID: e.ID, Number: e.Number, Code: e.Text("code"), Org: e.Text("org"), Partner: e.Text("partner"), Kind: e.Text("kind"),
			Secretary: e.Text("secretary"), PartnerSecretary: e.Text("partner_secretary"), Aim: e.Text("aim"), Steps: e.Text("steps"),
			Ours: e.Text("our_items"), Theirs: e.Text("their_items"), Times: e.Text("times"), SignedOn: dateIn(e.Values["signed_on"]),
			Start: dateIn(e.Values["start"]), End: dateIn(e.Values["end"]), Contact: e.Text("contact"), Renews: e.Text("renews")})
	}
	return out, err
}
