package members

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
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

// filter is one condition. Of a group only one holds at a time.
type filter struct {
	id, group, label string
	keep             func(row) bool
}

// suggested are the filters that stand in the bar with their counts.
func suggested() []filter {
	return []filter{
		{"full", "类别", "正式", func(r row) bool { return r.Kind == model.FullMember }},
		{"probation", "类别", "预备", func(r row) bool { return r.Kind == model.Probationary }},
		{"floating", "流动", "流动", func(r row) bool { return r.Floating }},
		{"lost", "失联", "失联", func(r row) bool { return r.Lost }},
		{"no-branch", "党支部", "未分支部", func(r row) bool { return r.BranchID == 0 }},
		{"no-id", "证号", "缺身份证号", func(r row) bool { return r.IDNumber == "" }},
	}
}

const closedFilter = "closed"

func (s *Screen) wantsClosed() bool {
	return slices.ContainsFunc(s.active, func(f filter) bool { return f.id == closedFilter })
}

func (s *Screen) filterFor(t Filter) filter {
	if t.Branch != 0 {
		return s.branchFilter(t.Branch)
	}
	for _, f := range suggested() {
		if f.id == t.What {
			return f
		}
	}
	return filter{}
}

func (s *Screen) branchFilter(id int64) filter {
	name := "一个支部"
	for _, b := range s.branches {
		if b.Org.ID == id {
			name = b.Org.Name
		}
	}
	return filter{fmt.Sprint("branch-", id), "党支部", name, func(r row) bool { return r.BranchID == id }}
}

// add1 puts a filter in force; another one of its group gives way.
func (s *Screen) add1(f filter) {
	if f.keep == nil {
		return
	}
	closed := s.wantsClosed()
	s.active = slices.DeleteFunc(s.active, func(a filter) bool { return a.group == f.group })
	s.active = append(s.active, f)
	s.afterFilters(closed)
}

func (s *Screen) remove(id string) {
	closed := s.wantsClosed()
	s.active = slices.DeleteFunc(s.active, func(a filter) bool { return a.id == id })
	s.afterFilters(closed)
}

func (s *Screen) clearFilters() {
	closed := s.wantsClosed()
	s.active, s.query = nil, ""
	s.search.SetText("")
	s.afterFilters(closed)
}

func (s *Screen) afterFilters(closedBefore bool) {
	if s.wantsClosed() != closedBefore {
		s.reload(nil)
		return
	}
	s.buildBar()
	s.applyFilters()
}

// applyFilters shows the rows that pass and builds the bar anew.
func (s *Screen) applyFilters() {
	q := strings.ToLower(strings.TrimSpace(s.query))
	active := slices.Clone(s.active)
	s.table.SetFilter(func(r row) bool {
		for _, f := range active {
			if !f.keep(r) {
				return false
			}
		}
		return matches(r, q)
	})
	s.showEmpty()
	s.showExport()
	if s.editor == nil {
		s.showPane()
	}
}

// matches looks for what was typed, in lower case, in the name, at the start of the pinyin initials, at the end of the
// number and in the branch's name. Middle dots and spaces in a name may be left out.
func matches(r row, q string) bool {
	if q == "" {
		return true
	}
	name := strings.ToLower(r.Name)
	return strings.Contains(name, q) || strings.Contains(dots.Replace(name), dots.Replace(q)) || strings.HasPrefix(strings.ToLower(r.Initials), q) ||
		len(q) >= 3 && strings.HasSuffix(strings.ToLower(r.IDNumber), q) || strings.Contains(r.Branch, q)
}

var dots = strings.NewReplacer("·", "", "•", "", "・", "", " ", "", "　", "")

// buildBar puts active filters first, then the suggested ones with their counts.
func (s *Screen) buildBar() {
	left := []fyne.CanvasObject{s.search}
	taken := map[string]bool{}
	for _, f := range s.active {
		taken[f.group] = true
		left = append(left, kit.ActiveChip(f.label, func() { s.remove(f.id) }))
	}
	for _, f := range suggested() {
		n := s.count(f.keep)
		if taken[f.group] || n == 0 {
			continue
		}
		left = append(left, kit.NewChip(fmt.Sprintf("%s %d", f.label, n), false, func(bool) { s.add1(f) }))
	}
	var more *kit.Chip
	more = kit.ActionChip("筛选", "plus", func() { kit.ShowMenu(more, s.filterMenu()) })
	left = append(left, more)
	s.bar.Objects = []fyne.CanvasObject{shell.FilterBar(left, s.barEnd)}
	s.bar.Refresh()
}

