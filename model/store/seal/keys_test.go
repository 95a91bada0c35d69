package seal

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// The page of the format names the page behind the gap.
func TestTheFormatNamesThePageBehindTheGap(t *testing.T) {
	text, err := os.ReadFile("../../../resources/manual/304-format.md")
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("from n = %#x on", Number(pending-HeaderSize)); !strings.Contains(string(text), want) {
		t.Errorf("the format does not say %q", want)
	}
}

func TestACostTakesNeitherAllMemoryNorAllTime(t *testing.T) {
	for _, c := range []cost{{1, 1 << 20, 4}, {64, 256 << 10, 4}, {5, 256 << 10, 4}, {0, 64, 1}, {1, 64, 0}, {1, 7, 1}, {65, 64, 1}} {
		if c.sane() {
			t.Errorf("%+v is taken", c)
		}
	}
	for _, c := range []cost{{3, 64 << 10, 4}, {4, 256 << 10, 4}, {1, 64, 1}} {
		if !c.sane() {
			t.Errorf("%+v is refused", c)
		}
	}
}

// Another password takes as long to try as that of a new seal, and the recovery code still opens.
func TestAnotherPasswordRaisesTheCost(t *testing.T) {
	QuickForTests()
	h, k := New("双百 2026", code)
	before := usualCost
	usualCost = cost{passes: 2, memory: 128, lanes: 2}
	defer func() { usualCost = before }()
	if other := NewRecoveryCode(); h.Change(k, Secret{Code: &other}).cost != before {
		t.Error("another recovery code changed the cost of the password")
	}
	h = h.Change(k, Secret{Password: "新的"})
	f := &cutFile{left: 9}
	if err := h.Write(f, k); err != nil {
		t.Fatal(err)
	}
	for _, with := range []Secret{{Password: "新的"}, {Code: &code}} {
		found, err := Find(f.b)
		if err != nil {
			t.Fatal(err)
		}
		if got, _, err := found.Open(with); err != nil || got.cost != usualCost {
			t.Errorf("it costs %+v: %v", got.cost, err)
		}
	}
}

func TestKeysAndSecretsAreNotPrinted(t *testing.T) {
	QuickForTests()
	_, k := New("双百 2026", code)
	s := Secret{Password: "双百 2026"}
	for _, format := range []string{"%v", "%+v", "%#v", "%s"} {
		for _, v := range []any{k, &k, s, &s, struct {
			K Key
			S Secret
		}{k, s}} {
			if got := fmt.Sprintf(format, v); strings.Contains(got, "双百") || strings.Contains(got, "master") || strings.Contains(got, fmt.Sprint(k.master[0])) && strings.Contains(got, fmt.Sprint(k.master[1])) {
				t.Errorf("%s prints %s", format, got)
			}
		}
	}
}

// A forged copy with a seal that is known does not keep the other, sound one from being found.
func TestASoundCopyIsFoundBesideAForgedOne(t *testing.T) {
	QuickForTests()
	h, k := New("双百 2026", code)
	other, kOther := New("另一个", code)
	Unlock(k)
	Unlock(kOther)
	f, g := &cutFile{left: 9}, &cutFile{left: 9}
	if err := h.Write(f, k); err != nil {
		t.Fatal(err)
	}
	if err := other.Write(g, kOther); err != nil {
		t.Fatal(err)
	}
	copy(f.b[:copySize], g.b[:copySize])
	f.b[100] ^= 1
	found, err := Find(f.b)
	if err != nil {
		t.Fatal(err)
	}
	if got, _, err := found.Known(); err != nil || got.Seal != h.Seal {
		t.Errorf("found %x: %v", got.Seal, err)
	}
}
