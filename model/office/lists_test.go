package office

import (
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
)

// A list that is written out says of how many people it tells, and what.
func TestListsSayWhomTheyTellOf(t *testing.T) {
	named := []checkup.Gap{{OrgID: 1, Branch: "某某支部", What: "本届起始时间没有填"}, {MemberID: 7, Member: "王芳", What: "转正日期没有填"},
		{EntryID: 3, Member: "李申请", What: "公示起止没有填"}, {MemberID: 7, Member: "王芳", What: "入党日期没有填"}}
	found := []checkup.Finding{{MemberID: 7, Member: "王芳"}, {OrgID: 2}}
	members := []MemberRow{{}, {}}
	members[0].ID, members[1].ID = 4, 9
	for _, c := range []struct {
		name    string
		got     Disclosure
		persons int
		holds   string
	}{
		{"members", ListedMembers(members), 2, "姓名、出生日期、学历、入党日期、单位和住址"},
		{"organisations", ListedOrgs([]BranchRow{{Secretary: "周敏"}, {Org: model.Org{Phone: "13800000000"}}, {}}), 2, "书记姓名和联系电话"},
		{"organisations that name nobody", ListedOrgs([]BranchRow{{}}), 0, ""},
		{"findings", ListedFindings(found, nil), 1, "姓名和要处理的问题"},
		{"findings of organisations", ListedFindings(found[1:], nil), 0, ""},
		{"gaps", ListedFindings(nil, named), 2, "姓名和要补的资料"},
		{"gaps of organisations", ListedFindings(nil, named[:1]), 0, ""},
		{"both", ListedFindings(found, named), 2, "姓名和要处理的问题、要补的资料"},
	} {
		if c.got.Persons != c.persons || c.got.Holds != c.holds {
			t.Errorf("%s tell %q of %d, want %q of %d", c.name, c.got.Holds, c.got.Persons, c.holds, c.persons)
		}
	}
	if ids := ListedMembers(members).Members; !slices.Equal(ids, []int64{4, 9}) {
		t.Errorf("the members are %v", ids)
	}
}
