package office

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// OpenGroup opens a group of an assessment year (考核组别) with a scheme, named as SchemeRows does; a draft is issued by it. who
// says whom it takes, all at once by their kind; nothing said is the rest, which one group can take. A year that is not open is
// opened with the group as its first.
func (o *Office) OpenGroup(ctx context.Context, year int, schemeID, name string, who model.Scope) (int64, error) {
	row, err := o.SchemeByID(ctx, schemeID)
	if err != nil {
		return 0, err
	}
	if row.draft != 0 && row.Year != year {
		return 0, model.Errorf(model.Conflict, "这份草稿是给 %d 年度的；%d 年度用的另建一份", row.Year, year)
	}
	scheme := row.Scheme.Clone()
	scheme.Covers = who
	if err := issuable(scheme); err != nil {
		return 0, err
	}
	name = strings.TrimSpace(name)
	return o.write(ctx, "assess", fmt.Sprintf("开设 %d 年度考核组别“%s”", year, name), func(tx *store.Tx) error {
		if row.draft != 0 {
			if err := tx.DeleteSchemeDraft(row.draft); err != nil {
				return err
			}
		}
		y, err := openYear(&tx.Reader, year)
		opened := model.CodeOf(err) != model.NotFound
		if err != nil && opened {
			return err
		}
		g := model.NewGroup(1, name, scheme, o.now())
		if opened {
			if g.Number, err = tx.NextGroup(year); err != nil {
				return err
			}
		}
		if err := o.checkGroup(&tx.Reader, y, year, g); err != nil {
			return err
		}
		if !opened {
			return o.beginYear(tx, year, name, scheme)
		}
		return tx.PutGroup(year, g)
	})
}

// ChangeGroup renames a group of an open year, or changes whom it takes; its scheme stays.
func (o *Office) ChangeGroup(ctx context.Context, year, number int, name string, who model.Scope) (int64, error) {
	name = strings.TrimSpace(name)
	return o.write(ctx, "assess", fmt.Sprintf("改 %d 年度考核组别“%s”", year, name), func(tx *store.Tx) error {
		y, err := openGroup(&tx.Reader, year, number)
		if err != nil {
			return err
		}
		y.GroupName, y.Scheme.Covers = name, who
		g := model.AssessmentGroup{Number: y.Group, Name: name, Scheme: y.Scheme, Units: y.Units}
		if err := o.checkGroup(&tx.Reader, y, year, g); err != nil {
			return err
		}
		return putGroup(tx, y)
	})
}

// CloseGroup takes a group of an open year away; who was in it falls to the others, and marks stay. The group that the year was
// opened with stays.
func (o *Office) CloseGroup(ctx context.Context, year, number int) (int64, error) {
	return o.write(ctx, "assess", fmt.Sprintf("撤销 %d 年度第 %d 个考核组别", year, number), func(tx *store.Tx) error {
		y, err := openGroup(&tx.Reader, year, number)
		if err != nil {
			return err
		}
		if y.Group == 1 {
			return model.Errorf(model.Conflict, "“%s”是开始年度时的组别，不能撤销；可以改名称和范围", y.Groups[0].GroupLabel(y.Groups))
		}
		tx.Describe(fmt.Sprintf("撤销 %d 年度考核组别“%s”", year, y.GroupName))
		return tx.DeleteGroup(year, y.Group)
	})
}

// checkGroup refuses a group that cannot stand beside the others of its year: without a name, with that of another, taking the rest
// as another does, or taking nobody.
func (o *Office) checkGroup(r *store.Reader, y model.AssessmentYear, year int, g model.AssessmentGroup) error {
	if g.Name == "" {
		return model.FieldErrorf("name", "组别的名称还没有填，如：联合党支部组")
	}
	for i := range y.Groups {
		other := &y.Groups[i]
		switch {
		case other.Number == g.Number:
		case other.GroupLabel(y.Groups) == g.Name:
			return model.FieldErrorf("name", "%d 年度已有组别“%s”，换一个名称", year, g.Name)
		case other.Scheme.Covers.All() && g.Scheme.Covers.All() && other.Units == g.Units && other.Scheme.ObjectLabel() == g.Scheme.ObjectLabel():
			return model.FieldErrorf("scope", "组别“%s”已经没有范围条件，其余的%s都归它；写明这个组别考核哪些%s，如：%s", other.GroupLabel(y.Groups), g.Scheme.Counter(), g.Scheme.Counter(), scopeExample(&g.Scheme))
		}
	}
	p, err := o.previewGroup(r, y, year, g)
	if err != nil || len(p.Taken(g.Number)) > 0 {
		return err
	}
	switch scheme := &g.Scheme; {
	case !scheme.Covers.All():
		err = model.FieldErrorf("scope", "%d 年度没有符合“%s”的%s，改一改范围", year, scoring.ScopeText(scheme.Covers), scheme.Counter())
	case !g.Units:
	case scheme.Object == model.SectorUnitObject:
		err = model.FieldErrorf("scope", "还没有行业系统主管单位；在“单位”里把它登记为单位，它管的单位的“上级行业主管单位”填它的名称")
	default:
		err = model.FieldErrorf("scope", "%d 年度还没有单位，先在“单位”里登记", year)
	}
	return err
}

// scopeExample is a condition that tells apart whom a scheme assesses.
func scopeExample(s *model.Scheme) string {
	if s.AssessesBranches() {
		return "联合党支部"
	}
	return "单位类别：幼儿园"
}

