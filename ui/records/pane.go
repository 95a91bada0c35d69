package records

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/attachments"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
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
	var held []model.Attachment
	holder := model.Holder{}
	if s.spec.Holder != nil {
		holder = s.spec.Holder(row)
	}
	s.d.Read(&s.paneReading, func(ctx context.Context, o *office.Office) error {
		draw, failed = s.spec.Pane(ctx, o, row)
		if failed == nil && holder.Kind != "" {
			held, failed = o.Attachments(ctx, holder)
		}
		return nil
	}, func() {
		now, ok := s.Table.Current()
		s.holder = model.Holder{}
		switch {
		case !ok || s.key(now) != s.key(row) || s.shut || s.form != nil:
		case failed != nil:
			s.setPane(shell.Unread(s.spec.PaneWide, s.spec.Name(row), failed, s.ShowPane))
		case draw == nil:
			s.setPane(nil)
		default:
			p := draw()
			if s.holder = holder; holder.Kind != "" {
				p.Body = kit.VBox(look.Gap16, p.Body, attachments.List(s.d, holder, held))
			}
			top := float32(0)
			if s.paned == s.spec.Key(row) { // the same record again, such as with one attachment more
				top = kit.PaneTop(s.pane)
			}
			s.setPane(s.drawn(p))
			s.paned = s.spec.Key(row)
			kit.SetPaneTop(s.pane, top)
		}
	}, nil)
}

// DroppedAt adds files to the record whose pane they were dropped on, and reports whether it did.
func (s *Screen[T]) DroppedAt(at fyne.Position, paths []string) bool {
	if s.holder.Kind == "" || s.form != nil || s.pane.Hidden || !attachments.Over(s.pane, at) {
		return false
	}
	attachments.Add(s.d, s.holder, paths)
	return true
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
	s.paned = 0
	if o == nil {
		s.holder = model.Holder{}
	}
	kit.PutBeside(s.pane, s.body, o)
}
