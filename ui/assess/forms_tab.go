package assess

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// formsView is the tab 自评: the self-assessment forms that go out, who has handed in, and what came back before it is
// taken in.
type formsView struct {
	s           *Screen
	onlyMissing bool
	builtFor    string
	table       *table.Table[scoring.HandedInBranch]
	chip        *kit.Chip
	count       *text.Label
	object      fyne.CanvasObject

	plan *formsPlan // what came back, while it is looked at; nil otherwise

	askFolder func(fyne.Window, files.Request, func(string))
	askFiles  func(fyne.Window, files.Request, func([]string))
	askSave   func(fyne.Window, files.Request, func(outfile.Target))
}

func newFormsView(s *Screen) *formsView {
	return &formsView{s: s, askFolder: files.AskFolder, askFiles: files.AskOpenSeveral, askSave: files.AskSave}
}

// forget drops what belongs to another year.
func (v *formsView) forget() { v.builtFor, v.plan = "", nil }

func (v *formsView) keys() []string {
	if v.plan != nil {
		return []string{"↑↓ 选一份", "F1 帮助"}
	}
	return []string{"↑↓ 选一个" + v.s.whom(), "Enter 看它的分", "F1 帮助"}
}

// show draws the tab.
func (v *formsView) show() {
	if v.plan != nil && !v.s.closed() {
		v.plan.show()
		return
	}
	if builtFor := fmt.Sprintf("%d %s", v.s.facts.Year.Group, v.s.facts.Year.Scheme.Title); v.builtFor != builtFor {
		v.builtFor = builtFor
		v.build()
	}
	all := scoring.HandedIn(v.s.facts)
	var shown []scoring.HandedInBranch
	missing := 0
	for _, h := range all {
		if !h.Complete() {
			missing++
		}
		if !v.onlyMissing || !h.Complete() {
			shown = append(shown, h)
		}
	}
	v.chip.SetText(fmt.Sprintf("未交齐 %d", missing))
	v.count.SetText(fmt.Sprintf("自评已交 %d / %d，显示 %d", len(all)-missing, len(all), len(shown)))
	v.showHead(missing)
	v.s.replace(v.object)
	v.table.SetRows(shown)
}

// outFirst reports whether the forms must be sent before any can come back.
func (v *formsView) outFirst(missing int) bool { return missing > 0 && len(v.s.facts.Sent) == 0 }

// showHead puts the ways out and back into the head.
func (v *formsView) showHead(missing int) {
	if v.s.closed() {
		v.s.head.SetButtons(text.Small(v.s.facts.Year.DecidedOn.Long() + "核定"))
		return
	}
	remind := kit.NewButton("导出催报名单", v.exportMissing)
	remind.SetEnabled(missing > 0)
	send := shell.Writing(v.s.d, kit.NewButton("下发自评表", v.askSend)).Icon("export")
	back := shell.Writing(v.s.d, kit.MenuButton("收回自评表", []kit.Option{{Text: "选文件", Detail: "可以一次选几十份", Do: v.askBack}, {Text: "选文件夹", Detail: "里面的表全部收", Do: v.askBackFolder}}))
	if v.outFirst(missing) {
		send.Kind(kit.Primary)
	} else {
		back.Kind(kit.Primary)
	}
	v.s.head.SetButtons(remind, send, back)
}

func (v *formsView) build() {
	v.count = text.Small("")
	v.chip = kit.NewChip("", v.onlyMissing, func(on bool) { v.onlyMissing = on; v.show() })
	v.table = table.New(table.Spec[scoring.HandedInBranch]{ID: "assess-forms", RowHeight: look.DenseRow, NoFoot: true, Prefs: v.s.d.Prefs,
		Key:    func(h scoring.HandedInBranch) string { return fmt.Sprint(h.OrgID) },
		Empty:  kit.NewEmptyState("自评都交齐了", "没有要催的"+v.s.whom()+"；再点一次“未交齐”就显示全部。", nil),
		OnOpen: func(h scoring.HandedInBranch) { v.s.showMarksOf(h.OrgID) },
		Columns: []table.Column[scoring.HandedInBranch]{
			{ID: "branch", Title: v.s.whom(), Ends: true, Width: 220, Flex: true, Lead: true, Text: func(h scoring.HandedInBranch) string { return h.Branch }},
			{ID: "secretary", Title: "书记", Width: 90, Text: func(h scoring.HandedInBranch) string { return h.Secretary }},
			{ID: "sent", Title: "下发", Width: 176, Text: scoring.HandedInBranch.SentLabel, Ink: func(h scoring.HandedInBranch) look.Token {
				if h.Sent != nil && h.Sent.Stale {
					return look.Warn
				}
				return look.Text2
			}},
			{ID: "state", Title: "自评", Width: 132, Tags: handedInTag, Text: scoring.HandedInBranch.Label,
				Compare: func(a, b scoring.HandedInBranch) int { return a.Given - b.Given }},
			{ID: "given", Title: "已填项目", Width: 90, Align: look.Right, Text: func(h scoring.HandedInBranch) string { return fmt.Sprintf("%d / %d", h.Given, h.Items) },
				Compare: func(a, b scoring.HandedInBranch) int { return a.Given - b.Given }},
			{ID: "total", Title: "自评总分", Width: 90, Align: look.Right, Text: func(h scoring.HandedInBranch) string { return h.Total }},
			{ID: "at", Title: "最后填写", Width: 120, Text: func(h scoring.HandedInBranch) string {
				if h.At.IsZero() {
					return ""
				}
				return h.At.Format("01-02 15:04")
			}, Compare: func(a, b scoring.HandedInBranch) int { return a.At.Compare(b.At) }},
		}})
	v.object = kit.Border(shell.FilterBar([]fyne.CanvasObject{v.chip}, []fyne.CanvasObject{v.count}), nil, nil, nil, v.table.Object())
}

