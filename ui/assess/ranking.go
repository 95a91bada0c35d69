package assess

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/chart"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/portrait"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// rankView is the tab 排名定级: all branches by total, the quota where it falls, ties for people to decide, and the
// act that fixes the year.
type rankView struct {
	s        *Screen
	builtFor string
	table    *table.Table[model.RankRow]
	bands    map[int64]table.Band
	counts   *fyne.Container
	pane     *fyne.Container
	foot     *fyne.Container
	object   *fyne.Container
	chosen   map[string]*scoring.TieChoice // what is ticked for a tie, by tieKey
	reasons  map[string]string             // what was written for it
	form     string                        // which form stands in the pane: "", lower, opinion, tree of a branch in a tie, item
	node     string                        // the node of the tree that is looked at, "" for the total
	shut     func()                        // leaves the form lower or opinion, asking where something is filled in
	tree     *kit.TreeLines                // of the branch in the pane
	detail   markDetail
	portrait *portrait.Portrait
	up       *kit.Button             // out of the item that is looked at
	lower    lowering                // what is filled in there
	drafts   map[opinionPlace]string // opinions that are written and not saved
}

func newRankView(s *Screen) *rankView {
	return &rankView{s: s, portrait: portrait.New(s.d), drafts: map[opinionPlace]string{}, detail: markDetail{records: map[string][]office.MarkRecord{}}}
}

// show draws the tab.
func (v *rankView) show() {
	f := v.s.facts
	if builtFor := fmt.Sprintf("%d %d %s %s %v", f.Year.Year, f.Year.Group, f.Year.OpenedAt, f.Year.Scheme.Title, f.Year.Finalised); builtFor != v.builtFor {
		v.builtFor = builtFor
		v.chosen, v.reasons = map[string]*scoring.TieChoice{}, map[string]string{} // of another year, or before it was decided
		v.build()
	}
	v.showCounts()
	v.bands = rankBands(f)
	v.table.SetRows(f.Ranking.Rows)
	v.showFoot()
	v.s.replace(v.object)
	if _, ok := v.table.Current(); !ok {
		v.pickFirst()
	}
	v.showPane()
}

// pickFirst shows the first tie, which stays one amber block, or makes the first branch current.
func (v *rankView) pickFirst() {
	rows := v.s.facts.Ranking.Rows
	if open := v.s.facts.Ranking.OpenTies(); len(open) > 0 && !v.s.closed() {
		v.table.SetCurrent(fmt.Sprint(open[0].OrgIDs[0])) // brings it into sight
		v.table.ClearCurrent()
	} else if len(rows) > 0 {
		v.table.SetCurrent(rankKey(rows[0]))
	}
}

func rankKey(r model.RankRow) string { return fmt.Sprint(r.OrgID) }

func (v *rankView) build() {
	v.counts, v.pane, v.foot = container.NewStack(), container.NewStack(), container.NewStack()
	v.table = table.New(table.Spec[model.RankRow]{Key: rankKey, RowHeight: look.DenseRow, CellPad: 6, NoFoot: true, Columns: v.columns(),
		RowTone: func(r model.RankRow) look.Tone {
			if r.Open {
				return look.ToneWarn
			}
			return look.ToneNone
		},
		Break: func(_ *model.RankRow, r model.RankRow) *table.Band {
			if b, ok := v.bands[r.OrgID]; ok {
				return &b
			}
			return nil
		},
		MenuOf: func(rows []model.RankRow, _ string) []kit.Option { return v.rowMenu(rows[0]) },
		OnRow:  func(model.RankRow) { v.rowChanged() },
		OnSpot: v.spot,
		OnOpen: func(model.RankRow) { v.showTree() }})
	work := kit.Border(nil, v.foot, nil, nil, v.table.Object())
	v.object = kit.Border(v.counts, nil, nil, nil, kit.Border(nil, nil, nil, v.pane, work))
}

// spot opens the number that was clicked: a part, the bonus or the deduction in the tree, or the whole total.
func (v *rankView) spot(_ model.RankRow, column string) {
	switch v.form {
	case "", "tree", "item":
	default:
		return // a form is filled in
	}
	v.form, v.node = "", ""
	if number := column != "rank" && column != "branch" && column != "grade" && column != "remark"; number {
		v.form, v.node = "tree", column
	}
	v.showPane()
}

