package ui

import (
	"path/filepath"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/firstrun"
)

// A sample that is there is opened with what was tried in it, unless a new one is asked for.
func TestTheSampleIsKeptOrMadeAnew(t *testing.T) {
	at, err := office.SampleStageOf("1")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), at.File())
	for _, c := range []struct{ anew, tried, want bool }{{false, true, false}, {false, false, true}, {true, false, false}} {
		o, err := sampleAt(t.Context(), path, firstrun.Sample{At: &at, Anew: c.anew}, func(string) {}, office.Options{})
		if err != nil {
			t.Fatal(err)
		}
		h, err := o.Home(t.Context())
		if err != nil || h.YearOpen != c.want || o.Today() != at.Day {
			t.Errorf("%+v: the year is open: %v, on %s, %v", c, h.YearOpen, o.Today(), err)
		}
		if c.tried {
			if _, err := o.OpenYear(t.Context(), office.SampleYear, string(model.Education)); err != nil {
				t.Fatal(err)
			}
		}
		if err := o.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// The sample that is open is made anew in its own window; no other program is blamed for holding it.
func TestTheOpenSampleIsMadeAnew(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	at, err := office.SampleStageOf("1")
	if err != nil {
		t.Fatal(err)
	}
	own, err := office.DefaultPath()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(filepath.Dir(own), at.File())
	o, err := sampleAt(t.Context(), path, firstrun.Sample{At: &at}, func(string) {}, office.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.OpenYear(t.Context(), office.SampleYear, string(model.Education)); err != nil {
		t.Fatal(err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, Options{Data: path})
	settle(t, w)
	w.openSample(firstrun.Sample{At: &at, Anew: true}, func(err error) { t.Error(err) })
	settle(t, w)
	if w.office == nil || w.office.Path() != path {
		t.Fatal("the sample is not open")
	}
	if h, err := w.office.Home(t.Context()); err != nil || h.YearOpen {
		t.Errorf("it is the one that was tried: the year is open: %v, %v", h.YearOpen, err)
	}
}
