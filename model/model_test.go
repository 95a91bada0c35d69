package model

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var today = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

func TestCheckID(t *testing.T) {
	for _, c := range []struct {
		id   string
		want IDFault
	}{
		{"11010519491231002X", IDFine}, // the samples of the standard itself
		{"440524188001010014", IDDate}, // 1880: not a birth date that this program takes
		{"34052419800101001X", IDFine},
		{"34052419800101001x", IDFormat}, // stored numbers carry a capital X
		{"340524198001010011", IDChecksum},
		{"34052419800230001X", IDDate},
		{"34052420270101001X", IDDate},
		{"09052419800101001X", IDRegion},
		{"3405241980010100", IDFormat},
		{"34O52419800101001X", IDFormat},
	} {
		if got := CheckID(c.id, today); got != c.want {
			t.Errorf("CheckID(%s) = %q, want %q", c.id, got, c.want)
		}
	}
}

func TestID15To18GivesAValidNumber(t *testing.T) {
	if got := ID15To18("340524800101001"); got != "34052419800101001X" {
		t.Errorf("got %s", got)
	}
	if got := ID15To18("34052480010100"); got != "" {
		t.Errorf("14 digits gave %s", got)
	}
}

func TestOneWrongDigitIsAlwaysFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := "3201" + rapid.StringMatching(`[0-9]{13}`).Draw(t, "body")
		id := body + string(IDCheckDigit(body))
		at := rapid.IntRange(0, 16).Draw(t, "at")
		other := byte('0' + rapid.IntRange(0, 9).Draw(t, "digit"))
		if id[at] == other {
			t.Skip("the same digit")
		}
		wrong := id[:at] + string(other) + id[at+1:]
		if IDCheckDigit(wrong[:17]) == wrong[17] {
			t.Fatalf("%s and %s share a check character", id, wrong)
		}
	})
}

func TestMasking(t *testing.T) {
	for in, want := range map[string]string{"11010519491231002X": "110105********002X", "": "", "12345": "***45"} {
		if got := MaskID(in); got != want {
			t.Errorf("MaskID(%q) = %q, want %q", in, got, want)
		}
	}
	if got := MaskPhone("13742604684"); got != "1** **** 4684" {
		t.Errorf("MaskPhone = %q", got)
	}
}

func TestDatesKeepTheirPrecision(t *testing.T) {
	for _, c := range []struct {
		in        string
		precision Precision
		long      string
	}{{"1990", ByYear, "1990年"}, {"1990-05", ByMonth, "1990年5月"}, {"1990-05-01", ByDay, "1990年5月1日"}, {"", NoDate, ""}} {
		d, err := ParseDate(c.in)
		if err != nil || d.Precision() != c.precision || d.Long() != c.long || string(d) != c.in {
			t.Errorf("%q: %v %v %q %v", c.in, d, d.Precision(), d.Long(), err)
		}
	}
	for _, bad := range []string{"1990-5", "1990-13", "1990-02-30", "1990-00", "19900501", "1990-05-", "abcd", "1890"} {
		if _, err := ParseDate(bad); CodeOf(err) != Invalid {
			t.Errorf("%q was taken as a date", bad)
		}
	}
}

func TestDatesCompareAtTheCoarserPrecision(t *testing.T) {
	for _, c := range []struct {
		a, b Date
		want int
	}{{"1990", "1990-05", 0}, {"1990-05", "1990-05-31", 0}, {"1990-04", "1990-05-01", -1}, {"1991", "1990-12-31", 1}} {
		if got := c.a.Compare(c.b); got != c.want {
			t.Errorf("%s vs %s = %d, want %d", c.a, c.b, got, c.want)
		}
	}
	if Date("").Before("1990") || Date("1990").Before("") {
		t.Error("a missing date is before nothing")
	}
}

func TestDaysAndYearsFromADate(t *testing.T) {
	for _, c := range []struct {
		from, to Date
		days     int
	}{{"2026-11-25", "2026-11-25", 0}, {"2026-11-25", "2026-12", 36}, {"2026-11-25", "2026", 36}, {"2026-11-25", "2026-10", -25}, {"2024-02", "2024-03-01", 1}} {
		if got := c.from.DaysTo(c.to); got != c.days {
			t.Errorf("from %s to %s are %d days, want %d", c.from, c.to, got, c.days)
		}
	}
	for _, c := range []struct {
		birth, day Date
		years      int
	}{{"1990-05-01", "2026-04-30", 35}, {"1990-05-01", "2026-05-01", 36}, {"1990", "2026-01-01", 36}, {"2004-02-29", "2025-02-28", 21}, {"", "2026-01-01", -1}} {
		if got := c.birth.YearsTo(c.day); got != c.years {
			t.Errorf("born %s, %d years on %s, want %d", c.birth, got, c.day, c.years)
		}
	}
}

