package office

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/intake/errorbook"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/model/store"
)

// Draft is an import in the making: the file as read, what the data file knew, the user's choices so far and the
// plan that follows from them. The plan is what is previewed and what is applied.
type Draft struct {
	Path    string
	Book    *sheet.Book
	Options intake.Options
	Plan    *intake.Plan
	Earlier []model.Import // earlier imports of the very same file

	known *intake.Known
	as    int64 // the last change set when known was read
}

// ReadImport reads a file and makes its first plan. progress may be nil.
func (o *Office) ReadImport(ctx context.Context, path string, opts intake.Options, progress func(done, total int)) (*Draft, error) {
	book, err := sheet.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	d := &Draft{Path: path, Book: book}
	return d, o.Replan(ctx, d, opts, progress)
}

// Replan makes the plan anew after the user chose something. It reads the data file again when that has changed.
func (o *Office) Replan(ctx context.Context, d *Draft, opts intake.Options, progress func(done, total int)) error {
	if err := o.renew(ctx, d); err != nil {
		return err
	}
	plan, err := intake.Build(ctx, d.Book, d.known, opts, progress)
	if err != nil {
		return err
	}
	if plan.Kind == intake.Scores && d.known.Scheme != nil {
		if plan, err = o.scoresOfGroup(ctx, d, plan, opts); err != nil {
			return err
		}
	}
	d.Options, d.Plan = opts, plan
	return nil
}

// scoresOfGroup plans a table of scores by the scheme of each group of the year and takes the plan that gives most marks, of two that
// give as many the one that knows more of those named; plan is that by the first group's.
func (o *Office) scoresOfGroup(ctx context.Context, d *Draft, plan *intake.Plan, opts intake.Options) (*intake.Plan, error) {
	others, err := o.otherGroups(ctx, d.known)
	if err != nil {
		return nil, err
	}
	for _, known := range others {
		other, err := intake.Build(ctx, d.Book, known, opts, nil)
		if err != nil {
			return nil, err
		}
		if marksReady(other) != marksReady(plan) {
			if marksReady(other) > marksReady(plan) {
				plan = other
			}
		} else if strangers(other) < strangers(plan) || strangers(other) == strangers(plan) && marksPlanned(other) > marksPlanned(plan) {
			plan = other
		}
	}
	return plan, nil
}

// strangers counts the rows of a plan whose branch or unit is asked for.
func strangers(p *intake.Plan) (n int) {
	for i := range p.Unknowns {
		if p.Unknowns[i].Field == intake.Branch {
			n += p.Unknowns[i].Count
		}
	}
	return n
}

// marksPlanned counts the rows of a plan that hold marks of its scheme's own branches.
func marksPlanned(p *intake.Plan) int { return p.Summary.Total() - p.Summary.Error - p.Summary.Skip }

// marksReady counts those of them of which nothing is asked.
func marksReady(p *intake.Plan) int { return marksPlanned(p) - p.Summary.Conflict }

// renew reads what the data file knows, unless nothing was written since.
func (o *Office) renew(ctx context.Context, d *Draft) error {
	return o.db.Read(ctx, func(r *store.Reader) error {
		last, err := r.LastChange(0)
		if err != nil || d.known != nil && last == d.as {
			return err
		}
		if d.known, err = o.known(r); err != nil {
			return err
		}
		d.as = last
		d.Earlier, err = r.ImportsOf(d.Book.Hash)
		return err
	})
}

// ApplyOptions are the choices at applying a plan.
type ApplyOptions struct {
	GoodOnly bool // write the good rows although others are in error or wait for a decision
	DryRun   bool // do everything, then take it back
	// Progress is told from the goroutine of Apply how many of the changes are written; nil when nobody asks.
	Progress func(done, total int)
}

// Refusal says why a plan would not be applied as it stands, nil when it would: nothing can be written at all, or rows
// are in error, wait for a decision or are hidden in the file and only the good rows were not chosen.
func Refusal(p *intake.Plan, goodOnly bool) error {
	switch left := p.Summary.Error + p.Summary.Conflict; {
	case len(p.Blocking) > 0:
		return model.Errorf(model.Invalid, "%s", p.Blocking[0].Text)
	case p.Unanswered() != nil:
		q := p.Unanswered()
		return model.Errorf(model.Conflict, "%s，什么都没有写入；先回答：%s", q.Text, q.Choices())
	case goodOnly:
		return nil
	case left > 0:
		return model.Errorf(model.Conflict, "有 %d 行有问题、%d 行要人确认，什么都没有写入；改好再导入，或者选择只导入合格的 %d 行",
			p.Summary.Error, p.Summary.Conflict, p.ToWrite())
	case p.Hidden.Any() && !p.Hidden.Chosen:
		return model.Errorf(model.Conflict, "%s，什么都没有写入；%s", p.Hidden.Text, p.Hidden.Fix)
	}
	return nil
}

