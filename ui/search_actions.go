package ui

import (
	"slices"
	"strconv"

	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// actions are the frequent work, the screens and the years that answer.
func (w *Window) actions(o *office.Office, years []int, sought names.Sought) []kit.Option {
	left := ofDistricts
	if o.IsDistrict() {
		left = ofCommittees
	}
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
	for _, p := range places() {
		if !slices.Contains(left, p.id) {
			all = append(all, kit.Option{Group: "操作", Icon: p.icon, Text: "打开" + p.title, Keys: p.title, Do: func() { w.Go(p.id, nil) }})
		}
	}
	if o.ReadOnly() {
		years = nil
	}
	for _, year := range years {
		all = append(all, kit.Option{Group: "操作", Icon: "calendar", Text: "换到 " + yearWord(year), Keys: strconv.Itoa(year) + " 换年度 切换年度", Do: func() { w.desk.WorkIn(year, nil) }})
	}
	return matching(all, sought)
}

// actsHere is what the buttons of the present screen do.
func (w *Window) actsHere() []kit.Option {
	screen := w.frame.Screen(w.frame.Current())
	if screen == nil {
		return nil
	}
	acts := kit.ActsIn(screen.Object())
	for i := range acts {
		acts[i].Group = "这一屏"
	}
	return acts
}
