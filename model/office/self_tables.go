package office

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/selfform"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// table decides what a table of scores that is no form would change.
func (p *collecting) table(f *CollectedFile, d *Draft) {
	marks, problems, why := d.scoresIn(p)
	f.Marks, f.Problems = marks, problems
	orgs := map[int64]bool{}
	for _, m := range marks {
		orgs[m.OrgID] = true
		f.Branch, f.OrgID = m.Branch, m.OrgID
	}
	if len(orgs) > 1 {
		f.Branch, f.OrgID = fmt.Sprintf("%d 个支部", len(orgs)), 0
	}
	switch {
	case why != "":
		f.Text = why
	case len(problems) > 0:
		f.Text = fmt.Sprintf("不是下发的自评表，按分数表读；有 %d 处不对，整份不收", len(problems))
	case len(marks) == 0:
		f.State, f.Text = CollectSame, "不是下发的自评表，按分数表读；没有变化"
	default:
		f.State, f.Text = CollectReady, fmt.Sprintf("不是下发的自评表，按分数表读；改 %d 个分", len(marks))
	}
}

// settleTables refuses tables of scores of branches whose own form, or another table, is there too: two sources of one
// branch's marks are for a person to sort out.
func (p *collecting) settleTables(forms map[int64][]*CollectedFile) {
	tables := map[int64][]*CollectedFile{}
	for _, f := range p.Files {
		if !f.Plain || f.State != CollectReady {
			continue
		}
		seen := map[int64]bool{}
		for _, m := range f.Marks {
			if !seen[m.OrgID] {
				seen[m.OrgID] = true
				tables[m.OrgID] = append(tables[m.OrgID], f)
			}
		}
	}
	var refused []*CollectedFile // only afterwards, so that of two both are
	for _, f := range p.Files {
		if !f.Plain || f.State != CollectReady {
			continue
		}
		for _, m := range f.Marks {
			switch others := tables[m.OrgID]; {
			case len(forms[m.OrgID]) > 0:
				f.Text = fmt.Sprintf("“%s”另有下发的自评表“%s”，这份分数表不收", m.Branch, forms[m.OrgID][0].Name())
			case len(others) > 1:
				other := others[0]
				if other == f {
					other = others[1]
				}
				f.Text = fmt.Sprintf("“%s”在“%s”里也有分，去掉一份再收", m.Branch, other.Name())
			default:
				continue
			}
			refused = append(refused, f)
			break
		}
	}
	for _, f := range refused {
		f.State = CollectRefused
	}
}

// markNote says what should be known of a mark that goes in: that the program has another one since, that the item is
// checked already, or that its method cannot give it.
func markNote(sheet *model.MarkSheet, item *model.Item, given, before selfform.Filled, mark model.Mark) string {
	checked, ok := sheet.Mark(item.ID, model.CheckedMark)
	switch {
	case before.Mark != given.Mark && given.Mark == "":
		return "下发后程序里填过 " + before.Mark
	case before.Mark != given.Mark:
		return fmt.Sprintf("下发时是 %s，程序里改过", given.Mark)
	case ok:
		return fmt.Sprintf("已复核 %s，不受影响", scoring.MarkText(checked, true))
	}
	if fit := scoring.NeedsReason(item, mark); fit != "" {
		return fit + "，没有写说明"
	}
	return ""
}
