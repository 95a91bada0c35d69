package checkup

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

type gap = checkup.Gap

func (s *Screen) newGaps() *records.Screen[gap] {
	return records.New(s.d, records.Spec[gap]{
		ID: "gaps", Unit: "项", Columns: gapColumns(), Key: func(g gap) int64 { return number(fmt.Sprint(g.OrgID, g.MemberID, g.EntryID, g.What)) },
		Name: func(g gap) string { return g.What }, Read: s.readGaps, Export: gapExport(),
		Search:     func(g gap, words string) bool { return strings.Contains(strings.ToLower(gapWhom(g)+g.What), words) },
		SearchHint: "支部、姓名、资料", NoHit: "没有符合条件的资料",
		Empty: func() *fyne.Container {
			return kit.NewEmptyState("资料齐全", "规则要用的资料都填了", nil)
		},
		Foot: func() string { return "缺资料的不当作问题，补上以后才判断" }, OpenKey: "去填",
		Open: func(g gap) { _, act := s.gapWay(g); act() }, PaneWide: paneWidth, Pane: records.Plain(s.gapPane),
	})
}

func (s *Screen) readGaps(ctx context.Context, o *office.Office, _ bool) ([]gap, func(), error) {
	r, err := o.Checkup(ctx, "")
	if err != nil {
		return nil, nil, err
	}
	return r.Gaps, func() { s.took(r) }, nil
}

func gapExport() *records.Export[gap] {
	return &records.Export[gap]{Title: "体检待补资料", Noun: "项", Columns: gapColumns(), People: func(rows []gap) office.Disclosure { return office.ListedFindings(nil, rows) }}
}

func gapWhom(g gap) string { return g.Whom() }

func gapColumns() []table.Column[gap] {
	whom := records.Column("whom", "对象", record.Text, gapWhom)
	whom.Width, whom.Flex, whom.Lead, whom.Always = 200, true, true, true
	what := records.Column("what", "缺什么", record.Text, func(g gap) string { return g.What })
	what.Width, what.Flex, what.Always = 240, true, true
	rules := records.Column("rules", "等它判断的规则", record.Text, func(g gap) string { return strings.Join(g.Rules, "、") })
	rules.Width = 180
	return []table.Column[gap]{whom, what, rules}
}

// gapWay is the record that fills a gap: the words of the button, and how to get there.
func (s *Screen) gapWay(g gap) (string, func()) {
	if g.Activity != 0 {
		return "打开记录", func() {
			s.d.Go(shell.Life, shell.LifeOf{Org: g.OrgID, Year: g.On.Year(), Month: g.On.Month(), Record: g.Activity})
		}
	}
	return s.wayFor(g.Mend, g.OrgID, g.MemberID, g.EntryID)
}

func (s *Screen) gapPane(g gap) kit.PaneSpec {
	box := kit.VBox(look.Gap12, kit.NewNote(look.ToneInfo, g.What, "", "补上以前，下面的规则判断不了，也不算问题"))
	for _, id := range g.Rules {
		if r := s.report.RuleByID(id); r != nil {
			box.Add(text.Caption(r.ID + "　" + r.Title))
		}
	}
	box.Add(text.Strong("怎么办"))
	box.Add(kit.HRule(look.Line))
	words, act := s.gapWay(g)
	s.addStep(box, 1, g.Fix+"。", kit.PrimaryButton(words, act).Small().Wide(stepButton))
	return kit.PaneSpec{Title: gapWhom(g), Facts: "缺资料，暂不判断", Body: box}
}
