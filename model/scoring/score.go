package scoring

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Score computes the result of one branch at a stage and explains it. Marks that hold at the stage are counted
// (MarkSheet.Effective); a mark outside its item's range is counted at the nearest allowed value, with a note. While
// a mark is missing the result is not Ready: parts and tree show what is there so far, total and grade stay empty.
func Score(scheme *model.Scheme, sheet *model.MarkSheet, stage model.Stage) *model.BranchResult {
	return NewScorer(scheme).Score(sheet, stage)
}

// score computes the result of the branch whose marks were taken.
func (s *Scorer) score(sheet *model.MarkSheet, stage model.Stage) *model.BranchResult {
	r := &computation{Scorer: s, sheet: sheet, stage: stage, nodes: make([]model.Result, len(s.items)+len(s.titles)), out: &model.BranchResult{
		OrgID: sheet.OrgID, Branch: sheet.Branch, Stage: stage, Ready: true,
		NoTotal: s.scheme.Combine.Mode == model.SideBySide}}
	var parts []*partScore
	for i := range s.scheme.Parts {
		p := r.part(&s.scheme.Parts[i])
		parts = append(parts, p)
		r.out.Parts = append(r.out.Parts, p.node.Score)
	}
	if n := s.stray[stage]; n > 0 {
		r.notef("有 %d 个分数的项目不在方案里，没有计入", n)
	}
	bonus, deduction := r.adjust(false), r.adjust(true)
	r.out.Bonus, r.out.Deduction = bonus.Score, -deduction.Score
	r.total(parts, bonus, deduction)
	r.vetoes()
	r.grade(parts)
	return r.out
}

// computation is one result in the making.
type computation struct {
	*Scorer
	sheet  *model.MarkSheet
	stage  model.Stage
	out    *model.BranchResult
	failed []string // ★ items at 0

	nodes            []model.Result // room for the nodes of categories and items, which are many
	nextItem, nextOf int            // the item and the category that come next
}

// node returns the next of the nodes.
func (r *computation) node() *model.Result {
	n := &r.nodes[0]
	r.nodes = r.nodes[1:]
	return n
}

// partScore is a part with what the combination needs of it.
type partScore struct {
	part *model.Part
	node *model.Result
}

func (r *computation) notef(format string, args ...any) {
	r.out.Notes = append(r.out.Notes, fmt.Sprintf(format, args...))
}

// part adds a hundred up. Items that do not apply leave it, and what the others reached is scaled to the whole once.
func (r *computation) part(part *model.Part) *partScore {
	node := &model.Result{Kind: model.PartNode, ID: part.ID, Name: part.Name, Max: part.Max, Ready: true,
		Children: make([]*model.Result, 0, len(part.Categories)+1)}
	var sum, possible model.Points
	var away, missing []string
	for c := range part.Categories {
		category := &part.Categories[c]
		cn := r.node()
		*cn = model.Result{Kind: model.CategoryNode, ID: category.ID, Name: r.titles[r.nextOf], Max: category.Max, Ready: true, Sums: true,
			Children: make([]*model.Result, 0, len(category.Items))}
		r.nextOf++
		before := len(away)
		for i := range category.Items {
			item := &category.Items[i]
			in := r.item(item, r.nextItem)
			r.nextItem++
			cn.Children = append(cn.Children, in)
			cn.Ready = cn.Ready && in.Ready
			switch {
			case in.NA:
				away = append(away, label(part, item))
				continue
			case !in.Ready:
				missing = append(missing, label(part, item))
			}
			cn.Score += in.Score
			possible += item.Max
		}
		cn.NA = len(category.Items) > 0 && len(away)-before == len(category.Items)
		cn.Why, cn.Plain = categoryWhy(cn, len(away)-before), cn.Ready && !cn.NA
		sum += cn.Score
		node.Ready = node.Ready && cn.Ready
		node.Children = append(node.Children, cn)
	}
	r.out.Missing = append(r.out.Missing, missing...)
	r.out.Ready = r.out.Ready && node.Ready
	scalePart(node, sum, possible, away)
	switch {
	case node.NA:
		r.notef("%s全部不适用，不计入总分", part.Name)
	case len(away) > 0 && len(missing) == 0:
		r.notef("%s：%s", part.Name, node.Why)
	}
	if len(missing) > 0 {
		node.Plain, node.Why = false, fmt.Sprintf("还有 %d 项没有打分（%s），现有 %s 分", len(missing), strings.Join(missing, "、"), node.Score)
	}
	return &partScore{part, node}
}

// scalePart sets a part's score from the sum of its items: part max × sum ÷ what the applicable items could reach.
func scalePart(node *model.Result, sum, possible model.Points, away []string) {
	switch {
	case len(away) == 0:
		node.Score, node.Plain = sum, true
		node.Why = "各类得分合计 " + sum.String() + " 分"
		return
	case possible == 0:
		node.NA = true
		node.Why = "全部项目不适用，不计入"
		return
	}
	num, den := int64(node.Max)*int64(sum), int64(possible)
	node.Score = roundHalf(num, den)
	node.Why = fmt.Sprintf("%s 不适用；其余满分 %s 分，得 %s 分，折算 %s × %s ÷ %s %s", strings.Join(away, "、"),
		possible.Short(), sum, node.Max.Short(), sum.Short(), possible.Short(), rounded(num, den))
	if node.Score != sum {
		node.Children = append(node.Children, &model.Result{Kind: model.RoundNode, Name: "不适用折算", Score: node.Score - sum,
			Ready: true, Sums: true, Why: fmt.Sprintf("%s 不适用，不算 0 分，按其余项目的得分率折算到 %s 分", strings.Join(away, "、"), node.Max.Short())})
	}
}

