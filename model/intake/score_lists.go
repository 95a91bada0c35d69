package intake

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/intake/headers"
)

// readAdjustRows reads a table of bonuses and deductions.
func (b *builder) readAdjustRows(r *reader, _ *wideTable) error {
	r.branchFrom(len(b.plan.Sheets) > 1)
	pointsCol := r.sp.ColumnOf(PointsOf)
	if pointsCol < 0 {
		if pointsCol = r.sp.ColumnOf(MaxScore); pointsCol >= 0 {
			r.sp.Columns[pointsCol].Field, r.sp.Columns[pointsCol].Stored, r.sp.Columns[pointsCol].Why = PointsOf, true, ""
		}
	}
	if pointsCol < 0 && r.sp.ColumnOf(CheckScore) < 0 && r.sp.ColumnOf(SelfScore) < 0 && r.sp.ColumnOf(FinalScore) < 0 {
		b.block("no-points-column", r.sp.Name, fmt.Sprintf("工作表“%s”没有分值列，请指定哪一列是分值", r.sp.Name))
		return nil
	}
	single := model.CheckedMark
	if stage, ok := b.stageOf(r.sp, r.s); ok {
		single = stage
	}
	seen := map[string]RowRef{}
	return r.eachRow(func(row *Row, ref RowRef, branch *branchAnswer) {
		a := model.Adjustment{OrgID: branch.ref.ID, Title: r.text(row, Title), Basis: r.text(row, Basis), Matter: r.text(row, Matter)}
		negative := r.adjustPoints(row, &a, pointsCol, single)
		b.adjustSort(r, row, &a, negative)
		if a.Title == "" {
			r.add(row, MissingText, Error, r.sp.ColumnOf(Title), "这一行没有写事项，不知道为什么加分或扣分", "填入事项，或这一行不导入")
		}
		if a.Self == nil && a.Checked == nil && a.Final == nil && row.Level() != Error {
			r.add(row, MarkInvalid, Error, pointsCol, "这一行没有分值", "填入分值，或这一行不导入")
		}
		if b.markErrors(r, row) {
			return
		}
		key := orgKey(branch.name) + "\x00" + cellvalue.Squeeze(a.Title) + "\x00" + fmt.Sprint(a.Deduction) + "\x00" + cellvalue.Squeeze(a.Basis)
		if o, ok := seen[key]; ok && (row.Decision == nil || row.Decision.Action != AsNew) {
			r.add(row, DuplicateInFile, Warning, -1, fmt.Sprintf("与第 %d 行是同一事项，只导入一次", o.Row), "不用处理")
			row.Kind, row.Skip = Skip, SkipDuplicate
			return
		}
		seen[key] = ref
		b.enterAdjustment(r, row, ref, branch, a)
	})
}

// adjustPoints reads the points of a bonus or deduction; it reports whether they are written as less than nothing.
func (r *reader) adjustPoints(row *Row, a *model.Adjustment, pointsCol int, single model.Stage) (negative bool) {
	take := func(i int, into **model.Points) {
		if i < 0 {
			return
		}
		m := readMark(r.b.cell(r.s, r.sp.Index, row.Number-1, r.sp.Columns[i].Col))
		if r.checkMark(row, i, m, itemRef{name: "分值"}) && m.given && !m.na {
			p := m.points
			if p < 0 {
				negative, p = true, -p
			}
			row.Values[i] = p.String()
			*into = &p
		}
	}
	take(r.sp.ColumnOf(SelfScore), &a.Self)
	take(r.sp.ColumnOf(CheckScore), &a.Checked)
	take(r.sp.ColumnOf(FinalScore), &a.Final)
	take(pointsCol, [...]**model.Points{&a.Self, &a.Checked, &a.Final}[single])
	return negative
}

// adjustSort reads whether a row is a bonus or a deduction.
func (b *builder) adjustSort(r *reader, row *Row, a *model.Adjustment, negative bool) {
	i := r.sp.ColumnOf(AdjustKind)
	says := []string{r.text(row, AdjustKind)}
	if says[0] == "" { // one sort of entries: what the sheet is called, its column of titles, the line above the table, the file
		says = []string{r.sp.Name, "", r.sp.Title, b.plan.File}
		if title := r.sp.ColumnOf(Title); title >= 0 {
			says[1] = r.sp.Columns[title].Header
		}
	}
	var plus, minus bool
	for _, text := range says {
		minus = strings.Contains(text, "扣") || strings.Contains(text, "减")
		plus = strings.Contains(text, "加") || strings.Contains(text, "奖")
		if plus != minus {
			break
		}
	}
	switch {
	case negative && !plus:
		a.Deduction = true
	case minus != plus:
		a.Deduction = minus
	default:
		r.add(row, MissingKind, Error, i, "看不出是加分还是扣分", "在类别里写明加分或扣分")
	}
}

