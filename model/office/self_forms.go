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
func readAway(r *store.Reader, y model.AssessmentYear) (awayItems, error) {
	p, err := placingOf(r, y)
	if err != nil {
		return nil, err
	}
	everyone, err := p.everyone(r)
	byKey := map[int64]model.Assessed{}
	for _, a := range everyone {
		byKey[a.Key()] = a
	}
	return func(org int64, item *model.Item) string {
		if a, ok := byKey[org]; ok && !item.Scope.All() {
			return scoring.Outside(item.Scope, a, p.sector, y.Year)
		}
		return ""
	}, err
}

// formScheme is the scheme in force in a group with the number of its version, as forms carry it.
type formScheme struct {
	scheme *model.Scheme
	number int
}

// formSchemes are the schemes of the groups of a year, by group.
func formSchemes(r *store.Reader, y model.AssessmentYear) (map[int]formScheme, error) {
	all := map[int]formScheme{}
	for i := range y.Groups {
		g := &y.Groups[i]
		versions, err := r.SchemeVersions(y.Year, g.Number)
		if err != nil {
			return nil, err
		}
		all[g.Number] = formScheme{&g.Scheme, len(versions) + 1}
	}
	return all, nil
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
	f, identity, schemes, away, err := o.formFacts(ctx, year)
	if err != nil {
		return nil, err
	}
	sheets := f.SheetsOf(only)
	if len(sheets) == 0 {
		return nil, model.Errorf(model.NotFound, "%d 年度没有参加考核的支部，先导入党组织台账", year)
	}
	forms := formNames(year, sheets, dir)
	if !previewing(ctx) {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, model.Wrap(err, model.ReadOnly, "文件夹“%s”建不起来，换一个保存位置", filepath.Base(dir))
		}
	}
	targets, err := o.formTargets(ctx, forms, dir, replace)
	if err != nil || previewing(ctx) {
		return forms, err
	}
	writers := map[int]*selfform.Writer{} // by group
	for group, s := range schemes {
		writers[group] = selfform.NewWriter(f.Committee.Name, identity, year, s.scheme, s.number, o.Today())
	}
	done, err := eachAtOnce(ctx, len(forms), progress, func(i int) error {
		sheet := sheets[i]
		raw, err := writers[sheet.Group].Write(sheet, func(item *model.Item) bool { return away(sheet.OrgID, item) != "" })
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
		for i, form := range forms {
			of := schemes[sheets[i].Group]
			sent := model.SentForm{OrgID: form.OrgID, Number: of.number, Version: selfform.Version(of.scheme), At: o.now()}
			if err := tx.PutSentForm(year, sent); err != nil {
				return err
			}
		}
		return nil
	})
	return forms, err
}

// readSent reads which forms were sent in a year, and which of them the scheme of the group has left behind.
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
func (o *Office) formFacts(ctx context.Context, year int) (f *model.YearFacts, identity string, schemes map[int]formScheme, away awayItems, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) (err error) {
		y, err := openYear(r, year)
		if err != nil {
			return err
		}
		if f, err = o.keptFacts(r, year); err != nil {
			return err
		}
		if away, err = readAway(r, y); err != nil {
			return err
		}
		if schemes, err = formSchemes(r, y); err != nil {
			return err
		}
		identity, err = r.Identity()
		return err
	})
	if err != nil {
		return nil, "", nil, nil, err
	}
	return f, identity, schemes, away, nil
}

// formNames gives each branch a file name that every system takes and that no other has, whatever the case of its letters.
func formNames(year int, sheets []*model.MarkSheet, dir string) []WrittenForm {
	used := map[string]bool{}
	forms := make([]WrittenForm, len(sheets))
	for i, s := range sheets {
		base := outfile.InName(fmt.Sprintf("自评表-%d-%s", year, s.Branch))
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
