package office_test

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

func TestAMeetingIsCalledValidOnlyWhereItsFiguresAgree(t *testing.T) {
	for _, c := range []struct {
		due, present int
		says         bool
		ok           bool
	}{{6, 3, true, true}, {6, 2, true, false}, {6, 9, false, true}, {0, 4, false, true}, {6, -1, false, true}} {
		words, ok := office.QuorumText(&model.Meeting{Kind: model.MembersMeeting, Due: c.due, Present: c.present, Voters: -1, VotersPresent: -1, VotesFor: -1})
		if (words != "") != c.says || ok != c.ok {
			t.Errorf("%d of %d: %q %v", c.present, c.due, words, ok)
		}
	}
}
