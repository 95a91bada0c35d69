// Package checkup is the screen of the checkup (体检): what does not stand with the regulations, what is missing to judge, and
// the library of the rules. Each of the three is a list screen of its own on a tab.
package checkup

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// paneWidth is the width of the panes, in px.
const paneWidth float32 = 376

// The tabs.
const (
	tabFindings = iota
	tabGaps
	tabRules
)

// part is the list screen of a tab.
type part interface {
	shell.Screen
	shell.Leaver
	Reload(then func())
	FocusRows()
}

// Screen is the checkup.
type Screen struct {
	d      *shell.Desk
	object *fyne.Container
	head   *shell.Head
	tabs   *kit.Tabs
	stage  *fyne.Container
	report *checkup.Report // as it was read last, nil before

	findings *records.Screen[checkup.Finding]
	gaps     *records.Screen[checkup.Gap]
	rules    *records.Screen[checkup.Rule]
}

var (
	_ shell.Screen = (*Screen)(nil)
	_ shell.Leaver = (*Screen)(nil)
)

// New makes the screen. Shown takes a shell.FindingsOf, or nil.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d, stage: container.NewStack()}
	s.tabs = kit.NewTabs(kit.TabWords("问题", "待补资料", "规则库"), tabFindings, func(int) { s.showTab(nil) })
	s.head = shell.NewHead("体检", "", kit.NewButton("导出", s.export).Icon("export"))
	s.head.SetMiddle(s.tabs)
	s.findings, s.gaps, s.rules = s.newFindings(), s.newGaps(), s.newRules()
	s.stage.Objects = []fyne.CanvasObject{s.findings.Object()}
	s.object = kit.Border(s.head.Object, nil, nil, nil, s.stage)
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown reads the checkup; a shell.FindingsOf opens the findings that it asks for.
func (s *Screen) Shown(target any) {
	if _, asked := target.(shell.FindingsOf); asked {
		s.tabs.SetChosen(tabFindings)
	}
	s.showTab(target)
}

// Section is the heading under which the manual tells of the tab shown.
func (s *Screen) Section() string {
	if s.tabs.Chosen() == tabRules {
		return s.tabs.Word()
	}
	return ""
}

func (s *Screen) now() part {
	switch s.tabs.Chosen() {
	case tabGaps:
		return s.gaps
	case tabRules:
		return s.rules
	}
	return s.findings
}

func (s *Screen) showTab(target any) {
	now := s.now()
	s.stage.Objects = []fyne.CanvasObject{now.Object()}
	s.stage.Refresh()
	now.Shown(target)
	if s.d.Keys != nil {
		s.d.Keys()
	}
}

// Changed reads the checkup again.
func (s *Screen) Changed() { s.now().Changed() }

// Leave asks about nothing: the dialogs are written before they close.
func (s *Screen) Leave(leave func()) { s.now().Leave(leave) }

// Keys are the keys of the status line.
func (s *Screen) Keys() []string {
	keys := s.now().Keys()
	if s.tabs.Chosen() == tabFindings {
		keys = append(keys, "F8 下一条")
	}
	return keys
}

// Shortcuts are the keys of the list that is up.
func (s *Screen) Shortcuts() []kit.Shortcut {
	keys := s.now().Shortcuts()
	if s.tabs.Chosen() == tabFindings {
		keys = append(keys, kit.Shortcut{Key: fyne.KeyF8, Do: func() { s.step(1) }})
	}
	return keys
}

// took keeps the report that was read, and counts it on the tabs.
func (s *Screen) took(r *checkup.Report) {
	s.report = r
	s.tabs.SetItems([]kit.TabItem{{Text: counted("问题", len(r.Open()))}, {Text: counted("待补资料", len(r.Gaps))}, {Text: counted("规则库", len(r.Rules))}})
}

func counted(word string, n int) string {
	if n == 0 {
		return word
	}
	return fmt.Sprintf("%s %d", word, n)
}

func (s *Screen) export() {
	switch s.tabs.Chosen() {
	case tabGaps:
		s.gaps.ExportRows(s.gaps.Table.Shown())
	case tabRules:
		s.rules.ExportRows(s.rules.Table.Shown())
	default:
		s.findings.ExportRows(s.findings.Table.Shown())
	}
}

// tone is the tint of a severity.
func tone(s checkup.Severity) look.Tone {
	switch s {
	case checkup.Must:
		return look.ToneMust
	case checkup.Normally:
		return look.ToneWarn
	case checkup.Data:
		return look.ToneInfo
	}
	return look.ToneMuted
}
