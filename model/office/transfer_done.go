package office

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// Leaver is a member who was transferred out, as the register of transfers has it, and is still on the roster.
type Leaver struct {
	ID   int64
	Name string
	On   model.Date // the receipt's day
	Why  string     // 转往某某党工委
}

// LeaverOf is whom an entry of the register of transfers says to have left: transferred out, the receipt is there, and the
// member is still on the roster. ok is false for any other entry. Nothing is changed: CloseMember takes him off the
// roster when the officer says so, and one who was transferred in is entered by hand or with a roster.
func (o *Office) LeaverOf(ctx context.Context, e record.Entry) (l Leaver, ok bool, err error) {
	on, dateErr := model.ParseDate(e.Values["receipt"])
	if e.Register != "transfer" || e.Values["direction"] != "转出" || e.MemberID == 0 || dateErr != nil || on == "" || e.ClosedOn != "" {
		return Leaver{}, false, nil
	}
	d, err := o.Member(ctx, e.MemberID)
	if model.CodeOf(err) == model.NotFound {
		return Leaver{}, false, nil
	}
	if err != nil || d.ClosedOn != "" {
		return Leaver{}, false, err
	}
	l = Leaver{ID: d.ID, Name: d.Name, On: on, Why: "组织关系转出"}
	if to := e.Values["other_side"]; to != "" {
		l.Why = "转往" + to
	}
	return l, true, nil
}
