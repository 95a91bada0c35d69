package office

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// YearSchemes is everything that a year has of schemes. InForce, Version, Former and Assessed are those of one of its groups.
type YearSchemes struct {
	Year     int
	Drafts   []model.SchemeDraft
	Groups   []model.AssessmentGroup // none while the year is not open
	Group    int                     // the number of the group
	InForce  *model.Scheme           // nil while the year is not open
	Version  int                     // of the scheme in force, from 1; 0 while there is none
	Former   []model.SchemeVersion
	Earlier  int // the latest year before with a scheme, 0 when there is none
	Closed   bool
	Branches []model.Org      // that could be assessed in the year, in the order of the ledger
	Assessed []model.Assessed // who is in the group
	places   *placing
	everyone []model.Assessed
}

// Schemes returns the schemes of a year: its drafts, and of one of its groups (0 is the first) the one in force and those that it
// replaced. A group that is not there is the first.
func (o *Office) Schemes(ctx context.Context, year, group int) (*YearSchemes, error) {
	all := &YearSchemes{Year: year}
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		if all.Drafts, err = r.SchemeDrafts(year); err != nil {
			return err
		}
		years, err := r.AssessmentYears()
		if err != nil {
			return err
		}
		of := model.AssessmentYear{Year: year}
		for _, y := range years {
			switch {
			case y.Year == year:
				if chosen, ok := y.In(group); ok {
					y = chosen
				}
				of, all.Groups, all.Group, all.InForce, all.Closed = y, y.Groups, y.Group, &y.Scheme, y.Finalised
			case y.Year < year:
				all.Earlier = max(all.Earlier, y.Year)
			}
		}
		if all.Former, err = r.SchemeVersions(year, all.Group); err != nil {
			return err
		}
		if all.InForce != nil {
			all.Version = len(all.Former) + 1
		}
		if all.places, err = placingOf(r, of); err != nil {
			return err
		}
		if all.places.units, err = coveredUnits(r); err != nil { // a draft may ask for kinds of units
			return err
		}
		if err := all.places.readUnits(r); err != nil { // or assess them
			return err
		}
		all.everyone, err = all.places.everyone(r)
		for _, a := range all.everyone {
			if a.Org != nil && a.ExistedIn(year) {
				all.Branches = append(all.Branches, *a.Org)
			}
			if n := all.places.group(a); n > 0 && n == all.Group {
				all.Assessed = append(all.Assessed, a)
			}
		}
		return err
	})
	return all, err
}

// Covered are those whom a scheme assesses by itself, of those that it could.
func (all *YearSchemes) Covered(scheme *model.Scheme) []model.Assessed {
	var within []model.Assessed
	for _, a := range all.Possible(scheme) {
		if scoring.Outside(scheme.Covers, a, all.places.sector, all.Year) == "" {
			within = append(within, a)
		}
	}
	return within
}

// Possible are the branches, units or sector authorities of the year that a scheme could assess, whatever it covers.
func (all *YearSchemes) Possible(scheme *model.Scheme) []model.Assessed {
	g := model.NewGroup(0, "", scheme, time.Time{})
	return slices.DeleteFunc(slices.Clone(all.everyone), func(a model.Assessed) bool { return !a.MayBeIn(&g) || !a.ExistedIn(all.Year) })
}

// UnitKinds are the kinds of units by which a scheme could tell apart whom it assesses, each once, in the order of the ledger.
func (all *YearSchemes) UnitKinds(scheme *model.Scheme) []string {
	var kinds []string
	for _, a := range all.Possible(scheme) {
		for _, kind := range a.UnitKinds {
			if kind != "" && !slices.Contains(kinds, kind) {
				kinds = append(kinds, kind)
			}
		}
	}
	return kinds
}

// NewDraft begins a draft for a year as a copy: origin is model.OriginDefault with an ID, or model.OriginYear with a year
// whose scheme is taken, or a group's (GroupSchemeID). It returns the draft with its ID and number.
func (o *Office) NewDraft(ctx context.Context, year int, origin string) (model.SchemeDraft, int64, error) {
	var from *model.Scheme
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		from, err = originScheme(r, origin)
		return err
	})
	if err != nil {
		return model.SchemeDraft{}, 0, err
	}
	return o.addDraft(ctx, year, origin, from)
}