// Apply writes a plan in one change set, after a verified backup, and returns the set's number: 0 when there was
// nothing to write. Rows in error or conflict stop it before anything is written, unless GoodOnly is chosen.
func (o *Office) Apply(ctx context.Context, d *Draft, opts ApplyOptions) (int64, error) {
	p := d.Plan
	if err := Refusal(p, opts.GoodOnly); err != nil {
		return 0, err
	}
	if p.ToWrite() > 0 && !opts.DryRun {
		if _, err := o.BackupNow(ctx, "导入前"); err != nil {
			return 0, err
		}
	}
	change := store.Change{Who: o.Who(), Why: Describe(p), Kind: "import", DryRun: opts.DryRun}
	id, err := o.db.Write(ctx, change, func(tx *store.Tx) error {
		last, err := tx.LastChange(tx.Number())
		if err != nil {
			return err
		}
		if last != d.as {
			return model.Errorf(model.Conflict, "核对之后数据又有改动，重新核对一遍再导入")
		}
		if err := o.applyPlan(ctx, tx, p, opts.Progress); err != nil {
			return err
		}
		if err := remember(tx, d); err != nil {
			return err
		}
		s := p.Summary
		added, changed := p.Things() // of a register entries, as the sentence of the change says
		return tx.AddImport(&model.Import{File: p.File, Hash: p.Hash, Kind: string(p.Kind), New: added, Update: changed,
			Same: s.Same, Skip: s.Skip, Conflict: s.Conflict, Errors: s.Error})
	})
	if err != nil {
		o.log.Error("import failed", "kind", p.Kind, "code", model.CodeOf(err), "cause", Cause(err))
		return 0, err
	}
	p.ChangeSet, p.Outcome = id, intake.OutcomeOK
	o.log.Info("imported", "kind", p.Kind, "new", p.Summary.New, "update", p.Summary.Update, "change", id)
	if !opts.DryRun {
		o.announce(ctx, id)
	}
	return id, nil
}

// GiveBackMemory returns the memory that large work such as an import needed to the system. It takes some tens of
// milliseconds: call it off the UI goroutine, after the last reference to the work's data is gone.
func (o *Office) GiveBackMemory() {
	o.db.GiveBack()
	debug.FreeOSMemory()
}

// Describe is the sentence that the history keeps for an import: 导入党员花名册：新增 31 人，更新 58 人.
func Describe(p *intake.Plan) string {
	var parts []string
	added, changed := p.Things()
	if added > 0 {
		parts = append(parts, fmt.Sprintf("新增 %d %s", added, p.Kind.Counter()))
	}
	if changed > 0 {
		parts = append(parts, fmt.Sprintf("更新 %d %s", changed, p.Kind.Counter()))
	}
	if len(parts) == 0 {
		return "导入" + p.Kind.Label() + "：没有变化"
	}
	return "导入" + p.Kind.Label() + "：" + strings.Join(parts, "，")
}

// SaveErrorWorkbook writes the user's own sheets with a first column 问题 and the bad cells marked to a file; fixed
// there and imported again, it continues. A file that is gone, or no longer the one that was read, is left out of it: the sheets
// are then made anew from what was read. Of a data file with a password it is people's data that is asked for, see Disclose.
func (o *Office) SaveErrorWorkbook(ctx context.Context, d *Draft, to outfile.Target) error {
	if err := to.Check(); err != nil {
		return err
	}
	holds := Disclosure{What: "导入的问题表", Way: model.ToFile, Holds: "原来表格里的全部内容，姓名、证号也在里面"}
	return o.Disclose(ctx, holds, to, func() error { return writeErrorWorkbook(ctx, d, to) })
}

func writeErrorWorkbook(ctx context.Context, d *Draft, to outfile.Target) error {
	var original []byte
	if d.Book.Format == sheet.XLSX {
		original, _ = os.ReadFile(d.Path)
		if sum := sha256.Sum256(original); hex.EncodeToString(sum[:]) != d.Book.Hash {
			original = nil
		}
	}
	raw, err := errorbook.Make(d.Plan, original)
	if err != nil {
		return model.Wrap(err, model.Internal, "问题表没有做成；把设置里的日志文件发给支持人员")
	}
	if err := ctx.Err(); err != nil {
		return model.Wrap(err, model.Cancelled, "已停止，没有写出问题表")
	}
	return to.Write(raw)
}
