package office

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/intake/selfform"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// copyRead is one file of a collection as it was read, before anything is decided about it.
type copyRead struct {
	path  string
	err   error          // why it cannot be read or trusted
	form  *selfform.Copy // nil for a file without the hidden sheet
	draft *Draft         // such a file, read as a table of scores
}

// tableEndings are those of files that a folder is searched for.
var tableEndings = []string{".xlsx", ".xls", ".et", ".ods", ".xlsm", ".csv"}

// tableFiles lists the files named and those in the folders named, each once, in the order of their names.
func tableFiles(paths []string) ([]string, error) {
	seen := map[string]bool{}
	var all []string
	add := func(path string) {
		if abs, err := filepath.Abs(path); err == nil {
			path = abs
		}
		if !seen[path] {
			seen[path] = true
			all = append(all, path)
		}
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			add(path) // what is not there is told with the file
			continue
		}
		err = filepath.WalkDir(path, func(at string, d fs.DirEntry, err error) error {
			name := filepath.Base(at)
			switch {
			case err != nil:
				return err
			case at != path && strings.HasPrefix(name, ".") && d.IsDir():
				return filepath.SkipDir
			case !d.IsDir() && !strings.HasPrefix(name, "~$") && !strings.HasPrefix(name, ".") && slices.Contains(tableEndings, strings.ToLower(filepath.Ext(name))):
				add(at)
			}
			return nil
		})
		if err != nil {
			return nil, model.Wrap(err, model.Locked, "文件夹“%s”读不了，把里面的表复制到自己的文件夹再收", filepath.Base(path))
		}
	}
	if len(all) == 0 {
		return nil, model.Errorf(model.Missing, "这里没有表格文件；选支部交回的自评表，或者它们所在的文件夹")
	}
	slices.SortFunc(all, func(a, b string) int {
		if c := strings.Compare(filepath.Base(a), filepath.Base(b)); c != 0 {
			return c
		}
		return strings.Compare(a, b)
	})
	return all, nil
}

// readCopy reads one file. A file that is none of the forms is read as a table of scores; as is what the data file knew.
func (o *Office) readCopy(ctx context.Context, path string, known *Draft) (copyRead, error) {
	c := copyRead{path: path}
	book, err := sheet.Open(ctx, path)
	if model.CodeOf(err) == model.Cancelled {
		return c, err
	}
	if err != nil {
		c.err = err
		return c, nil
	}
	form, ok, err := selfform.Recognise(book)
	if ok {
		c.form, c.err = form, err
		return c, nil
	}
	c.draft = &Draft{Path: path, Book: book, known: known.known, as: known.as}
	if err := o.Replan(ctx, c.draft, intake.Options{Kind: intake.Scores}, nil); err != nil {
		if model.CodeOf(err) == model.Cancelled {
			return c, err
		}
		c.err = err
	}
	known.known, known.as = c.draft.known, c.draft.as
	return c, nil
}

// replanTables plans the tables of scores among the files anew where the data file changed since.
func (o *Office) replanTables(ctx context.Context, c *Collection) error {
	for i, read := range c.copies {
		if read.draft == nil || read.err != nil {
			continue
		}
		again := *read.draft
		if err := o.Replan(ctx, &again, read.draft.Options, nil); err != nil {
			return err
		}
		c.copies[i].draft = &again
	}
	return nil
}

// scoresIn decides what a table of scores without the hidden sheet gives: its self marks, when there is nothing in it that
// somebody would have to be asked about.
func (d *Draft) scoresIn(c *collecting) (marks []FormMark, problems []selfform.Problem, why string) {
	p := d.Plan
	if p.Kind != intake.Scores || len(p.Blocking) > 0 || p.Summary.Total() == 0 {
		return nil, nil, "不是下发的自评表，也不是能认出的分数表；请支部在下发的表上填"
	}
	for _, s := range p.Sheets {
		for _, row := range s.Rows {
			for _, bad := range row.Problems {
				if bad.Level == intake.Error || bad.Level == intake.Conflict {
					problems = append(problems, selfform.Problem{Sheet: s.Name, Cell: sheet.ColumnLetter(bad.Col) + strconv.Itoa(row.Number), Text: bad.Text})
				}
			}
		}
	}
	for _, op := range p.Scores.Marks {
		marked, item := c.sheets[op.Branch.ID], c.item(op.Branch.ID, op.Key.Item)
		if item == nil {
			return nil, problems, "有认不出的支部“" + op.Branch.Name + "”，用“收分数表”逐份核对后导入"
		}
		if op.Key.Stage != model.SelfMark {
			return nil, problems, "里面是" + op.Key.Stage.Label() + "分，不是自评；用“收分数表”导入"
		}
		now, had := marked.Mark(op.Key.Item, model.SelfMark)
		mark := model.Mark{Points: op.Points, NotApplicable: op.NA, Reason: op.Reason, Evidence: now.Evidence}
		if mark.Reason == "" {
			mark.Reason = now.Reason
		}
		marks = append(marks, FormMark{OrgID: op.Branch.ID, Branch: marked.Branch, Item: item, Cell: strconv.Itoa(op.Ref.Row), Kind: MarkChanges,
			Before: selfform.FilledBy(now, had), After: selfform.FilledBy(mark, true), mark: &mark})
	}
	switch {
	case p.Unanswered() != nil || p.Hidden.Any() && !p.Hidden.Chosen || len(p.Scores.Adjustments)+len(p.Scores.Vetoes) > 0:
		return marks, problems, "里面有要人核对的内容，用“收分数表”导入"
	case len(problems) > 0:
		return marks, problems, ""
	}
	return marks, nil, ""
}
