package office

import (
	"context"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
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

// QuorumText says whether enough people came to a meeting of a kind for it to be valid (支部工作条例 第十一条、第十二条); ""
// where that is not known or nothing is asked. ok is false when they did not.
func QuorumText(kind model.ActivityKind, due, present int) (text string, ok bool) {
	if due <= 0 || present < 0 || kind != model.MembersMeeting && kind != model.CommitteeMeeting {
		return "", true
	}
	if need := (due + 1) / 2; present < need {
		return fmt.Sprintf("实到 %d 人，不到半数，至少要 %d 人到会", present, need), false
	}
	return fmt.Sprintf("实到 %d 人，半数以上到会，会议有效", present), true
}
