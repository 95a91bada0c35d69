package assess

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// evidence are the marks that the records give, by branch and item. A branch is asked when the cursor first comes to
// it; a new reading of the year begins a new one.
type evidence struct {
	s      *Screen
	known  map[int64]map[string]office.Proposal // nil for a branch whose answer is on its way
	asking func()                               // stops the asking of all branches, nil while they are not asked
}

func newEvidence(s *Screen) *evidence {
	return &evidence{s: s, known: map[int64]map[string]office.Proposal{}}
}

// of returns the proposals of a branch. While they are being worked out off the UI goroutine there are none, and then
// is called when they came.
func (e *evidence) of(org int64, then func()) map[string]office.Proposal {
	if got, asked := e.known[org]; asked {
		return got
	}
	e.known[org] = nil
	year, file, here := e.s.year, e.s.d.Office, true
	var got map[string]office.Proposal
	e.s.writes.later(func() (err error) {
		got, err = file.Evidence(context.Background(), year, org)
		return err
	}, func(err error) {
		if err != nil {
			e.s.d.Fail(err)
			return
		}
		if e.known[org] = got; !here {
			then()
		}
	})
	here = false
	return e.known[org]
}

// askAll asks for all branches of the grid that are not known yet, in one reading off the UI goroutine, and draws the grid again
// when marks depart from their records.
func (e *evidence) askAll() {
	var left []int64
	for _, sheet := range e.s.facts.Sheets {
		if _, asked := e.known[sheet.OrgID]; !asked {
			left = append(left, sheet.OrgID)
		}
	}
	if e.asking != nil || len(left) == 0 {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	e.asking = stop
	year, file := e.s.year, e.s.d.Office
	got := map[int64]map[string]office.Proposal{}
	e.s.d.Later(func() error {
		return file.EvidenceOf(ctx, year, left, func(org int64, p map[string]office.Proposal) { got[org] = p })
	}, func(err error) {
		stopped := ctx.Err() != nil
		stop()
		e.asking = nil
		if stopped {
			return
		}
		if err != nil {
			e.s.d.Fail(err)
			return
		}
		departs := false
		for org, p := range got {
			e.known[org] = p
			departs = departs || e.departs(org)
		}
		if departs && e.s.tab == marksTab && !e.s.marks.list {
			e.s.marks.table.Refresh()
		}
	})
}

// forget stops the asking: what comes of it is of no use any more.
func (e *evidence) forget() {
	if e.asking != nil {
		e.asking()
	}
}

// departs reports whether a branch has a mark that departs from its records without a reason.
func (e *evidence) departs(org int64) bool {
	for item, p := range e.known[org] {
		if m, ok := e.s.facts.Sheet(org).Mark(item, model.CheckedMark); ok && p.Overridden(m) != "" {
			return true
		}
	}
	return false
}

// overridden reports whether the own mark of a row departs from the records, as far as they are known, without a reason.
func (v *marksView) overridden(row markRow, item string, m model.Mark) bool {
	if row.stage == model.SelfMark || v.s.closed() {
		return false
	}
	p, known := v.evidence.known[row.sheet.OrgID][item]
	return known && p.Overridden(m) != ""
}

// proposal is what the records give for an item of a line.
func (v *marksView) proposal(row markRow, item *model.Item) (office.Proposal, bool) {
	asked, org := v.evidence, row.sheet.OrgID
	p, ok := asked.of(org, func() {
		if now, ok := v.table.Current(); ok && v.evidence == asked && now.sheet.OrgID == org && v.plan == nil && !v.list {
			v.showMarkPane()
		}
	})[item.ID]
	return p, ok
}

// recordBlock is the line that says what the records give where the mark differs, with the ways to take it over and to
// look at the records; nil where there is nothing to say.
func (v *marksView) recordBlock(row markRow, item *model.Item, m model.Mark, own bool) fyne.CanvasObject {
	p, ok := v.proposal(row, item)
	if !ok {
		return nil
	}
	same := own && p.Agrees(m)
	box := kit.VBox(look.Gap4)
	if !same {
		box.Add(text.Small(p.Label()).In(look.Info))
	}
	if words := p.Overridden(m); own && row.stage != model.SelfMark && words != "" && !v.s.closed() {
		box.Add(text.Caption(words).In(look.Warn).For(paneWidth - 2*look.Gap20))
	}
	var acts []fyne.CanvasObject
	if !same && !v.s.fixed() {
		acts = append(acts, kit.NewButton(p.ActLabel(), func() { mark := p.Mark(); v.setMark(row, item, &mark) }).Small())
	}
	if p.Records > 0 {
		acts = append(acts, kit.NewButton(fmt.Sprintf("查看 %d 条记录", p.Records), func() { v.s.d.Go(shell.Branches, row.sheet.OrgID) }).Small())
	}
	if len(acts) > 0 {
		box.Add(kit.HBox(look.Gap8, acts...))
	}
	if len(box.Objects) == 0 {
		return nil
	}
	return box
}

// withEvidence hangs the pieces of evidence under the item that they speak of.
func withEvidence(nodes []kit.TreeNode, item string, p office.Proposal) {
	for i := range nodes {
		n := &nodes[i]
		if n.ID != item {
			withEvidence(n.Children, item, p)
			continue
		}
		n.Open = true
		for _, line := range p.Lines {
			n.Children = append(n.Children, evidenceNode(item, line))
		}
	}
}

// evidenceNode is the line of a piece of evidence.
func evidenceNode(item string, line *model.Result) kit.TreeNode {
	shown := scoring.LineOf(nil, line)
	return kit.TreeNode{ID: item + "." + line.ID, Name: line.Name, Why: line.Why, Value: shown.Value, Max: shown.Max}
}
