package office

import (
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/model/store"
)

// RegisterDraft is a register in the making from a spreadsheet (存为新台账). The Proposal may be edited before
// CreateRegister.
type RegisterDraft struct {
	Path     string
	Book     *sheet.Book
	Proposal *intake.Proposal

	draft *Draft
}

// NewRegister is what CreateRegister made.
type NewRegister struct {
	record.Register
	Plan      *intake.Plan // the rows with what could not be read in them; empty of rows for an empty register
	ChangeSet int64
}

// ProposeRegister reads a spreadsheet as a new register: every column with the shape of its values, the number of rows
// that say so, and the branches, units and members that were found. sheetName "" takes the first sheet with a table;
// headerRow, from 1, is where the user says that the header stands, 0 looks for it.
func (o *Office) ProposeRegister(ctx context.Context, path, sheetName string, headerRow int) (*RegisterDraft, error) {
	book, err := sheet.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	return o.ProposeRegisterFrom(ctx, &Draft{Path: path, Book: book}, sheetName, headerRow)
}

// ProposeRegisterFrom is ProposeRegister for a file that an import has read already.
func (o *Office) ProposeRegisterFrom(ctx context.Context, d *Draft, sheetName string, headerRow int) (*RegisterDraft, error) {
	mine := &Draft{Path: d.Path, Book: d.Book}
	if err := o.renew(ctx, mine); err != nil {
		return nil, err
	}
	index := -1
	for i, s := range d.Book.Sheets {
		if sheetName != "" && s.Name == sheetName {
			index = i
		}
	}
	if sheetName != "" && index < 0 {
		return nil, model.Errorf(model.NotFound, "文件里没有工作表“%s”", sheetName)
	}
	p, err := intake.Propose(ctx, d.Book, mine.known, index, headerRow)
	if err != nil {
		return nil, err
	}
	return &RegisterDraft{Path: d.Path, Book: d.Book, Proposal: p, draft: mine}, nil
}

// PlanRegister makes the definition that the proposal describes and the plan of its rows, and writes nothing. Errors of
// the definition name the field: title (which another register may have: code Exists), owner, or a
// column's Name.
func (o *Office) PlanRegister(ctx context.Context, d *RegisterDraft) (record.Register, *intake.Plan, error) {
	if err := o.renew(ctx, d.draft); err != nil {
		return record.Register{}, nil, err
	}
	var def record.Register
	err := o.db.Read(ctx, func(r *store.Reader) error {
		id, err := o.freeID(r, d.Proposal.Title)
		if err != nil {
			return err
		}
		if def, err = d.Proposal.Definition(id); err != nil {
			return err
		}
		return o.onlyTitle(r, def, record.Register{})
	})
	if err != nil {
		return def, nil, err
	}
	known := *d.draft.known
	known.Registers, known.Entries, known.Layouts = append([]record.Register{def}, known.Registers...), nil, nil
	plan, err := intake.Build(ctx, d.Book, &known, d.Proposal.Options(def.ID), nil)
	if err == nil && len(plan.Blocking) > 0 {
		err = model.Errorf(model.Invalid, "%s", plan.Blocking[0].Text)
	}
	return def, plan, err
}

// CreateRegister makes the register of a proposal and enters its rows in one change set; with empty only the register.
func (o *Office) CreateRegister(ctx context.Context, d *RegisterDraft, empty bool) (NewRegister, error) {
	def, plan, err := o.PlanRegister(ctx, d)
	if err != nil {
		return NewRegister{}, err
	}
	if empty {
		plan = &intake.Plan{File: plan.File, Hash: plan.Hash, Kind: plan.Kind, Register: &def}
	}
	why := "新建台账" + def.Title
	if n := plan.ToWrite(); n > 0 {
		why += fmt.Sprintf("，导入 %d %s", n, def.Unit)
	}
	if plan.ToWrite() > 0 {
		if _, err := o.BackupNow(ctx, "导入前"); err != nil {
			return NewRegister{}, err
		}
	}
	set, err := o.db.Write(ctx, store.Change{Who: o.Who(), Why: why, Kind: "import"}, func(tx *store.Tx) error {
		if err := o.onlyTitle(&tx.Reader, def, record.Register{}); err != nil {
			return err
		}
		if err := tx.PutRegister(&def); err != nil {
			return err
		}
		if err := o.applyPlan(ctx, tx, plan, nil); err != nil {
			return err
		}
		s := plan.Summary
		return tx.AddImport(&model.Import{File: plan.File, Hash: plan.Hash, Kind: string(plan.Kind), New: s.New, Skip: s.Skip})
	})
	if err != nil {
		o.log.Error("new register failed", "code", model.CodeOf(err), "cause", Cause(err))
		return NewRegister{}, err
	}
	plan.ChangeSet = set
	o.log.Info("register made", "fields", len(def.Fields), "rows", plan.Summary.New, "change", set)
	o.announce(ctx, set)
	return NewRegister{Register: def, Plan: plan, ChangeSet: set}, nil
}

// Clone is the same draft, to be planned or changed off the UI goroutine while this one is edited on.
func (d *RegisterDraft) Clone() *RegisterDraft {
	c := *d
	p, mine := *d.Proposal, *d.draft
	p.Columns, p.States = slices.Clone(p.Columns), slices.Clone(p.States)
	c.Proposal, c.draft = &p, &mine
	return &c
}

// PreviewRegister is the register that the proposal describes with its entries as CreateRegister would write them; nothing
// is written. Errors are those of PlanRegister.
func (o *Office) PreviewRegister(ctx context.Context, d *RegisterDraft) (RegisterEntries, error) {
	def, plan, err := o.PlanRegister(ctx, d)
	out := RegisterEntries{Register: def}
	if err != nil {
		return out, err
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		names, err := namesOf(r)
		for _, op := range plan.Entries {
			out.Rows = append(out.Rows, names.row(&out.Register, op.Entry, o.Today()))
		}
		return err
	})
	return out, err
}
