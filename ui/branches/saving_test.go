package branches

import (
	"context"
	"strconv"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// changes counts the change sets of the data file.
func changes(t *testing.T, tr *uitest.Rig) int {
	t.Helper()
	all, err := tr.Office.History(context.Background(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

// What background work brings is shown once the rig settles: until then it is being saved.
func TestABranchATermAndAnEndAreWrittenOnce(t *testing.T) {
	tr, s, ids := open(t)
	before := changes(t, tr)
	once := func(what string) {
		t.Helper()
		tr.Settle()
		if n := changes(t, tr) - before; n != 1 {
			t.Errorf("%s: %d change sets, want one", what, n)
		}
		before = changes(t, tr)
	}
	tr.Press("新建支部")
	tr.Type("党组织名称", "新苗幼儿园党支部")
	s.Save()
	s.Save()
	if !s.Stepping() {
		t.Error("the form goes before it is saved")
	}
	once("a new branch")
	s.Shown(ids[0])
	tr.Press("登记换届")
	tr.Type("届满时间", "")
	tr.Press("登记换届")
	tr.Sees("届满时间还没有填")
	tr.Type("届满时间", "2029-11-22")
	tr.PressTwice("登记换届")
	once("a new term")
	s.Shown(tr.Branch(model.Org{Name: "已停办学校党支部"}, nil))
	tr.Settle()
	before = changes(t, tr)
	r, _ := s.Table.Current()
	s.closeBranch(r)
	tr.Type("原因", "学校停办")
	tr.PressTwice("撤销这个党支部")
	once("an end")
}

func TestABranchUnderAnotherCanComeBackUnderTheCommittee(t *testing.T) {
	tr, s, ids := open(t)
	general := tr.Branch(model.Org{Name: "培训行业党总支", Kind: model.GeneralBranch}, nil)
	s.Shown(ids[0])
	tr.Press("编辑")
	root, _ := tr.Office.Branch(context.Background(), ids[0])
	tr.Choose("上级党组织", strconv.FormatInt(general, 10))
	s.Save()
	tr.Settle()
	if d, _ := tr.Office.Branch(context.Background(), ids[0]); d.Org.ParentID != general {
		t.Fatalf("stands under %d", d.Org.ParentID)
	}
	tr.Press("编辑")
	tr.Choose("上级党组织", "")
	s.Save()
	tr.Settle()
	if d, _ := tr.Office.Branch(context.Background(), ids[0]); d.Org.ParentID != root.Org.ParentID {
		t.Errorf("stands under %d, want the committee", d.Org.ParentID)
	}
}

func TestAnElectionThatIsPutOffIsRecordedWithItsApproval(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(ids[0])
	tr.Settle()
	r, _ := s.Table.Current()
	s.extendTerm(r)
	tr.Type("延期至", "2027.2.14")
	tr.Type("原因", "学校换址")
	tr.Press("登记延期")
	tr.Sees("批准日期还没有填")
	tr.Type("批准日期", "2026-07-20")
	tr.Type("批准的党组织", "中共某某区委")
	before := changes(t, tr)
	tr.PressTwice("登记延期")
	tr.SeesNot("任期届满未换届")
	tr.Sees("2026-08-14 延至 2027-02-14，中共某某区委 2026-07-20 批准")
	if n := changes(t, tr) - before; n != 1 {
		t.Errorf("%d change sets, want one", n)
	}
}
