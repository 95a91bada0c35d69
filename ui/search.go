package ui

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/shuangbai/shuangbai/model/handbook"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// search answers the search box: the look-up runs off the UI goroutine, in the data file that is open now. With nothing
// typed it offers what the present screen can do.
func (w *Window) search(query string) func(context.Context) []kit.Option {
	o := w.office
	here, years := w.actsHere(), w.years
	return func(ctx context.Context) []kit.Option {
		switch sought := names.Seek(query); {
		case o == nil:
			return nil
		case sought.Text() == "":
			return here
		default:
			first, rest := hereFirst(here, sought)
			return slices.Concat(first, w.find(ctx, o, years, query), rest)
		}
	}
}

// hereFirst are the acts of the present screen that answer: those whose name was typed, or its beginning in characters, stand
// before all else. Initials may be somebody's as well, so that acts which only begin with those stand last.
func hereFirst(here []kit.Option, sought names.Sought) (first, rest []kit.Option) {
	by := matches(here, sought)
	if strings.ContainsFunc(sought.Text(), func(r rune) bool { return r > unicode.MaxLatin1 }) {
		return slices.Concat(by[names.Whole], by[names.Beginning]), slices.Concat(by[names.Within:]...)
	}
	return by[names.Whole], slices.Concat(by[names.Beginning:]...)
}

func (w *Window) find(ctx context.Context, o *office.Office, years []int, query string) []kit.Option {
	var found []kit.Option
	unit := o.UnitWord()
	for _, hit := range o.Find(query, 20) {
		group, icon, screen := "党员", "person", shell.Members
		if hit.Kind == office.BranchHit {
			group, icon, screen = "党组织", "branch", shell.Branches
		}
		target := any(hit.ID)
		if hit.Kind == office.UnitHit {
			group, icon, screen, target = unit, "home", shell.Branches, shell.Unit(hit.ID)
		}
		found = append(found, kit.Option{Group: group, Icon: icon, Text: hit.Title, Detail: hit.Detail, Do: func() { w.Go(screen, target) }})
	}
	for _, hit := range o.FindEntries(query, 8) {
		target := any(hit.ID)
		if hit.Kind == office.RegisterHit {
			target = hit.Key
		}
		found = append(found, kit.Option{Group: "台账", Icon: "archive", Text: hit.Title, Detail: hit.Detail, Do: func() { w.Go(shell.Registers, target) }})
		if hit.Kind == office.RegisterHit && !o.ReadOnly() {
			found = append(found, kit.Option{Group: "台账", Icon: "plus", Text: "新增一条" + hit.Title, Do: func() { w.Go(shell.Registers, shell.NewRecord{Register: hit.Key}) }})
		}
	}
	sought := names.Seek(query)
	named, places := w.screens(o, sought)
	return slices.Concat(named, found, w.findings(ctx, o, query), w.papers(o, sought), w.actions(o, years, sought), places, w.pages(sought))
}

// findings are the rules, organisations and members that the checkup has something about.
func (w *Window) findings(ctx context.Context, o *office.Office, query string) []kit.Option {
	hits, err := o.FindFindings(ctx, query, 8)
	if err != nil {
		return nil // the screen of the checkup tells
	}
	var found []kit.Option
	for _, hit := range hits {
		of := shell.FindingsOf{Rule: hit.Key}
		switch hit.Kind {
		case office.BranchHit:
			of.Org = hit.ID
		case office.MemberHit:
			of.Member = hit.ID
		}
		found = append(found, kit.Option{Group: "体检", Icon: "checkup", Text: hit.Title, Detail: hit.Detail, Do: func() { w.Go(shell.Checkup, of) }})
	}
	return found
}

// papers are those whose title answers.
func (w *Window) papers(o *office.Office, sought names.Sought) []kit.Option {
	var all []kit.Option
	for _, p := range reports.CatalogueOf(o.IsDistrict()) {
		all = append(all, kit.Option{Group: "文书", Icon: "document", Text: p.Title, Do: func() { w.Go(shell.Papers, p.Name) }})
	}
	return matching(all, sought)
}

// pages are those of the manual whose title answers.
func (w *Window) pages(sought names.Sought) []kit.Option {
	var all []kit.Option
	for _, p := range handbook.Manual().Pages {
		all = append(all, kit.Option{Group: "使用手册", Icon: "help", Text: "看手册：" + p.Title, Keys: p.Title, Do: func() { w.help(p.ID) }})
	}
	return matching(all, sought)
}

// matching are the options that answer by their text, characters, pinyin or initials, or by more words that somebody may
// type; the best come first.
func matching(all []kit.Option, sought names.Sought) []kit.Option {
	by := matches(all, sought)
	return slices.Concat(by[:]...)
}

// matches are the options that answer, by how well they do.
func matches(all []kit.Option, sought names.Sought) (by [names.NoMatch][]kit.Option) {
	for _, option := range all {
		best := names.FindableOrg(option.Text).Find(sought)
		for _, word := range strings.Fields(option.Keys) {
			best = min(best, names.FindableOrg(word).Find(sought))
		}
		if best < names.NoMatch {
			by[best] = append(by[best], option)
		}
	}
	return by
}
