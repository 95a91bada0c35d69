package office

import (
	"context"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// MemberRow is one line of the roster.
type MemberRow struct {
	model.Member
	Branch string
	Unit   string       // where he works, "" when it is not known
	Posts  []model.Duty // held now
}

// MemberDetail is all there is about one person.
type MemberDetail struct {
	MemberRow
	History []MembershipRow
}

// MembershipRow is one period in a branch.
type MembershipRow struct {
	model.Membership
	Branch string
}

// Members returns the present roster by pinyin; with closed also those who left, died or were dismissed.
func (o *Office) Members(ctx context.Context, closed bool) ([]MemberRow, error) {
	var rows []MemberRow
	err := o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.Members()
		if err != nil {
			return err
		}
		names, err := r.OrgNames()
		if err != nil {
			return err
		}
		units, err := r.UnitNames()
		if err != nil {
			return err
		}
		posts, err := r.Posts()
		if err != nil {
			return err
		}
		duties := map[int64][]model.Duty{}
		for _, p := range posts {
			if p.MemberID != 0 && p.To == "" {
				duties[p.MemberID] = append(duties[p.MemberID], p.Duty)
			}
		}
		rows = make([]MemberRow, 0, len(all))
		for _, m := range all {
			if m.ClosedOn == "" || closed {
				rows = append(rows, MemberRow{Member: m, Branch: names[m.BranchID], Unit: units[m.UnitID], Posts: duties[m.ID]})
			}
		}
		return nil
	})
	return rows, err
}

// Member returns everything about one person.
func (o *Office) Member(ctx context.Context, id int64) (MemberDetail, error) {
	var d MemberDetail
	err := o.db.Read(ctx, func(r *store.Reader) error {
		m, err := r.Member(id)
		if err != nil {
			return err
		}
		names, err := r.OrgNames()
		if err != nil {
			return err
		}
		posts, err := r.PostsHeldBy(id)
		if err != nil {
			return err
		}
		d.MemberRow = MemberRow{Member: m, Branch: names[m.BranchID]}
		if m.UnitID != 0 {
			u, err := r.Unit(m.UnitID)
			if err != nil {
				return err
			}
			d.Unit = u.Name
		}
		for _, p := range posts {
			if p.To == "" {
				d.Posts = append(d.Posts, p.Duty)
			}
		}
		history, err := r.MembershipsOf(id)
		for _, h := range history {
			d.History = append(d.History, MembershipRow{Membership: h, Branch: names[h.OrgID]})
		}
		return err
	})
	return d, err
}

// SaveMember adds a person (ID 0) or changes one. A change of branch is recorded in the membership history. A number
// that somebody else has, a new phone number that is none, and what Member.Validate finds are refused as Invalid.
func (o *Office) SaveMember(ctx context.Context, m model.Member) (id, change int64, err error) {
	if m.Status == "" {
		m.Status = model.StatusNormal
	}
	m.Name = strings.Join(strings.Fields(m.Name), " ")
	if err := record.Members.CheckLengths(&m); err != nil {
		return 0, 0, err
	}
	if err := m.Validate(o.now()); err != nil {
		return 0, 0, err
	}
	why := "修改" + m.Name + "的资料"
	if m.ID == 0 {
		why = "新增党员" + m.Name
	}
	change, err = o.write(ctx, "edit", why, func(tx *store.Tx) error {
		if err := onlyNumber(tx, m); err != nil {
			return err
		}
		var before model.Member
		if m.ID != 0 {
			if before, err = tx.Member(m.ID); err != nil {
				return err
			}
		}
		if m.Phone != "" && m.Phone != before.Phone && !model.ValidPhone(m.Phone) {
			return model.FieldErrorf("phone", "手机应为 11 位，座机要带区号")
		}
		if err := tx.PutMember(&m); err != nil {
			return err
		}
		switch {
		case before.BranchID == m.BranchID:
			return nil
		case before.ID == 0:
			return move(tx, m.ID, m.BranchID, "", "新增") // since when is not known
		}
		return move(tx, m.ID, m.BranchID, o.Today(), "修改资料")
	})
	return m.ID, change, err
}

// onlyNumber refuses an ID number that somebody else on the roster has.
func onlyNumber(tx *store.Tx, m model.Member) error {
	if m.IDNumber == "" {
		return nil
	}
	same, err := tx.MembersByNumber(m.IDNumber)
	if err != nil {
		return err
	}
	for _, other := range same {
		if other.ID != m.ID {
			return model.FieldErrorf("id_number", "花名册里 %s 已经是这个身份证号，先核对两人是不是同一人", other.Name)
		}
	}
	return nil
}

// Transfer moves members to another branch on a day. It returns the number of the change.
func (o *Office) Transfer(ctx context.Context, ids []int64, orgID int64, on model.Date, reason string) (int64, error) {
	if len(ids) == 0 {
		return 0, model.Errorf(model.Invalid, "还没有选党员")
	}
	if on.Precision() != model.ByDay {
		return 0, model.FieldErrorf("on", "转移日期要写到日")
	}
	return o.write(ctx, "edit", "", func(tx *store.Tx) error {
		to, err := tx.Org(orgID)
		if err != nil {
			return err
		}
		if !to.Kind.IsBranch() {
			return model.FieldErrorf("branch", "党员只能转到党支部，%s是%s", to.Name, to.Kind.Label())
		}
		moved := 0
		for _, id := range ids {
			m, err := tx.Member(id)
			if err != nil {
				return err
			}
			if m.BranchID == orgID {
				continue
			}
			m.BranchID = orgID
			if err := tx.PutMember(&m); err != nil {
				return err
			}
			if err := move(tx, id, orgID, on, reason); err != nil {
				return err
			}
			moved++
		}
		tx.Describe(fmt.Sprintf("转移 %d 人到%s", moved, to.Name))
		return nil
	})
}

// CloseMember takes a person off the roster with a date and a reason, or corrects these of one who has left; nothing is deleted. Who was
// dismissed needs a reason; an error names the field.
func (o *Office) CloseMember(ctx context.Context, id int64, status model.MemberStatus, on model.Date, why string) (int64, error) {
	if on == "" {
		return 0, model.FieldErrorf("closed_on", "离开日期还没有填")
	}
	if why == "" && (status == model.StatusSuspended || status == model.StatusDismissed || status == model.StatusCancelled) {
		return 0, model.FieldErrorf("why", "写明由哪个党组织决定、哪一级批准")
	}
	return o.write(ctx, "edit", "党员"+status.Label(), func(tx *store.Tx) error {
		m, err := tx.Member(id)
		if err != nil {
			return err
		}
		m.Status, m.ClosedOn, m.ClosedWhy = status, on, why
		if err := m.Validate(o.now()); err != nil {
			return err
		}
		if err := tx.PutMember(&m); err != nil {
			return err
		}
		return endMembership(tx, id, on)
	})
}

// move ends the running membership and begins the next one.
func move(tx *store.Tx, member, org int64, on model.Date, reason string) error {
	if err := endMembership(tx, member, on); err != nil || org == 0 {
		return err
	}
	return tx.PutMembership(&model.Membership{MemberID: member, OrgID: org, From: on, Reason: reason})
}

func endMembership(tx *store.Tx, member int64, on model.Date) error {
	history, err := tx.MembershipsOf(member)
	if err != nil {
		return err
	}
	for _, h := range history {
		if h.To == "" {
			if on.Before(h.From) {
				return model.FieldErrorf("on", "%s 早于进入现在支部的 %s", on, h.From)
			}
			h.To = on
			if err := tx.PutMembership(&h); err != nil {
				return err
			}
		}
	}
	return nil
}
