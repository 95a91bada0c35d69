package ui

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// An office PC may give the window no more than this.
const leastWidth, leastHeight float32 = 1000, 640

func TestEveryScreenFitsASmallWindow(t *testing.T) {
	w := openWindow(t, Options{Version: "1.0.0", LogFile: filepath.Join(t.TempDir(), "shuangbai.log")}) // as the program gives them
	if _, err := w.office.BackupNow(t.Context(), "恢复前的旧数据"); err != nil {                               // whose row in the settings is the widest
		t.Fatal(err)
	}
	c, err := w.office.Committee(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c.Name = "某某市某某区" + strings.Repeat("民办教育和职业培训", 4) + "行业综合委员会"
	if _, err := w.office.SaveCommittee(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	w.office.SetWho("买买提·阿不都热依木江·吐尔逊")
	w.changed()
	for _, p := range places() {
		w.Go(p.id, nil)
		settle(t, w)
		if m, least := w.frame.Needs(), w.win.Content().MinSize(); m.Width > least.Width || m.Height > least.Height {
			t.Errorf("%s needs %v, the window can be made as small as %v", p.title, m, least)
		}
	}
}

// The least size of the window is that of every screen, so that going from one to another never makes it grow.
func TestTheLeastSizeOfTheWindowIsTheSameOnEveryScreen(t *testing.T) {
	w := openWindow(t, Options{})
	for _, p := range places() {
		w.Go(p.id, nil)
		settle(t, w)
		if m := w.win.Content().MinSize(); m.Width > leastWidth || m.Height > leastHeight {
			t.Errorf("on %s the window cannot be smaller than %v", p.title, m)
		}
	}
}

// A district's file with what takes most room: results that are not final and a committee that sent nothing.
func TestADistrictFitsASmallWindow(t *testing.T) {
	folder := t.TempDir()
	committee, err := office.Open(t.Context(), uitest.SampleFile(t), office.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := committee.CreateSampleDistrict(t.Context(), folder, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(committee.Close(), d.Close()); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, Options{Data: filepath.Join(folder, office.SampleDistrictFile)})
	for _, p := range places() {
		w.Go(p.id, nil)
		settle(t, w)
		if m := w.frame.Needs(); m.Width > leastWidth || m.Height > leastHeight {
			t.Errorf("%s needs %v", p.title, m)
		}
	}
}

// A new file has nothing in it, and says so in sentences.
func TestEveryScreenFitsASmallWindowOnANewFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("民办教育行业综合党委", 5)+".sbd")
	o, err := office.Create(t.Context(), path, model.Committee{Name: strings.Repeat("民办教育和职业培训", 4) + "行业综合委员会", Sector: model.Education, Year: 2026}, office.Options{Who: "周敏"})
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, Options{Data: path})
	for _, p := range places() {
		w.Go(p.id, nil)
		settle(t, w)
		if m := w.frame.Needs(); m.Width > leastWidth || m.Height > leastHeight {
			t.Errorf("%s needs %v", p.title, m)
		}
	}
}

func TestTheWindowOpensWithinItsScreen(t *testing.T) {
	for _, c := range []struct{ width, height, scale, wantWidth, wantHeight float32 }{
		{1366, 728, 1, 1340, 688}, {1920, 1040, 1, 1340, 690}, {1920, 1040, 1.25, 1340, 690}, {1366, 728, 1.25, 1092.8, 542.4}, {0, 0, 1, 1340, 690},
	} {
		if got := within(firstSize, c.width, c.height, c.scale); got != fyne.NewSize(c.wantWidth, c.wantHeight) {
			t.Errorf("on %v x %v at %v: %v", c.width, c.height, c.scale, got)
		}
	}
}
