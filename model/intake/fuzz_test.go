package intake

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// words are what fuzzed cells are made of: headers of all kinds, values sound and odd.
var words = []string{"", "姓名", "身份证号", "性别", "民族", "出生年月", "学历", "人员类别", "所在党支部", "入党时间", "转正时间", "联系电话", "党组织名称", "组织类别", "上级党组织", "书记", "委员",
	"覆盖单位", "本届届满时间", "活动时间", "活动类别", "主题", "应到人数", "实到人数", "A1 党建写入学校章程（5）", "A2 党组织参与重大决策（5）", "A3", "小计", "自评分", "复核分", "考核项目", "理由", "事项", "分值", "类别", "依据",
	"张三", "李四", "张三", "王五", "热依汗·艾力", "男", "女", "1", "汉", "汉簇", "本科", "正式党员", "甲党支部", "乙联合党支部", "甲支部", "丙党总支", "11010519491231002X", "34052419800101001X", "110105491231002", "3.2E+17",
	"320114198111261000", "1990.1", "1990-05-01", "2003年13月", "无", "—", "合计", "小计", "注：说明", "填表人：", "13912345678", "1390", "蒋心月（组织委员）、王五", "主题党日", "支委会", "加分", "扣分", "不适用", "4.5", "5.5", "三", "\u00a0",
	"序号", "问题", "隐藏", "（）", "((((", "年", "月", ":", "E", "x", "党支部", "支部", "\xff\xfe", "𬱖"}

// heads are headers with which a fuzzed sheet may begin, so that the readers behind them are reached.
var heads = [][]any{
	cells("序号|姓名|身份证号|出生年月|性别|民族|学历|人员类别|所在党支部|入党时间|转正时间|联系电话"),
	cells("姓名|身份证号|出生年月|入党时间"),
	cells("党组织名称|组织类别|上级党组织|书记|委员|覆盖单位|覆盖单位数|本届届满时间|党员人数|联系电话"),
	cells("党支部|活动时间|活动类别|主题|应到人数|实到人数"),
	cells("党组织名称|A1 党建写入学校章程（5）|A2 党组织参与重大决策（5）|A3 书记进入董（理）事会（4）|小计"),
	cells("党组织名称|部分|考核项目|自评分|复核分|理由"),
	cells("党组织名称|类别|事项|依据|分值"),
	cells("党组织名称|否决情形|依据|日期"),
	cells("姓名|公民身份号码|所在党支部|方向|介绍信编号|开具日期|有效期(天)|回执日期"),
	cells("姓名|身份证号|所在支部|人员类别|应交标准|1月|2月|3月"),
	cells("姓名|所在支部|类别|外出日期|处置|联系日期|方式|联系人"),
}

// gridFrom makes a book out of bytes.
func gridFrom(data []byte) *sheet.Book {
	next := func() int {
		if len(data) == 0 {
			return 0
		}
		b := data[0]
		data = data[1:]
		return int(b)
	}
	book := &sheet.Book{Path: "a.xlsx", Format: []string{sheet.XLSX, sheet.CSV, sheet.XLS}[next()%3]}
	for range 1 + next()%3 {
		s := &sheet.Sheet{Name: words[next()%len(words)], Hidden: next()%16 == 0, HiddenRows: map[int]bool{}, Date1904: next()%8 == 0}
		rows, cols := 1+next()%24, 1+next()%12
		if h := next() % (2 * len(heads)); h < len(heads) {
			cols = len(heads[h])
			s.Rows = append(s.Rows, tab("", heads[h]).Rows[0])
			if h == 4 {
				s.Name = []string{"党建自评", "党建复核", "得分"}[next()%3]
			}
		}
		for r := range rows {
			var line []sheet.Cell
			for range next() % (cols + 1) {
				w := words[next()%len(words)]
				switch k := next() % 12; {
				case w == "":
					line = append(line, sheet.Cell{})
				case k == 0:
					line = append(line, sheet.Cell{Kind: sheet.Number, Text: "1990.1", Number: 1990.1})
				case k == 1:
					line = append(line, sheet.Cell{Kind: sheet.Number, Text: "320114198111261000", Number: 320114198111261000})
				case k == 2:
					line = append(line, sheet.Cell{Kind: sheet.Date, Text: "1990-05-01", Number: 32994, FormatShowsMonth: true})
				case k == 3:
					line = append(line, sheet.Cell{Kind: sheet.Error, Text: "#N/A"})
				case k == 4:
					line = append(line, sheet.Cell{Kind: sheet.Bool, Text: "TRUE"})
				default:
					line = append(line, sheet.Cell{Kind: sheet.Text, Text: w})
				}
			}
			s.Rows = append(s.Rows, line)
			if next()%10 == 0 {
				s.HiddenRows[r] = true
			}
			if next()%6 == 0 {
				a, b := next()%(rows+2), next()%cols
				s.Merges = append(s.Merges, sheet.Range{FirstRow: a, FirstCol: b, LastRow: a + next()%4, LastCol: b + next()%3})
			}
		}
		book.Sheets = append(book.Sheets, s)
	}
	return book
}

