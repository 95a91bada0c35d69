package scoring

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Score computes the result of one branch at a stage and explains it. Marks that hold at the stage are counted
// (MarkSheet.Effective); a mark outside its item's range is counted at the nearest allowed value, with a note. While
// a mark is missing the result is not Ready: parts and tree show what is there so far, total and grade stay empty.
func Score(scheme *model.Scheme, sheet *model.MarkSheet, stage model.Stage) *model.BranchResult {
	r := &computation{scheme: scheme, sheet: sheet, stage: stage, out: &model.BranchResult{
		OrgID: sheet.OrgID, Branch: sheet.Branch, Stage: stage, Ready: true,
		NoTotal: scheme.Combine.Mode == model.SideBySide}}
	var parts []*partScore
	for i := range scheme.Parts {
		p := r.part(&scheme.Parts[i])
		parts = append(parts, p)
		r.out.Parts = append(r.out.Parts, p.node.Score)
	}
	r.strayMarks()
	bonus, deduction := r.adjust(false), r.adjust(true)
	r.out.Bonus, r.out.Deduction = bonus.Score, -deduction.Score
	r.total(parts, bonus, deduction)
	r.vetoes()
	r.grade(parts)
	return r.out
}

// computation is one call of Score.
type computation struct {
	scheme *model.Scheme
	sheet  *model.MarkSheet
	stage  model.Stage
	out    *model.BranchResult
	failed []string // ★ items at 0
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
	node := &model.Result{Kind: model.PartNode, ID: part.ID, Name: part.Name, Max: part.Max, Ready: true}
	var sum, possible model.Points
	var away, missing []string
	for c := range part.Categories {
		category := &part.Categories[c]
		cn := &model.Result{Kind: model.CategoryNode, ID: category.ID, Name: category.Title(), Max: category.Max, Ready: true, Sums: true}
		before := len(away)
		for i := range category.Items {
			item := &category.Items[i]
			in := r.item(item)
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
		node.Why = fmt.Sprintf("各类得分合计 %s 分", sum)
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
	return fmt.Sprintf("各项得分合计 %s 分", n.Score)
}

// item explains one mark.
func (r *computation) item(item *model.Item) *model.Result {
	n := &model.Result{Kind: model.ItemNode, ID: item.ID, Name: item.Title(), Max: item.Max, Sums: true}
	mark, ok := r.sheet.Effective(item.ID, r.stage)
	if !ok {
		n.Why = MissingText(r.stage)
		return n
	}
	n.Ready = true
	if mark.NotApplicable {
		n.NA, n.Sums = true, false
		n.Why = "不适用，不计入，其余项目折算"
		if mark.Reason != "" {
			n.Why += "；" + mark.Reason
		}
		return n
	}
	n.Score = min(max(mark.Points, min(item.Method.Floor, 0)), item.Max)
	n.Why, n.Plain = r.markWhy(item, mark)
	if n.Score != mark.Points {
		note := fmt.Sprintf("%s填了 %s 分，超出范围，按 %s 分计", item.Title(), mark.Points.Short(), n.Score.Short())
		n.Why, n.Plain = note+"；"+n.Why, false
		r.notef("%s", note)
	}
	if fit := NeedsReason(item, mark); fit != "" {
		note := fmt.Sprintf("%s打 %s 分，%s", item.Title(), mark.Points.Short(), fit)
		r.out.NoReason = append(r.out.NoReason, note)
		r.notef("%s，没有写理由", note)
	}
	if item.Veto && n.Score <= 0 {
		r.failed = append(r.failed, item.Title())
	}
	return n
}

// MissingText says that an item has no mark that holds at a stage: final marks are the checked ones where the committee
// changed nothing.
func MissingText(stage model.Stage) string {
	return fmt.Sprintf("还没有%s分", min(stage, model.CheckedMark).Label())
}

// markWhy says at which stage the mark was given, how it differs from the branch's own, and why; plain when there is
// nothing of that to say.
func (r *computation) markWhy(item *model.Item, mark model.Mark) (why string, plain bool) {
	stage := r.stage
	if _, own := r.sheet.Mark(item.ID, stage); !own {
		stage = model.CheckedMark
	}
	why, plain = fmt.Sprintf("%s %s 分", stage.Label(), mark.Points), true
	if checked, ok := r.sheet.Mark(item.ID, model.CheckedMark); ok && stage == model.FinalMark && !checked.Same(mark) && !checked.NotApplicable {
		why, plain = why+fmt.Sprintf("，复核 %s 分", checked.Points), false
	}
	if self, ok := r.sheet.Mark(item.ID, model.SelfMark); ok && stage != model.SelfMark && !self.NotApplicable {
		if self.Points == mark.Points {
			why += "，与自评相同"
		} else {
			why, plain = why+fmt.Sprintf("，自评 %s 分", self.Points), false
		}
	}
	if odd := misfitWhy(item, mark); odd != "" {
		return why + "；" + odd, false
	}
	if mark.Reason != "" {
		return why + "；" + mark.Reason, false
	}
	return why, plain
}

// strayMarks notes marks whose item the scheme no longer has.
func (r *computation) strayMarks() {
	n := 0
	for key := range r.sheet.Marks {
		if _, _, _, ok := r.scheme.ItemByID(key.Item); !ok && key.Stage == r.stage {
			n++
		}
	}
	if n > 0 {
		r.notef("有 %d 个分数的项目不在方案里，没有计入", n)
	}
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