// addDraft keeps a scheme as the year's next draft.
func (o *Office) addDraft(ctx context.Context, year int, origin string, scheme *model.Scheme) (model.SchemeDraft, int64, error) {
	if year < 2000 || year > 2100 {
		return model.SchemeDraft{}, 0, model.FieldErrorf("year", "年度应在 2000 到 2100 之间")
	}
	d := model.SchemeDraft{Year: year, Number: 1, Origin: origin, Scheme: *scheme.Clone()}
	change, err := o.write(ctx, "assess", fmt.Sprintf("新建 %d 年度的方案草稿（来自%s）", year, SpacedIn(OriginLabel(origin))), func(tx *store.Tx) error {
		drafts, err := tx.SchemeDrafts(year)
		if err != nil {
			return err
		}
		for _, other := range drafts {
			d.Number = max(d.Number, other.Number+1)
		}
		return tx.PutSchemeDraft(&d)
	})
	return d, change, err
}

// OriginLabel says what a draft was copied from.
func OriginLabel(origin string) string {
	kind, rest, _ := strings.Cut(origin, ":")
	switch kind + ":" {
	case model.OriginDefault:
		if s, err := DefaultScheme(rest); err == nil {
			return "默认方案“" + s.Title + "”"
		}
		return "默认方案"
	case model.OriginYear:
		year, group, _ := strings.Cut(rest, "-g")
		if group != "" {
			return fmt.Sprintf("%s 年度第 %s 组的方案", year, group)
		}
		return year + " 年度的方案"
	case model.OriginFile:
		return "方案表“" + rest + "”"
	}
	return "空白"
}

// SpacedIn sets a space before words that begin with a figure or a Latin letter, for a sentence.
func SpacedIn(words string) string {
	if words != "" && words[0] > ' ' && words[0] < utf8.RuneSelf {
		return " " + words
	}
	return words
}

// originScheme is the scheme that a draft was copied from; NotFound when it is not there any more, or was a file.
func originScheme(r *store.Reader, origin string) (*model.Scheme, error) {
	kind, rest, _ := strings.Cut(origin, ":")
	switch kind + ":" {
	case model.OriginDefault:
		return DefaultScheme(rest)
	case model.OriginYear:
		year, group, _ := strings.Cut(rest, "-g")
		n, _ := strconv.Atoi(year)
		g, _ := strconv.Atoi(group)
		y, err := r.AssessmentYear(n)
		if of, ok := y.In(g); ok {
			return &of.Scheme, err
		}
		return &y.Scheme, err
	}
	return nil, model.Errorf(model.NotFound, "没有可以对照的方案")
}

// DraftOrigin returns the scheme that a draft was copied from, nil when there is none to compare with.
func (o *Office) DraftOrigin(ctx context.Context, d model.SchemeDraft) (*model.Scheme, error) {
	var from *model.Scheme
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		from, err = originScheme(r, d.Origin)
		return err
	})
	if model.CodeOf(err) == model.NotFound {
		return nil, nil
	}
	return from, err
}

// SaveDraft keeps an edited draft. The scheme need not add up yet. The history says what changed; it is 0 when nothing did.
func (o *Office) SaveDraft(ctx context.Context, id int64, scheme *model.Scheme) (change int64, why string, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		d, err := r.SchemeDraft(id)
		if err == nil {
			why = changesText(&d.Scheme, scheme)
		}
		return err
	})
	if err != nil || why == "" {
		return 0, "", err
	}
	change, err = o.write(ctx, "assess", "方案草稿　"+why, func(tx *store.Tx) error {
		d, err := tx.SchemeDraft(id)
		if err != nil {
			return err
		}
		d.Scheme = *scheme.Clone()
		return tx.PutSchemeDraft(&d)
	})
	return change, why, err
}

// changesText is a sentence of what differs, "" when nothing does.
func changesText(before, after *model.Scheme) string {
	changes := scoring.Changes(before, after)
	switch n := len(changes); {
	case n == 0:
		return ""
	case n > 2:
		return fmt.Sprintf("%s 等 %d 处", changes[0].Text, n)
	case n == 2:
		return changes[0].Text + "，" + changes[1].Text
	}
	return changes[0].Text
}

// RemoveDraft takes a draft away.
func (o *Office) RemoveDraft(ctx context.Context, id int64) (int64, error) {
	return o.write(ctx, "assess", "删去方案草稿", func(tx *store.Tx) error { return tx.DeleteSchemeDraft(id) })
}