func categoryWhy(n *model.Result, away int) string {
	switch {
	case n.NA:
		return "全部项目不适用，不计入"
	case away > 0:
		return fmt.Sprintf("各项得分合计 %s 分，%d 项不适用", n.Score, away)
	case !n.Ready:
		return fmt.Sprintf("还没有打完分，现有 %s 分", n.Score)
	}
	return "各项得分合计 " + n.Score.String() + " 分"
}

// item explains the mark of item number i.
func (r *computation) item(item *model.Item, i int) *model.Result {
	n, title, marks := r.node(), r.items[i].title, &r.given[i]
	*n = model.Result{Kind: model.ItemNode, ID: item.ID, Name: title, Max: item.Max, Sums: true}
	given := r.stage
	if given == model.FinalMark && !marks.has[given] {
		given = model.CheckedMark
	}
	if !marks.has[given] {
		n.Why = MissingText(r.stage)
		return n
	}
	mark := &marks.mark[given]
	n.Ready = true
	if mark.NotApplicable {
		n.NA, n.Sums = true, false
		n.Why = "不适用，不计入，其余项目折算"
		if mark.Reason != "" {
			n.Why += "；" + mark.Reason
		}
		r.askReason(title, marks, given, "")
		return n
	}
	n.Score = min(max(mark.Points, min(item.Method.Floor, 0)), item.Max)
	fit := r.misfit(i, item, mark.Points)
	n.Why, n.Plain = r.markWhy(marks, given, fit)
	if n.Score != mark.Points {
		note := fmt.Sprintf("%s填了 %s 分，超出范围，按 %s 分计", title, mark.Points.Short(), n.Score.Short())
		n.Why, n.Plain = note+"；"+n.Why, false
		r.notef("%s", note)
	}
	r.askReason(title, marks, given, fit)
	if item.Veto && n.Score <= 0 {
		r.failed = append(r.failed, title)
	}
	return n
}

// askReason notes a mark that has no reason although something asks for one: that its method cannot give it, as fit says, or that
// the final mark differs from the checked one.
func (r *computation) askReason(title string, marks *stageMarks, given model.Stage, fit string) {
	mark := &marks.mark[given]
	if strings.TrimSpace(mark.Reason) != "" {
		return
	}
	asks := cmp.Or(fit, marks.overruled(given))
	if asks == "" {
		return
	}
	note := title + "打 " + mark.Points.Short() + " 分，" + asks
	if mark.NotApplicable {
		note = title + "不适用，" + asks
	}
	r.out.NoReason = append(r.out.NoReason, note)
	r.out.Notes = append(r.out.Notes, note+"，没有写理由")
}

// overruled says what the checked mark was where the final one differs from it: 复核是 4 分; "" where it does not.
func (m *stageMarks) overruled(given model.Stage) string {
	if given != model.FinalMark || !m.has[model.CheckedMark] {
		return ""
	}
	checked, final := &m.mark[model.CheckedMark], &m.mark[given]
	return Overruled(model.Mark{Points: checked.Points, NotApplicable: checked.NotApplicable}, model.Mark{Points: final.Points, NotApplicable: final.NotApplicable})
}

// MissingText says that an item has no mark that holds at a stage: final marks are the checked ones where the committee
// changed nothing.
func MissingText(stage model.Stage) string {
	return fmt.Sprintf("还没有%s分", min(stage, model.CheckedMark).Label())
}

// markWhy says at which stage the mark that holds was given, how it differs from the branch's own, and why; plain when there is
// nothing of that to say. fit says why the method cannot give it.
func (r *computation) markWhy(marks *stageMarks, given model.Stage, fit string) (why string, plain bool) {
	mark, self, checked := &marks.mark[given], &marks.mark[model.SelfMark], &marks.mark[model.CheckedMark]
	w := markWords{given: given, points: mark.Points}
	if marks.has[model.CheckedMark] && given == model.FinalMark && !checked.same(mark) && !checked.NotApplicable {
		w.checked, w.compared[1] = checked.Points, true
	}
	if marks.has[model.SelfMark] && given != model.SelfMark && !self.NotApplicable {
		w.self, w.compared[0] = self.Points, true
	}
	why, plain = r.sentence(w), !w.compared[1] && (!w.compared[0] || w.self == w.points)
	if fit != "" {
		return why + "；" + misfitWhy(fit, mark.Reason), false
	}
	if mark.Reason != "" {
		return why + "；" + mark.Reason, false
	}
	return why, plain
}

// label is how an item without a mark is named in a list: its code, with the part for items that are only numbered.
func label(part *model.Part, item *model.Item) string {
	if item.Code == "" {
		return item.Name
	}
	if c := item.Code[0]; c >= '0' && c <= '9' {
		return part.Short + item.Code
	}
	return item.Code
}