func TestTermMonths(t *testing.T) {
	for _, c := range []struct {
		start, end Date
		months     int
	}{{"2023-06-15", "2026-06-14", 36}, {"2023-06-01", "2026-05-31", 36}, {"2023-06", "2026-06", 36}, {"2023", "2026-06", 0}, {"2023-06-01", "", 0}, {"2026-06", "2023-06", 0}} {
		g := Org{TermStart: c.start, TermEnd: c.end}
		if got := g.TermMonths(); got != c.months {
			t.Errorf("%s to %s are %d months, want %d", c.start, c.end, got, c.months)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		in   Date
		n    int
		want Date
	}{{"2026-08-31", 6, "2027-02-28"}, {"2024-02-29", 12, "2025-02-28"}, {"2026-11", 3, "2027-02"}, {"2026", 36, "2029"}, {"2026-01-15", -1, "2025-12-15"}} {
		if got := c.in.AddMonths(c.n); got != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.in, c.n, got, c.want)
		}
	}
}

func TestPoints(t *testing.T) {
	for in, want := range map[string]Points{"92.5": 9250, "0.05": 5, "100": 10000, "4.900": 490, "-0.5": -50} {
		got, err := ParsePoints(in)
		if err != nil || got != want {
			t.Errorf("ParsePoints(%q) = %d, %v", in, got, err)
		}
	}
	for _, bad := range []string{"", "9.255", "abc", "1e3", "五", "9.5.1", "-"} {
		if _, err := ParsePoints(bad); CodeOf(err) != Invalid {
			t.Errorf("%q was taken as points", bad)
		}
	}
	if s := Points(-5).String(); s != "-0.05" {
		t.Errorf("got %s", s)
	}
	if s := Points(450).Short(); s != "4.5" {
		t.Errorf("got %s", s)
	}
}

func TestPointsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Points(rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, "p"))
		b, _ := json.Marshal(p)
		var q Points
		if err := json.Unmarshal(b, &q); err != nil || q != p {
			t.Fatalf("%s became %s (%v)", p, q, err)
		}
	})
}

func TestMulDivRoundsHalfUp(t *testing.T) {
	for _, c := range []struct {
		p        Points
		num, den int64
		want     Points
	}{{1000, 13, 15, 867}, {9115, 1, 2, 4558}, {-9115, 1, 2, -4558}, {1, 1, 3, 0}} {
		if got := c.p.MulDiv(c.num, c.den); got != c.want {
			t.Errorf("%v×%d÷%d = %v, want %v", c.p, c.num, c.den, got, c.want)
		}
	}
}

func TestErrorsKeepTheirSentence(t *testing.T) {
	cause := errors.New("disk I/O")
	err := Wrap(cause, DiskFull, "磁盘满了")
	if CodeOf(err) != DiskFull || MessageOf(err) != "磁盘满了" || !errors.Is(err, cause) {
		t.Errorf("%v", err)
	}
	if again := Wrap(err, Internal, "别的"); MessageOf(again) != "磁盘满了" {
		t.Errorf("the first sentence was lost: %v", again)
	}
	if CodeOf(cause) != Internal || MessageOf(cause) == "" {
		t.Error("an unknown error has no sentence")
	}
}

func TestMemberValidation(t *testing.T) {
	good := Member{Name: "何晶琳", Sex: Female, Kind: FullMember, Status: StatusNormal, JoinDate: "2010", FullDate: "2011-08-07"}
	if err := good.Validate(today); err != nil {
		t.Fatal(err)
	}
	for field, change := range map[string]func(*Member){
		"name":      func(m *Member) { m.Name = " " },
		"sex":       func(m *Member) { m.Sex = "1" },
		"id_number": func(m *Member) { m.IDNumber = "340524198001010011" },
		"full_date": func(m *Member) { m.FullDate = "2009" },
		"birth":     func(m *Member) { m.Birth = "1990-5" },
		"kind":      func(m *Member) { m.Kind = "x" },
	} {
		bad := good
		change(&bad)
		err := bad.Validate(today)
		var known *Error
		if !errors.As(err, &known) || known.Field != field {
			t.Errorf("%s: got %v", field, err)
		}
	}
}

func TestValidPhone(t *testing.T) {
	for phone, want := range map[string]bool{"13742604684": true, "1390158": false, "025-84567890": true, "12345678901": false, "abc": false} {
		if ValidPhone(phone) != want {
			t.Errorf("ValidPhone(%s) = %v", phone, !want)
		}
	}
}

func TestWeekdaysAreCountedWithBothEnds(t *testing.T) {
	for span, want := range map[[2]Date]int{{"2026-06-03", "2026-06-09"}: 5, {"2026-07-08", "2026-07-13"}: 4, {"2026-06-06", "2026-06-07"}: 0,
		{"2026-06-08", "2026-06-08"}: 1, {"2026-06-09", "2026-06-08"}: 0, {"2026-06-01", "2026-06-28"}: 20} {
		if got := span[0].Weekdays(span[1]); got != want {
			t.Errorf("%s to %s are %d working days, want %d", span[0], span[1], got, want)
		}
	}
}

func TestWhatAChangeIsAbout(t *testing.T) {
	for kind, want := range map[string]string{"archive": "assess", "finalise": "assess", "basis": "assess", "ballot": "assess", "ballot-read": "assess", "assess": "assess",
		"attach": "edit", "edit": "edit", "import": "import", "settings": "settings", "undo": "undo", "restore": "restore", "reveal": "reveal"} {
		if got := (ChangeSet{Kind: kind}).Sort(); got != want {
			t.Errorf("%s is listed as %s", kind, got)
		}
	}
}
