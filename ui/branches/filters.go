package branches

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/records"
)

// Filter names a part of the ledger that other screens open.
type Filter string

// The parts of the ledger.
const (
	All      Filter = ""
	Alone    Filter = "alone"
	Joint    Filter = "joint"
	Overdue  Filter = "overdue"
	DueSoon  Filter = "due"
	Termless Filter = "termless"
	Unmarked Filter = "unmarked"
	Marked   Filter = "marked"
	Settled  Filter = "settled"
)

// parts are the filters of the bar.
func parts() []records.Filter[row] {
	part := func(f Filter, label string, keep func(row) bool) records.Filter[row] {
		return records.Filter[row]{ID: string(f), Label: label, Keep: keep}
	}
	return []records.Filter[row]{
		part(Alone, "单独", func(r row) bool { return r.Org.Kind.IsBranch() && r.Org.Formation == model.FormedAlone }),
		part(Joint, "联合", func(r row) bool { return r.Org.Kind.IsBranch() && r.Org.Formation == model.FormedJointly }),
		part(Overdue, "届满未换届", overdue),
		part(DueSoon, "六个月内届满", func(r row) bool { return r.Term == office.TermDueSoon }),
		part(Termless, "没有届满日期", func(r row) bool { return r.Org.Kind.IsBranch() && r.Term == office.TermUnknown }),
		part(Unmarked, "未交自评", func(r row) bool { s := r.Progress.State(); return s == scoring.Unsent || s == scoring.PartlySent }),
		part(Marked, scoring.Checked.Label(), func(r row) bool { return r.Progress.State() == scoring.Checked }),
		part(Settled, scoring.Finalised.Label(), func(r row) bool { return r.Progress.State() == scoring.Finalised }),
	}
}

// partFor is the part that another screen asked for.
func partFor(target any) (records.Filter[row], bool) {
	f, _ := target.(Filter)
	all := parts()
	i := slices.IndexFunc(all, func(p records.Filter[row]) bool { return p.ID == string(f) })
	if i < 0 {
		return records.Filter[row]{}, false
	}
	return all[i], true
}

func overdue(r row) bool { return r.Term == office.TermOverdue }

// foot is what the table's footer says at its right end, of the whole ledger.
func (s *Screen) foot() string {
	var parts []string
	if n := s.Count(overdue); n > 0 {
		parts = append(parts, fmt.Sprintf("任期届满未换届 %d", n))
	}
	if n := s.Count(func(r row) bool { return r.Org.Kind.IsBranch() && r.Secretary == "" }); n > 0 {
		parts = append(parts, fmt.Sprintf("没有书记 %d", n))
	}
	return strings.Join(parts, "　")
}
