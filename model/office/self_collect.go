package office

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/selfform"
	"github.com/shuangbai/shuangbai/model/store"
)

// ReadForms reads what the branches handed in, files and whole folders, and plans what would become of it; progress may be
// nil.
func (o *Office) ReadForms(ctx context.Context, year int, paths []string, progress func(done, total int)) (*Collection, error) {
	files, err := tableFiles(paths)
	if err != nil {
		return nil, err
	}
	c := &Collection{Year: year, chosen: map[int64]string{}}
	known := &Draft{}
	for i, path := range files {
		read, err := o.readCopy(ctx, path, known)
		if err != nil {
			return nil, err
		}
		c.copies = append(c.copies, read)
		if progress != nil {
			progress(i+1, len(files))
		}
	}
	return o.PlanForms(ctx, c)
}

// PlanForms plans a collection anew, after something was chosen or the data file changed. The files are not read again, and
// the collection given stays as it is.
func (o *Office) PlanForms(ctx context.Context, old *Collection) (*Collection, error) {
	c := &Collection{Year: old.Year, chosen: old.chosen, copies: slices.Clone(old.copies)}
	if err := o.replanTables(ctx, c); err != nil {
		return nil, err
	}
	return c, o.db.Read(ctx, func(r *store.Reader) error {
		y, err := openYear(r, c.Year)
		if err != nil {
			return err
		}
		p := &collecting{Collection: c, sheets: map[int64]*model.MarkSheet{}}
		if p.schemes, err = formSchemes(r, y); err != nil {
			return err
		}
		if c.as, err = r.LastChange(0); err != nil {
			return err
		}
		sheets, err := o.sheets(r, c.Year)
		if err != nil {
			return err
		}
		for _, s := range sheets {
			p.sheets[s.OrgID] = s
		}
		if p.away, err = readAway(r, y); err != nil {
			return err
		}
		identity, err := r.Identity()
		if err != nil {
			return err
		}
		committee, err := r.Committee()
		if err != nil {
			return err
		}
		p.key, p.working = selfform.Key(identity), committee.Year
		for i := range c.copies {
			c.Files = append(c.Files, p.file(&c.copies[i]))
		}
		p.settleCopies()
		return nil
	})
}

// Choose takes one of several copies of a branch, by the path of its file.
func (o *Office) Choose(ctx context.Context, c *Collection, path string) (*Collection, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, model.Wrap(err, model.Missing, "找不到文件“%s”", filepath.Base(path))
	}
	for _, f := range c.Files {
		if f.Path == abs && (f.State == CollectChoose || f.State == CollectLeft) {
			chosen := maps.Clone(c.chosen)
			chosen[f.OrgID] = abs
			return o.PlanForms(ctx, &Collection{Year: c.Year, chosen: chosen, copies: c.copies})
		}
	}
	return nil, model.Errorf(model.NotFound, "“%s”不在要选的几份里", filepath.Base(path))
}

// collecting is one planning of a collection.
type collecting struct {
	*Collection
	key     string             // of the data file
	working int                // the committee's working year
	schemes map[int]formScheme // by group
	sheets  map[int64]*model.MarkSheet
	away    awayItems
}

// item is an item of the scheme by which a branch is marked, nil when there is none of this number.
func (p *collecting) item(org int64, id string) *model.Item {
	if s := p.sheets[org]; s != nil {
		if _, _, item, ok := p.schemes[s.Group].scheme.ItemByID(id); ok {
			return item
		}
	}
	return nil
}

// file decides about one file by itself.
func (p *collecting) file(c *copyRead) *CollectedFile {
	f := &CollectedFile{Path: c.path, State: CollectRefused}
	switch {
	case c.form != nil && c.form.Origin != nil:
		f.Branch = c.form.Origin.Branch
	case c.draft != nil:
		f.Plain = true
	}
	switch {
	case c.err != nil:
		f.Text = model.MessageOf(c.err)
	case c.form != nil:
		if f.Text = p.foreign(c.form.Origin); f.Text == "" {
			p.form(f, c.form)
		}
	case p.Year != p.working:
		f.Text = fmt.Sprintf("不是下发的自评表；分数表只能收到当前的 %d 年度", p.working)
	default:
		p.table(f, c.draft)
	}
	return f
}

