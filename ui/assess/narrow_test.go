package assess

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

// sheetWidth and sheetHeight are what a window of 1000 × 640 leaves for a screen beside navigation, top bar and status line.
const (
	sheetWidth  = 1000 - 144
	sheetHeight = 640 - 76
)

// TestNoTabNeedsAWideWindow: with names of 40 characters and a long question above the grid every tab fits a small window.
func TestNoTabNeedsAWideWindow(t *testing.T) {
	r := open(t, sample(t, true))
	within, _ := tied(t, r.office)
	r.load(true)
	for _, sheet := range r.facts.Sheets {
		sheet.Branch = strings.Repeat("长三角一体化示范区", 4) + sheet.Branch
	}
	for i := range r.facts.Ranking.Rows {
		row := &r.facts.Ranking.Rows[i]
		row.Branch = strings.Repeat("长三角一体化示范区", 4) + row.Branch
	}
	check := func(state string) {
		t.Helper()
		if s := r.Object().MinSize(); s.Width > sheetWidth || s.Height > sheetHeight {
			t.Errorf("%s needs %.0f × %.0f, there is %d × %d", state, s.Width, s.Height, sheetWidth, sheetHeight)
		}
	}
	for tab, name := range []string{"进度", "方案", "自评", "打分", "排名定级", "历年"} {
		r.open(tab)
		check(name)
	}
	r.rank.table.SetCurrent(rankKey(within))
	r.rank.showPane()
	check("同分")
	r.rank.showItem(within.OrgID, "A1")
	check("一项的三个分和记录")
	r.rank.form = ""
	r.rank.form = "opinion"
	r.rank.setPane(r.rank.opinionPane(within))
	check("考核意见")
	r.open(marksTab)
	row, _, _ := r.marks.current()
	r.marks.onPaste(row, "A1", table.ParseTSV("1\tx\t99\n4.4\t1\t1\n"))
	check("粘贴")
	r.marks.showDifferences()
	check("粘贴前的差异")
	r.marks.dropPaste()
	_, item, _ := r.marks.current()
	r.marks.setMark(row, item, &model.Mark{Points: 444})
	check("要写理由")
	r.marks.choosePart(2)
	check("加减分")
	r.marks.adjusts.edit(adjustEntry{sort: bonusEntry})
	check("登记加分")
}

func TestTheCountOfBranchesShows(t *testing.T) {
	r := open(t, sample(t, true))
	if !r.says("显示 24 / 24") {
		t.Error("nothing says how many branches are shown")
	}
	if w := r.marks.count.Size().Width; w < 60 || r.marks.count.IsCut() || !r.marks.count.Visible() {
		t.Errorf("the count has %.0f px", w)
	}
	r.marks.chooseChip(showUnchecked, true)
	if r.marks.count.IsCut() {
		t.Errorf("%q is cut", r.marks.count.Text)
	}
}