func handedInTag(h scoring.HandedInBranch) []table.Tag {
	tone := look.ToneWarn
	switch {
	case h.Complete():
		tone = look.ToneOK
	case h.Given == 0:
		tone = look.ToneMuted
	}
	return []table.Tag{{Text: h.Label(), Tone: tone}}
}

// askSend asks for a folder and writes the forms into a new one in it.
func (v *formsView) askSend() {
	name := outfile.InName(fmt.Sprintf("%d年度自评表%s", v.s.year, v.s.facts.Year.Label()))
	v.askFolder(v.s.d.Window, files.Request{Title: "自评表放到哪个文件夹，在里面新建“" + name + "”", Make: true}, func(path string) { v.send(filepath.Join(path, name)) })
}

func (v *formsView) send(dir string) {
	year, only := v.s.year, []int64(nil)
	if len(v.s.facts.All()) > 1 { // those of the group that shows
		for _, sheet := range v.s.facts.Sheets {
			only = append(only, sheet.OrgID)
		}
	}
	var sent []office.WrittenForm
	v.s.run(shell.Work{What: "正在写自评表", Stop: "停止",
		Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) (err error) {
			sent, err = o.SendForms(ctx, year, dir, only, false, func(done, total int) { report("正在写自评表", done, total) })
			return err
		},
		Done: func(err error) error {
			if err == nil {
				v.s.Changed()
				v.s.d.Toasts.Say(fmt.Sprintf("已写出 %d 份自评表，发给各%s填写", len(sent), v.s.whom()), "打开文件夹", func() {
					if err := files.ShowFolder(dir); err != nil {
						v.s.d.Fail(err)
					}
				})
			}
			return err
		}})
}

func (v *formsView) askBack() {
	v.askFiles(v.s.d.Window, files.Request{Title: "选各" + v.s.whom() + "交回的自评表，可以选多份", Kinds: []files.Kind{files.Spreadsheets}}, func(paths []string) { v.read(paths, false) })
}

func (v *formsView) askBackFolder() {
	v.askFolder(v.s.d.Window, files.Request{Title: "交回的自评表在哪个文件夹"}, func(path string) { v.read([]string{path}, false) })
}

// exportMissing writes 自评催报名单 as a workbook: the same as the paper, of all groups.
func (v *formsView) exportMissing() {
	list, err := reports.Find("missing-self")
	if err != nil {
		v.s.d.Fail(err)
		return
	}
	o, year, whom := v.s.d.Office, v.s.year, v.s.whom()
	name := fmt.Sprintf("%d年度考核%s.xlsx", year, list.Title)
	v.askSave(v.s.d.Window, files.Request{Title: "催报名单存到哪里", Start: files.Beside(o.Path(), name), Kinds: []files.Kind{files.Workbook}, Guard: o.Output("", nil)},
		func(to outfile.Target) {
			left := 0
			v.s.run(shell.Work{What: "正在写出" + list.Title,
				Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
					facts, err := o.PaperFacts(ctx, year, list.Needs)
					if err != nil {
						return err
					}
					left = reports.MissingSelf(facts)
					_, err = reports.Write(ctx, list, facts, reports.Options{}, to)
					return err
				},
				Done: func(err error) error {
					if err == nil {
						v.s.d.Said(fmt.Sprintf("已导出 %d 个%s的催报名单", left, whom), 0)
					}
					return err
				}})
		})
}
