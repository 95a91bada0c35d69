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
