package intake

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

func proposalKnown() *Known {
	return &Known{
		Orgs: []model.Org{{ID: 1, Name: "综合党委", Kind: model.CommitteeOrg}, {ID: 2, Name: "南片培训机构联合党支部", Kind: model.JointBranch},
			{ID: 3, Name: "松溪艺术培训中心党支部", Kind: model.Branch}, {ID: 4, Name: "知味烹饪培训学校党支部", Kind: model.Branch}},
		Units:   []model.Unit{{ID: 5, Name: "知味烹饪培训学校"}, {ID: 6, Name: "松溪艺术培训中心"}},
		Members: []model.Member{{ID: 7, Name: "程见山", BranchID: 4}, {ID: 8, Name: "方晓棠", BranchID: 4}, {ID: 9, Name: "方晓棠", BranchID: 3}},
	}
}

func proposed(t *testing.T, known *Known, rows ...[]any) *Proposal {
	t.Helper()
	p, err := Propose(context.Background(), bookOf(tab("整改", rows...)), known, -1, 0)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The shape of a column comes from all its cells, and from its header where they leave it open.
func TestTypingOfColumns(t *testing.T) {
	for _, c := range []struct {
		header string
		cells  []any
		want   record.Shape
		leave  bool
	}{
		{header: "序号", cells: []any{1, 2, 3, 4}, want: record.Text, leave: true},
		{header: "编号", cells: []any{1, 2, 3, 4}, want: record.Text, leave: true},
		{header: "编号", cells: []any{"AQ-1", "AQ-7", "AQ-9", "AQ-12"}, want: record.Text},
		{header: "支部签字", cells: []any{nil, nil, nil, nil}, want: record.Text, leave: true},
		{header: "签字", cells: []any{"张三", "李四", nil, nil}, want: record.Text},
		{header: "发现日期", cells: []any{"2026.3.5", model.Date("2026-03-12"), "3月20日", "2026年4月1日"}, want: record.Date},
		{header: "整改时限", cells: []any{"2026-03", "20260312", 46134, nil}, want: record.Date},
		{header: "届次", cells: []any{2026, 2025, 2024, 2023}, want: record.Number},
		{header: "版本", cells: []any{1990.5, 1991.5, 2001.25, 2002.5}, want: record.Number},
		{header: "人数", cells: []any{"12人", 3, "4", 5}, want: record.Number},
		{header: "整改费用", cells: []any{"1,200", 350, "—", "20.50"}, want: record.Money},
		{header: "合计数", cells: []any{"1200元", "350.00元", "￥20", "5元"}, want: record.Money},
		{header: "完成率", cells: []any{0.85, 1, 0.5, 0}, want: record.Percent},
		{header: "进度", cells: []any{"85%", "100%", "50%", "0%"}, want: record.Percent},
		{header: "是否完成", cells: []any{"是", "√", "否", "未"}, want: record.YesNo},
		{header: "在用", cells: []any{"√", "×", "√", "√"}, want: record.YesNo},
		{header: "类别", cells: []any{"消防", "用电", "消 防", "用电"}, want: record.Choice},
		{header: "类别", cells: []any{"消防", "用电", "食品", "建筑"}, want: record.Text},
		{header: "学校（机构）", cells: []any{"知味烹饪培训学校", "松溪艺术培训中心", "知味烹饪培训", "松溪艺术培训中心"}, want: record.Unit},
		{header: "所属支部", cells: []any{"南片联合", "知味烹饪培训学校", "松溪艺术培训中心党支部", "某某支部"}, want: record.Org},
		{header: "承办", cells: []any{"松溪艺术培训中心", "知味烹饪培训学校", "松溪艺术培训中心", "知味烹饪培训学校"}, want: record.Unit},
		{header: "责任人", cells: []any{"程见山", "许攸宁", "程见山", nil}, want: record.Member},
		{header: "校长", cells: []any{"许攸宁", "周小川", "吴一苇", "孙四海"}, want: record.Text},
		{header: "走访人", cells: []any{"周敏", "吴静", "周敏", "吴静"}, want: record.Text},
		{header: "公民身份号码", cells: []any{"32010019800501001X", "320100198005010028", nil, nil}, want: record.IDNumber},
		{header: "联系方式", cells: []any{"13800000000", 13900000000, "025-88888888", nil}, want: record.Phone},
		{header: "照片", cells: []any{"IMG_0312.jpg", "IMG_0318.jpg", nil, nil}, want: record.File},
		{header: "情况", cells: []any{"一行\n两行", "无", "好", "好"}, want: record.LongText},
		{header: "检查日期", cells: []any{nil, nil, nil, nil}, want: record.Date},
	} {
		rows := [][]any{{"事项", c.header, "事由"}}
		for i, v := range c.cells {
			rows = append(rows, []any{fmt.Sprintf("第%d事", i), v, fmt.Sprintf("甲%d", i)})
		}
		p := proposed(t, proposalKnown(), rows...)
		i := slices.IndexFunc(p.Columns, func(x ProposedColumn) bool { return x.Header == c.header })
		if got := p.Columns[i]; got.Shape != c.want || got.Leave != c.leave {
			t.Errorf("%s %v is %s (left out %v), want %s (%v)", c.header, c.cells, got.Shape, got.Leave, c.want, c.leave)
		}
	}
}

func TestAProposalCountsWhatItFound(t *testing.T) {
	p := proposed(t, proposalKnown(), []any{"安全隐患整改台账"},
		[]any{"序号", "学校", "所属支部", "隐患内容", "隐患类别", "发现日期", "整改期限", "责任人", "是否完成", "完成日期"},
		[]any{1, "知味烹饪培训学校", "南片联合", "疏散通道堆物", "消防", "2026.3.5", "2026.3.20", "程见山", "是", "2026.3.18"},
		[]any{2, "知味烹饪培训学校", "知味烹饪培训学校党支部", "配电箱未上锁", "用电", "2026-03-12", "2026-04-12", "方晓棠", "√", "2026-04-09"},
		[]any{3, "松溪艺术培训中心", "松溪艺术培训中心党支部", "消防栓缺水带", "消防", "3月20日", "2026.4.20", "许攸宁", "否", nil},
		[]any{4, "松溪艺术培训中心", "没有的支部", "插座破损", "用 电", "2026-04-01", "2026.5.20", "方晓棠", "否", nil},
		[]any{nil, "合计", nil, 4})
	if p.Title != "安全隐患整改台账" || p.HeaderRow != 2 || p.Rows != 4 || p.Owner != record.OfUnit || p.StateOf == "" || len(p.States) != 2 {
		t.Errorf("%+v", p)
	}
	by := map[string]ProposedColumn{}
	for _, c := range p.Columns {
		by[c.Label] = c
	}
	for label, want := range map[string]string{
		"学校": "4 行全部对上", "所属支部": "3 行对上，1 行没有对上", "隐患内容": "最长 6 字", "隐患类别": "2 种值", "发现日期": "3 行认出，1 行认不出",
		"整改期限": "4 行全部认出", "责任人": "2 行对上，2 行不在册或分不清", "是否完成": "是 2　否 2",
	} {
		if by[label].Note != want {
			t.Errorf("%s: %s, want %s", label, by[label].Note, want)
		}
	}
	if o := by["隐患类别"].Options; len(o) != 2 || o[0].Rows != 2 || o[0].Merged+o[1].Merged != 1 {
		t.Errorf("options %+v", o)
	}
	if d := by["整改期限"]; d.Remind != 7 || d.Until != by["完成日期"].Name || !d.InList {
		t.Errorf("due %+v", d)
	}
	if g := by["所属支部"].Guessed; len(g) != 1 || g[0] != "南片联合 → 南片培训机构联合党支部" {
		t.Errorf("guessed %v", g)
	}
	if by["责任人"].Sure >= SureEnough || by["学校"].Sure < SureEnough || !slices.Equal(by["学校"].Samples, []string{"知味烹饪培训学校", "知味烹饪培训学校", "松溪艺术培训中心"}) {
		t.Errorf("sure %d, %d; samples %v", by["责任人"].Sure, by["学校"].Sure, by["学校"].Samples)
	}
	i := slices.IndexFunc(p.Columns, func(c ProposedColumn) bool { return c.Label == "发现日期" })
	p.SetShape(i, record.Text)
	if p.Columns[i].Note != "最长 10 字" || p.Columns[i].Sure != 100 {
		t.Errorf("as text: %s", p.Columns[i].Note)
	}
}

// A header in two rows: groups over the columns, and columns that take both rows.
func TestAStackedHeaderOfAnUnknownSheet(t *testing.T) {
	s := tab("表", []any{"某某登记表"}, []any{"姓名", "支部", "谈话", nil, "考察", nil}, []any{nil, nil, "谈话日期", "谈话人", "考察日期", "结论"},
		[]any{"程见山", "知味烹饪培训学校党支部", "2026-03-01", "甲", "2026-04-01", "好"}, []any{"许攸宁", "知味烹饪培训学校党支部", "2026-03-02", "乙", "2026-04-02", "好"})
	p, err := Propose(context.Background(), bookOf(s), proposalKnown(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	var labels []string
	for _, c := range p.Columns {
		labels = append(labels, c.Label)
	}
	if want := []string{"姓名", "支部", "谈话日期", "谈话人", "考察日期", "结论"}; !slices.Equal(labels, want) || p.Rows != 2 {
		t.Errorf("%d rows, %v", p.Rows, labels)
	}
}

// A column of states is one also where few rows show it; sentences under such a header stay text.
func TestStatesOfAFewRows(t *testing.T) {
	p := proposed(t, proposalKnown(), cells("检查日期|器材名称|状态|整改情况"), cells("2026-03-05|灭火器|正常|无需整改，一切完好"), cells("2026-03-06|应急灯|待整改|三楼两盏不亮，已经报修"), cells("2026-03-09|消火栓|已整改|换了水带"))
	if p.StateOf == "" || len(p.States) != 3 || !p.States[2].Over || p.Columns[3].Shape != record.Text {
		t.Errorf("state of %q: %v; 整改情况 is %s", p.StateOf, p.States, p.Columns[3].Shape)
	}
}
