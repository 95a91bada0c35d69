package ui

import (
	"slices"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/assess"
	"github.com/shuangbai/shuangbai/ui/ballots"
	"github.com/shuangbai/shuangbai/ui/checkup"
	"github.com/shuangbai/shuangbai/ui/districts"
	"github.com/shuangbai/shuangbai/ui/history"
	"github.com/shuangbai/shuangbai/ui/home"
	"github.com/shuangbai/shuangbai/ui/intake"
	"github.com/shuangbai/shuangbai/ui/life"
	"github.com/shuangbai/shuangbai/ui/members"
	"github.com/shuangbai/shuangbai/ui/organisations"
	"github.com/shuangbai/shuangbai/ui/papers"
	"github.com/shuangbai/shuangbai/ui/pioneer"
	"github.com/shuangbai/shuangbai/ui/projects"
	"github.com/shuangbai/shuangbai/ui/registers"
	"github.com/shuangbai/shuangbai/ui/settings"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// place is one line of the navigation with the screen behind it.
type place struct {
	id, title, icon, group string
	make                   func(*Window) shell.Screen
}

// The places that only one kind of data file has: members and Party life are the committees', the comparison is the district's.
var (
	ofCommittees = []string{shell.Members, shell.Life, shell.Ballots, shell.Pioneer}
	ofDistricts  = []string{shell.Districts}
)

// places lists the navigation from top to bottom.
func places() []place {
	return []place{
		{shell.Home, "工作台", "home", "", func(w *Window) shell.Screen { return home.New(w.desk) }},
		{shell.Branches, "党组织", "branch", "日常", func(w *Window) shell.Screen { return organisations.New(w.desk) }},
		{shell.Members, "党员", "person", "日常", func(w *Window) shell.Screen { return members.New(w.desk) }},
		{shell.Life, "组织生活", "calendar", "日常", func(w *Window) shell.Screen { return life.New(w.desk) }},
		{shell.Registers, "台账", "archive", "日常", func(w *Window) shell.Screen { return registers.New(w.desk) }},
		{shell.Projects, "项目", "timeline", "日常", func(w *Window) shell.Screen { return projects.New(w.desk) }},
		{shell.Checkup, "体检", "checkup", "日常", func(w *Window) shell.Screen { return checkup.New(w.desk) }},
		{shell.Districts, "汇总", "layers", "年度", func(w *Window) shell.Screen { return districts.New(w.desk) }},
		{shell.Assess, "考核", "bars", "年度", func(w *Window) shell.Screen { return assess.New(w.desk) }},
		{shell.Ballots, "测评票", "ballot", "年度", func(w *Window) shell.Screen { return ballots.New(w.desk) }},
		{shell.Pioneer, "先锋指数", "star", "年度", func(w *Window) shell.Screen { return pioneer.New(w.desk) }},
		{shell.Papers, "文书", "document", "年度", func(w *Window) shell.Screen { return papers.New(w.desk) }},
		{shell.Intake, "导入", "import", "数据", func(w *Window) shell.Screen { return intake.New(w.desk) }},
		{shell.History, "变更记录", "clock", "数据", func(w *Window) shell.Screen { return history.New(w.desk) }},
		{shell.Settings, "设置", "sliders", "数据", func(w *Window) shell.Screen { return settings.New(w.desk, w.settingsActions()) }},
	}
}

// leftOut are the places that a data file of this kind has not; nil is none that is open.
func leftOut(o *office.Office) []string {
	if o != nil && o.IsDistrict() {
		return ofCommittees
	}
	return ofDistricts
}

// register fills the navigation with what the kind of the open data file has. A screen is made when it is first opened.
func (w *Window) register() {
	left := leftOut(w.office)
	w.frame.ClearPlaces()
	for _, p := range places() {
		if slices.Contains(left, p.id) {
			continue
		}
		screen := func() shell.Screen { return p.make(w) }
		if p.id == shell.Home {
			screen = func() shell.Screen { return w.homeScreen(p.make) }
		}
		w.frame.Register(shell.Place{ID: p.id, Title: p.title, Icon: p.icon, Group: p.group, Make: screen})
	}
}
