package records

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// ShowPane shows the current record, what stands there for none, or nothing when the user closed it. What showed before
// stays until the record was read. A form that is open stays.
func (s *Screen[T]) ShowPane() {
	current, ok := s.Table.Current()
	switch {
	case s.form != nil:
	case s.shut:
		s.setPane(nil)
	case ok:
		s.readPane(current)
	case s.spec.None != nil && len(s.rows) > 0:
		s.setPane(s.drawn(s.spec.None()))
	default:
		s.setPane(nil)
	}
}

func (s *Screen[T]) readPane(row T) {
	var draw func() kit.PaneSpec
	var failed error
	s.d.Read(&s.paneReading, func(ctx context.Context, o *office.Office) error {
		draw, failed = s.spec.Pane(ctx, o, row)
		return nil
	}, func() {
		now, ok := s.Table.Current()
		switch {
		case !ok || s.key(now) != s.key(row) || s.shut || s.form != nil:
		case failed != nil:
			s.setPane(shell.Unread(s.spec.PaneWide, s.spec.Name(row), failed, s.ShowPane))
		case draw == nil:
			s.setPane(nil)
		default:
			s.setPane(s.drawn(draw()))
		}
	}, nil)
}

func (s *Screen[T]) drawn(p kit.PaneSpec) fyne.CanvasObject {
	p.Width, p.OnShut = s.spec.PaneWide, s.close
	return kit.NewPane(p)
}

func (s *Screen[T]) close() {
	s.shut = true
	s.ShowPane()
	s.FocusRows()
}

// reopen shows the pane again that the user closed.
func (s *Screen[T]) reopen() {
	if s.shut {
		s.shut = false
		s.ShowPane()
	}
}

func (s *Screen[T]) setPane(o fyne.CanvasObject) {
	s.pane.Objects = nil
	if o != nil {
		s.pane.Objects = []fyne.CanvasObject{o}
	}
	s.pane.Hidden = o == nil
	s.body.Refresh()
	s.object.Refresh()
}
