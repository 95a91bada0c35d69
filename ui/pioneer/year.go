package pioneer

import (
	"context"
	"fmt"
	"maps"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

type yearRow = *office.AppraisalRow

func yearKey(r yearRow) string { return fmt.Sprint(r.Member.ID) }

// yearSpec is the table of the year: four quarters and what comes of them, the votes by grade, and the result.
func (s *Screen) yearSpec(grades []string) table.Spec[yearRow] {
	edit := func(yearRow) bool { return !s.closed() }
	columns := []table.Column[yearRow]{{ID: "name", Title: "党员", Width: 100, Flex: true, Always: true, Lead: true, Text: func(r yearRow) string { return r.Member.Name },
		Compare: func(a, b yearRow) int { return strings.Compare(a.Member.SortPinyin, b.Member.SortPinyin) }}}
	for n := range 4 {
		columns = append(columns, table.Column[yearRow]{ID: fmt.Sprint("q", n+1), Title: []string{"一季度", "二季度", "三季度", "四季度"}[n], Group: "先锋指数", Width: 68, Align: look.Right, Always: true, RuleOff: n == 0,
			Text: func(r yearRow) string {
				if q := r.Index.Quarters[n]; q != nil && q.Ready {
					return q.Value.String()
				}
				return ""
			}})
	}
	columns = append(columns,
		table.Column[yearRow]{ID: "year", Title: "全年", Group: "先锋指数", Width: 68, Align: look.Right, Always: true, Bold: func(yearRow) bool { return true },
			Compare: func(a, b yearRow) int { return int(a.Index.Value - b.Index.Value) }, TipOf: func(r yearRow) string { return r.Index.Why },
			Text: func(r yearRow) string {
				if r.Index.Ready {
					return r.Index.Value.String()
				}
				return ""
			}},
		table.Column[yearRow]{ID: "band", Title: "档次（参考）", Group: "先锋指数", Width: 96, Always: true, Text: func(r yearRow) string { return r.Index.Band }, Draw: func(_ yearRow, c *table.Cell) { c.Ink = look.Text2 }})
	for n, grade := range grades {
		columns = append(columns, table.Column[yearRow]{ID: fmt.Sprint("v", n), Title: grade, Group: "民主评议票数", Width: max(52, voteWide*float32(utf8.RuneCountInString(grade))+12), Align: look.Right, Always: true, RuleOff: n == 0, Edit: edit,
			Text: func(r yearRow) string { return voteText(r, grade) }})
	}
	columns = append(columns, table.Column[yearRow]{ID: "grade", Title: "评议结果", Width: 92, Always: true, RuleOff: true, Edit: edit,
		Text: func(r yearRow) string {
			if r.Result != nil {
				return r.Result.Grade
			}
			return ""
		},
		Draw: func(r yearRow, c *table.Cell) {
			if c.Bold = r.Result != nil; c.Bold && s.results != nil && s.results.Best > s.results.Limit && r.Result.Grade == grades[0] {
				c.Tone = look.ToneWarn
			}
		},
		Total: func([]yearRow) string {
			if s.results == nil {
				return ""
			}
			return fmt.Sprintf("%s %d / %d", grades[0], s.results.Best, s.results.Limit)
		}})
	return table.Spec[yearRow]{ID: "pioneer-year", Columns: columns, Key: yearKey, RowHeight: look.DenseRow, Cells: true, Frozen: 1, CellPad: 6, Inset: look.Gap24 - 6,
		Unit: "人", Empty: s.empty, OnCell: func(yearRow, string) { s.showPane() }, OnClick: func(yearRow) { s.reopen() }, Commit: s.commitYear, OnClear: s.clearYear}
}

// voteWide is how wide a character of a grade is in a head.
const voteWide float32 = 13

func voteText(r yearRow, grade string) string {
	if r.Result == nil {
		return ""
	}
	votes, ok := r.Result.Votes[grade]
	if !ok {
		return ""
	}
	return strconv.Itoa(votes)
}

// commitYear takes a result or a number of votes that was typed. A result is typed as its number, or its beginning.
func (s *Screen) commitYear(r yearRow, column, typed string) error {
	change := office.AppraisalChange{MemberID: r.Member.ID}
	if r.Result != nil {
		change.Grade = r.Result.Grade
	}
	typed = strings.TrimSpace(typed)
	if column == "grade" {
		grade, err := readGrade(s.results.Rule.Grades, typed)
		if err != nil {
			s.d.Toasts.Problem(model.MessageOf(err))
			return err
		}
		change.Grade = grade
	} else if err := s.readVotes(r, &change, column, typed); err != nil {
		s.d.Toasts.Problem(model.MessageOf(err))
		return err
	}
	s.setResults([]office.AppraisalChange{change})
	return nil
}

func (s *Screen) readVotes(r yearRow, change *office.AppraisalChange, column, typed string) error {
	n, err := strconv.Atoi(strings.TrimPrefix(column, "v"))
	if err != nil || n >= len(s.results.Rule.Grades) {
		return model.Errorf(model.Invalid, "这一列不能填")
	}
	if r.Result == nil {
		return model.Errorf(model.Invalid, "先填评议结果，再填票数")
	}
	grade, votes := s.results.Rule.Grades[n], map[string]int{}
	maps.Copy(votes, r.Result.Votes)
	delete(votes, grade)
	if typed != "" {
		count, err := strconv.Atoi(typed)
		if err != nil || count < 0 {
			return model.Errorf(model.Invalid, "票数填 0 或者整数")
		}
		votes[grade] = count
	}
	change.Votes = votes
	return nil
}

// readGrade reads a grade: its number, its name or the beginning of it; "" takes the result away.
func readGrade(grades []string, typed string) (string, error) {
	if typed == "" {
		return "", nil
	}
	for i, g := range grades {
		if typed == strconv.Itoa(i+1) || strings.HasPrefix(g, typed) {
			return g, nil
		}
	}
	return "", model.Errorf(model.Invalid, "填 1 到 %d：%s", len(grades), strings.Join(grades, "、"))
}

func (s *Screen) clearYear(rows []yearRow, columns []string) {
	var changes []office.AppraisalChange
	for _, r := range rows {
		if r.Result != nil && len(columns) > 0 && columns[len(columns)-1] == "grade" {
			changes = append(changes, office.AppraisalChange{MemberID: r.Member.ID})
		}
	}
	if len(changes) > 0 && !s.closed() {
		s.setResults(changes)
	}
}

// setResults records results. The best grade beyond its limit asks for a reason where the definition allows one.
func (s *Screen) setResults(changes []office.AppraisalChange) {
	year, org, o := s.results.Year, s.results.OrgID, s.d.Office
	s.d.Later(func() error {
		_, err := o.SetAppraisals(context.Background(), year, org, changes)
		return err
	}, func(err error) {
		known, ok := err.(*model.Error)
		switch {
		case ok && known.Field == "reason":
			s.askReason(changes, known.Message)
		case err != nil:
			s.d.Fail(err)
		}
		s.reload(nil)
	})
}

func (s *Screen) askReason(changes []office.AppraisalChange, why string) {
	reason := kit.TextArea("", 2)
	field := kit.NewField("理由", reason)
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "超出优秀名额", Text: why, Content: field, Safe: "不定优秀", Act: "写明理由，定为优秀", Focus: reason, OnAct: func() bool {
		if reason.Value() == "" {
			field.SetError("写明理由，会印在公示表里")
			return false
		}
		why := reason.Value()
		for i := range changes {
			changes[i].Reason = &why
		}
		s.setResults(changes)
		return true
	}})
}