// enterAdjustment compares a bonus or deduction with the known ones.
func (b *builder) enterAdjustment(r *reader, row *Row, ref RowRef, branch *branchAnswer, a model.Adjustment) {
	var known *model.Adjustment
	if s := b.known.Marks[branch.ref.ID]; s != nil && branch.ref.ID != 0 {
		for i := range s.Adjustments {
			if k := &s.Adjustments[i]; k.Deduction == a.Deduction && cellvalue.Squeeze(k.Title) == cellvalue.Squeeze(a.Title) && (a.Basis == "" || k.Basis == "" || cellvalue.Squeeze(k.Basis) == cellvalue.Squeeze(a.Basis)) {
				known = k
			}
		}
	}
	if known == nil {
		row.Kind = New
		b.plan.Scores.Adjustments = append(b.plan.Scores.Adjustments, AdjustmentOp{Ref: ref, Branch: branch.ref, Adjustment: a})
		return
	}
	next, changed := *known, false
	row.Match, row.MatchBy = known.ID, "name"
	for stage, pair := range [...]struct{ into, now **model.Points }{{&next.Self, &a.Self}, {&next.Checked, &a.Checked}, {&next.Final, &a.Final}} {
		was := ""
		if *pair.into != nil {
			was = (*pair.into).String()
		}
		if *pair.now == nil || was == (*pair.now).String() || !b.takes(row, [...]Field{SelfScore, CheckScore, FinalScore}[stage], was, (*pair.now).String()) {
			continue
		}
		*pair.into, changed = *pair.now, true
	}
	if a.Basis != "" && cellvalue.Squeeze(a.Basis) != cellvalue.Squeeze(known.Basis) && b.takes(row, Basis, known.Basis, a.Basis) {
		next.Basis, changed = a.Basis, true
	}
	if !changed {
		row.Kind = Same
		return
	}
	row.Kind = Update
	b.plan.Scores.Adjustments = append(b.plan.Scores.Adjustments, AdjustmentOp{Ref: ref, Branch: branch.ref, Adjustment: next})
}

// readVetoRows reads a table of 一票否决.
func (b *builder) readVetoRows(r *reader, _ *wideTable) error {
	r.branchFrom(len(b.plan.Sheets) > 1)
	dateCol := r.sp.ColumnOf(Date)
	seen := map[string]RowRef{}
	return r.eachRow(func(row *Row, ref RowRef, branch *branchAnswer) {
		v := model.Veto{OrgID: branch.ref.ID, Title: r.text(row, Title), Basis: r.text(row, Basis)}
		if dateCol >= 0 {
			v.Date, row.Values[dateCol] = r.readDateCell(row, dateCol, b.cell(r.s, ref.Sheet, ref.Row-1, r.sp.Columns[dateCol].Col))
		}
		if v.Title == "" {
			r.add(row, MissingText, Error, r.sp.ColumnOf(Title), "这一行没有写否决情形", "填入情形，或这一行不导入")
		}
		if b.markErrors(r, row) {
			return
		}
		v.Rule = vetoRule(b.known.Scheme, v.Title)
		key := orgKey(branch.name) + "\x00" + cellvalue.Squeeze(v.Title)
		if o, ok := seen[key]; ok {
			r.add(row, DuplicateInFile, Warning, -1, fmt.Sprintf("与第 %d 行是同一情形，只导入一次", o.Row), "不用处理")
			row.Kind, row.Skip = Skip, SkipDuplicate
			return
		}
		seen[key] = ref
		b.enterVeto(row, ref, branch, v)
	})
}

func (b *builder) enterVeto(row *Row, ref RowRef, branch *branchAnswer, v model.Veto) {
	if s := b.known.Marks[branch.ref.ID]; s != nil && branch.ref.ID != 0 {
		for _, k := range s.Vetoes {
			if cellvalue.Squeeze(k.Title) != cellvalue.Squeeze(v.Title) {
				continue
			}
			row.Kind, row.Match, row.MatchBy = Same, k.ID, "name"
			next := k
			if v.Basis != "" && cellvalue.Squeeze(v.Basis) != cellvalue.Squeeze(k.Basis) && b.takes(row, Basis, k.Basis, v.Basis) {
				next.Basis, row.Kind = v.Basis, Update
			}
			if v.Date != "" && differs(Date, string(k.Date), string(v.Date)) && b.takes(row, Date, string(k.Date), string(v.Date)) {
				next.Date, row.Kind = v.Date, Update
			}
			if row.Kind == Update {
				b.plan.Scores.Vetoes = append(b.plan.Scores.Vetoes, VetoOp{Ref: ref, Branch: branch.ref, Veto: next})
			}
			return
		}
	}
	row.Kind = New
	b.plan.Scores.Vetoes = append(b.plan.Scores.Vetoes, VetoOp{Ref: ref, Branch: branch.ref, Veto: v})
}

// vetoRule finds the rule of the scheme that a case falls under: one whose words, or one of its halves around 或,
// stand in the case. "" when none does or several do.
func vetoRule(s *model.Scheme, title string) string {
	if s == nil {
		return ""
	}
	key, found := headers.Key(title), ""
	full := cellvalue.Squeeze(title)
	for _, rule := range s.Vetoes {
		for _, part := range append(strings.FieldsFunc(rule.Title, func(r rune) bool { return strings.ContainsRune("或、/及", r) }), rule.Title) {
			if k := headers.Key(part); len([]rune(k)) >= 4 && (strings.Contains(full, k) || key == k) {
				if found != "" && found != rule.ID {
					return ""
				}
				found = rule.ID
			}
		}
	}
	return found
}

// text is the row's value of a field, "" where there is no such column or it says nothing.
func (r *reader) text(row *Row, f Field) string {
	i := r.sp.ColumnOf(f)
	if i < 0 || cellvalue.IsBlank(row.Values[i]) {
		return ""
	}
	return row.Values[i]
}
