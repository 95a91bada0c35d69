package office

import (
	"cmp"
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
		}
		posts, err := r.PostsOf(org)
		if err != nil {
			return err
		}
		usual := usuallyOf(all, posts)
		usual.fill(&d.Activity)
		latest := usual.latest[lifeKey{org: org, kind: kind}]
		if d.UsualDay = latest.Date.Day(); latest.Date != "" {
			d.Activity.Due = latest.Due
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

// usually is where branches meet, who presides and who keeps the minutes.
type usually struct {
	latest      map[lifeKey]model.Activity // by branch and kind, the latest record; of what that lacks, the one before
	secretaries map[int64]string
}

// usuallyOf takes records by date.
func usuallyOf(all []model.Activity, posts []model.Post) usually {
	u := usually{latest: map[lifeKey]model.Activity{}, secretaries: secretaries(posts)}
	for _, a := range all {
		key := lifeKey{org: a.OrgID, kind: a.Kind}
		if old, ok := u.latest[key]; ok {
			a.Place, a.Chair, a.Recorder = cmp.Or(a.Place, old.Place), cmp.Or(a.Chair, old.Chair), cmp.Or(a.Recorder, old.Recorder)
			if a.Due < 0 {
				a.Due = old.Due
			}
		}
		u.latest[key] = a
	}
	return u
}

// fill gives a record place, host and recorder where it states none. Without any record of the kind the secretary presides.
func (u *usually) fill(a *model.Activity) {
	last := u.latest[lifeKey{org: a.OrgID, kind: a.Kind}]
	a.Place, a.Recorder = cmp.Or(a.Place, last.Place), cmp.Or(a.Recorder, last.Recorder)
	a.Chair = cmp.Or(a.Chair, last.Chair, u.secretaries[a.OrgID])
}

// QuorumText says whether enough people came to a meeting, and voted for what was decided, as the checkup judges it; "" where
// that is not known, the two contradict each other, or nothing is asked. ok is false when they did not.
func QuorumText(m *model.Meeting) (text string, ok bool) {
	if m.Kind != model.MembersMeeting && m.Kind != model.CommitteeMeeting {
		return "", true
	}
	switch _, _, says := checkup.Invalid(m); {
	case says != "":
		return says, false
	case m.Due <= 0 || m.Present < 0 || m.Present > m.Due:
		return "", true
	}
	return fmt.Sprintf("实到 %d 人，半数以上到会，会议有效", m.Present), true
}
