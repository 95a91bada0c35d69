package office

import (
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/pioneer"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// branchPioneer is the index of a branch's members in a year.
type branchPioneer struct {
	mean    model.Points
	members []pioneerMean // with a value
	without int           // who have none yet
}

type pioneerMean struct {
	name string
	year pioneer.Year
}

func init() {
	sources["pioneer.mean"] = (*branchRecord).pioneerMean
	ledgerSources["pioneer.mean"] = Source{Kind: "指数", Label: "党员先锋指数平均分"}
}

// branchPioneer reads the index of those who belong to a branch on the last day of a year, today within it. A member's year
// counts whole where he is then, also the quarters before he came.
func (o *Office) branchPioneer(r *store.Reader, year int, org int64) (b branchPioneer, err error) {
	people, err := r.MembersEverOf(org)
	if err != nil {
		return b, err
	}
	f, err := o.readPioneer(r, year, people)
	if err != nil || !f.entered() {
		return b, err
	}
	day := f.lastDay(4)
	var values []model.Points
	for i := range f.members {
		m := &f.members[i]
		if !f.there(m, day) || f.branchOn(m, day) != org {
			continue
		}
		y := pioneer.ComputeYear(f.index, f.input(m))
		if !y.Ready {
			b.without++
			continue
		}
		values = append(values, y.Value)
		b.members = append(b.members, pioneerMean{m.Name, y})
	}
	slices.SortStableFunc(b.members, func(x, y pioneerMean) int { return int(y.year.Value - x.year.Value) })
	b.mean, _ = pioneer.Mean(values)
	return b, nil
}

// PioneerMean is the mean index of a branch in a year, over how many members, and how many have no index.
func (o *Office) PioneerMean(ctx context.Context, year int, org int64) (mean model.Points, with, without int, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		b, err := o.branchPioneer(r, year, org)
		mean, with, without = b.mean, len(b.members), b.without
		return err
	})
	return mean, with, without, err
}

// pioneerMean answers an item by the mean index of the members.
func (b *branchRecord) pioneerMean(*model.Item) (scoring.Evidence, findings, bool) {
	p := &b.pioneer
	if len(p.members) == 0 {
		return scoring.Evidence{}, findings{}, false
	}
	f := findings{records: len(p.members), remark: fmt.Sprintf("%d 名党员的先锋指数", len(p.members))}
	if p.without > 0 {
		f.remark += fmt.Sprintf("，另有 %d 名还没有，没有计入", p.without)
		f.line("没有指数", fmt.Sprintf("%d 名党员没有一个季度填全，没有计入", p.without))
	}
	for _, m := range p.members {
		f.line(m.name, fmt.Sprintf("%s 分：%s", m.year.Value, m.year.Why))
	}
	return scoring.Evidence{Mean: &p.mean}, f, true
}
