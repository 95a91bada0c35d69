package assess

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// marksView is the tab 打分: the grid of one part, or the list of bonus and deduction entries.
type marksView struct {
	s           *Screen
	part        int
	list        bool // the bonus and deduction entries instead of the grid
	stage       model.Stage
	filter      int            // the chip that is on
	passed      map[int64]bool // the branches that passed the chip when it was set; rows never vanish while marks are typed
	filterAgain bool           // the chip is to be asked again
	open        int64          // the opened branch, 0 for none
	lastItem    string         // the item the cursor was on last
	headSaid    string         // what the head says of the marks
	builtFor    string         // what the table was built for

	table   *table.Table[markRow]
	parts   *kit.Segments
	stages  *kit.Segments
	chips   []*kit.Chip
	count   *text.Label
	bar     *fyne.Container
	pane    *fyne.Container
	foot    *fyne.Container
	object  *fyne.Container
	adjusts *adjustView

	evidence   *evidence         // what the records give, as far as asked
	plan       *office.PastePlan // the paste shown in the bar above the grid, nil for none
	paneClosed bool              // the pane was closed

	question string     // what the bar asks about marks without a reason, "" for nothing
	reason   *kit.Entry // of the current mark, nil once the year is closed
	proof    *kit.Entry // of the current mark, likewise
}

func newMarksView(s *Screen) *marksView {
	v := &marksView{s: s, stage: model.CheckedMark, filterAgain: true, count: text.Small("")}
	v.bar, v.pane, v.foot = container.NewStack(), container.NewStack(), container.NewStack()
	v.adjusts, v.evidence = newAdjustView(v), newEvidence(s)
	return v
}

// forget drops what belongs to another year.
func (v *marksView) forget() {
	v.builtFor, v.open, v.plan, v.part, v.filter, v.list = "", 0, nil, 0, showAll, false
	v.filterAgain = true
}

// show draws the tab.
func (v *marksView) show() {
	if v.s.wantAdjusts {
		v.s.wantAdjusts, v.list = false, true
	}
	v.showHead()
	f := v.s.facts
	want, item := v.s.wantBranch, ""
	if want != 0 {
		v.part, item = v.lacking(want)
		v.list = false
	}
	if builtFor := fmt.Sprintf("%d %d %s %s %d %v", f.Year.Year, f.Year.Group, f.Year.OpenedAt, f.Year.Scheme.Title, v.part, v.list); builtFor != v.builtFor {
		v.builtFor = builtFor
		v.build()
	}
	if want != 0 {
		v.s.wantBranch, v.open, v.filter, v.filterAgain = 0, want, showAll, true
		v.fill()
		v.table.SetCurrentCell(markRowKey(want, v.stage), item)
	}
	v.s.replace(v.object) // before the rows: only a table that has its size can bring a cell into sight
	v.fillBar()
	v.showBar()
	if v.list {
		v.adjusts.show()
	} else {
		v.fill()
		v.askReason()
		if !v.s.closed() {
			v.evidence.askAll()
		}
	}
}

// showHead puts the progress and the ways in into the head.
func (v *marksView) showHead() {
	f, done := v.s.facts, v.checked()
	v.headSaid = v.headText()
	collect := shell.Writing(v.s.d, kit.NewButton("收分数表", func() { v.s.collect(intake.Scores) })).Icon("import")
	if f.Year.Finalised {
		v.s.head.SetButtons(text.Small(f.Year.DecidedOn.Long() + "核定"))
		return
	}
	progress := kit.NewProgressLine(float64(done) / float64(max(1, len(f.Sheets)))).Wide(120)
	adopt := kit.MenuButton("采用建议分", v.adoptActs())
	adopt.SetEnabled(!v.list && v.stage == model.CheckedMark)
	shell.Writing(v.s.d, adopt)
	v.s.head.SetButtons(text.Small(v.headSaid), progress, kit.Space(0, 0), adopt, collect)
}

// checked is how many branches of the group are checked.
func (v *marksView) checked() (done int) {
	for _, sheet := range v.s.facts.Sheets {
		if v.s.progressOf(sheet).CheckedDone() {
			done++
		}
	}
	return done
}

// headText is what the head says of the marks: while it stays, marks that are typed leave the head alone.
func (v *marksView) headText() string {
	return fmt.Sprintf("已复核 %d / %d", v.checked(), len(v.s.facts.Sheets))
}

// build makes table and bars anew for a part or the list.
func (v *marksView) build() {
	f := v.s.facts
	v.part = min(v.part, len(f.Year.Scheme.Parts)-1)
	names := make([]string, 0, 3)
	for _, p := range f.Year.Scheme.Parts {
		names = append(names, fmt.Sprintf("%s %s", p.Short, p.Max.Short()))
	}
	names = append(names, "加减分")
	chosen := v.part
	if v.list {
		chosen = len(names) - 1
	}
	v.parts = kit.NewSegments(names, chosen, v.choosePart)
	var work fyne.CanvasObject
	if v.list {
		v.object = v.adjusts.build(v.parts)
		return
	}
	v.stages = kit.NewSegments([]string{"自评", "复核", "核定"}, int(v.stage), v.chooseStage)
	v.chips = nil
	left := []fyne.CanvasObject{v.parts, kit.Space(look.Gap8, 0), v.stages, kit.Space(look.Gap8, 0)}
	for i := showUnchecked; i <= showUnsent; i++ {
		chip := kit.NewChip("", v.filter == i, func(on bool) { v.chooseChip(i, on) })
		v.chips = append(v.chips, chip)
		left = append(left, chip)
	}
	bar := shell.FilterBar(left, []fyne.CanvasObject{v.count})
	v.table = table.New(v.spec())
	work = kit.Border(v.bar, v.foot, nil, nil, v.table.Object())
	v.object = kit.Border(bar, nil, nil, nil, kit.Border(nil, nil, nil, v.pane, work))
}

