// Package uitest is the rig of the screens' tests: a desk on a real data file in a temporary folder, on Fyne's test
// driver, with the ways to press, type and read what a user would.
package uitest

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/theme"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// Visit is a screen that was asked for, with what it shall show.
type Visit struct {
	Screen string
	Target any
}

// Rig is a desk and what was asked of the window.
type Rig struct {
	*shell.Desk
	T      *testing.T
	Went   []Visit
	Undone []int64
	stage  *fyne.Container
}

// New makes a committee of private education with an empty data file. Its clock stands at 23 November 2026.
func New(t *testing.T) *Rig {
	t.Helper()
	theme.Use(mainloop.NewApp(t))
	clock := time.Date(2026, 11, 23, 10, 38, 0, 0, time.Local)
	made := true // at the beginning of the year; everything else is of the day
	var lock sync.Mutex
	now := func() time.Time {
		lock.Lock()
		defer lock.Unlock()
		if made {
			return time.Date(2026, 1, 5, 9, 0, 0, 0, time.Local)
		}
		clock = clock.Add(time.Second)
		return clock
	}
	o, err := office.Create(context.Background(), filepath.Join(t.TempDir(), "综合党委2026.sbd"),
		model.Committee{Name: "某某区民办教育行业综合党委", Sector: model.Education, Year: 2026}, office.Options{Who: "周敏", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	made = false
	t.Cleanup(func() { _ = o.Close() })
	win := test.NewTempWindow(t, nil)
	win.SetPadded(false)
	tr := &Rig{T: t, stage: container.NewStack()}
	tr.Desk = &shell.Desk{Office: o, Window: win, Toasts: kit.NewToasts(), Prefs: prefs{},
		Go:   func(screen string, target any) { tr.Went = append(tr.Went, Visit{screen, target}) },
		Undo: func(change int64) { tr.Undone = append(tr.Undone, change) }}
	win.SetContent(container.NewStack(tr.stage, tr.Toasts))
	win.Resize(fyne.NewSize(1222, 692))
	return tr
}

type prefs map[string]string

func (p prefs) Get(key string) string { return p[key] }
func (p prefs) Set(key, value string) { p[key] = value }

// Show puts a screen into the window.
func (tr *Rig) Show(o fyne.CanvasObject) {
	tr.stage.Objects = []fyne.CanvasObject{o}
	tr.stage.Refresh()
}

// Branch adds a branch and returns its number.
func (tr *Rig) Branch(g model.Org, units []string, posts ...model.Post) int64 {
	tr.T.Helper()
	if g.Kind == "" {
		g.Kind = model.Branch
	}
	id, _, err := tr.Office.SaveBranch(context.Background(), office.BranchEdit{Org: g, Units: units, Posts: posts})
	if err != nil {
		tr.T.Fatal(err)
	}
	return id
}

// Member adds somebody and returns the number.
func (tr *Rig) Member(m model.Member) int64 {
	tr.T.Helper()
	if m.Kind == "" {
		m.Kind = model.FullMember
	}
	id, _, err := tr.Office.SaveMember(context.Background(), m)
	if err != nil {
		tr.T.Fatal(err)
	}
	return id
}

// Fill makes three branches with six people: one term overdue, one due soon; somebody without a branch, somebody
// without a number. It returns the branches' numbers.
func (tr *Rig) Fill() []int64 {
	tr.T.Helper()
	ids := []int64{
		tr.Branch(model.Org{Name: "青禾培训学校党支部", Formation: model.FormedAlone, Management: model.ManagedByPlace, TermStart: "2023-08-15", TermEnd: "2026-08-14",
			SetUpOn: "2017-08-15"}, []string{"青禾培训学校"}, model.Post{Name: "林知衡", Duty: model.Secretary}),
		tr.Branch(model.Org{Name: "松溪艺术培训中心党支部", Formation: model.FormedAlone, TermStart: "2024-03-12", TermEnd: "2027-03-11"}, []string{"松溪艺术培训中心"}),
		tr.Branch(model.Org{Name: "南片培训机构联合党支部", Kind: model.JointBranch, Formation: model.FormedJointly, TermStart: "2025-04-23", TermEnd: "2028-04-22"},
			[]string{"知味烹饪培训学校", "织云服装培训学校"}),
	}
	person := func(name, id string, branch int64, more func(*model.Member)) {
		m := model.Member{Name: name, IDNumber: id, Birth: model.IDBirth(id), Sex: model.IDSex(id), BranchID: branch, Ethnicity: "汉族", JoinDate: "2010-07-01", FullDate: "2011-07-01"}
		if more != nil {
			more(&m)
		}
		tr.Member(m)
	}
	person("林知衡", Number("320100", "19831109", "443"), ids[0], nil)
	person("段青禾", Number("320100", "19930712", "278"), ids[0], func(m *model.Member) { m.Phone = "13800002746" })
	person("热依汗·艾力", Number("650100", "19950301", "126"), ids[0], func(m *model.Member) { m.Kind, m.FullDate, m.Ethnicity = model.Probationary, "", "维吾尔族" })
	person("张𬱖", Number("320100", "19900101", "123"), ids[1], func(m *model.Member) { m.Floating = true })
	person("单雪琳", "", ids[2], nil)
	person("欧阳予墨", Number("320100", "19880204", "731"), 0, nil)
	return ids
}

// Number makes an ID number whose check digit is right.
func Number(region, birth, serial string) string {
	body := region + birth + serial
	return body + string(model.IDCheckDigit(body))
}

// Settle waits until no background work runs. Everything the rig does and reads settles first.
func (tr *Rig) Settle() {
	tr.T.Helper()
	mainloop.Until(tr.T, "the end of background work", tr.Idle)
}

// Wait waits until work off the UI goroutine has had its effect.
func (tr *Rig) Wait(what string, done func() bool) {
	tr.T.Helper()
	mainloop.Until(tr.T, what, done)
}
