package ui

import (
	"slices"
	"strconv"

	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// screens are the places of the window that answer. One whose name was typed out stands before all else: as many registers as there
// are with that word in their names do not.
func (w *Window) screens(o *office.Office, sought names.Sought) (first, rest []kit.Option) {
	left := leftOut(o)
	var all []kit.Option
	for _, p := range places() {
		if !slices.Contains(left, p.id) {
			all = append(all, kit.Option{Group: "操作", Icon: p.icon, Text: "打开" + p.title, Keys: p.title, Do: func() { w.Go(p.id, nil) }})
		}
	}
	by := matches(all, sought)
	rest = slices.Concat(by[names.Beginning:]...)
	if len(sought.Text()) <= initials {
		return nil, slices.Concat(by[names.Whole], rest)
	}
	return by[names.Whole], rest
}

// initials are as many letters as may be somebody's initials; the bytes of two characters are more.
const initials = 4

// actions are the frequent work and the years that answer.
func (w *Window) actions(o *office.Office, years []int, sought names.Sought) []kit.Option {
	left := leftOut(o)
	var all []kit.Option
	for _, a := range frequent {
		if slices.Contains(left, a.screen) || a.writes && o.ReadOnly() || a.committees && o.IsDistrict() {
			continue
		}
		do := func() { w.Go(a.screen, a.target) }
		if a.do != nil {
			do = func() { a.do(w) }
		}
		all = append(all, kit.Option{Group: "操作", Icon: a.icon, Text: a.text, Keys: a.words, Do: do})
	}
	if o.ReadOnly() {
		years = nil
	}
	for _, year := range years {
		all = append(all, kit.Option{Group: "操作", Icon: "calendar", Text: "换到 " + yearWord(year), Keys: strconv.Itoa(year) + " 换年度 切换年度", Do: func() { w.desk.WorkIn(year, nil) }})
	}
	return matching(all, sought)
}

// actsHere is what the buttons of the present screen do, and its parts.
func (w *Window) actsHere() []kit.Option {
	screen := w.frame.Screen(w.frame.Current())
	if screen == nil {
		return nil
	}
	acts := kit.ActsAndTabsIn(screen.Object())
	for i := range acts {
		acts[i].Group = "这一屏"
	}
	return acts
}
