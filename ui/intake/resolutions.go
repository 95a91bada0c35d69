package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/intake"
)

// resolution is one resolution out of a row's trouble, offered as a radio choice.
type resolution struct {
	text, detail string
	// cell is set for a way that is taken by typing; field says what is typed.
	typing bool
	cell   intake.CellRef
	field  intake.Field
	// value is set for a way that is taken by saying what a value means, for all rows that hold it.
	value *intake.ValueKey
	// apply takes the way for the row at hand, also for another row with the same trouble. nil for the two above.
	apply  func(o *intake.Options)
	also   func(o *intake.Options, other intake.RowRef)
	chosen bool
}

// resolutionsOf lists the ways out of a row's trouble in the order in which they are offered.
func (f *file) resolutionsOf(ref intake.RowRef, t trouble) []resolution {
	p := t.problem
	sheet, row := f.sheet(ref.Sheet), f.plan().Row(ref)
	if sheet == nil || row == nil {
		return nil
	}
	var resolutions []resolution
	typing, canType := f.typingResolution(ref, sheet, p)
	if canType && p.Code != intake.SameName {
		resolutions = append(resolutions, typing)
	}
	if w, ok := f.valueResolution(ref, sheet, p); ok {
		resolutions = append(resolutions, w)
	}
	resolutions = append(resolutions, f.rivalResolutions(ref, t)...)
	for _, a := range p.Ways() {
		if w, ok := f.actionResolution(ref, p, a); ok {
			resolutions = append(resolutions, w)
		}
	}
	if canType && p.Code == intake.SameName { // seldom at hand, so it comes last
		resolutions = append(resolutions, typing)
	}
	f.markChosen(ref, resolutions, p)
	return resolutions
}

func (f *file) sheet(index int) *intake.SheetPlan {
	for _, s := range f.plan().Sheets {
		if s.Index == index {
			return s
		}
	}
	return nil
}

// typingResolution lets the user type what should stand in the cell. Where people cannot be told apart it is the ID number
// that settles it.
func (f *file) typingResolution(ref intake.RowRef, s *intake.SheetPlan, p intake.Problem) (resolution, bool) {
	field, col, verb := p.Field, p.Col, "填入正确的"
	switch p.Code {
	case intake.SameName:
		field, col, verb = intake.IDNumber, columnNumber(s, intake.IDNumber), "补上"
	case intake.IDTwoNames:
		field, col = intake.IDNumber, columnNumber(s, intake.IDNumber)
	case intake.ClosedMember, intake.MarkTwice, intake.BranchSimilar, intake.BranchUnknown, intake.DuplicateInFile:
		return resolution{}, false
	case intake.MissingName, intake.BranchMissing, intake.BranchUnclear, intake.MissingDate, intake.MissingKind, intake.MissingItem, intake.MissingText:
		verb = "填入"
	}
	if col < 0 {
		return resolution{}, false
	}
	return resolution{text: verb + fieldName(f.plan().Kind, field), typing: true, field: field,
		cell: intake.CellRef{Sheet: ref.Sheet, Row: ref.Row, Col: col}}, true
}

func columnNumber(s *intake.SheetPlan, field intake.Field) int {
	if i := s.ColumnOf(field); i >= 0 {
		return s.Columns[i].Col
	}
	return -1
}

// valueResolution says what a value means that the data file does not know.
func (f *file) valueResolution(ref intake.RowRef, s *intake.SheetPlan, p intake.Problem) (resolution, bool) {
	if p.Code != intake.ValueUnknown && p.Code != intake.BranchSimilar && p.Code != intake.BranchUnknown {
		return resolution{}, false
	}
	u := f.unknownOf(ref, s, p)
	if u == nil {
		return resolution{}, false
	}
	key := intake.ValueKey{Field: u.Field, Text: u.Text}
	detail := "这个写法只有这一行"
	if u.Count > 1 {
		detail = fmt.Sprintf("这样写的 %d 行都按此处理", u.Count)
	}
	return resolution{text: "“" + clip(u.Text, 10) + "”是", detail: detail, value: &key}, true
}

