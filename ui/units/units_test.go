package units

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// open shows the units of the filled trial committee, of whose joint branch two people name a unit in their posts.
func open(t *testing.T) (*uitest.Rig, *Screen, []int64) {
	t.Helper()
	tr := uitest.New(t)
	ids := tr.Fill()
	for i, job := range []string{"知味烹饪培训学校教师", "知味烹饪培训学校后勤", "出纳"} {
		tr.Member(model.Member{Name: fmt.Sprintf("陈一%d", i), BranchID: ids[2], Job: job})
	}
	s := New(tr.Desk, kit.Space(0, 0))
	tr.Show(s.Object())
	s.Shown(nil)
	tr.Settle()
	return tr, s, ids
}

func (s *Screen) shownNames() string {
	var names []string
	for _, r := range s.Table.Shown() {
		names = append(names, r.Name)
	}
	return strings.Join(names, " ")
}

func unitOf(t *testing.T, tr *uitest.Rig, name string) office.UnitRow {
	t.Helper()
	rows, err := tr.Office.Units(context.Background(), true)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range rows {
		if u.Name == name {
			return u
		}
	}
	t.Fatalf("no %s", name)
	return office.UnitRow{}
}

func TestUnitsShowTheirPeopleAndCoverage(t *testing.T) {
	tr, s, _ := open(t)
	tr.Sees("4 家，组织覆盖 4/4，100.00%", "单独组建率 2/4，50.00%", "青禾培训学校", "南片培训机构联合党支部")
	tr.Press("联合覆盖 2")
	if got := s.shownNames(); got != "知味烹饪培训学校 织云服装培训学校" {
		t.Errorf("in joint branches are %q", got)
	}
	tr.Press("全部 4")
	s.Shown(unitOf(t, tr, "青禾培训学校").ID)
	tr.Settle()
	tr.Sees("有党组织", "党员 3", "正式 2，预备 1")
	s.tab = tabMembers
	s.ShowPane()
	tr.Settle()
	tr.Sees("段青禾", "热依汗·艾力")
}

func TestUnitsAreLinkedByPosts(t *testing.T) {
	tr, _, _ := open(t)
	tr.Press("按岗位登记")
	tr.Sees("按工作岗位登记 2 人的工作单位", "知味烹饪培训学校 2 人")
	tr.Press("登记 2 人")
	tr.Settle()
	if u := unitOf(t, tr, "知味烹饪培训学校"); u.Full != 2 {
		t.Errorf("%+v", u)
	}
	tr.Press("按岗位登记")
	tr.Sees("没有可以登记的")
}

func TestAUnitIsAddedCoveredAndClosed(t *testing.T) {
	tr, s, ids := open(t)
	tr.Press("新增学校")
	tr.Type("名称", "织云服装培训学校")
	s.Save()
	tr.Settle()
	tr.Sees("已经有“织云服装培训学校”")
	tr.Type("名称", "星桥托育园")
	tr.Type("职工人数", "12")
	s.Save()
	tr.Settle()
	if u := unitOf(t, tr, "星桥托育园"); u.Coverage != model.NotCovered || u.Staff != 12 {
		t.Fatalf("%+v", u)
	}
	tr.Sees("没有党组织覆盖，也没有派指导员")
	tr.Press("编辑")
	tr.Choose("覆盖它的党组织", fmt.Sprint(ids[2]))
	s.Save()
	tr.Settle()
	if u := unitOf(t, tr, "星桥托育园"); u.OrgNames() != "南片培训机构联合党支部" {
		t.Fatalf("%+v", u)
	}
	tr.Press("登记停办")
	tr.Type("原因", "许可证注销")
	tr.PressTwice("登记停办")
	tr.Settle()
	if u := unitOf(t, tr, "星桥托育园"); u.ClosedOn == "" || u.ClosedWhy != "许可证注销" {
		t.Errorf("%+v", u)
	}
	if len(s.Rows()) != 4 {
		t.Errorf("%d are listed", len(s.Rows()))
	}
	more := s.moreFilters()
	s.Filter(more[len(more)-1])
	tr.Settle()
	if got := s.shownNames(); got != "星桥托育园" {
		t.Errorf("closed are %q", got)
	}
}
