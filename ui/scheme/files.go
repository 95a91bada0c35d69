package scheme

import (
	"context"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/schemebook"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// buttons are those of the head: where drafts come from, the workbook, and the main act.
func (v *View) buttons() {
	if v.Empty() {
		return
	}
	begin := shell.Writing(v.h.Desk, kit.MenuButton("新建草稿", v.DraftMenu()))
	out := kit.NewButton("导出方案表", v.export).Icon("export")
	if v.readOnly() {
		save := shell.Writing(v.h.Desk, kit.PrimaryButton("另存为草稿", func() { v.NewDraft(model.OriginYear + office.GroupSchemeID(v.year, v.all.Group)) }))
		if v.former > 0 {
			save = kit.NewButton("另存为草稿", nil).Off("旧版只供查看；从现在的一版另存")
		}
		if menu := v.groupMenu(); menu != nil {
			v.h.Buttons(shell.Writing(v.h.Desk, kit.MenuButton("组别", menu)), begin, out, save)
			return
		}
		v.h.Buttons(begin, out, save)
		return
	}
	issue := shell.Writing(v.h.Desk, kit.PrimaryButton("定稿并下发", v.askIssue)).Icon("lock")
	switch {
	case v.all.Closed:
		issue.Off(fmt.Sprintf("%d 年度已经核定；先在“排名定级”里重新打开", v.year))
	case len(v.problems) > 0:
		issue.Off(fmt.Sprintf("有 %d 处要改，按 F8 逐个看", len(v.problems)))
	}
	v.h.Buttons(begin, out, issue)
}

// DraftMenu are the ways to a new draft.
func (v *View) DraftMenu() []kit.Option {
	var menu []kit.Option
	if v.all != nil && v.all.Earlier > 0 {
		year := v.all.Earlier
		menu = append(menu, kit.Option{Text: fmt.Sprintf("从 %d 年度复制", year), Icon: "copy", Do: func() { v.NewDraft(fmt.Sprint(model.OriginYear, year)) }})
	}
	rows, _, err := v.h.Desk.Office.OfferedSchemes(context.Background())
	if err == nil {
		for _, r := range rows {
			menu = append(menu, kit.Option{Text: "用默认方案：" + office.ShortSchemeName(r.Scheme), Icon: "document", Do: func() { v.NewDraft(model.OriginDefault + r.ID) }})
		}
	}
	menu = append(menu, kit.Option{Text: "导入方案表", Icon: "import", Do: v.Import})
	if v.draft != 0 {
		menu = append(menu, kit.Option{Text: "删去这份草稿", Icon: "trash", Danger: true, Do: v.removeDraft})
	}
	return menu
}

// NewDraft begins a draft as a copy and shows it.
func (v *View) NewDraft(origin string) {
	year := v.year
	v.settle(func() {
		var d model.SchemeDraft
		var change int64
		v.h.Run(shell.Work{What: "正在新建草稿", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			d, change, err = o.NewDraft(ctx, year, origin)
			return err
		}, Done: func(err error) error {
			if err == nil {
				v.began(d, change, fmt.Sprintf("草稿 %d 来自%s，改好后下发", d.Number, office.SpacedIn(office.OriginLabel(d.Origin))))
			}
			return err
		}})
	})
}

func (v *View) began(d model.SchemeDraft, change int64, said string) {
	v.h.Desk.Said(said, change)
	v.draft, v.former, v.scheme, v.saved, v.chosen = d.ID, 0, nil, nil, ""
	v.Load(v.year, v.group, nil)
}

// Import asks for a workbook and reads it as a draft.
func (v *View) Import() {
	files.AskOpen(v.h.Desk.Window, files.Request{Title: "导入方案表", Kinds: []files.Kind{files.Workbook}}, func(path string) { v.settle(func() { v.importFrom(path) }) })
}

func (v *View) importFrom(path string) {
	year := v.year
	var got office.ImportedScheme
	var wrong []schemebook.Problem
	v.h.Run(shell.Work{What: "正在读方案表", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		got, wrong, err = o.ImportScheme(ctx, year, path)
		return err
	}, Done: func(err error) error {
		if len(wrong) > 0 {
			v.showWrong(wrong)
			return nil
		}
		if err == nil {
			said := fmt.Sprintf("方案表已导入为草稿 %d，%d 项", got.Draft.Number, got.Draft.Scheme.ItemCount())
			if n := len(got.Unsound); n > 0 {
				said += fmt.Sprintf("，有 %d 处要改", n)
			}
			v.began(got.Draft, got.Change, said)
		}
		return err
	}})
}

// showWrong names the cells that cannot be read.
func (v *View) showWrong(wrong []schemebook.Problem) {
	var lines []string
	for _, p := range wrong[:min(len(wrong), 8)] {
		lines = append(lines, p.String())
	}
	if more := len(wrong) - len(lines); more > 0 {
		lines = append(lines, fmt.Sprintf("另有 %d 处", more))
	}
	kit.ShowMessage(v.h.Desk.Window.Canvas(), fmt.Sprintf("方案表有 %d 处读不出来，没有导入", len(wrong)), strings.Join(lines, "\n"), "知道了")
}

// export asks where to write the scheme that shows, and writes it.
func (v *View) export() {
	v.settle(func() {
		o := v.h.Desk.Office
		name := fmt.Sprintf("%d年度考核方案.xlsx", v.year)
		files.SaveWorkbook(v.h.Desk.Window)("导出方案表", files.Beside(o.Path(), name), o.Output("", schemebook.Endings), v.writeTo)
	})
}

func (v *View) writeTo(to outfile.Target) {
	scheme := v.scheme.Clone()
	v.h.Run(shell.Work{What: "正在写方案表", Do: func(_ context.Context, o *office.Office, _ func(string, int, int)) error {
		return office.ExportScheme(scheme, to)
	},
		Done: func(err error) error {
			if err == nil {
				v.h.Desk.Toasts.Say("方案表已导出，改好以后用“导入方案表”读回来", "打开", func() {
					if err := files.Open(to.Path); err != nil {
						v.h.Desk.Fail(err)
					}
				})
			}
			return err
		}})
}

func (v *View) removeDraft() {
	id := v.draft
	v.settle(func() {
		var change int64
		v.h.Run(shell.Work{What: "正在删去草稿", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			change, err = o.RemoveDraft(ctx, id)
			return err
		}, Done: func(err error) error {
			if err == nil {
				v.h.Desk.Said("草稿已删去", change)
				v.draft, v.scheme, v.saved = 0, nil, nil
				v.h.Issued(0)
			}
			return err
		}})
	})
}

// setRanks changes how equal totals and vetoed branches are ranked; a part of rule that is "" stays.
func (v *View) setRanks(rule model.RankRule) {
	if !v.readOnly() {
		if rule.Ties != "" {
			v.scheme.Ranking.Ties = rule.Ties
		}
		if rule.Vetoed != "" {
			v.scheme.Ranking.Vetoed = rule.Vetoed
		}
		v.changed()
		return
	}
	year, group := v.year, v.all.Group
	var change int64
	v.h.Run(shell.Work{What: "正在改名次办法", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		change, err = o.SetRankRule(ctx, year, group, rule)
		return err
	}, Done: func(err error) error {
		if err == nil && change != 0 {
			v.h.Desk.Said("已改名次办法，名次重新排过", change)
		}
		v.Changed()
		return err
	}})
}
