package record_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/resources/registers"
)

func TestEveryShippedRegisterIsSound(t *testing.T) {
	titles := map[string]bool{}
	for name, raw := range registers.All() {
		r, err := record.ParseRegister(raw)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if r.ID+".json" != name {
			t.Errorf("%s holds the register %s", name, r.ID)
		}
		if titles[r.Title] || r.Note == "" || r.Unit == "" || r.Source == "" || len(r.Effective) != 10 || !slices.Contains(registers.Order, r.Group) {
			t.Errorf("%s: title, note, unit, source, effective or group is missing or taken", name)
		}
		titles[r.Title] = true
		headers := map[string]string{}
		for _, f := range r.Fields {
			for _, h := range append(f.Aliases, f.Label) {
				if other := headers[h]; other != "" && other != f.Name {
					t.Errorf("%s: the header %s means %s and %s", name, h, other, f.Name)
				}
				headers[h] = f.Name
			}
		}
		for _, c := range r.Columns {
			for _, h := range append(c.Aliases, c.Label) {
				if other := headers[h]; other != "" && other != c.Name {
					t.Errorf("%s: the header %s means %s and %s", name, h, other, c.Name)
				}
				headers[h] = c.Name
			}
		}
	}
	for _, want := range []string{"共建协议", "需求清单", "资源清单", "联席会议", "走访记录", "问题交办", "前置把关", "工作联系点", "上门体检", "四建四送", "党员承诺", "示范岗", "志愿服务", "研判会商",
		"组织关系转接", "党费收缴", "发展党员纪实", "流动与失联党员", "任期与选举", "指导员与联络员", "新设与变动单位"} {
		if !titles[want] {
			t.Errorf("%s does not ship", want)
		}
	}
}

// sound is a small definition; each case below breaks it in one way.
func sound() record.Register {
	return record.Register{ID: "safety", Title: "安全隐患整改台账", Unit: "条", Group: "自建", Owner: record.OfUnit, StateOf: "done",
		Fields: []record.Item{
			{Name: "unit", Label: "单位", Shape: record.Unit, Required: true},
			{Name: "danger", Label: "隐患内容", Shape: record.Text, Required: true},
			{Name: "due_on", Label: "整改期限", Shape: record.Date, Remind: 7, Until: "done_on"},
			{Name: "done", Label: "是否完成", Shape: record.YesNo},
			{Name: "done_on", Label: "完成日期", Shape: record.Date},
			{Name: "cost", Label: "整改费用", Shape: record.Money},
		},
		States: []record.State{{Name: "整改中", Values: []string{record.No}}, {Name: "已完成", Values: []string{record.Yes}, Over: true}}}
}

