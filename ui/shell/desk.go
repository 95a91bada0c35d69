package shell

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

// ImportOf asks the import screen for a file of one kind, or for one that becomes a new register; the zero value for files of any kind.
// The dialog that asks for them is opened at once.
type ImportOf struct {
	Kind        string // an intake.Kind, "" for what the file turns out to be
	NewRegister bool
}

// Unit asks the screen of the organisations for a unit, by its number; 0 for the list of the units.
type Unit int64

// BranchAt asks the screen of the organisations for one of them with a part of its pane.
type BranchAt struct {
	Org  int64
	Part BranchPart
}

// BranchPart is a part of the pane of an organisation.
type BranchPart int

// The parts, in the order of their tabs.
const (
	BranchOverview BranchPart = iota
	BranchUnits
	BranchPosts
	BranchMembers
	BranchLife
)

// OrgTree asks the screen of the organisations for the tree.
type OrgTree struct{}

// NewRecord asks a screen for the form of a new record; Register (an ID) says of which register, where it is one.
type NewRecord struct{ Register string }

// FindingsOf asks the checkup for the findings of a rule (by ID), an organisation or a member.
type FindingsOf struct {
	Rule        string
	Org, Member int64
}

// SettingsPart asks the settings for a part, to be brought into view with the keyboard in it.
type SettingsPart int

// The parts.
const (
	SettingsWho     SettingsPart = iota + 1 // who is working
	SettingsBackup                          // the button that makes one
	SettingsRestore                         // the backups that can be gone back to
	SettingsPlace                           // the second place of the backups
)

// SettingsTask is work on the data file that the settings are opened for.
type SettingsTask int

// The tasks, as the buttons of the settings do them.
const (
	BackUp   SettingsTask = iota + 1 // beside the data file
	BackUpTo                         // to a place that is asked for
	VerifyFile
	SetPassword // or change it
	MakePackage // for the district
)

// LifeOf asks for a month of a branch's Party life; year 0 is the working year, month 0 the first that lacks something of the
// kind, kind "" stands for all kinds, and organisation 0 for the first branch that lacks something. A record (0 for none) is
// opened to be changed; it is of that month, of the branch or one of its groups.
type LifeOf struct {
	Org    int64
	Kind   model.ActivityKind
	Year   int
	Month  int
	Record int64
}

// PioneerOf asks for 党员先锋指数 of a branch, with somebody's line current where Member is not 0; Quarter 0 is the latest one.
type PioneerOf struct {
	Org, Member int64
	Quarter     int
}

// AssessAt asks the assessment screen for the tab where a step of the year is mended, and for a branch there, 0 for none.
type AssessAt struct {
	Place office.StagePlace
	Stage office.StageID // shown in the tab of the steps
	Org   int64
	// Adjusts shows in the place of the marks what is added and taken off beside them.
	Adjusts bool
}

// Desk is what every screen of one window is given to work with: the open data file, the window, a way to other screens,
// background work, and the ways to say what was done or what went wrong.
type Desk struct {
	Office *office.Office
	Window fyne.Window
	Toasts *kit.Toasts
	Prefs  table.Prefs
	Busy   func(panel fyne.CanvasObject)   // shows a panel of running work, nil takes it away
	Go     func(screen string, target any) // opens another screen
	Undo   func(change int64)              // undoes a change set, with toast
	// Refresh shows anew what the frame says of the data file, such as its latest backup.
	Refresh func()
	// AskKey asks for the password of the first of some files that needs one, and calls then, or cancel when it is not given. It
	// reports whether there was one to ask for. nil asks for none.
	AskKey  func(paths []string, then, cancel func()) bool
	Settled func() // no background work runs any more
	Keys    func() // the screen's keys changed: the status line shows them anew

	// Changed on the UI goroutine only.
	running  int                // pieces of background work
	waiting  []func()           // what waits until none runs
	going    bool               // what waited is being done
	settling *settling          // while Settle waits; nil after
	life     context.Context    // of the work that can be stopped; nil before the first
	stop     context.CancelFunc // ends it
}

// Fail tells the user what could not be done and what to do next. A cancelled piece of work only gets a toast.
func (d *Desk) Fail(err error) {
	var known *model.Error
	if errors.As(err, &known) && known.Code == model.Cancelled {
		d.Toasts.Say(known.Message, "", nil)
		return
	}
	kit.ShowMessage(d.Window.Canvas(), "没有做成", model.MessageOf(err), "知道了")
}

// Said tells what was done and offers to undo it. A change of 0 offers nothing.
func (d *Desk) Said(text string, change int64) {
	if change == 0 || d.Undo == nil {
		d.Toasts.Say(text, "", nil)
		return
	}
	d.Toasts.Say(text, "撤销", d.Here(func() { d.Undo(change) }))
}

// Here binds an act, such as the way back in a toast, to the data file that is open now: once another took its place,
// where the same numbers mean other changes, it does nothing.
func (d *Desk) Here(act func()) func() {
	o := d.Office
	return func() {
		if d.Office == o {
			act()
		}
	}
}