// showTree shows the branch's tree, also of one in a tie, and gives it the keyboard, so that the arrows lead down.
func (v *rankView) showTree() {
	switch v.form {
	case "", "tree", "item":
		v.form = "tree"
		v.showPane()
		v.tree.MoveTo(v.node)
		kit.Focus(v.tree)
	}
}

// pickNode goes down from a line of the tree: to an item, to the entries of bonus and deduction, or by opening it.
func (v *rankView) pickNode(org int64, id string) {
	_, _, _, item := v.s.facts.Year.Scheme.ItemByID(id)
	switch {
	case item:
		v.showItem(org, id)
	case strings.HasPrefix(id, "bonus."), strings.HasPrefix(id, "deduction."):
		v.s.showAdjustsOf(org)
	default:
		v.tree.Toggle(id)
	}
}

// rowChanged shows another branch; a grade that is being decided is asked about first.
func (v *rankView) rowChanged() {
	now, ok := v.table.Current()
	org, what := v.lower.org, v.unsavedLowering()
	if what == "" {
		v.form, v.node = "", ""
		v.showPane()
		return
	}
	if ok && now.OrgID == org {
		return // back at it
	}
	v.table.SetCurrent(fmt.Sprint(org))
	v.s.askGiveUp(what, func() {
		v.form = ""
		if ok {
			v.table.SetCurrent(rankKey(now))
		}
		v.showPane()
	})
}

func (v *rankView) columns() []table.Column[model.RankRow] {
	scheme := &v.s.facts.Year.Scheme
	points := func(id, title string, width float32, text func(model.RankRow) string) table.Column[model.RankRow] {
		return table.Column[model.RankRow]{ID: id, Title: title, Width: width, Align: look.Right, Text: text}
	}
	rank := points("rank", "名次", 40, func(r model.RankRow) string {
		if r.Rank == 0 {
			return "—"
		}
		return fmt.Sprint(r.Rank)
	})
	columns := []table.Column[model.RankRow]{rank, {ID: "branch", Title: v.s.whom(), Ends: true, Width: 116, Flex: true,
		Text: func(r model.RankRow) string { return r.Branch }, Bold: func(r model.RankRow) bool { return r.Open }}}
	for i, p := range scheme.Parts {
		columns = append(columns, points(p.ID, p.Short, 62, func(r model.RankRow) string { return r.PartText(i) }))
	}
	adjusted := func(id, title string, has func(model.RankRow) bool, value func(model.RankRow) model.Points) table.Column[model.RankRow] {
		c := points(id, title, 54, func(r model.RankRow) string {
			if !has(r) {
				return "—"
			}
			return value(r).String()
		})
		c.Ink = func(model.RankRow) look.Token { return look.Text2 }
		return c
	}
	columns = append(columns,
		adjusted("bonus", "加分", func(r model.RankRow) bool { return r.HasBonus }, func(r model.RankRow) model.Points { return r.Bonus }),
		adjusted("deduction", "减分", func(r model.RankRow) bool { return r.HasDeduct }, func(r model.RankRow) model.Points { return r.Deduction }))
	total := points("total", "总分", 72, totalText)
	total.Bold = func(model.RankRow) bool { return true }
	grade := "建议等次"
	if v.s.closed() {
		grade = "等次"
	}
	return append(columns, total,
		table.Column[model.RankRow]{ID: "grade", Title: grade, Width: 72, Tags: v.gradeTag},
		table.Column[model.RankRow]{ID: "remark", Title: "说明", Width: 112, Flex: true, Text: remarkText, Ink: func(model.RankRow) look.Token { return look.Text2 }})
}

func totalText(r model.RankRow) string {
	switch {
	case !r.Ready:
		return ""
	case r.NoTotal:
		return "—"
	}
	return r.Total.String()
}

func (v *rankView) gradeTag(r model.RankRow) []table.Tag {
	grades := v.s.facts.Year.Scheme.Grades
	switch {
	case r.Open:
		return []table.Tag{{Text: "待决定", Tone: look.ToneWarn}}
	case r.Grade == "":
		return nil
	case len(grades) > 0 && r.Grade == grades[0].Name:
		return []table.Tag{{Text: r.Grade, Tone: look.ToneOK}}
	case len(grades) > 1 && r.Grade == grades[len(grades)-1].Name:
		return []table.Tag{{Text: r.Grade, Tone: look.ToneBad}}
	}
	return []table.Tag{{Text: r.Grade, Tone: look.ToneMuted}}
}

