package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// The preferences of a person at this PC; everything about the committee lies in the data file.
const (
	prefLast   = "last-file"
	prefRecent = "recent-files"
	prefWho    = "who"
	prefDark   = "dark"

	prefRescued     = "rescued-copy" // where everything was saved when the data file was moved away
	prefRescuedFile = "rescued-file" // that data file

	prefWidth  = "window-width"
	prefHeight = "window-height"
)

// prefs keeps small choices such as the columns shown.
type prefs struct{ fyne.Preferences }

func (p prefs) Get(key string) string { return p.String("ui." + key) }
func (p prefs) Set(key, value string) { p.SetString("ui."+key, value) }

// search answers the search box: the look-up runs off the UI goroutine, in the data file that is open now.
func (w *Window) search(query string) func() []kit.Option {
	o := w.office
	return func() []kit.Option {
		if o == nil {
			return nil
		}
		return w.find(o, query)
	}
}

func (w *Window) find(o *office.Office, query string) []kit.Option {
	var found []kit.Option
	for _, hit := range o.Find(query, 20) {
		group, icon, screen := "党员", "person", shell.Members
		if hit.Kind == office.BranchHit {
			group, icon, screen = "党组织", "branch", shell.Branches
		}
		target := any(hit.ID)
		if hit.Kind == office.UnitHit {
			group, icon, screen, target = o.UnitWord(), "home", shell.Branches, shell.Unit(hit.ID)
		}
		found = append(found, kit.Option{Group: group, Icon: icon, Text: hit.Title, Detail: hit.Detail, Do: func() { w.Go(screen, target) }})
	}
	for _, hit := range o.FindEntries(query, 8) {
		target := any(hit.ID)
		if hit.Kind == office.RegisterHit {
			target = hit.Key
		}
		found = append(found, kit.Option{Group: "台账", Icon: "archive", Text: hit.Title, Detail: hit.Detail, Do: func() { w.Go(shell.Registers, target) }})
	}
	return append(found, w.jobs(o.IsDistrict(), query)...)
}

// jobs are what the search box finds besides people and organisations: screens, papers and frequent work.
func (w *Window) jobs(district bool, query string) []kit.Option {
	type job struct{ group, icon, text, words, screen string }
	all := []job{
		{"操作", "import", "导入花名册、台账、活动记录、得分表", "drhmc excel", shell.Intake},
		{"操作", "plus", "新增党员", "xzdy", shell.Members},
		{"操作", "plus", "新建支部", "xjzb", shell.Branches},
		{"操作", "calendar", "登记组织生活：三会一课、主题党日", "djzzsh", shell.Life},
		{"操作", "checkup", "体检：对照条例找问题、规则库", "tjgzk", shell.Checkup},
		{"操作", "ballot", "录测评票、测评结果", "lcppcpjg", shell.Ballots},
		{"操作", "star", "填先锋指数、民主评议", "txfzsmzpy", shell.Pioneer},
		{"操作", "bars", "打分、排名定级、核定", "dfpmdjhd", shell.Assess},
		{"操作", "database", "备份、校验、恢复", "bfjyhf", shell.Settings},
		{"操作", "clock", "撤销以前的改动、导入", "cx", shell.History},
		{"操作", "layers", "汇总：导入数据包、对比各党委、催报", "hzsjbcb", shell.Districts},
	}
	left := ofDistricts
	if district {
		left = ofCommittees
	}
	all = slices.DeleteFunc(all, func(j job) bool { return slices.Contains(left, j.screen) })
	for _, p := range reports.CatalogueOf(district) {
		all = append(all, job{"文书", "document", p.Title, "", shell.Papers})
	}
	var found []kit.Option
	q := strings.ToLower(strings.TrimSpace(query))
	for _, j := range all {
		if q != "" && (strings.Contains(j.text, q) || strings.HasPrefix(j.words, q)) {
			found = append(found, kit.Option{Group: j.group, Icon: j.icon, Text: j.text, Do: func() { w.Go(j.screen, nil) }})
		}
	}
	return found
}

func (w *Window) askOpen() {
	files.AskOpen(w.win, files.Request{Title: "打开数据文件", Kinds: []files.Kind{files.DataFile}}, func(path string) { w.OpenFile(path, w.desk.Fail) })
}
