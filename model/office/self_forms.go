package office

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/selfform"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// awayItems tells why an item is not for a branch in a year, "" when it is.
type awayItems func(org int64, item *model.Item) string

// readAway reads what that depends on.
func readAway(r *store.Reader, year int) (awayItems, error) {
	orgs, err := r.Orgs()
	if err != nil {
		return nil, err
	}
	byID := map[int64]*model.Org{}
	for i := range orgs {
		byID[orgs[i].ID] = &orgs[i]
	}
	c, err := r.Committee()
	return func(org int64, item *model.Item) string {
		if g := byID[org]; g != nil && !item.Scope.All() {
			return scoring.Outside(item.Scope, g, c.Sector, year)
		}
		return ""
	}, err
}

// WrittenForm is the self-assessment form of a branch as it was written.
type WrittenForm struct {
	OrgID  int64
	Branch string
	File   string // its whole path
}

// SendForms writes the self-assessment forms of a year into a folder, one workbook for each branch that is assessed; with
// only, for those branches alone. Forms of the same names are written over when replace says so, else nothing is written
// at all. What was sent to whom is kept as one change set. progress may be nil.
func (o *Office) SendForms(ctx context.Context, year int, dir string, only []int64, replace bool, progress func(done, total int)) ([]WrittenForm, error) {
	f, identity, number, away, err := o.formFacts(ctx, year, only)
	if err != nil {
		return nil, err
	}
	forms := formNames(f, dir)
	if !previewing(ctx) {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, model.Wrap(err, model.ReadOnly, "文件夹“%s”建不起来，换一个保存位置", filepath.Base(dir))
		}
	}
	targets, err := o.formTargets(ctx, forms, dir, replace)
	if err != nil || previewing(ctx) {
		return forms, err
	}
	w := selfform.NewWriter(f.Committee.Name, identity, year, &f.Year.Scheme, number, o.Today())
	done, err := eachAtOnce(ctx, len(forms), progress, func(i int) error {
		raw, err := w.Write(f.Sheets[i], func(item *model.Item) bool { return away(f.Sheets[i].OrgID, item) != "" })
		if err != nil {
			return err
		}
		return targets[i].Write(raw)
	})
	switch {
	case ctx.Err() != nil:
		return nil, model.Wrap(ctx.Err(), model.Cancelled, "已停止，写出了 %d 份自评表", done)
	case err != nil:
		return nil, err
	}
	o.log.Info("forms sent", "year", year, "forms", len(forms))
	_, err = o.write(ctx, "assess", fmt.Sprintf("下发 %d 份自评表", len(forms)), func(tx *store.Tx) error {
		for _, form := range forms {
			sent := model.SentForm{OrgID: form.OrgID, Number: number, Version: selfform.Version(&f.Year.Scheme), At: o.now()}
			if err := tx.PutSentForm(year, sent); err != nil {
				return err
			}
		}
		return nil
	})
	return forms, err
}

// readSent reads which forms were sent in a year, and which of them the scheme has left behind.
func readSent(r *store.Reader, y *model.AssessmentYear) (map[int64]model.SentForm, error) {
	all, err := r.SentForms(y.Year)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	sent, version := map[int64]model.SentForm{}, selfform.Version(&y.Scheme)
	for _, s := range all {
		s.Stale = s.Version != version
		sent[s.OrgID] = s
	}
	return sent, nil
}

// formFacts reads what forms are written from.
func (o *Office) formFacts(ctx context.Context, year int, only []int64) (f *model.YearFacts, identity string, number int, away awayItems, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) (err error) {
		if _, err = openYear(r, year); err != nil {
			return err
		}
		if f, err = o.facts(r, year); err != nil {
			return err
		}
		if away, err = readAway(r, year); err != nil {
			return err
		}
		versions, err := r.SchemeVersions(year)
		if err != nil {
			return err
		}
		number = len(versions) + 1
		identity, err = r.Identity()
		return err
	})
	if err != nil {
		return nil, "", 0, nil, err
	}
	if only != nil {
		wanted := map[int64]bool{}
		for _, id := range only {
			wanted[id] = true
		}
		f = f.Only(func(s *model.MarkSheet) bool { return wanted[s.OrgID] })
	}
	if len(f.Sheets) == 0 {
		return nil, "", 0, nil, model.Errorf(model.NotFound, "%d 年度没有参加考核的支部，先导入党组织台账", year)
	}
	return f, identity, number, away, nil
}

// formNames gives each branch a file name that every system takes and that no other has, whatever the case of its letters.
func formNames(f *model.YearFacts, dir string) []WrittenForm {
	used := map[string]bool{}
	forms := make([]WrittenForm, len(f.Sheets))
	for i, s := range f.Sheets {
		base := outfile.InName(fmt.Sprintf("自评表-%d-%s", f.Year.Year, s.Branch))
		name := base
		for n := 2; used[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("%s（%d）", base, n)
		}
		used[strings.ToLower(name)] = true
		forms[i] = WrittenForm{OrgID: s.OrgID, Branch: s.Branch, File: filepath.Join(dir, name+".xlsx")}
	}
	return forms
}

// formTargets checks all files before the first is written.
func (o *Office) formTargets(ctx context.Context, forms []WrittenForm, dir string, replace bool) ([]outfile.Target, error) {
	var there []string
	targets := make([]outfile.Target, len(forms))
	_, missing := os.Stat(dir)
	for i, form := range forms {
		targets[i] = o.Output(form.File, []string{".xlsx"})
		targets[i].Replace = replace
		if missing != nil && previewing(ctx) {
			continue
		}
		switch err := targets[i].Check(); {
		case model.CodeOf(err) == model.Exists:
			there = append(there, filepath.Base(form.File))
		case err != nil:
			return nil, err
		}
	}
	if len(there) > 0 {
		return nil, model.Errorf(model.Exists, "文件夹里已有 %d 份同名的自评表（如“%s”），可能是支部填好交回的，没有动它们；换一个空文件夹", len(there), there[0])
	}
	return targets, nil
}

// eachAtOnce does something n times, several at once, because each waits for the disk. It ends with the first failure, and
// returns how many were done. progress, which may be nil, is told from one goroutine at a time.
func eachAtOnce(ctx context.Context, n int, progress func(done, total int), do func(i int) error) (done int, err error) {
	var workers sync.WaitGroup
	var mu sync.Mutex
	next := 0
	take := func() (int, bool) {
		mu.Lock()
		defer mu.Unlock()
		if err != nil || ctx.Err() != nil || next == n {
			return 0, false
		}
		next++
		return next - 1, true
	}
	for range min(4, n) {
		workers.Go(func() {
			for i, ok := take(); ok; i, ok = take() {
				failed := do(i)
				mu.Lock()
				if failed == nil {
					if done++; progress != nil {
						progress(done, n)
					}
				} else if err == nil {
					err = failed
				}
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	return done, err
}
