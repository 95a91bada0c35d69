package office

import (
	"context"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// TermExtensions are the elections of an organisation that were put off, the earliest first.
func (o *Office) TermExtensions(ctx context.Context, orgID int64) ([]record.TermExtension, error) {
	var all []record.TermExtension
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		all, err = store.All(r, record.TermExtensions, "org_id", orgID)
		return err
	})
	return all, err
}

// ExtendTerm records that an election was put off, as was approved: the term of the organisation ends on the new day. Due is
// taken from the organisation. What is missing, an end that is not later, and a term of which no end is known are refused
// as Invalid.
func (o *Office) ExtendTerm(ctx context.Context, e record.TermExtension) (id, change int64, err error) {
	if err := record.TermExtensions.CheckRequired(&e); err != nil {
		return 0, 0, err
	}
	d, err := o.Branch(ctx, e.OrgID)
	if err != nil {
		return 0, 0, err
	}
	g := d.Org
	if g.TermEnd == "" {
		return 0, 0, model.FieldErrorf("until_on", "%s还没有登记届满时间，先在“编辑”里填上", g.Name)
	}
	if !g.TermEnd.Before(e.Until) {
		return 0, 0, model.FieldErrorf("until_on", "要晚于现在的届满时间 %s", g.TermEnd)
	}
	if o.Today().Before(e.ApprovedOn) {
		return 0, 0, model.FieldErrorf("approved_on", "%s还没有到，批准以后再登记", e.ApprovedOn.Long())
	}
	e.Due, g.TermEnd = g.TermEnd, e.Until
	change, err = o.write(ctx, "edit", "登记"+g.Name+"延期换届", func(tx *store.Tx) error {
		if err := tx.PutOrg(&g); err != nil {
			return err
		}
		if err := store.Put(tx, record.TermExtensions, &e); err != nil {
			return err
		}
		return o.putOffEntry(tx, &g, e.Due)
	})
	return e.ID, change, err
}

// putOffEntry enters the extensions of an organisation in the register of terms, where that knows the term; due is when the
// term ended for the organisation.
func (o *Office) putOffEntry(tx *store.Tx, g *model.Org, due model.Date) error {
	terms, err := o.termsOf(&tx.Reader, g.ID)
	if err != nil || len(terms) == 0 || termBegan(&terms[len(terms)-1]) != g.TermStart {
		return err
	}
	def, err := o.useRegister(tx, termRegister)
	if err != nil {
		return err
	}
	last := &terms[len(terms)-1]
	if termEnds(last) != due {
		def.Set(last, "term_to", string(due))
		def.Set(last, "extended_to", "")
		if err := tx.PutEntry(last); err != nil {
			return err
		}
	}
	return putOffsInStep(tx, &def, last, nil)
}

// plannedEnds tells of the organisations whose present term was put off when it would have ended, before each extension.
func plannedEnds(r *store.Reader, orgs []model.Org) (map[int64][]model.Date, error) {
	extensions, err := r.TermExtensions()
	if err != nil {
		return nil, err
	}
	terms, err := r.Entries(termRegister)
	due := map[int64][]model.Date{}
	for i := range orgs {
		g := &orgs[i]
		for _, p := range slices.Backward(extensions) { // the latest first
			if p.OrgID == g.ID && (p.Until == g.TermEnd || slices.Contains(due[g.ID], p.Until)) {
				due[g.ID] = append(due[g.ID], p.Due)
			}
		}
		for n := range terms {
			if e := &terms[n]; e.OrgID == g.ID && e.ClosedOn == "" && isPutOff(e) && termEnds(e) == g.TermEnd {
				if end, err := model.ParseDate(e.Values["term_to"]); err == nil {
					due[g.ID] = append(due[g.ID], end)
				}
			}
		}
	}
	return due, err
}
