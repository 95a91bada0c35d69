package main

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

// holder finds the record that the flags name.
func (h *holderFlags) holder(ctx context.Context, a *app, o *office.Office) (of model.Holder, err error) {
	named := slices.DeleteFunc([]string{h.branch, h.unit, h.member, h.record}, func(s string) bool { return s == "" })
	if len(named) != 1 || h.item != "" && h.branch+h.unit == "" || h.year != 0 && h.item == "" {
		return of, model.Errorf(model.Usage, "用 %s 说明附件属于哪条记录", holderUsage)
	}
	switch {
	case h.record != "":
		return recordHolder(h.record)
	case h.member != "":
		all, err := o.Members(ctx, true)
		if err != nil {
			return of, err
		}
		m, err := namedAs("党员", "members", all, h.member, func(m office.MemberRow) string { return m.Name })
		return model.OfMember(m.ID), err
	case h.unit != "":
		all, err := o.Units(ctx, true)
		if err != nil {
			return of, err
		}
		u, err := namedAs("单位", "units", all, h.unit, func(u office.UnitRow) string { return u.Unit.Name })
		if of = model.OfUnit(u.Unit.ID); err == nil && h.item != "" {
			return h.ofItem(ctx, a, o, model.UnitKey(u.Unit.ID))
		}
		return of, err
	}
	all, err := o.Branches(ctx)
	if err != nil {
		return of, err
	}
	b, err := namedAs("支部", "branches", all, h.branch, func(b office.BranchRow) string { return b.Org.Name })
	if of = model.OfOrg(b.Org.ID); err == nil && h.item != "" {
		return h.ofItem(ctx, a, o, b.Org.ID)
	}
	return of, err
}

// ofItem is an item of the year's assessment about somebody; the scheme must have it.
func (h *holderFlags) ofItem(ctx context.Context, a *app, o *office.Office, subject int64) (of model.Holder, err error) {
	if h.year, err = a.workingYear(ctx, o, h.year); err != nil {
		return of, err
	}
	f, err := o.Facts(ctx, h.year)
	if err != nil {
		return of, err
	}
	group := f.Of(subject)
	if group == nil {
		return of, model.Errorf(model.NotFound, "%d 年度的考核里没有它；shuangbaictl assess show 列出全部", h.year)
	}
	if _, _, _, ok := group.Year.Scheme.ItemByID(h.item); !ok {
		return of, model.Errorf(model.NotFound, "方案里没有代号为“%s”的指标；shuangbaictl scheme show 列出全部", h.item)
	}
	return model.OfItem(h.year, subject, h.item), nil
}

// recordHolder reads KIND:NUMBER.
func recordHolder(word string) (of model.Holder, err error) {
	kind, number, _ := strings.Cut(word, ":")
	n, err := strconv.ParseInt(number, 10, 64)
	of = model.Holder{Kind: model.HolderKind(kind), ID: n}
	if of.Kind == model.HeldByBallots {
		of = model.OfBallots(int(n))
	}
	if err != nil || of.Kind == model.HeldByItem || of.Validate() != nil {
		return of, model.Errorf(model.Usage, "“%s”要写成 activity:编号、entry:编号、member:编号、org:编号、unit:编号或 ballots:年度", word)
	}
	return of, nil
}
