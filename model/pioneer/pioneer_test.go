package pioneer

import (
	"os"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func shipped(t testing.TB, sector string) *model.PioneerIndex {
	t.Helper()
	raw, err := os.ReadFile("../../resources/schemes/pioneer-" + sector + ".json")
	if err != nil {
		t.Fatal(err)
	}
	x, err := Load(raw)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestTheShippedIndexesAreSound(t *testing.T) {
	for _, sector := range []string{"education", "law", "general"} {
		x := shipped(t, sector)
		if !strings.Contains(x.Limits, "本软件默认") {
			t.Errorf("%s does not say where its limits come from: %q", sector, x.Limits)
		}
		raw, err := Bytes(x)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := Load(raw); err != nil || again.Max() != model.Pt(100) {
			t.Errorf("%s does not come back: %v", sector, err)
		}
	}
}

// whole is a member of the education sector who was there all year, with the amounts of a quarter.
func whole(quarter int, amounts map[string]string) *Input {
	in := &Input{From: 1, To: 4, Marks: map[Key]model.PioneerMark{}}
	enter(in, quarter, amounts)
	return in
}

func enter(in *Input, quarter int, amounts map[string]string) {
	for line, text := range amounts {
		m := model.PioneerMark{NotApplicable: text == NotApplicable}
		if !m.NotApplicable {
			m.Amount, _ = model.ParsePoints(text)
		}
		in.Marks[Key{quarter, line}] = m
	}
}

// good is a quarter of a teacher: 20 + 15 + 5 + 20, 4 + 3 + 6 + 3 + 4 + 1 = 81.
func good() map[string]string {
	return map[string]string{"J1": "0", "J2": "8", "J3": "0", "J4": "0", "S1": "2", "S2": "3", "X1": "3", "X2": "1", "L1": "2", "L2": "1", "V1": "0", "V2": "0", "V3": "0", "V4": "0"}
}

func with(amounts map[string]string, more ...string) map[string]string {
	for i := 0; i+1 < len(more); i += 2 {
		if more[i+1] == "" {
			delete(amounts, more[i])
		} else {
			amounts[more[i]] = more[i+1]
		}
	}
	return amounts
}

func TestAQuarter(t *testing.T) {
	x := shipped(t, "education")
	event := func(kind model.PioneerEventKind, title, points string) model.PioneerEvent {
		p, _ := model.ParsePoints(points)
		return model.PioneerEvent{Quarter: 1, Kind: kind, Title: title, Points: p}
	}
	for _, c := range []struct {
		name    string
		amounts map[string]string
		exempt  bool
		events  []model.PioneerEvent
		value   string
		band    string
		why     string
	}{
		{name: "plain", amounts: good(), value: "81.00", band: "合格", why: "基本 60 分，先锋 21 分，得 81 分"},
		{name: "absences to the floor", amounts: with(good(), "J1", "12"), value: "61.00", band: "基本合格"},
		{name: "one absence", amounts: with(good(), "J1", "1"), value: "79.00", band: "合格"},
		{name: "caps of lines", amounts: with(good(), "S1", "9", "S2", "40", "X1", "5", "X2", "3", "L1", "5", "L2", "3", "V1", "4.5", "V2", "2", "V3", "1", "V4", "1"), value: "100.00", band: "优秀候选"},
		{name: "hours short", amounts: with(good(), "J2", "2.5"), value: "70.69", band: "基本合格"},
		{name: "hours beyond", amounts: with(good(), "J2", "30"), value: "81.00", band: "合格"},
		{name: "bonus", amounts: good(), events: []model.PioneerEvent{event(model.PioneerBonus, "区级表彰", "2")}, value: "83.00", band: "合格", why: "基本 60 分，先锋 21 分，加分 2 分，得 83 分"},
		{name: "bonus cap", amounts: good(), events: []model.PioneerEvent{event(model.PioneerBonus, "国家级表彰", "5"), event(model.PioneerBonus, "国家级表彰", "5"), event(model.PioneerBonus, "省级表彰", "4")},
			value: "91.00", band: "优秀候选", why: "基本 60 分，先锋 21 分，加分 14 分，最多计 10 分，得 91 分"},
		{name: "deduction", amounts: good(), events: []model.PioneerEvent{event(model.PioneerMinus, "有偿补课", "10"), event(model.PioneerMinus, "查实投诉", "10")}, value: "61.00", band: "基本合格"},
		{name: "never below zero", amounts: with(good(), "J1", "20"), events: []model.PioneerEvent{event(model.PioneerMinus, "有偿补课", "90")}, value: "0.00", band: "不合格"},
		{name: "zeroed", amounts: good(), events: []model.PioneerEvent{event(model.PioneerZeroed, "Z1", "0"), event(model.PioneerBonus, "国家级表彰", "5")}, value: "0.00", band: "不合格", why: "清零：师德严重失范"},
		{name: "exempt", amounts: map[string]string{"J3": "1", "J4": "0"}, exempt: true, value: "96.00", band: "优秀候选", why: "适用的项目得 24 分，满分 25 分，折算为 96 分，得 96 分"},
		{name: "exempt who helps", amounts: map[string]string{"J3": "0", "J4": "0", "S1": "1"}, exempt: true, value: "81.82", band: "合格"},
		{name: "a line that does not apply", amounts: with(good(), "L1", NotApplicable, "L2", NotApplicable), value: "84.44", band: "合格"},
	} {
		in := whole(1, c.amounts)
		in.Exempt, in.Events = [4]bool{c.exempt, c.exempt, c.exempt, c.exempt}, c.events
		q := Compute(x, in, 1)
		if !q.Ready || q.Value.String() != c.value || q.Band != c.band || c.why != "" && q.Why != c.why {
			t.Errorf("%s: %s %s %q ready %v, want %s %s %q", c.name, q.Value, q.Band, q.Why, q.Ready, c.value, c.band, c.why)
		}
	}
}

func TestNothingEnteredIsNotZero(t *testing.T) {
	x := shipped(t, "education")
	q := Compute(x, whole(1, with(good(), "S1", "", "X1", "")), 1)
	if q.Ready || q.Missing != 2 || q.Band != "" || q.Why != "还有 2 项没有填" {
		t.Errorf("%+v", q)
	}
	all := whole(1, good())
	all.From, all.To = 2, 4
	if Compute(x, all, 1) != nil {
		t.Error("a quarter before he came has a value")
	}
	for _, line := range x.Lines() {
		all.Marks[Key{2, line.ID}] = model.PioneerMark{NotApplicable: true}
	}
	if q := Compute(x, all, 2); q.Ready || q.Why != "没有适用的项目" {
		t.Errorf("nothing applies: %+v", q)
	}
}

func TestHoursAddUpSinceHeCame(t *testing.T) {
	x := shipped(t, "education")
	in := whole(1, good())
	enter(in, 2, with(good(), "J2", "4")) // 8 + 4 of 16
	if q := Compute(x, in, 2); q.Lines[1].Points != 1125 || !strings.Contains(q.Lines[1].Why, "应完成 16") {
		t.Errorf("second quarter %+v", q.Lines[1])
	}
	late := whole(3, with(good(), "J2", "4"))
	late.From = 3
	if q := Compute(x, late, 3); q.Lines[1].Points != 750 || !strings.Contains(q.Lines[1].Why, "应完成 8") {
		t.Errorf("came in the third quarter %+v", q.Lines[1])
	}
}

func TestTheYear(t *testing.T) {
	x := shipped(t, "education")
	in := whole(1, good())
	enter(in, 2, with(good(), "J1", "1"))
	enter(in, 3, with(good(), "J1", "2"))
	y := ComputeYear(x, in)
	if !y.Ready || y.Counted != 3 || y.Value != 7900 || y.Band != "合格" || y.Why != "第 1 季度 81.00、第 2 季度 79.00、第 3 季度 77.00，平均 79.00" {
		t.Errorf("%+v", y)
	}
	in.Events = []model.PioneerEvent{{Quarter: 2, Kind: model.PioneerZeroed, Title: "Z2"}}
	if y := ComputeYear(x, in); y.Value != 0 || y.Band != "不合格" || y.Why != "全年清零：受党内严重警告以上处分" {
		t.Errorf("zeroed %+v", y)
	}
	in.Events = nil
	x.Year = model.PioneerTotal
	// Twelve hours of talks: 2+2+2 times 2 points, 9 helped, 3 of 9 tutorials at their cap.
	y = ComputeYear(x, in)
	if q := y.Quarters[2]; y.Value != q.Value || q.Lines[0].Points != 1400 || q.Lines[4].Points != 800 || q.Lines[6].Points != 900 {
		t.Errorf("total %+v", y.Quarters[2])
	}
}

func TestAmountsAreChecked(t *testing.T) {
	x := shipped(t, "education")
	for _, c := range []struct {
		line, text string
		ok, given  bool
	}{
		{"J1", "2", true, true}, {"J1", "2 次", true, true}, {"J1", "1.5", false, true}, {"J1", "-1", false, true}, {"J2", "12.5", true, true},
		{"J2", "一", false, true}, {"J2", "", true, false}, {"L1", "/", true, true}, {"L1", "1000", false, true}, {"L1", "不适用", true, true},
	} {
		_, _, given, err := ReadAmount(x.Line(c.line), c.text)
		if given != c.given || (err == nil) != c.ok {
			t.Errorf("%s %q: given %v, %v", c.line, c.text, given, err)
		}
	}
	l := x.Line("L1")
	for note, ok := range map[string]bool{"": true, "2026-03-05": true, "2026-03-05、2026-03-19": true, "2026-03-05、2026-03-19、2026-03-20": false, "与小明谈考试焦虑": false, "2026-03-05 小明": false} {
		if (CheckNote(l, model.Pt(2), note) == nil) != ok {
			t.Errorf("note %q", note)
		}
	}
}

// The largest amount of a quarter can be changed; whoever is refused by it is told where.
func TestTheLargestAmountOfAQuarterIsTheCommittees(t *testing.T) {
	x := shipped(t, "education")
	l := x.Line("J1")
	if err := CheckAmount(l, model.Pt(41)); err == nil || !strings.Contains(model.MessageOf(err), "每季最多 40") || !strings.Contains(model.MessageOf(err), "计分办法") {
		t.Errorf("41 absences: %v", err)
	}
	if l.Most = 60; CheckAmount(l, model.Pt(41)) != nil {
		t.Error("41 of 60 are refused")
	}
}

func TestAThirdIsRoundedDown(t *testing.T) {
	r := &model.AppraisalRule{Of: 3}
	for members, want := range map[int]int{0: 0, 2: 0, 3: 1, 7: 2, 8: 2, 9: 3} {
		if got := BestLimit(r, members); got != want {
			t.Errorf("%d members: %d, want %d", members, got, want)
		}
	}
	if m, ok := Mean([]model.Points{8000, 8001}); !ok || m != 8001 {
		t.Errorf("mean %s", m)
	}
}

func TestABlankQuarterIsNothingAddedUp(t *testing.T) {
	x := shipped(t, "education")
	in := whole(2, with(good(), "J2", "8")) // nothing in the first quarter
	if q := Compute(x, in, 2); q.Lines[1].Points != 1500 || !strings.Contains(q.Lines[1].Why, "应完成 8") {
		t.Errorf("hours after a blank quarter %+v", q.Lines[1])
	}
	enter(in, 1, map[string]string{"J2": NotApplicable})
	if q := Compute(x, in, 2); q.Lines[1].Points != 1500 {
		t.Errorf("hours after a quarter without any due %+v", q.Lines[1])
	}
	x.Year = model.PioneerTotal
	if q := Compute(x, in, 2); q.Ready || q.Missing != 13 || !strings.Contains(q.Why, "前几个季度的也要填") || q.Lines[0].Why != "第 1 季度没有填" {
		t.Errorf("a blank quarter was added up: %+v", q)
	}
	enter(in, 1, with(good(), "J2", NotApplicable))
	if q := Compute(x, in, 2); !q.Ready {
		t.Errorf("all filled in: %+v", q)
	}
}

func TestPercentagesAndJudgedPointsDoNotAddUp(t *testing.T) {
	x := shipped(t, "education")
	x.Year = model.PioneerTotal
	line := x.Line("J2")
	line.Method = model.Method{Kind: model.Ratio}
	in := whole(1, with(good(), "J2", "50"))
	enter(in, 2, with(good(), "J2", "50"))
	if got := Compute(x, in, 2).Lines[1]; got.Points != line.Max/2 {
		t.Errorf("half and half: %+v", got)
	}
	line.Method = model.Method{Kind: model.Judged}
	in = whole(1, with(good(), "J2", "6"))
	enter(in, 2, with(good(), "J2", "8"))
	if got := Compute(x, in, 2).Lines[1]; got.Points != model.Pt(7) {
		t.Errorf("judged 6 and 8: %+v", got)
	}
}