func (s *Screen) count(keep func(row) bool) int {
	n := 0
	for _, r := range s.rows {
		if keep(r) {
			n++
		}
	}
	return n
}

// filterMenu offers every value that occurs, grouped; typing searches it.
func (s *Screen) filterMenu() []kit.Option {
	var options []kit.Option
	offer := func(f filter, keys string) {
		if n := s.count(f.keep); n > 0 {
			options = append(options, kit.Option{Group: f.group, Text: f.label, Detail: fmt.Sprintf("%d 人", n), Keys: keys,
				Do: func() { s.add1(f) }})
		}
	}
	for _, sex := range []model.Sex{model.Male, model.Female} {
		offer(filter{"sex-" + string(sex), "性别", string(sex), func(r row) bool { return r.Sex == sex }}, "")
	}
	for _, k := range []model.MemberKind{model.Target, model.Activist, model.Applicant, model.KindNotRecorded} {
		offer(filter{"kind-" + string(k), "类别", orElse(k.Label(), "类别未填"), func(r row) bool { return r.Kind == k }}, "")
	}
	for _, span := range ageSpans {
		today := s.d.Office.Today()
		offer(filter{"age-" + span.label, "年龄", span.label, func(r row) bool { return span.holds(age(r.Birth, today)) }}, "")
	}
	for _, f := range joinFilters() {
		offer(f, "")
	}
	offer(filter{"posts", "职务", "担任支部职务", func(r row) bool { return len(r.Posts) > 0 }}, "")
	for _, e := range s.educations() {
		offer(filter{"education-" + e, "学历", e, func(r row) bool { return r.Education == e }}, "")
	}
	for _, b := range s.branches {
		if b.Org.Kind.IsBranch() {
			offer(s.branchFilter(b.Org.ID), b.Org.Initials)
		}
	}
	return append(options, kit.Option{Group: "已离开", Text: "已离开花名册的", Do: func() {
		s.add1(filter{closedFilter, "已离开", "已离开", func(r row) bool { return r.ClosedOn != "" }})
	}})
}

func (s *Screen) educations() []string {
	var all []string
	for _, r := range s.rows {
		if r.Education != "" && !slices.Contains(all, r.Education) {
			all = append(all, r.Education)
		}
	}
	slices.Sort(all)
	return all
}

// joinFilters part the roster by the year of joining, in the steps of the yearly statistics.
func joinFilters() []filter {
	before := func(label string, from, to int) filter {
		return filter{"join-" + label, "入党时间", label, func(r row) bool {
			y := r.JoinDate.Year()
			return y > 0 && y >= from && y < to
		}}
	}
	return []filter{before("入党 1978 年以前", 0, 1978), before("入党 1978—1999 年", 1978, 2000), before("入党 2000—2011 年", 2000, 2012),
		before("入党 2012 年以后", 2012, 9999)}
}

type ageSpan struct {
	label    string
	from, to int
}

func (a ageSpan) holds(years int) bool { return years >= a.from && years < a.to }

var ageSpans = []ageSpan{{"30 岁及以下", 0, 31}, {"31—45 岁", 31, 46}, {"46—60 岁", 46, 61}, {"61 岁及以上", 61, 200}}

// age is whole years on a day, -1 when the birth year is not known. A birth known by year alone counts full years.
func age(birth, today model.Date) int {
	if birth == "" {
		return -1
	}
	years := today.Year() - birth.Year()
	if today.Before(birth.AddYears(years)) {
		years--
	}
	return years
}

// showEmpty says why the table is empty and what helps.
func (s *Screen) showEmpty() {
	var state *fyne.Container
	if len(s.rows) == 0 && len(s.active) == 0 {
		state = kit.NewEmptyState("花名册还是空的", "导入支部报来的花名册，表格可以是任何排法；也可以一个一个新增",
			kit.PrimaryButton("导入花名册", func() { s.d.Go("intake", nil) }).Icon("import"))
	} else {
		state = kit.NewEmptyState("没有符合条件的党员", "去掉几个筛选条件，或者换几个字查找", kit.NewButton("清除筛选", s.clearFilters))
	}
	s.empty.Objects = []fyne.CanvasObject{state}
	s.empty.Refresh()
}
