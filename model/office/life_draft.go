package office

import (
	"context"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/store"
)

// LifeDraft is what a form for a month of a branch begins with.
type LifeDraft struct {
	Activity model.Activity   // what is likely, after the branch's latest record of the kind; without a day
	Records  []model.Activity // the branch's records of the month, by day
	UsualDay int              // the day of the month of the latest record of the kind, 0 when there is none
}

// LifeDraft prepares the form for a record of a kind in a month of a year. Nothing is written.
func (o *Office) LifeDraft(ctx context.Context, org int64, kind model.ActivityKind, year, month int) (LifeDraft, error) {
	d := LifeDraft{Activity: model.NewActivity(org, kind, "")}
	err := o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.ActivitiesOf(org)
		if err != nil {
			return err
		}
		prefix := fmt.Sprintf("%d-%02d", year, month)
		for _, a := range all {
			if strings.HasPrefix(string(a.Date), prefix) {
				d.Records = append(d.Records, a)
			}
			if a.Kind == kind {
				d.Activity.Chair, d.Activity.Recorder, d.Activity.Place, d.Activity.Due = a.Chair, a.Recorder, a.Place, a.Due
				d.UsualDay = a.Date.Day()
			}
		}
		if d.Activity.Chair == "" {
			posts, err := r.PostsOf(org)
			if err != nil {
				return err
			}
			d.Activity.Chair = secretaries(posts)[org]
		}
		if d.Activity.Due < 0 && (kind == model.MembersMeeting || kind == model.PartyDay || kind == model.Lecture) {
			_, members, err := headcountOf(r, org)
			if err != nil {
				return err
			}
			if members > 0 {
				d.Activity.Due = members
			}
		}
		return nil
	})
	return d, err
}

// QuorumText says whether enough people came to a meeting, and voted for what was decided, as the checkup judges it; "" where
// that is not known or nothing is asked. ok is false when they did not.
func QuorumText(m *model.Meeting) (text string, ok bool) {
	if m.Kind != model.MembersMeeting && m.Kind != model.CommitteeMeeting {
		return "", true
	}
	switch _, _, says := checkup.Invalid(m); {
	case says != "":
		return says, false
	case m.Due <= 0 || m.Present < 0:
		return "", true
	}
	return fmt.Sprintf("实到 %d 人，半数以上到会，会议有效", m.Present), true
}