// unknownOf finds the entry of the list of unknown values that a row's problem is about.
func (f *file) unknownOf(ref intake.RowRef, s *intake.SheetPlan, p intake.Problem) *intake.Unknown {
	text := squeeze(f.written(intake.CellRef{Sheet: ref.Sheet, Row: ref.Row, Col: p.Col}))
	value := ""
	if row := f.plan().Row(ref); row != nil {
		if i := s.ColumnOf(p.Field); i >= 0 && i < len(row.Values) {
			value = squeeze(row.Values[i])
		}
	}
	for i := range f.plan().Unknowns {
		u := &f.plan().Unknowns[i]
		if u.Field == p.Field && (squeeze(u.Text) == text || squeeze(u.Text) == value) {
			return u
		}
	}
	return nil
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func clip(s string, n int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= n {
		return string(r)
	}
	return string(r[:n-1]) + "…"
}

// rivalResolutions settles a conflict by saying whom the row is about.
func (f *file) rivalResolutions(ref intake.RowRef, t trouble) []resolution {
	var resolutions []resolution
	kind := f.plan().Kind
	for _, rv := range t.rivals {
		if rv.Member != 0 {
			d := intake.Decision{Action: intake.UpdateExisting, Member: rv.Member}
			w := resolution{text: "就是已有的这一位，更新", detail: rivalFacts(f.plan(), rv), apply: func(o *intake.Options) { decide(o, ref, d) }}
			switch {
			case kind == intake.Branches:
				w.text = "就是已有的这一个，更新"
			case t.problem.Code == intake.EntryUnclear, t.problem.Code == intake.EntryOnce:
				w.text = "就是已有的这一条，更新"
			case t.problem.Code == intake.ClosedMember:
				w.text = "恢复这一位，并更新"
			case t.problem.Code == intake.IDTwoNames:
				w.text = "是同一人，已改名"
			}
			resolutions = append(resolutions, w)
			continue
		}
		if rv.Row == ref || rv.Row.Row == 0 {
			continue
		}
		other := rv.Row
		resolutions = append(resolutions, resolution{text: fmt.Sprintf("用这一行，第 %d 行不导入", other.Row), detail: "两行说的是同一" + measureOf(kind),
			apply: func(o *intake.Options) {
				decide(o, other, intake.Decision{Action: intake.LeaveOut})
				decide(o, ref, intake.Decision{})
			}})
	}
	if t.problem.Code == intake.IDTwoNames {
		if col := columnNumber(f.sheet(ref.Sheet), intake.IDNumber); col >= 0 {
			cell := intake.CellRef{Sheet: ref.Sheet, Row: ref.Row, Col: col}
			resolutions = append(resolutions, resolution{text: "是另一个人，号码先留空", detail: "导入后在“党员”的“缺身份证号”里能找到", apply: func(o *intake.Options) { typeCell(o, cell, "") }})
		}
	}
	return resolutions
}

func measureOf(k intake.Kind) string {
	if _, ok := k.Register(); ok {
		return k.Counter()
	}
	return map[intake.Kind]string{intake.Roster: "人", intake.Branches: "个党组织", intake.Activities: "次活动", intake.Scores: "项"}[k]
}

// rivalFacts is what tells one rival from another, short.
func rivalFacts(p *intake.Plan, rv intake.Rival) string {
	var facts []string
	if p.Register != nil { // of an entry, what stands in it and would be changed
		for _, c := range rv.Fields {
			if i, ok := p.Register.Field(string(c.Field)); ok && c.Old != "" && len(facts) < 3 {
				facts = append(facts, i.Label+" "+clip(i.Shape.Masked(c.Old), 16))
			}
		}
		return strings.Join(facts, "　")
	}
	for _, want := range []intake.Field{intake.Name, intake.Birth, intake.Branch} {
		for _, c := range rv.Fields {
			if c.Field == want && c.Old != "" {
				facts = append(facts, c.Old)
			}
		}
	}
	return strings.Join(facts, "　")
}

// actionResolution is one of the problem's own ways. Which of them the planner honours depends on the problem.
func (f *file) actionResolution(ref intake.RowRef, p intake.Problem, a intake.Action) (resolution, bool) {
	w := resolution{}
	switch a {
	case intake.BlankFaulty:
		w.text, w.detail = fieldName(f.plan().Kind, p.Field)+"先留空，其余照常导入", "以后可以在资料里补上"
		switch {
		case p.Field == intake.IDNumber && f.plan().Kind == intake.Roster:
			w.detail = "导入后在“党员”的“缺身份证号”里能找到"
		case f.plan().Kind == intake.Scores:
			w.detail = "没有分数的项算没填完"
		}
	case intake.LeaveOut:
		w.text, w.detail = "这一行不导入", "写进问题表，改好后可再导入"
		if !open(levelKind(p.Level)) {
			w.detail = ""
		}
	case intake.Accept:
		w.text, w.detail = acceptText(p.Code)
	case intake.AsNew:
		if p.Code != intake.SameName && p.Code != intake.EntryUnclear && !(p.Code == intake.DuplicateInFile && p.Level == intake.Warning) {
			return resolution{}, false
		}
		w.text, w.detail = "是另一个人，新增", "以后按支部和出生日期区分"
		if f.plan().Kind == intake.Branches {
			w.text, w.detail = "是另一个党组织，新增", ""
		}
		if p.Code == intake.EntryUnclear {
			w.text, w.detail = "是另外一条，新增", "已有的那一条不变"
		}
	default:
		return resolution{}, false
	}
	d := intake.Decision{Action: a}
	w.apply = func(o *intake.Options) { decide(o, ref, d) }
	w.also = func(o *intake.Options, other intake.RowRef) { decide(o, other, d) }
	return w, true
}

func levelKind(l intake.Level) intake.RowKind {
	switch l {
	case intake.Error:
		return intake.ErrorRow
	case intake.Conflict:
		return intake.ConflictRow
	}
	return intake.New
}

func acceptText(c intake.Code) (text, detail string) {
	switch c {
	case intake.ID15Digit:
		return "用换算后的 18 位号码", "换算不改动任何一位原号码"
	case intake.DateAmbiguous:
		return "只记到年", "月份以后可以补"
	case intake.ValueUnknown:
		return "这一项先留空", ""
	case intake.PhoneInvalid:
		return "照原样保留", ""
	case intake.BranchMissing, intake.BranchUnclear:
		return "先不定支部", "导入后在“党员”的“未分支部”里能找到"
	}
	return "核对过，就这样导入", ""
}

// markChosen marks the way that is in force; with none in force typing comes first for what cannot be imported.
func (f *file) markChosen(ref intake.RowRef, resolutions []resolution, p intake.Problem) {
	d, decided := f.opts.Decisions[ref]
	present := cloneOptions(f.opts)
	for i := range resolutions {
		w := &resolutions[i]
		switch {
		case w.typing:
			_, typed := f.opts.Edits[w.cell]
			w.chosen = typed && !decided && f.opts.Edits[w.cell] != ""
		case w.value != nil:
			c, known := f.opts.Values[*w.value]
			w.chosen = known && c.Chosen && !decided
		default:
			w.chosen = f.inForce(present, ref, w, d, decided)
		}
	}
	if slices.ContainsFunc(resolutions, func(w resolution) bool { return w.chosen }) || len(resolutions) == 0 {
		return
	}
	if open(levelKind(p.Level)) && (resolutions[0].typing && p.Level == intake.Error || resolutions[0].value != nil) {
		resolutions[0].chosen = true
	}
}

// inForce reports whether taking a way would change nothing.
func (f *file) inForce(present intake.Options, ref intake.RowRef, w *resolution, d intake.Decision, decided bool) bool {
	after := cloneOptions(present)
	w.apply(&after)
	if len(after.Decisions) != len(present.Decisions) || len(after.Edits) != len(present.Edits) {
		return false
	}
	for k, v := range after.Decisions {
		if present.Decisions[k] != v {
			return false
		}
	}
	for k, v := range after.Edits {
		if was, ok := present.Edits[k]; !ok || was != v {
			return false
		}
	}
	return true
}