// GroupPreview says who would be in which group of a year.
type GroupPreview struct {
	Groups  []PreviewedGroup
	Several map[string][]string // whom several groups want, with their names: the first has them
	None    []string            // whom no group takes
}

// PreviewedGroup is a group with whom it takes.
type PreviewedGroup struct {
	Number   int
	Label    string
	Scheme   string // its title
	Scope    string // whom it takes: 联合党支部; "" for the rest
	Counter  string // 支部 or 单位, by which they are counted
	Branches []string
}

// Words say whom the group takes: 联合党支部组 8 个支部：甲党支部、乙党支部.
func (g *PreviewedGroup) Words() string {
	if len(g.Branches) == 0 {
		return g.Label + "：没有" + g.Counter
	}
	return fmt.Sprintf("%s %d 个%s：%s", g.Label, len(g.Branches), g.Counter, firstNames(g.Branches))
}

// Taken are the names of whom a group takes.
func (p *GroupPreview) Taken(number int) []string {
	for _, g := range p.Groups {
		if g.Number == number {
			return g.Branches
		}
	}
	return nil
}

// Words say what is to be known of a preview, a sentence each: whom several groups want, whom none takes, and what to do.
func (p *GroupPreview) Words() []string {
	var all []string
	if len(p.Several) > 0 {
		var named, groups []string
		for _, g := range p.Groups {
			for _, name := range g.Branches {
				if in := p.Several[name]; in != nil {
					named = append(named, name)
					for _, group := range in {
						if !slices.Contains(groups, group) {
							groups = append(groups, group)
						}
					}
				}
			}
		}
		all = append(all, fmt.Sprintf("%d 个支部同时符合几个组别（%s），先算在前一个里，核定之前要改范围：%s", len(named), strings.Join(groups, "、"), firstNames(named)))
	}
	if len(p.None) > 0 {
		all = append(all, fmt.Sprintf("%d 个支部不在任何组别里，不参加考核；要考核它们，改一个组别的范围：%s", len(p.None), firstNames(p.None)))
	}
	return all
}

// firstNames joins the first names, and says how many there are beside them.
func firstNames(names []string) string {
	const most = 3
	if len(names) <= most {
		return strings.Join(names, "、")
	}
	return fmt.Sprintf("%s等 %d 个", strings.Join(names[:most], "、"), len(names))
}

// PreviewGroup says who would be in which group of a year if g were among them: in the place of the group of its number, or as a
// further one with number 0. Its scheme may have nothing but whom it covers.
func (o *Office) PreviewGroup(ctx context.Context, year int, g model.AssessmentGroup) (*GroupPreview, error) {
	var p *GroupPreview
	err := o.db.Read(ctx, func(r *store.Reader) error {
		y, err := r.AssessmentYear(year)
		if err != nil && model.CodeOf(err) != model.NotFound {
			return err
		}
		p, err = o.previewGroup(r, y, year, g)
		return err
	})
	return p, err
}

// Groups says who is in which group of a year; NotFound when it is not open.
func (o *Office) Groups(ctx context.Context, year int) (*GroupPreview, error) {
	var p *GroupPreview
	err := o.db.Read(ctx, func(r *store.Reader) error {
		y, err := r.AssessmentYear(year)
		if err != nil {
			return err
		}
		p, err = o.previewGroup(r, y, year, y.Groups[0])
		return err
	})
	return p, err
}

func (o *Office) previewGroup(r *store.Reader, y model.AssessmentYear, year int, g model.AssessmentGroup) (*GroupPreview, error) {
	y.Year, y.Groups = year, slices.Clone(y.Groups)
	if g.Number == 0 { // 0 is nobody's group
		g = model.NewGroup(1, g.Name, &g.Scheme, g.OpenedAt)
		for _, other := range y.Groups {
			g.Number = max(g.Number, other.Number+1)
		}
	}
	at := slices.IndexFunc(y.Groups, func(other model.AssessmentGroup) bool { return other.Number == g.Number })
	if at >= 0 {
		y.Groups[at] = g
	} else {
		y.Groups = append(y.Groups, g)
	}
	places, err := placingOf(r, y)
	if err != nil {
		return nil, err
	}
	everyone, err := places.everyone(r)
	if err != nil {
		return nil, err
	}
	p := &GroupPreview{Several: map[string][]string{}}
	several, none := places.misplaced(everyone)
	p.None = none
	for i := range y.Groups {
		group := &y.Groups[i]
		line := PreviewedGroup{Number: group.Number, Label: group.GroupLabel(y.Groups), Counter: group.Scheme.Counter(), Scheme: group.Scheme.Title, Scope: scoring.ScopeText(group.Scheme.Covers)}
		for _, a := range everyone {
			if places.group(a) != group.Number {
				continue
			}
			line.Branches = append(line.Branches, a.Name())
			if in := several[a.Key()]; in != nil {
				p.Several[a.Name()] = in
			}
		}
		p.Groups = append(p.Groups, line)
	}
	return p, nil
}

// FindGroup returns the facts of the group that a text names, by its number or name; "" is the first.
func FindGroup(f *model.YearFacts, text string) (*model.YearFacts, error) {
	text = strings.TrimSpace(text)
	for _, g := range f.All() {
		if text == "" || text == strconv.Itoa(g.Year.Group) || text == g.Year.Label() || text == g.Year.GroupName {
			return g, nil
		}
	}
	return nil, model.Errorf(model.NotFound, "%d 年度没有组别“%s”；现有 %s", f.Year.Year, text, strings.Join(groupNames(f.Year.Groups), "、"))
}
