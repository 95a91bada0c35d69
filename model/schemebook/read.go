package schemebook

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/resources/sectors"
)

// Problem is a cell that cannot be read, or one at which the scheme is not sound.
type Problem struct {
	Sheet string `json:"sheet"`
	Cell  string `json:"cell"` // H7; "" where a whole sheet is meant
	Text  string `json:"text"`
}

// String names the cell and what is wrong with it.
func (p Problem) String() string {
	if p.Cell == "" {
		return fmt.Sprintf("工作表“%s”：%s", p.Sheet, p.Text)
	}
	return fmt.Sprintf("工作表“%s”的 %s：%s", p.Sheet, p.Cell, p.Text)
}

// Read turns a workbook into a scheme. wrong are cells that cannot be read: then there is no scheme. unsound are places where a
// scheme that could be read is not fit for use yet, such as points that do not add up.
func Read(b *sheet.Book) (s *model.Scheme, wrong, unsound []Problem) {
	r := &reader{s: &model.Scheme{}, at: map[scoring.Place]Problem{}, ids: map[string]bool{}}
	found := map[string]bool{}
	for _, sh := range b.Sheets {
		if sh.Hidden {
			continue
		}
		r.sheet = sh
		mark := r.text(0, 0)
		switch mark {
		case headMark:
			r.head()
		case partMark:
			r.part()
		case adjustMark:
			r.adjusts()
		case vetoMark:
			r.vetoes()
		case combineMark:
			r.combine()
		default:
			continue
		}
		if found[mark] && mark != partMark {
			r.wrong = append(r.wrong, Problem{sh.Name, "", "和前面的一张表重复了，删去一张"})
		}
		found[mark] = true
	}
	for _, need := range [][2]string{{headMark, "方案"}, {partMark, "党建"}, {adjustMark, "加分减分"}, {vetoMark, "一票否决"}, {combineMark, "合成等次"}} {
		if !found[need[0]] {
			r.wrong = append(r.wrong, Problem{need[1], "", fmt.Sprintf("没有找到这张表（第一个单元格是“%s”）；用程序导出的方案表来改", need[0])})
		}
	}
	if len(r.wrong) > 0 {
		return nil, r.wrong, nil
	}
	r.namedParts()
	for _, p := range scoring.Problems(r.s) {
		at := r.at[p.Place]
		unsound = append(unsound, Problem{at.Sheet, at.Cell, p.Text})
	}
	return r.s, nil, unsound
}

// reader reads sheet by sheet.
type reader struct {
	s     *model.Scheme
	sheet *sheet.Sheet
	wrong []Problem
	at    map[scoring.Place]Problem // where each place of the scheme stands
	ids   map[string]bool           // of items and categories
}

func (r *reader) text(row, col int) string {
	c := r.sheet.Cell(row, col)
	if c.Kind == sheet.Error {
		r.bad(row, col, "这一格是算不出来的公式，改成填好的值")
		return ""
	}
	return strings.TrimSpace(outfile.FromTextCell(strings.ReplaceAll(c.AsShown().Text, "\r\n", "\n")))
}

func (r *reader) bad(row, col int, format string, args ...any) {
	r.wrong = append(r.wrong, Problem{r.sheet.Name, sheet.ColumnLetter(col) + strconv.Itoa(row+1), fmt.Sprintf(format, args...)})
}

func (r *reader) placed(section scoring.Section, id string, row, col int) {
	r.at[scoring.Place{Section: section, ID: id}] = Problem{Sheet: r.sheet.Name, Cell: sheet.ColumnLetter(col) + strconv.Itoa(row+1)}
}

// points reads a number of points; an empty cell is 0.
func (r *reader) points(row, col int) model.Points {
	text := r.text(row, col)
	if text == "" {
		return 0
	}
	p, err := model.ParsePoints(strings.TrimSuffix(strings.TrimSuffix(text, "分"), "%"))
	if err != nil {
		r.bad(row, col, "“%s”不是分数，应填数字，最多两位小数", text)
	}
	return p
}

func (r *reader) yes(row, col int) bool {
	switch text := r.text(row, col); text {
	case "":
		return false
	case "是", "√", "★", "✓":
		return true
	default:
		r.bad(row, col, "“%s”应填“是”，或空着", text)
		return false
	}
}

// inWords reads a table of words.
func inWords[T comparable](words map[T]string) func(T) string {
	return func(v T) string { return words[v] }
}

// oneOf finds the value that is written as words, or as the code that older workbooks have; an empty cell is the zero value where that is allowed.
// sectorIDs are the sectors that a scheme may be of.
func sectorIDs() []model.Sector {
	var ids []model.Sector
	for _, s := range sectors.All() {
		ids = append(ids, model.Sector(s.ID))
	}
	return ids
}

func oneOf[T comparable](r *reader, row, col int, all []T, words func(T) string, empty bool) (found T) {
	text := r.text(row, col)
	if text == "" && empty {
		return found
	}
	var may []string
	for _, v := range all {
		if words(v) == text || fmt.Sprint(v) == text {
			return v
		}
		may = append(may, words(v))
	}
	between := "、"
	if strings.Contains(strings.Join(may, ""), between) { // the words themselves have it
		between = " 或 "
	}
	r.bad(row, col, "“%s”不认识，可填 %s", text, strings.Join(may, between))
	return found
}

func (r *reader) whole(row, col int) int {
	text := r.text(row, col)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		r.bad(row, col, "“%s”应是整数", text)
	}
	return n
}

func (r *reader) scope(row, col int) model.Scope {
	s, err := scoring.ReadScope(r.text(row, col))
	if err != nil {
		r.bad(row, col, "%s", model.MessageOf(err))
	}
	return s
}