// foreign says why a form is not of this assessment, "" when it is.
func (p *collecting) foreign(o *selfform.Origin) string {
	sheet := p.sheets[o.OrgID]
	switch {
	case o.Committee != p.key:
		return "是别的党委下发的表，不能收到这里"
	case o.Year != p.Year:
		return fmt.Sprintf("是 %d 年度的表，现在收的是 %d 年度", o.Year, p.Year)
	case sheet == nil:
		return fmt.Sprintf("“%s”不在 %d 年度参加考核的支部里", o.Branch, p.Year)
	case !o.IsOf(p.schemes[sheet.Group].scheme):
		return outdated(o, p.schemes[sheet.Group].number)
	}
	return ""
}

// outdated says of which version of the scheme a form is, as far as it tells; number is that of the version in force.
func outdated(o *selfform.Origin, number int) string {
	const again = "重新下发一份，请支部照着填"
	switch {
	case o.Number == 0 || o.Number == number: // an edited year of an older program
		return "方案在下发之后改过，这份表还是旧方案的；" + again
	case o.Number > number:
		return fmt.Sprintf("这份表是按方案第 %d 版下发的（%s），这里用的还是第 %d 版；%s", o.Number, o.SentOn.Long(), number, again)
	}
	return fmt.Sprintf("这份表是 %s按方案第 %d 版下发的，方案在下发之后改过，现在用的是第 %d 版；%s", o.SentOn.Long(), o.Number, number, again)
}

// form decides what a form that was filled in would change.
func (p *collecting) form(f *CollectedFile, c *selfform.Copy) {
	sheet := p.sheets[c.Origin.OrgID]
	f.OrgID, f.Branch = sheet.OrgID, sheet.Branch
	content := c.Read(p.schemes[sheet.Group].scheme)
	entries, problems, notes := content.Entries, content.Problems, content.Notes
	for _, e := range entries {
		if why := p.awayEntry(sheet.OrgID, e); why != "" {
			problems = append(problems, selfform.Problem{Sheet: selfform.SheetName, Cell: fmt.Sprintf("E%d", e.Row.Row), Text: why})
		}
	}
	f.Problems, f.Notes = problems, notes
	filled := 0
	for _, e := range entries {
		if e.Mark != nil && p.away(sheet.OrgID, p.item(sheet.OrgID, e.Item)) == "" {
			filled++
		}
		f.Marks = append(f.Marks, p.mark(sheet, e))
	}
	claims := 0
	for _, e := range content.Claims {
		claim := p.claim(sheet, e)
		f.Claims = append(f.Claims, claim)
		if claim.Kind == MarkChanges {
			claims++
		}
	}
	n := f.Changes()
	switch {
	case len(problems) > 0:
		f.Text = fmt.Sprintf("有 %d 处不对，整份不收；改好再收", len(problems))
	case filled == 0 && n == 0:
		f.State, f.Text = CollectEmpty, "一个分也没有填"
	case n == 0:
		f.State, f.Text = CollectSame, "和程序里的一样，没有变化"
	default:
		f.State, f.Text = CollectReady, fmt.Sprintf("填了 %d 项，改 %s", filled, changedText(n-claims, claims))
	}
	if len(problems) == 0 && len(notes) > 0 {
		f.Text += fmt.Sprintf("；%d 处要看一下", len(notes))
	}
}

// awayEntry says that something was filled in for an item that is not for the branch, "" when nothing was.
func (p *collecting) awayEntry(org int64, e selfform.Entry) string {
	item := p.item(org, e.Item)
	if why := p.away(org, item); why != "" && e.Filled() != e.Given {
		return fmt.Sprintf("“%s”对这个支部不适用（%s），不能填分", item.Title(), why)
	}
	return ""
}

