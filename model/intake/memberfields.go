package intake

import (
	"github.com/shuangbai/shuangbai/model"
)

// memberValue writes a member's field as the rows' values do.
func (b *builder) memberValue(m *model.Member, f Field) string {
	switch f {
	case Name:
		return m.Name
	case Sex:
		return string(m.Sex)
	case Ethnicity:
		return m.Ethnicity
	case IDNumber:
		return m.IDNumber
	case Birth, JoinDate, FullDate, LostOn:
		return string(*memberDate(m, f))
	case Education:
		return m.Education
	case KindField:
		return m.Kind.Label()
	case Phone:
		return m.Phone
	case Status:
		return m.Status.Label()
	case Floating, Lost, Exempt:
		return yesNo(*memberFlag(m, f))
	case Job, Address, FloatTo, Remark:
		return *memberText(m, f)
	case Branch:
		if i, ok := b.index.orgAt[m.BranchID]; ok {
			return b.known.Orgs[i].Name
		}
	}
	return ""
}

// setMember copies a field of one member to another.
func setMember(to, from *model.Member, f Field) {
	switch f {
	case Name:
		to.Name = from.Name
	case Sex:
		to.Sex = from.Sex
	case Ethnicity:
		to.Ethnicity = from.Ethnicity
	case IDNumber:
		to.IDNumber = from.IDNumber
	case Birth, JoinDate, FullDate, LostOn:
		*memberDate(to, f) = *memberDate(from, f)
	case Education:
		to.Education = from.Education
	case KindField:
		to.Kind = from.Kind
	case Phone:
		to.Phone = from.Phone
	case Status:
		to.Status = from.Status
	case Floating, Lost, Exempt:
		*memberFlag(to, f) = *memberFlag(from, f)
	case Job, Address, FloatTo, Remark:
		*memberText(to, f) = *memberText(from, f)
	}
}

func memberDate(m *model.Member, f Field) *model.Date {
	switch f {
	case Birth:
		return &m.Birth
	case JoinDate:
		return &m.JoinDate
	case FullDate:
		return &m.FullDate
	}
	return &m.LostOn
}

func memberFlag(m *model.Member, f Field) *bool {
	switch f {
	case Floating:
		return &m.Floating
	case Lost:
		return &m.Lost
	}
	return &m.Exempt
}

func memberText(m *model.Member, f Field) *string {
	switch f {
	case Job:
		return &m.Job
	case Address:
		return &m.Address
	case FloatTo:
		return &m.FloatTo
	}
	return &m.Remark
}

// differs reports whether a new value says something else than the known one. A date that is the known one at a
// coarser precision says nothing new.
func differs(f Field, was, now string) bool {
	if was == now {
		return false
	}
	switch f {
	case Birth, JoinDate, FullDate, LostOn, SetUpOn, ApprovedOn, TermStart, TermEnd, Date:
		if was != "" && model.Date(was).Compare(model.Date(now)) == 0 {
			return len(now) > len(was)
		}
	case Branch, Parent:
		return orgKey(was) != orgKey(now)
	case Job, Address, Remark:
		return squeeze(was) != squeeze(now)
	}
	return true
}

// finer reports whether a new date is the known one, known more precisely.
func finer(f Field, was, now string) bool {
	switch f {
	case Birth, JoinDate, FullDate, LostOn, SetUpOn, ApprovedOn, TermStart, TermEnd:
		return len(now) > len(was) && model.Date(was).Compare(model.Date(now)) == 0
	}
	return false
}
