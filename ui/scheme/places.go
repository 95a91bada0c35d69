package scheme

import (
	"slices"

	"github.com/shuangbai/shuangbai/model/scoring"
)

// problemsAt are the problems of a place.
func (v *View) problemsAt(section scoring.Section, id string) (all []scoring.Problem) {
	for _, p := range v.problems {
		if p.Section == section && p.ID == id {
			all = append(all, p)
		}
	}
	return all
}

// nextProblem goes to the problem after the one at hand, round and round.
func (v *View) nextProblem() {
	if v.Empty() || len(v.problems) == 0 {
		return
	}
	at := slices.IndexFunc(v.problems, func(p scoring.Problem) bool { return v.placeShown(p.Place) })
	last := at
	for i := at; i >= 0 && i < len(v.problems) && v.placeShown(v.problems[i].Place); i++ {
		last = i
	}
	v.goTo(v.problems[(last+1)%len(v.problems)].Place)
}

// placeShown reports whether a place is the one at hand.
func (v *View) placeShown(p scoring.Place) bool {
	page, chosen := placeOf(p)
	return page == v.page && (page != itemsPage || chosen == v.chosen)
}

// placeOf is the page on which a place stands, and the line of the tree.
func placeOf(p scoring.Place) (page int, chosen string) {
	switch p.Section {
	case scoring.PartSection, scoring.CategorySection, scoring.ItemSection:
		return itemsPage, string(p.Section) + " " + p.ID
	case scoring.BonusSection, scoring.DeductionSection:
		return adjustPage, ""
	case scoring.VetoSection:
		return vetoPage, ""
	case scoring.HeadSection:
		return coversPage, ""
	}
	return combinePage, ""
}

func (v *View) goTo(p scoring.Place) {
	page, chosen := placeOf(p)
	v.turn(page)
	if page == itemsPage {
		v.choose(chosen)
		v.tree.show()
		v.form.show()
		v.footer()
		v.pane.show()
	}
	v.h.Focus(v.form.first())
}

// ShowItem opens an item of the scheme that shows.
func (v *View) ShowItem(id string) {
	if !v.Empty() {
		v.turn(itemsPage)
		v.pick("item " + id)
	}
}
