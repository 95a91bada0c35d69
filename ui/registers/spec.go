package registers

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// spec is the list screen of one register.
func (s *Screen) spec(def record.Register) records.Spec[row] {
	return records.Spec[row]{
		ID: "register-" + def.ID, Unit: def.Unit, Columns: columns(def), SortBy: firstDue(def),
		Key: func(r row) int64 { return r.ID }, Name: func(r row) string { return cmp.Or(r.Title, def.Title) },
		Read: func(ctx context.Context, o *office.Office, _ bool) ([]row, func(), error) {
			all, err := o.Entries(ctx, def.ID, false)
			return all.Rows, func() { s.showHead(all.Rows) }, err
		},
		All: "全部", Filters: filters(def), Search: matches, SearchHint: "查找", NoHit: "没有符合条件的记录", Foot: func() string { return foot(s.entries.Table.Shown()) }, Empty: s.showEmpty,
		PaneWide: paneWidth, None: func() kit.PaneSpec { return s.counts(def) }, AddWords: "新增一" + def.Unit,
		Pane: func(ctx context.Context, o *office.Office, r row) (func() kit.PaneSpec, error) {
			return s.pane(ctx, o, def, r)
		},
		Holder: func(r row) model.Holder { return model.OfEntry(r.ID) },
		Form: func(ctx context.Context, o *office.Office, r *row) (func() *records.Form, error) {
			return Form(ctx, o, def, r)
		},
	}
}

// firstDue is the column sorted by at first: the date that is due, else the order in which entries were made.
func firstDue(def record.Register) string {
	for _, i := range def.Listed() {
		if i.Remind > 0 {
			return i.Name
		}
	}
	return ""
}

// filters are the states, then what is due.
func filters(def record.Register) []records.Filter[row] {
	var all []records.Filter[row]
	for _, st := range def.States {
		all = append(all, records.Filter[row]{ID: "state-" + st.Name, Label: st.Name, Keep: inState(st.Name)})
	}
	if def.Promise != nil {
		all = append(all, records.Filter[row]{ID: "behind", Label: "活动落后", Keep: func(r row) bool { return r.Kept.Late() }, Dot: look.Warn, Apart: true})
	}
	return append(all, records.Filter[row]{ID: "overdue", Label: "逾期", Keep: overdue, Dot: look.Bad, Apart: def.Promise == nil},
		records.Filter[row]{ID: "due", Label: soonLabel(def), Keep: dueSoon, Dot: look.Warn})
}

// matches looks for what was typed in everything that an entry holds.
func matches(r row, words string) bool {
	if strings.Contains(strings.ToLower(r.Number+" "+r.State), words) || names.FindableOrg(r.Title).Find(names.Seek(words)) < names.NoMatch {
		return true
	}
	for name := range r.Values {
		if strings.Contains(strings.ToLower(r.Text(name)), words) {
			return true
		}
	}
	return false
}

// foot is the right end of the table's footer.
func foot(shown []row) string {
	var parts []string
	for _, p := range []struct {
		word string
		n    int
	}{{"逾期", count(shown, overdue)}, {"快到期", count(shown, dueSoon)}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", p.word, p.n))
		}
	}
	return strings.Join(parts, "　")
}

// showEmpty says what belongs into a register that is empty, with the ways to begin.
func (s *Screen) showEmpty() *fyne.Container {
	def := s.def
	acts := container.NewCenter(kit.HBox(look.Gap8, shell.Writing(s.d, kit.PrimaryButton("新增一"+def.Unit, s.entries.Add)).Icon("plus"),
		shell.Writing(s.d, kit.NewButton("导入"+def.Title, s.importInto)).Icon("import")))
	return kit.NewEmptySentences("还没有"+def.Title, acts, cmp.Or(def.Note, "一条一条登记，或者从表格导入。"))
}

// counts stands in the place of the pane while no entry is chosen: how many are in each state.
func (s *Screen) counts(def record.Register) kit.PaneSpec {
	rows := s.entries.Rows()
	pairs := []string{"全部", fmt.Sprintf("%d %s", len(rows), def.Unit)}
	if def.Rounds != nil && def.Rounds.Unit != "" {
		entries := make([]*record.Entry, len(rows))
		for i := range rows {
			entries[i] = &rows[i].Entry
		}
		pairs = append(pairs, "去过", fmt.Sprintf("%d %s", def.Things(entries), def.Rounds.Unit))
	}
	for _, st := range def.States {
		pairs = append(pairs, st.Name, fmt.Sprintf("%d %s", count(rows, inState(st.Name)), def.Unit))
	}
	pairs = append(pairs, "逾期", fmt.Sprintf("%d %s", count(rows, overdue), def.Unit), "快到期", fmt.Sprintf("%d %s", count(rows, dueSoon), def.Unit))
	body := kit.VBox(look.Gap16, kit.Facts(nameWidth, pairs...))
	if def.Note != "" {
		body.Add(text.Caption(def.Note))
	}
	return kit.PaneSpec{Title: def.Title, Facts: "选中一行，这里是它的内容", Body: body, Foot: s.renameButton(def)}
}