// mark decides about one mark. Only what the branch changed since the form was made goes in: what it did not touch stays as
// the program has it now.
func (p *collecting) mark(sheet *model.MarkSheet, e selfform.Entry) FormMark {
	item := p.item(sheet.OrgID, e.Item)
	now, had := sheet.Mark(item.ID, model.SelfMark)
	before, back := selfform.FilledBy(now, had), e.Filled()
	m := FormMark{OrgID: sheet.OrgID, Branch: sheet.Branch, Item: item, Cell: fmt.Sprintf("E%d", e.Row.Row), Kind: MarkSame, Before: before, After: before}
	touched := func(given, back, now string) string {
		if back == given {
			return now
		}
		return back
	}
	after := selfform.Filled{Mark: touched(e.Given.Mark, back.Mark, before.Mark), Reason: touched(e.Given.Reason, back.Reason, before.Reason),
		Evidence: touched(e.Given.Evidence, back.Evidence, before.Evidence)}
	switch {
	case e.Refused, p.awayEntry(sheet.OrgID, e) != "":
		m.Kind, m.After = MarkRefused, back
		return m
	case after.Mark == "" && before.Mark == "", after == before:
		if back != before && back == e.Given {
			m.Kind, m.Note = MarkKept, "表里没有动，下发后程序里改过，留着程序里的"
		}
		return m
	case after.Mark == "":
		m.Kind, m.After, m.Note = MarkChanges, selfform.Filled{}, "支部把这个分清掉了"
		return m
	}
	mark := now
	if after.Mark != before.Mark {
		mark = *e.Mark
	}
	mark.Reason, mark.Evidence, mark.By, mark.At = after.Reason, after.Evidence, "", time.Time{} // they become those of the taking in
	m.Kind, m.After, m.mark = MarkChanges, after, &mark
	m.Note = markNote(sheet, item, e.Given, before, mark)
	return m
}

// settleCopies decides between several files of one branch. The same decision comes out whatever order they were named in.
func (p *collecting) settleCopies() {
	byOrg := map[int64][]*CollectedFile{}
	for _, f := range p.Files {
		if f.OrgID != 0 && f.State != CollectRefused && f.State != CollectEmpty && !f.Plain {
			byOrg[f.OrgID] = append(byOrg[f.OrgID], f)
		}
	}
	for org, copies := range byOrg {
		var kept []*CollectedFile
		for _, f := range copies {
			if same := slices.IndexFunc(kept, func(k *CollectedFile) bool { return sameMarks(k, f) }); same >= 0 {
				f.State, f.Text = CollectDuplicate, fmt.Sprintf("和“%s”一样，只收一份", kept[same].Name())
				continue
			}
			kept = append(kept, f)
		}
		p.choose(org, kept)
	}
	p.settleTables(byOrg)
}

func sameMarks(a, b *CollectedFile) bool {
	return slices.EqualFunc(a.Marks, b.Marks, func(x, y FormMark) bool { return x.Item.ID == y.Item.ID && x.After == y.After }) &&
		slices.EqualFunc(a.Claims, b.Claims, func(x, y FormClaim) bool { return x.Code == y.Code && x.After == y.After })
}

// choose decides between copies that differ.
func (p *collecting) choose(org int64, copies []*CollectedFile) {
	if len(copies) < 2 {
		return
	}
	chosen := slices.IndexFunc(copies, func(f *CollectedFile) bool { return f.Path == p.chosen[org] })
	for i, f := range copies {
		other := copies[(i+1)%len(copies)].Name()
		switch {
		case i == chosen:
			f.Text = "选了这一份；" + f.Text
		case chosen >= 0:
			f.State, f.Text = CollectLeft, fmt.Sprintf("选了“%s”，这一份不用", copies[chosen].Name())
		default:
			f.State, f.Text = CollectChoose, fmt.Sprintf("和“%s”是同一个支部的，内容不同；选用其中一份", other)
		}
	}
}