func (v *marksView) spec() table.Spec[markRow] {
	return table.Spec[markRow]{Columns: v.gridColumns(v.part), Key: markRow.key, RowHeight: look.DenseRow, Cells: true, Frozen: 3, CellPad: 6, NoFoot: true,
		Empty:  kit.NewEmptyState("这里没有"+v.s.whom(), "没有"+v.s.whom()+"合上面的条件，再点一次条件就显示全部。", nil),
		Picked: func(row markRow) bool { return row.open },
		OnCell: v.onCell,
		OnOpen: func(row markRow) { v.toggle(row.sheet.OrgID) },
		OnIcon: func(row markRow, _ string) { v.toggle(row.sheet.OrgID) },
		EditText: func(row markRow, column string) string {
			m, ok := row.sheet.Mark(column, row.stage)
			return editText(m, ok)
		},
		Commit:  v.commit,
		OnPaste: v.onPaste,
		OnRange: v.onRange,
		OnClear: v.clearMarks,
		MenuOf:  v.menu,
	}
}

// editText is what a field starts with: the mark with as few decimals as needed.
func editText(m model.Mark, ok bool) string {
	if !ok || m.NotApplicable {
		return scoring.MarkText(m, ok)
	}
	return m.Points.Short()
}

func (v *marksView) choosePart(i int) {
	v.list = i >= len(v.s.facts.Year.Scheme.Parts)
	if !v.list {
		v.part = i
	}
	v.plan, v.filterAgain = nil, true
	v.show()
	v.s.keysChanged()
	kit.Focus(v.parts)
}

func (v *marksView) chooseStage(i int) {
	v.stage, v.plan, v.filterAgain = model.Stage(i), nil, true
	current, ok := v.table.Current()
	v.show()
	if ok {
		v.table.SetCurrent(markRowKey(current.sheet.OrgID, v.stage))
	}
}

// fill gives the table its rows and draws footer and pane.
func (v *marksView) fill() {
	if v.filterAgain {
		v.filterAgain, v.passed = false, map[int64]bool{}
		for _, sheet := range v.s.facts.Sheets {
			v.passed[sheet.OrgID] = v.passes(v.filter, sheet)
		}
	}
	v.table.SetRows(v.rows())
	if _, ok := v.table.Current(); !ok {
		v.pickFirst()
	}
	v.afterMove()
}

// lines are the rows: one for each branch that passed the chip, three for the opened one.
func (v *marksView) rows() []markRow {
	var rows []markRow
	shown := 0
	for _, sheet := range v.s.facts.Sheets {
		if v.filter != showAll && !v.passed[sheet.OrgID] {
			continue
		}
		shown++
		if sheet.OrgID != v.open {
			rows = append(rows, markRow{sheet: sheet, stage: v.stage, first: true})
			continue
		}
		for _, stage := range model.Stages() {
			rows = append(rows, markRow{sheet: sheet, stage: stage, open: true, first: stage == model.SelfMark})
		}
	}
	v.count.SetText(fmt.Sprintf("显示 %d / %d", shown, len(v.s.facts.Sheets)))
	return rows
}

// pickFirst makes the first mark of the grid current.
func (v *marksView) pickFirst() {
	if rows := v.table.Shown(); len(rows) > 0 {
		v.table.SetCurrentCell(rows[0].key(), v.firstItem())
	}
}

func (v *marksView) firstItem() string {
	return v.s.facts.Year.Scheme.Parts[v.part].Categories[0].Items[0].ID
}

// toggle opens a branch into its three lines, or closes it.
func (v *marksView) toggle(org int64) {
	if v.open == org {
		v.open = 0
	} else {
		v.open = org
	}
	v.table.Focus()
	v.table.SetRows(v.rows())
	if !v.table.SetCurrentCell(markRowKey(org, v.stage), v.lastItem) {
		v.table.SetCurrentCell(markRowKey(org, v.stage), v.firstItem())
	}
}

// current is the line and item the cursor is on; item is nil on a column that is none.
func (v *marksView) current() (row markRow, item *model.Item, ok bool) {
	row, ok = v.table.Current()
	if !ok {
		return row, nil, false
	}
	_, _, item, _ = v.s.facts.Year.Scheme.ItemByID(v.table.CurrentColumn())
	return row, item, true
}

func (v *marksView) onCell(_ markRow, column string) {
	if _, _, _, ok := v.s.facts.Year.Scheme.ItemByID(column); ok {
		v.lastItem = column
	}
	v.table.Afterwards(v.afterMove)
}

// afterMove draws what follows the cursor.
func (v *marksView) afterMove() {
	v.showFoot("")
	v.showMarkPane()
}