// checkPlan holds for every plan: nothing is lost, nothing is counted twice, what is written is what is shown.
func checkPlan(t *testing.T, book *sheet.Book, known *Known, opts Options) *Plan {
	t.Helper()
	plan, err := Build(context.Background(), book, known, opts, nil)
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	writing := map[RowRef]bool{}
	for _, s := range plan.Sheets {
		listed := map[int]bool{}
		for i := range s.Rows {
			r := &s.Rows[i]
			rows++
			listed[r.Number] = true
			if r.Kind == New || r.Kind == Update {
				writing[RowRef{s.Index, r.Number}] = true
			}
			if r.Kind == "" || r.Kind == Skip && r.Skip == "" || len(r.Values) != len(s.Columns) || r.Kind == Update && plan.Kind != Scores && len(r.Diff) == 0 {
				t.Errorf("row %d is not settled: %+v", r.Number, r)
			}
			if (r.Kind == New || r.Kind == Update || r.Kind == Same) && (r.Level() == Error || r.Level() == Conflict) {
				t.Errorf("row %d is %s with %v", r.Number, r.Kind, r.Problems)
			}
		}
		if len(plan.Blocking) > 0 {
			continue
		}
		for n := s.HeaderRow + s.HeaderRows; n <= len(plan.Book().Sheets[s.Index].Rows); n++ {
			if l := lookAt(plan.Book().Sheets[s.Index].Rows[n-1], -1, issueColumnOf(s)); l.filled > 0 && !listed[n] {
				t.Errorf("row %d of %q is not in the plan", n, s.Name)
			}
		}
	}
	sum := plan.Summary
	if rows != sum.Total()+sum.Skip {
		t.Errorf("%d rows, summary %+v", rows, sum)
	}
	n := len(plan.Members) + len(plan.Orgs) + len(plan.Activities) + len(plan.Entries)
	joins := plan.Register != nil && len(plan.Register.Columns) > 0 // rows that add dated lines to the entry above
	if plan.Kind != Scores && n != plan.ToWrite() && (!joins || n > plan.ToWrite() || n == 0) {
		t.Errorf("%d rows to write, %d operations", plan.ToWrite(), n)
	}
	if _, err := json.Marshal(plan); err != nil {
		t.Error(err)
	}
	return plan
}

func issueColumnOf(s *SheetPlan) int {
	if i := s.ColumnOf(Issue); i >= 0 {
		return s.Columns[i].Col
	}
	return -1
}

// checkAgain applies a plan and builds it again: everything that was written is the same now.
func checkAgain(t *testing.T, book *sheet.Book, known *Known, opts Options) {
	t.Helper()
	plan := checkPlan(t, book, known, opts)
	if len(plan.Blocking) > 0 {
		return
	}
	again := checkPlan(t, book, apply(known, plan), opts)
	if n := again.ToWrite(); n != 0 {
		t.Errorf("%s: importing again would write %d rows; first %+v, then %+v", plan.Kind, n, plan.Summary, again.Summary)
		for _, s := range again.Sheets {
			for i := range s.Rows {
				if r := &s.Rows[i]; r.Kind == New || r.Kind == Update {
					t.Logf("%s %d %s %v %v %q; first %+v", s.Name, r.Number, r.Kind, r.Diff, r.Problems, r.Values, plan.Row(RowRef{s.Index, r.Number}))
				}
			}
		}
	}
}

