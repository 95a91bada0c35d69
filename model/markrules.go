package model

// FinalLapses reports whether a final mark goes because the checked mark, which was this, is that now; nil is none. It
// goes when it only repeated the checked mark, so that what was checked anew holds. Such final marks stay behind when a
// finalised year is opened again. A final mark that the committee itself set differently stays.
func FinalLapses(was, now *Mark, final Mark) bool {
	return was != nil && was.Same(final) && (now == nil || !now.Same(*was) || now.Reason != was.Reason)
}

// FinalPointsLapse is FinalLapses for the points of a bonus or deduction.
func FinalPointsLapse(was, now, final *Points) bool {
	return was != nil && SamePoints(was, final) && !SamePoints(was, now)
}

// SamePoints reports whether two given points are equal; points that are not given equal only each other.
func SamePoints(a, b *Points) bool { return a == b || a != nil && b != nil && *a == *b }

// KeptReason is the reason of a mark that was changed without a word: that of the old mark as long as it still speaks of
// the new one, else "". A reason says why a mark is below full marks, or why it differs from the stage before: it goes
// when either mark is full or the same as that stage's, and when 不适用 comes or goes. earlierOld and earlier are the
// marks of the stage before beside the old and the new mark; nil is none.
func KeptReason(item *Item, old, mark Mark, earlierOld, earlier *Mark) string {
	if old.NotApplicable != mark.NotApplicable || needless(item, old, earlierOld) || needless(item, mark, earlier) {
		return ""
	}
	return old.Reason
}

func needless(item *Item, m Mark, earlier *Mark) bool {
	return !m.NotApplicable && m.Points == item.Max || earlier != nil && earlier.Same(m)
}