// remarkText is the remark of the papers, but for what the list shows otherwise.
func remarkText(r model.RankRow) string {
	switch {
	case r.Lapsed != nil:
		return "原决定已失效"
	case r.Open:
		return ""
	}
	return r.Remark
}

// showCounts draws how the branches divide into grades.
func (v *rankView) showCounts() {
	shares := gradeShares(v.s.facts)
	row := kit.Border(nil, nil, kit.HBox(0, chart.Legend(shares), kit.Space(look.Gap24, 0)), nil, chart.NewProportion(shares))
	v.counts.Objects = []fyne.CanvasObject{kit.Bar(look.FilterBarHeight, look.Surface, false, true, kit.Pad(row, 0, look.Gap24, 0, look.Gap24))}
	v.counts.Refresh()
}

// gradeShares are the branches by grade; what waits for a decision or for marks is counted by itself.
func gradeShares(f *model.YearFacts) []chart.Share {
	tokens := []look.Token{look.Chart1, look.Chart2, look.Chart3, look.Chart4}
	counts := scoring.CountGrades(&f.Year.Scheme, f.Ranking)
	var shares []chart.Share
	for i, g := range f.Year.Scheme.Grades {
		shares = append(shares, chart.Share{Name: g.Name, Count: counts.Grades[i], Token: tokens[min(i, len(tokens)-1)]})
		if i == 0 && counts.Open > 0 {
			shares = append(shares, chart.Share{Name: "待决定", Count: counts.Open, Token: look.Warn})
		}
	}
	if counts.Ungraded > 0 {
		shares = append(shares, chart.Share{Name: "不定等次", Count: counts.Ungraded, Token: look.EdgeSoft})
	}
	if counts.Unready > 0 {
		shares = append(shares, chart.Share{Name: "没打完分", Count: counts.Unready, Token: look.Edge})
	}
	return shares
}

// showHead puts the acts of the year into the head.
func (v *rankView) showHead() {
	summary := kit.NewButton("出汇总表", func() { v.s.d.Go(shell.Papers, "summary") }).Icon("document")
	if v.s.closed() {
		v.s.head.SetButtons(summary, shell.Writing(v.s.d, kit.NewButton("重新打开", v.s.reopen)).Icon("unlock"))
		return
	}
	fix := shell.Writing(v.s.d, kit.NewButton("核定并锁定", v.s.askFinalise)).Icon("lock")
	switch obstacles := office.Obstacles(v.s.facts); {
	case len(obstacles) > 0:
		fix.Off(obstacles[0].Label() + "，处理后才能核定")
	case v.form == "":
		fix.Kind(kit.Primary)
	}
	v.s.head.SetButtons(summary, fix)
}

// showFoot says why the year cannot be fixed yet, and how the total is made.
func (v *rankView) showFoot() {
	f := v.s.facts
	var left []fyne.CanvasObject
	obstacles := office.Obstacles(f)
	switch {
	case f.Year.Finalised:
		left = []fyne.CanvasObject{kit.NewIcon("lock", look.GlyphInline, look.OK), text.Small(fmt.Sprintf("%s核定，已锁定", f.Year.DecidedOn.Long())).In(look.OK)}
	case len(obstacles) > 0:
		left = []fyne.CanvasObject{kit.NewIcon("warning", look.GlyphInline, look.Warn),
			kit.Tipped(text.Small(strings.Join(office.ObstacleLabels(obstacles), "；") + "，处理后才能核定").In(look.Warn))}
	default:
		words := strings.Join(slices.Concat([]string{"分数和等次都齐了，可以核定"}, office.Notices(f), f.Ranking.Notes), "；")
		left = []fyne.CanvasObject{kit.NewIcon("check", look.GlyphInline, look.OK), kit.Tipped(text.Small(words).In(look.OK))}
	}
	right := []fyne.CanvasObject{kit.Tipped(text.Small(scoring.TotalText(&f.Year.Scheme))), kit.Space(look.Gap8, 0), v.table.CountLabel()}
	v.foot.Objects = []fyne.CanvasObject{kit.Bar(look.FooterHeight, look.Inset, true, false, kit.Pad(kit.Spread(look.Gap8, left, right), 0, look.Gap24, 0, look.Gap24))}
	v.foot.Refresh()
}