func TestAWrongDefinitionIsRefusedWithASentence(t *testing.T) {
	for want, spoil := range map[string]func(*record.Register){
		"台账名称还没有填":   func(r *record.Register) { r.Title = " " },
		"两个字段都叫":     func(r *record.Register) { r.Fields[1].Name = "unit" },
		"类型“colour”": func(r *record.Register) { r.Fields[1].Shape = "colour" },
		"没有一个字段是单位":  func(r *record.Register) { r.Fields[0].Shape = record.Text },
		"状态取自字段":     func(r *record.Register) { r.StateOf = "gone" },
		"还没有写出有哪些状态": func(r *record.Register) { r.States = nil },
		"出现两次":       func(r *record.Register) { r.States[1].Name = "整改中" },
		"不能设到期提醒":    func(r *record.Register) { r.Fields[1].Remind = 3 },
		"代号“seq”不能用": func(r *record.Register) { r.Fields[1].Name = "seq" },
		"不再提醒":       func(r *record.Register) { r.Fields[2].Until = "gone" },
		"列表要显示的字段":   func(r *record.Register) { r.List = []string{"gone"} },
		"归属于谁没有选对":   func(r *record.Register) { r.Owner = "street" },
		"至少加一个":      func(r *record.Register) { r.Fields = nil },
		"台账的代号":      func(r *record.Register) { r.ID = "安全" },
	} {
		r := sound()
		if err := r.Validate(); err != nil {
			t.Fatal(err)
		}
		spoil(&r)
		if err := r.Validate(); model.CodeOf(err) != model.Invalid || !strings.Contains(model.MessageOf(err), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

func TestAnEntryIsCheckedByShapeAndKeepsWhatStoodInTheFile(t *testing.T) {
	r := sound()
	e := record.Entry{}
	for name, v := range map[string]string{"unit": "3", "danger": "疏散通道堆物", "due_on": "2026-03", "done": "0", "cost": "1200.00"} {
		r.Set(&e, name, v)
	}
	if err := r.CheckEntry(&e, nil, "2026-11-26"); err != nil || e.UnitID != 3 || e.State != "整改中" {
		t.Fatalf("%v, unit %d, state %q", err, e.UnitID, e.State)
	}
	r.Set(&e, "done", "1")
	if e.State != "已完成" {
		t.Errorf("state is %q after 是否完成 became 是", e.State)
	}
	for name, bad := range map[string]string{"due_on": "3月20日", "cost": "一千", "done": "是", "danger": ""} {
		spoilt := record.Entry{State: e.State, Values: map[string]string{}}
		for k, v := range e.Values {
			spoilt.Values[k] = v
		}
		spoilt.Values[name] = bad
		if err := r.CheckEntry(&spoilt, &e, "2026-11-26"); model.CodeOf(err) != model.Invalid {
			t.Errorf("%s = %q is let in: %v", name, bad, err)
		}
		if before := spoilt; bad != "" {
			if err := r.CheckEntry(&spoilt, &before, "2026-11-26"); err != nil {
				t.Errorf("%s = %q stood there before and is refused: %v", name, bad, err)
			}
		}
	}
	k := r.Kind()
	cost, _ := k.Field("cost")
	if err := cost.Set(&e, "1200"); err == nil {
		t.Error("a form may store money without its two decimals")
	}
	item, _ := r.Field("cost")
	if got := item.Stored("1,200 元"); got != "1200.00" {
		t.Errorf("1,200 元 is stored as %q", got)
	}
}

func TestWhatIsDue(t *testing.T) {
	for _, c := range []struct {
		due, done, doneOn string
		closed            model.Date
		want              string
	}{
		{due: "2026-03-20", want: "逾期 3 天"},
		{due: "2026-03-23", want: "今天到期"},
		{due: "2026-03-30", want: "还有 7 天"},
		{due: "2026-03-31"},
		{due: "2026-03", want: ""},
		{due: "2026-02", want: "逾期 23 天"},
		{due: "2026-03-20", doneOn: "2026-03-18"},
		{due: "2026-03-20", done: "1"},
		{due: "2026-03-20", closed: "2026-03-01"},
		{due: "3月20日"},
		{},
	} {
		r := sound()
		e := record.Entry{ClosedOn: c.closed}
		for name, v := range map[string]string{"due_on": c.due, "done": c.done, "done_on": c.doneOn} {
			r.Set(&e, name, v)
		}
		due, ok := r.Due(&e, "2026-03-23")
		if due.Text() != c.want || ok != (c.want != "") {
			t.Errorf("%+v: %q", c, due.Text())
		}
	}
}

// A day cannot precede the one that its field comes after; two that a spreadsheet brought so stay until one is changed.
func TestDaysInAWrongOrderAreRefused(t *testing.T) {
	r, err := record.ParseRegister(registers.All()["transfer.json"])
	if err != nil {
		t.Fatal(err)
	}
	entry := func(issued, receipt, clerk string) *record.Entry {
		e := &record.Entry{}
		for name, v := range map[string]string{"member": "张新人", "issued": issued, "receipt": receipt, "clerk": clerk} {
			r.Set(e, name, v)
		}
		return e
	}
	imported := entry("2026-10-01", "2026-09-01", "")
	for _, c := range []struct {
		e, before *record.Entry
		refused   bool
	}{
		{imported, nil, true},
		{entry("2026-10-01", "2026-10-01", ""), nil, false},
		{entry("2026-10", "2026-10-01", ""), nil, false},
		{entry("2026-10-01", "", ""), nil, false},
		{entry("2026-10-01", "2026-09-01", "周敏"), imported, false},
		{entry("2026-10-01", "2026-09-02", ""), imported, true},
		{entry("2026-10-02", "2026-09-01", ""), imported, true},
		{entry("十月", "2026-09-01", ""), entry("十月", "", ""), false},
	} {
		err := r.CheckEntry(c.e, c.before, "2026-11-26")
		if (err != nil) != c.refused {
			t.Errorf("%v: %v", c.e.Values, err)
		}
		if c.e == imported && model.MessageOf(err) != "回执日期 2026-09-01 早于开具日期 2026-10-01，核对这两个日期，改正写错的那个" {
			t.Errorf("it says %v", err)
		}
	}
}

func TestAmountsKeepTheirBounds(t *testing.T) {
	r, err := record.ParseRegister(registers.All()["dues.json"])
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, value, want string }{
		{"year", "20261", "年度写作 20261，应在 2000 到 2100 之间"}, {"year", "1999", "年度写作 1999，应在 2000 到 2100 之间"},
		{"year", "2000", ""}, {"year", "2100", ""}, {"year", "2026.5", "年度写作 2026.5，应写四位年份，如 2026"},
		{"base", "-5000.00", "党费基数写作 -5000，不能是负数"}, {"base", "0.00", ""}, {"paid_12", "-0.01", "12月实交写作 -0.01，不能是负数"},
	} {
		i, _ := r.Field(c.name)
		if got := model.MessageOf(i.Check(c.value)); got != c.want {
			t.Errorf("%s %s: %s", c.name, c.value, got)
		}
	}
	zero, one := 0, 1
	wrong := sound()
	if wrong.Fields[1].Min = &zero; wrong.Validate() == nil {
		t.Error("a text has no bounds")
	}
	wrong = sound()
	if wrong.Fields[5].Min, wrong.Fields[5].Max = &one, &zero; wrong.Validate() == nil {
		t.Error("bounds that nothing keeps")
	}
	for file, adds := range map[string][]string{"dues.json": {"base", "standard", "paid_01"}, "transfer.json": nil, "term.json": nil, "volunteer.json": {"hours"}} {
		r, err := record.ParseRegister(registers.All()[file])
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range r.Listed() {
			if i.Adds() != slices.Contains(adds, i.Name) {
				t.Errorf("%s: the sum of %s: %v", file, i.Label, i.Adds())
			}
		}
	}
}

// A receipt of a day to come is none until then.
func TestAStateBeginsOnItsDay(t *testing.T) {
	r, err := record.ParseRegister(registers.All()["transfer.json"])
	if err != nil {
		t.Fatal(err)
	}
	e := record.Entry{Values: map[string]string{"direction": "转出", "issued": "2026-11-01", "receipt": "2027-06-10"}}
	for day, want := range map[model.Date]string{"2026-11-26": "在途", "2027-06-09": "在途", "2027-06-10": "已办结"} {
		if r.SettleState(&e, day); e.State != want {
			t.Errorf("on %s it is %s, want %s", day, e.State, want)
		}
	}
}