func FuzzBuild(f *testing.F) {
	f.Add([]byte("0123456789abcdefghijklmnopqrstuvwxyz"))
	f.Add([]byte{0, 0, 36, 1, 1, 20, 8, 8, 1, 5, 2, 5, 8, 5, 5, 5, 9, 5, 1, 1, 8, 36, 5, 52, 5, 48, 5, 60, 5})
	sch := scheme(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 4000 {
			return
		}
		book := gridFrom(data)
		for _, k := range []Kind{"", Roster, Branches, Activities, Scores} {
			checkPlan(t, book, &Known{Today: today, Orgs: committee(), Scheme: sch, Year: 2026}, Options{Kind: k, IncludeHidden: len(data)%2 == 0})
		}
		for _, k := range []Kind{"", "terms", "transfers", "dues", "development", "floating"} {
			known := recordsKnown(t)
			plan := checkPlan(t, book, known, Options{Kind: k})
			if again := checkPlan(t, book, entered(known, plan), Options{Kind: k}); plan.Register != nil && len(plan.Blocking) == 0 && again.ToWrite() > 0 {
				t.Errorf("%s: importing again would write %d rows", plan.Kind, again.ToWrite())
			}
		}
		_, _ = record.ParseLog(string(data))
		for _, w := range data {
			_, _ = cellvalue.DateFromText(words[int(w)%len(words)]+string(data), false, func() bool { return false })
			break
		}
		_ = cellvalue.ID(sheet.Cell{Kind: sheet.Text, Text: string(data)}, today, func() bool { return false })
		_ = parsePosts(string(data), Board)
		_, _, _, _ = splitItem(string(data))
	})
}

// TestRandomTables imports random tables of every kind.
func TestRandomTables(t *testing.T) {
	sch := scheme(t)
	n := 600
	if testing.Short() {
		n = 100
	}
	kinds := map[Kind]int{}
	for seed := range uint64(n) {
		rng := rand.New(rand.NewPCG(seed, 2))
		data := make([]byte, 100+rng.IntN(700))
		for i := range data {
			data[i] = byte(rng.IntN(256))
		}
		book := gridFrom(data)
		opts := Options{IncludeHidden: seed%2 == 0, Policy: []Policy{Overwrite, Fill, SkipKnown}[seed%3]}
		t.Run("", func(t *testing.T) {
			known := &Known{Today: today, Orgs: committee(), Scheme: sch, Year: 2026}
			kinds[checkPlan(t, book, known, opts).Kind]++
			checkAgain(t, book, known, opts)
		})
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if len(kinds) < 5 && n > 500 {
		t.Errorf("kinds reached: %v", kinds)
	}
}

// TestRandomRosters imports random rosters twice.
func TestRandomRosters(t *testing.T) {
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 1))
		pick := func(from ...string) string { return from[rng.IntN(len(from))] }
		rows := [][]any{cells("序号|姓名|身份证号|出生日期|性别|人员类别|所在党支部|手机|学历|入党时间")}
		for i := range 2 + rng.IntN(20) {
			id, birth := syntheticID(rng.IntN(6))
			if rng.IntN(2) == 0 {
				id = ""
			}
			rows = append(rows, []any{i + 1, pick("张三", "李四", "王五", "赵六", ""), pick(id, id, "", "320114198111261000"), pick(birth, birth[:7], birth[:4], "1980-01-01", "", "1990.1", "无"),
				pick("男", "女", "", "1"), pick("正式党员", "预备", "", "群众"), pick("甲党支部", "乙党支部", "甲支部", "", "丙联合党支部"), pick("13912345678", "1390", ""), pick("本科", "大专", ""), pick("2010-07", "2010.7.1", "")})
		}
		book := bookOf(tab("a", rows...))
		opts := Options{Policy: []Policy{Overwrite, Fill, SkipKnown}[rng.IntN(3)]}
		t.Run("", func(t *testing.T) {
			checkAgain(t, book, &Known{Today: today, Orgs: committee()}, opts)
		})
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}
