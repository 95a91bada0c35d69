package record

import "github.com/shuangbai/shuangbai/model"

// Topics says that the entries of a register are topics of meetings (议题), and which of its states mean what.
type Topics struct {
	Listed string `json:"listed"` // on the agenda
	Left   string `json:"left"`   // left out
	Dealt  string `json:"dealt"`  // dealt with by the meeting
}

// Put reports whether a topic in a state is on the agenda of its meeting, or was.
func (t *Topics) Put(state string) bool { return t != nil && (state == t.Listed || state == t.Dealt) }

// LeftOut reports whether a topic in a state does not come before the meeting.
func (t *Topics) LeftOut(state string) bool { return t != nil && state == t.Left }

func (t *Topics) check(r *Register) error {
	if t == nil {
		return nil
	}
	for _, s := range []string{t.Listed, t.Left, t.Dealt} {
		if _, ok := r.StateNamed(s); !ok {
			return model.FieldErrorf("topics", "议题要用到状态“%s”，但台账里没有", s)
		}
	}
	return nil
}
