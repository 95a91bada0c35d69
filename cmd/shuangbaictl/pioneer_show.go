package main

import (
	"context"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/pioneer"
)

func (c *pioneerCommand) list(ctx context.Context, o *office.Office, _ []string) error {
	b, err := c.board(ctx, o)
	if err != nil {
		return err
	}
	mean, with, without := b.Mean()
	rows := []map[string]any{}
	for i := range b.Rows {
		r := &b.Rows[i]
		entries := map[string]string{}
		for id, m := range r.Marks {
			entries[id] = pioneer.AmountText(m)
		}
		row := map[string]any{"id": strconv.FormatInt(r.Member.ID, 10), "member": r.Member.Name, "branch": r.Branch, "entries": entries, "value": "", "band": r.Quarter.Band, "missing": r.Quarter.Missing, "year_value": ""}
		if r.Quarter.Ready {
			row["value"] = r.Quarter.Value.String()
		}
		if r.Year.Ready {
			row["year_value"] = r.Year.Value.String()
		}
		rows = append(rows, row)
		c.say("%s", textLine([]string{row["id"].(string), r.Member.Name, model.PlainBranch(r.Branch), r.ValueText(), r.Quarter.Band}))
	}
	if c.json {
		out := map[string]any{"year": c.year, "quarter": c.quarter, "rows": rows, "mean": "", "with": with, "without": without}
		if with > 0 {
			out["mean"] = mean.String()
		}
		c.print(out)
	}
	c.say("%s：%d 人有指数，平均 %s；%d 人没有填全", model.QuarterLabel(c.year, c.quarter), with, mean, without)
	return nil
}

func (c *pioneerCommand) show(ctx context.Context, o *office.Office, words []string) error {
	b, r, err := c.member(ctx, o, words)
	if err != nil {
		return err
	}
	lines := []map[string]string{}
	for i, l := range b.Index.Lines() {
		got := r.Quarter.Lines[i]
		line := map[string]string{"id": l.ID, "name": l.Name, "max": l.Max.String(), "entry": r.CellText(l.ID), "points": "", "why": got.Why}
		if !got.Missing && !got.NotApplicable {
			line["points"] = got.Points.String()
		}
		if p, ok := r.Proposals[l.ID]; ok {
			line["proposed"], line["proposed_why"] = p.Amount.Short(), p.Why
		}
		lines = append(lines, line)
		c.say("%s　%s / %s　%s", l.Title(), line["points"], l.Max.Short(), got.Why)
	}
	if c.json {
		out := map[string]any{"member": r.Member.Name, "branch": r.Branch, "year": c.year, "quarter": c.quarter, "lines": lines, "value": "", "band": r.Quarter.Band, "why": r.Quarter.Why,
			"year_value": "", "year_why": r.Year.Why}
		if r.Quarter.Ready {
			out["value"] = r.Quarter.Value.String()
		}
		if r.Year.Ready {
			out["year_value"] = r.Year.Value.String()
		}
		c.print(out)
	}
	c.say("%s：%s", model.QuarterLabel(c.year, c.quarter), r.Quarter.Why)
	c.say("全年：%s", r.Year.Why)
	return nil
}
