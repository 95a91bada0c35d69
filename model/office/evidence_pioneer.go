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

// pioneerOf is the index of those who belong to each branch on the last day of a year, today within it: of one branch, or of all for
// 0. A member's year counts whole where he is then, also the quarters before he came.
func (o *Office) pioneerOf(r *store.Reader, year int, org int64) (map[int64]branchPioneer, error) {
	people, err := pioneerPeople(r, org)
	if err != nil {
		return nil, err
	}
	f, err := o.readPioneer(r, year, people)
	if err != nil || !f.entered() {
		return nil, err
	}
	all, day := map[int64]branchPioneer{}, f.lastDay(4)
	for i := range f.members {
		m := &f.members[i]
		if !f.there(m, day) {
			continue
		}
		at := f.branchOn(m, day)
		b := all[at]
		if y := pioneer.ComputeYear(f.index, f.input(m)); y.Ready {
			b.members = append(b.members, pioneerMean{m.Name, y})
		} else {
			b.without++
		}
		all[at] = b
	}
	for at, b := range all {
		slices.SortStableFunc(b.members, func(x, y pioneerMean) int { return int(y.year.Value - x.year.Value) })
		values := make([]model.Points, len(b.members))
		for i := range b.members {
			values[i] = b.members[i].year.Value
		}
		b.mean, _ = pioneer.Mean(values)
		all[at] = b
	}
	return all, nil
}

// PioneerMean is the mean index of a branch in a year, over how many members, and how many have no index.
func (o *Office) PioneerMean(ctx context.Context, year int, org int64) (mean model.Points, with, without int, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		all, err := o.pioneerOf(r, year, org)
		b := all[org]
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