// head reads the sheet of names and values.
func (r *reader) head() {
	s := r.s
	r.placed(scoring.HeadSection, "", 0, 1)
	for row := range r.sheet.Rows {
		switch r.text(row, 0) {
		case headMark:
			if s.ID = r.text(row, 1); s.ID == "" {
				s.ID = "imported"
			}
		case "方案名称":
			s.Title = r.text(row, 1)
		case "行业":
			s.Sector = oneOf(r, row, 1, sectorIDs(), sectors.Label[model.Sector], true)
		case "来源说明":
			s.Source = r.text(row, 1)
		case "起适用":
			d, err := model.ParseDate(r.text(row, 1))
			if text := r.text(row, 1); text != "" && err != nil {
				r.bad(row, 1, "“%s”不是日期，写成 2026-01-01", text)
			} else if text != "" {
				s.Effective = d
			}
		case "考核对象":
			s.Object = oneOf(r, row, 1, []string{"branch", "unit", "sector-unit"}, inWords(objectWords), true)
		case "适用范围":
			s.Covers = r.scope(row, 1)
		case "不足几个月不定等次":
			s.NewBranch.MinMonths = r.whole(row, 1)
		case "新成立支部的应完成数":
			s.NewBranch.Policy = oneOf(r, row, 1, []string{"expected"}, inWords(policyWords), true)
		case "上级意见栏":
			s.Opinion.Label = r.text(row, 1)
		case "上级意见必填":
			s.Opinion.Required = r.yes(row, 1)
		}
	}
}

// columns finds the columns of a header by their words; a missing one is named.
func (r *reader) columns(row int, heads []string) []int {
	at := make([]int, len(heads))
	for i, head := range heads {
		at[i] = -1
		if row < len(r.sheet.Rows) {
			for c := range r.sheet.Rows[row] {
				if r.text(row, c) == head {
					at[i] = c
				}
			}
		}
		if at[i] < 0 {
			r.bad(row, i, "表头里没有“%s”这一列", head)
		}
	}
	return at
}

// part reads the sheet of one part.
func (r *reader) part() {
	p := model.Part{ID: r.text(1, 0), Name: r.text(1, 1), Short: r.text(1, 2), Max: r.points(1, 3)}
	r.placed(scoring.PartSection, p.ID, 1, 3)
	before := len(r.wrong)
	col := r.columns(partFrom-1, partHeads)
	if len(r.wrong) > before {
		return
	}
	for row := partFrom; row < len(r.sheet.Rows); row++ {
		if r.text(row, col[colCategoryID]) == sumMark || r.emptyRow(row, col) {
			continue
		}
		r.category(&p, row, col)
		if len(p.Categories) == 0 {
			r.bad(row, col[colCategory], "这一行上面还没有大类，先写大类")
			return
		}
		if r.text(row, col[colName]) != "" || r.text(row, col[colID]) != "" {
			r.item(&p.Categories[len(p.Categories)-1], row, col)
		}
	}
	r.s.Parts = append(r.s.Parts, p)
}

func (r *reader) emptyRow(row int, col []int) bool {
	for _, c := range col {
		if r.sheet.Cell(row, c).Kind != sheet.Empty {
			return false
		}
	}
	return true
}

// category begins a category where the row names another than the one before.
func (r *reader) category(p *model.Part, row int, col []int) {
	id, code, name := r.text(row, col[colCategoryID]), r.text(row, col[colCategoryCode]), r.text(row, col[colCategory])
	if id == "" && name == "" {
		return
	}
	if n := len(p.Categories); n > 0 {
		if last := &p.Categories[n-1]; id == last.ID || id == "" && name == last.Name {
			return
		}
	}
	if id == "" {
		id = r.freeID(code, p.ID+"-")
	}
	r.ids[id] = true
	r.placed(scoring.CategorySection, id, row, col[colCategoryMax])
	p.Categories = append(p.Categories, model.Category{ID: id, Code: code, Name: name, Max: r.points(row, col[colCategoryMax])})
}

// freeID is the code where nothing has it yet, else the first free number after the prefix.
func (r *reader) freeID(code, prefix string) string {
	if code != "" && !r.ids[code] && (code[0] < '0' || code[0] > '9') {
		return code
	}
	for n := 1; ; n++ {
		if id := fmt.Sprintf("%s%d", prefix, n); !r.ids[id] {
			return id
		}
	}
}

func (r *reader) item(c *model.Category, row int, col []int) {
	item := model.Item{ID: r.text(row, col[colID]), Code: r.text(row, col[colCode]), Name: r.text(row, col[colName]), Max: r.points(row, col[colMax]),
		Veto: r.yes(row, col[colVeto]), Scope: r.scope(row, col[colScope]), Proof: r.text(row, col[colProof]), Hint: r.text(row, col[colHint])}
	if item.ID == "" {
		item.ID = r.freeID(item.Code, c.ID+"-")
	}
	r.ids[item.ID] = true
	r.placed(scoring.ItemSection, item.ID, row, col[colMax])
	kind := oneOf(r, row, col[colMethod], scoring.MethodKinds(), scoring.MethodLabel, false)
	method, err := readMethod(kind, r.text(row, col[colParameters]))
	if err != nil && kind != "" {
		r.bad(row, col[colParameters], "%s", model.MessageOf(err))
	}
	item.Method = method
	item.Evidence = append(item.Evidence, strings.FieldsFunc(r.text(row, col[colSources]), func(c rune) bool { return strings.ContainsRune("、，,；; \n", c) })...)
	item.Auto = oneOf(r, row, col[colAuto], []string{"yes", "part"}, inWords(autoWords), true)
	c.Items = append(c.Items, item)
}
