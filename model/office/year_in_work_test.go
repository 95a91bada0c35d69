package office

import (
	"context"
	"testing"
)

// A year that is opened becomes the one in work, unless the assessment of another is under way.
func TestOpeningAYearLeavesOneThatIsUnderWay(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	inWork := func(want int, when string) {
		t.Helper()
		if got, err := s.o.WorkingYear(s.ctx); err != nil || got != want {
			t.Errorf("%s, %d is in work, want %d: %v", when, got, want, err)
		}
	}
	s.did(s.o.OpenYear(s.ctx, 2027, "education"))
	inWork(2027, "opened after a finalised year")
	s.did(s.o.OpenYear(s.ctx, 2028, "education"))
	inWork(2027, "opened while 2027 is under way")
}
