package members

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/records"
)

// Filter names a part of the roster that other screens open.
type Filter struct {
	What   string // full, probation, floating, lost, no-branch, no-id; "" for one branch
	Branch int64
}

// The parts of the roster that other screens point at.
var (
	WithoutBranch = Filter{What: "no-branch"}
	WithoutID     = Filter{What: "no-id"}
)

// InBranch is the part of the roster that belongs to a branch.
func InBranch(id int64) Filter { return Filter{Branch: id} }

type filter = records.Filter[row]

// part makes a filter.
func part(id, group, label string, keep func(row) bool) filter {
	return filter{ID: id, Group: group, Label: label, Keep: keep}
}

// suggested are the filters that stand in the bar with their counts.
func suggested() []filter {
	return []filter{
		part("full", "类别", "正式", func(r row) bool { return r.Kind == model.FullMember }),
		part("probation", "类别", "预备", func(r row) bool { return r.Kind == model.Probationary }),
		part("floating", "流动", "流动", func(r row) bool { return r.Floating }),
		part("lost", "失联", "失联", func(r row) bool { return r.Lost }),
		part("no-branch", "党支部", "未分支部", func(r row) bool { return r.BranchID == 0 }),
		part("no-id", "证号", "缺身份证号", func(r row) bool { return r.IDNumber == "" }),
	}
}

// filterFor is the filter that another screen asked for.
func (s *Screen) filterFor(target any) (filter, bool) {
	t, _ := target.(Filter)
	if t.Branch != 0 {
		return s.branchFilter(t.Branch), true
	}
	all := suggested()
	i := slices.IndexFunc(all, func(f filter) bool { return f.ID == t.What })
	if i < 0 {
		return filter{}, false
	}
	return all[i], true
}

func (s *Screen) branchFilter(id int64) filter {
	f := part(fmt.Sprint("branch-", id), "党支部", cmp.Or(s.branchName(id), "一个支部"), func(r row) bool { return r.BranchID == id })
	for _, b := range s.branches {
		if b.Org.ID == id {
			f.Keys = b.Org.Initials
		}
	}
	return f
}

// moreFilters are one for every value that occurs, and one for who has left.
func (s *Screen) moreFilters() []filter {
	var all []filter
	for _, sex := range []model.Sex{model.Male, model.Female} {
		all = append(all, part("sex-"+string(sex), "性别", string(sex), func(r row) bool { return r.Sex == sex }))
	}
	for _, k := range []model.MemberKind{model.Target, model.Activist, model.Applicant, model.KindNotRecorded} {
		all = append(all, part("kind-"+string(k), "类别", cmp.Or(k.Label(), "类别未填"), func(r row) bool { return r.Kind == k }))
	}
	today := s.d.Office.Today()
	for _, b := range office.AgeBands() {
		all = append(all, part("age-"+b.Label, "年龄", b.Label, func(r row) bool { return b.Holds(r.Birth.YearsTo(today)) }))
	}
	for _, b := range office.JoinBands() {
		all = append(all, part("join-"+b.Label, "入党时间", "入党 "+b.Label, func(r row) bool { return b.Holds(r.JoinDate.Year()) }))
	}
	all = append(all, part("posts", "职务", "担任支部职务", func(r row) bool { return len(r.Posts) > 0 }))
	for _, e := range s.educations() {
		all = append(all, part("education-"+e, "学历", e, func(r row) bool { return r.Education == e }))
	}
	for _, b := range s.branches {
		if b.Org.Kind.IsBranch() {
			all = append(all, s.branchFilter(b.Org.ID))
		}
	}
	works := map[int64]bool{}
	for _, r := range s.Rows() {
		works[r.UnitID] = true
	}
	for _, u := range s.units {
		if works[u.ID] {
			f := part(fmt.Sprint("unit-", u.ID), "工作单位", u.Name, func(r row) bool { return r.UnitID == u.ID })
			f.Keys = u.Initials
			all = append(all, f)
		}
	}
	all = append(all, part("no-unit", "工作单位", "工作单位未填", func(r row) bool { return r.UnitID == 0 }),
		part("new-group", "群体", "新就业群体", func(r row) bool { return r.NewGroup }))
	left := part("closed", "已离开", "已离开花名册的", func(r row) bool { return r.ClosedOn != "" })
	left.Closed = true
	return append(all, left)
}

func (s *Screen) educations() []string {
	var all []string
	for _, r := range s.Rows() {
		if r.Education != "" && !slices.Contains(all, r.Education) {
			all = append(all, r.Education)
		}
	}
	slices.Sort(all)
	return all
}
