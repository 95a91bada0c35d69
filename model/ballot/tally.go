package ballot

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// Voided reports whether a group's vote does not count because more papers came back than were issued (收回大于发出).
func Voided(t *model.BallotTally) bool { return t.Returned > t.Issued }

// Entered is the number of papers entered: 有效 + 作废.
func Entered(t *model.BallotTally) int { return t.Valid + t.Void }

// Left is the number of papers that came back and are not entered; negative where more are entered than came back.
func Left(t *model.BallotTally) int { return t.Returned - Entered(t) }

// Problem is what is wrong with the numbers of a group; Field is the number it speaks of.
type Problem struct {
	Field   string // returned, entered, votes
	Text    string
	Subject int64 // whose votes they are, 0 for the numbers of the group
}

// Problems checks 有效 + 作废 = 已录 ≤ 收回 ≤ 发出, and that every subject's votes are those of the valid papers.
func Problems(b *Book, t *model.BallotTally) []Problem {
	var all []Problem
	if over := t.Returned - t.Issued; over > 0 {
		all = append(all, Problem{Field: "returned", Text: fmt.Sprintf("收回 %d 张，比发出的 %d 张多 %d 张：这一组测评无效，要重新投票", t.Returned, t.Issued, over)})
	}
	if over := -Left(t); over > 0 {
		all = append(all, Problem{Field: "entered", Text: fmt.Sprintf("已录 %d 张，比收回的 %d 张多 %d 张；改收回数，或撤销多录的票", Entered(t), t.Returned, over)})
	}
	if t.State == model.BallotsOpen {
		return all
	}
	for _, s := range b.Voted(t.Session) {
		if n := total(t.Votes[s.ID]); n != t.Valid {
			all = append(all, Problem{Field: "votes", Subject: s.ID, Text: fmt.Sprintf("%s各栏合计 %d，与有效的 %d 张差 %d", s.Person, n, t.Valid, max(n-t.Valid, t.Valid-n))})
		}
	}
	return all
}

// SetValid fills in the valid papers of whole counts: what came back and is not void, or where it is not said how many came back,
// what the first subject's votes add up to.
func SetValid(b *Book, t *model.BallotTally) {
	t.Valid = t.Returned - t.Void
	if first := b.Voted(t.Session); t.Returned == 0 && len(first) > 0 {
		t.Valid = total(t.Votes[first[0].ID])
	}
}

// MayFinish refuses to close a group whose numbers do not agree yet.
func MayFinish(b *Book, t *model.BallotTally) error {
	if p := Problems(b, t); len(p) > 0 {
		return model.Errorf(model.Conflict, "%s", p[0].Text)
	}
	switch {
	case Entered(t) == 0:
		return model.Errorf(model.Conflict, "这一组还没有录票")
	case Left(t) > 0:
		return model.Errorf(model.Conflict, "收回 %d 张，还有 %d 张没录；录完再确认，收回数不对就改收回数", t.Returned, Left(t))
	}
	return nil
}

// CheckCounts refuses whole counts, as they were counted by hand, that do not agree with themselves.
func CheckCounts(b *Book, t *model.BallotTally) error {
	f := b.Setup.Form(t.Form)
	if f == nil || f.Group(t.Group) == nil || t.Session < 1 || t.Session > len(b.Setup.Sessions) {
		return model.Errorf(model.NotFound, "没有这一组测评票；先在“定测评组”里加上")
	}
	if t.Returned >= 0 && t.Void > t.Returned {
		return model.FieldErrorf("void", "作废 %d 张，比收回的 %d 张还多，核对张数", t.Void, t.Returned)
	}
	if t.Issued < 0 || t.Returned < 0 || t.Valid < 0 || t.Void < 0 {
		return model.FieldErrorf("issued", "张数不能是负数")
	}
	for _, s := range b.Voted(t.Session) {
		v := t.Votes[s.ID]
		if len(v) != len(f.Labels)+2 {
			return model.FieldErrorf("votes", "%s的票数没有填全", s.Person)
		}
		for _, n := range v {
			if n < 0 {
				return model.FieldErrorf("votes", "%s的票数不能是负数", s.Person)
			}
		}
	}
	if err := Fits(b, t); err != nil {
		return err
	}
	for _, p := range Problems(b, t) {
		if p.Field != "returned" { // an honest count of a void vote may be kept
			return model.FieldErrorf(p.Field, "%s", p.Text)
		}
	}
	return nil
}
