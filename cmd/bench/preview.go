package main

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/reports/raster"
	"github.com/shuangbai/shuangbai/reports/typeset"
)

// firstPages measures, for every paper of a large committee, from choosing it to the picture of its first page: what it is made of is
// read, its first document made and set, and the page drawn at 100 %. The row is that of the slowest paper.
func (f *fixture) firstPages(runs int) row {
	r := row{what: "Preview: first page of the slowest paper, 300 branches, 5,000 members", unit: "ms", bound: 1, bare: []float64{firstPageBound}}
	path, err := f.packetFile()
	if err != nil {
		r.err = err
		return r
	}
	ctx := context.Background()
	o, err := office.Open(ctx, path, office.Options{ReadOnly: true})
	if err != nil {
		r.err = err
		return r
	}
	defer func() { _ = o.Close() }()
	// The window counts the findings for its badge before anybody chooses a paper.
	if _, err := o.PaperFacts(ctx, 2026, paper.NeedsCheckup); err != nil {
		r.err = err
		return r
	}
	slowest, n := "", 0
	for _, p := range reports.Catalogue() {
		empty := false
		var took []float64
		for range runs {
			one, err := side{work: func() error {
				facts, err := o.PaperFacts(ctx, 2026, p.Needs)
				if err != nil {
					return err
				}
				if empty = p.Empty(facts).Is(); empty {
					return nil
				}
				var only []int64
				if p.PerBranch() {
					only = []int64{p.Copies(facts)[0].OrgID}
				}
				set, _ := typeset.NewBook(p.Sequence(facts, reports.Options{}, only...), typeset.Embedded()).Next()
				raster.Page(&set.Pages[0], 1)
				return nil
			}}.time()
			if err != nil {
				r.err = err
				return r
			}
			took = append(took, one)
		}
		if empty {
			continue
		}
		n++
		fmt.Printf("Preview of %s: median %.0f ms\n", p.Name, median(took))
		if r.ours == nil || median(took) > median(r.ours) {
			r.ours, slowest = took, p.Name
		}
	}
	r.note = fmt.Sprintf("%s; %d papers measured, the packet of thousands of pages among them; facts read, first document made and set, page drawn; “bare” is the bound of 300 ms", slowest, n)
	return r
}
