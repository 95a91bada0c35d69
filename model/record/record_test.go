package record

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/resources/codes"
)

// Every kind has a key, labels, and names that are used once; what a field is set to is what it gives back.
func checkKind[T any](t *testing.T, k *Kind[T]) {
	t.Helper()
	seen := map[string]bool{}
	for i, f := range k.Fields {
		if f.Label == "" || seen[f.Name] {
			t.Errorf("%s.%s: no label, or a name used twice", k.Name, f.Name)
		}
		seen[f.Name] = true
		if i == 0 && (!f.Hidden || f.Shape != Record) {
			t.Errorf("%s: the first field is not the key", k.Name)
		}
		if f.Shape == Choice && len(f.Options) == 0 {
			t.Errorf("%s.%s: a choice of nothing", k.Name, f.Name)
		}
		for _, value := range samples[f.Shape] {
			var a, b T
			if err := f.Set(&a, value); err != nil {
				t.Errorf("%s.%s = %q: %v", k.Name, f.Name, value, err)
			}
			f.Copy(&b, &a)
			if f.Value(&a) != value || f.Value(&b) != value {
				t.Errorf("%s.%s: %q came back as %q and %q", k.Name, f.Name, value, f.Value(&a), f.Value(&b))
			}
		}
	}
}

var samples = map[Shape][]string{Text: {"", "甲"}, LongText: {"一\n二"}, Number: {"", "0", "12"}, Date: {"", "1990", "1990-05", "1990-05-01"},
	YesNo: {Yes, No}, Org: {"", "7"}, Unit: {"3"}, Member: {"", "9"}, Record: {"5"}, IDNumber: {"11010519491231002X"}, Phone: {"025-52345678"}}

func TestKinds(t *testing.T) {
	checkKind(t, Members)
	checkKind(t, Memberships)
	checkKind(t, Activities)
	checkKind(t, Orgs)
	checkKind(t, Units)
	checkKind(t, Covers)
	checkKind(t, Posts)
}

// The words of the code tables are those that the types of model use.
func TestChoicesSayWhatTheTypesSay(t *testing.T) {
	for _, o := range codes.Named("member_kinds").Entries {
		if model.MemberKind(o.Value).Label() != o.Label {
			t.Errorf("member kind %s: %s and %s", o.Value, model.MemberKind(o.Value).Label(), o.Label)
		}
	}
	m := model.Member{Kind: model.Probationary, Lost: true, IDNumber: "11010519491231002X"}
	for name, want := range map[string]string{"kind": "预备党员", "lost": "是", "floating": "否", "id_number": model.MaskID(m.IDNumber), "phone": ""} {
		f, ok := Members.Field(name)
		if !ok || f.Masked(&m) != want {
			t.Errorf("%s reads %q, want %q", name, f.Masked(&m), want)
		}
	}
}

func TestDates(t *testing.T) {
	f, _ := Members.Field("birth")
	for _, tc := range []struct {
		was, now       string
		differs, finer bool
	}{{"1990", "1990-05", true, true}, {"1990-05", "1990", false, false}, {"1990-05", "1990-06", true, false}, {"", "1990", true, false}, {"1990", "1990", false, false}} {
		if Date.Differs(tc.was, tc.now) != tc.differs || Date.Finer(tc.was, tc.now) != tc.finer {
			t.Errorf("%q → %q: differs %v, finer %v", tc.was, tc.now, Date.Differs(tc.was, tc.now), Date.Finer(tc.was, tc.now))
		}
	}
	var m model.Member
	if err := f.Set(&m, "1990-13"); err == nil {
		t.Error("month 13 is taken")
	}
}