func (s *Screen) showYearPane() {
	r, ok := s.yearGrid.Current()
	if !ok {
		s.setPane(nil)
		return
	}
	y := &r.Index
	value := "—"
	if y.Ready {
		value = y.Value.String()
	}
	box := kit.VBox(look.Gap12, kit.HBox(look.Gap8, text.Figure(value), text.Body(y.Band)), text.Para(y.Why).In(look.Text2),
		kit.NewNote(look.ToneMuted, "指数只供参考", "", "等次由民主评议决定。"+s.results.LimitText()+"。"))
	for _, q := range y.Quarters {
		if q != nil {
			got := "没有填全"
			if q.Ready {
				got = q.Value.String()
			}
			box.Add(kit.VBox(2, kit.Border(nil, nil, nil, text.Strong(got), text.Strong(fmt.Sprintf("第 %d 季度", q.Quarter))), text.Caption(q.Why)))
		}
	}
	if r.Result != nil {
		words := "评议结果：" + r.Result.Grade
		if r.Result.Date != "" {
			words += "，" + r.Result.Date.Long()
		}
		box.Add(kit.HRule(look.LineSoft))
		box.Add(text.Body(words))
		if r.Result.Reason != "" {
			box.Add(text.Caption("理由：" + r.Result.Reason))
		}
	}
	spec := kit.PaneSpec{Width: look.PaneForm, Title: r.Member.Name, Facts: fmt.Sprintf("%d 年度　%s", s.year, r.Member.Kind.Label()), Body: box,
		OnShut: func() { s.shut = true; s.showPane(); s.focus() }, Foot: []fyne.CanvasObject{kit.NewButton("打开党员", func() { s.openMember(r.Member.ID) }).Small()}}
	if r.Result != nil && !s.closed() {
		spec.FootR = []fyne.CanvasObject{kit.NewButton("日期、理由", func() { s.editResult(r) }).Small()}
	}
	s.setPane(kit.NewPane(spec))
}

// editResult asks for the day of the meeting and the reason of a result.
func (s *Screen) editResult(r yearRow) {
	date, reason := kit.NewDateEntry(s.d.Office.Now()), kit.TextArea("", 2)
	date.SetText(string(r.Result.Date))
	reason.SetText(r.Result.Reason)
	dateField, reasonField := kit.NewField("评议日期", date), kit.NewField("理由", reason).Hint("超出优秀名额的要写；会印在公示表里")
	every := kit.NewCheck("本支部已登记结果的都用这个日期", false, nil)
	var dialog *kit.Dialog
	dialog = kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: r.Member.Name + "　" + r.Result.Grade, Content: kit.VBox(look.Gap12, dateField, every, reasonField),
		Safe: "不改了", Act: "保存", Focus: date, OnAct: func() bool {
			day, why := model.Date(date.Value()), reason.Value()
			var changes []office.AppraisalChange
			for i := range s.results.Rows {
				other := &s.results.Rows[i]
				if other.Result == nil || other.Member.ID != r.Member.ID && !every.Checked() {
					continue
				}
				c := office.AppraisalChange{MemberID: other.Member.ID, Grade: other.Result.Grade, Date: &day}
				if other.Member.ID == r.Member.ID {
					c.Reason = &why
				}
				changes = append(changes, c)
			}
			year, org := s.results.Year, s.results.OrgID
			s.save(dialog, func(ctx context.Context, o *office.Office) (int64, error) {
				return o.SetAppraisals(ctx, year, org, changes)
			}, "已保存",
				map[string]*kit.Field{"date": dateField, "reason": reasonField})
			return false
		}})
}
