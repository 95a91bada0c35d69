package office

import (
	"cmp"
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// probationMonths is how long a probation lasts that was not extended (党章第七条).
const probationMonths = 12

// Admitted is somebody whom the register of developments has further than the roster: admitted or made a full member, and
// approved, while the roster still says what he was before.
type Admitted struct {
	ID   int64
	Name string
	Was  model.MemberKind // on the roster
	Kind model.MemberKind // Probationary or FullMember
	On   model.Date       // he was admitted by the meeting, or his probation ended
}

// Label names the date that the roster lacks: 入党日期 or 转正日期.
func (a Admitted) Label() string {
	if a.Kind == model.FullMember {
		return "转正日期"
	}
	return "入党日期"
}

// AdmittedOf is whom an entry of the register of developments has further than the roster; ok is false for any other entry.
// The date of a full member is the end of his probation, whenever the meeting was held (发展党员工作细则 2026 第三十五条); without
// the day of his admission it is that of the meeting. Nothing is changed, see Admit.
func (o *Office) AdmittedOf(ctx context.Context, e record.Entry) (a Admitted, ok bool, err error) {
	if e.Register != "development" || e.MemberID == 0 || e.ClosedOn != "" {
		return Admitted{}, false, nil
	}
	day := func(name string) model.Date {
		d, err := model.ParseDate(e.Values[name])
		if err != nil {
			return ""
		}
		return d
	}
	admitted := day("admit_meeting")
	switch {
	case day("full_meeting") != "" && day("full_approval") != "":
		a.Kind, a.On = model.FullMember, cmp.Or(day("extended_to"), admitted.AddMonths(probationMonths), day("full_meeting"))
	case admitted != "" && day("approval_date") != "":
		a.Kind, a.On = model.Probationary, admitted
	default:
		return Admitted{}, false, nil
	}
	d, err := o.Member(ctx, e.MemberID)
	if model.CodeOf(err) == model.NotFound {
		return Admitted{}, false, nil
	}
	if err != nil || d.ClosedOn != "" || d.Kind == model.FullMember || d.Kind == a.Kind {
		return Admitted{}, false, err
	}
	a.ID, a.Name, a.Was = d.ID, d.Name, d.Kind
	return a, true, nil
}

// Admit brings the roster in step with the register of developments: the kind of the member and its date.
func (o *Office) Admit(ctx context.Context, a Admitted) (change int64, err error) {
	if a.On == "" {
		return 0, model.FieldErrorf("on", "%s要填", a.Label())
	}
	return o.write(ctx, "edit", "把"+a.Name+"改为"+a.Kind.Label(), func(tx *store.Tx) error {
		m, err := tx.Member(a.ID)
		if err != nil {
			return err
		}
		m.Kind = a.Kind
		if a.Kind == model.FullMember {
			m.FullDate = a.On
		} else {
			m.JoinDate = a.On
		}
		if err := m.Validate(o.now()); err != nil {
			return err
		}
		return tx.PutMember(&m)
	})
}
