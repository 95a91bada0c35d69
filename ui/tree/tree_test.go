package tree

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/orgtree"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// open shows the tree of the filled trial committee with a leading body, a hub, another sector committee and a street.
func open(t *testing.T, bodies bool) (*uitest.Rig, *Screen, []int64) {
	t.Helper()
	tr := uitest.New(t)
	ids := tr.Fill()
	if bodies {
		for _, b := range [][2]string{{"区委社会工作部", "领导机构"}, {"新街商圈党建联盟", "枢纽"}, {"律师行业综合党委", "行业党委"}, {"江南街道党工委", "街道"}} {
			if _, _, err := tr.Office.SaveEntry(context.Background(), record.Entry{Register: "body", Values: map[string]string{"name": b[0], "role": b[1]}}); err != nil {
				t.Fatal(err)
			}
		}
	}
	s := New(tr.Desk, kit.Space(0, 0))
	tr.Show(s.Object())
	s.Shown(nil)
	tr.Settle()
	return tr, s, ids
}

// names are the nodes of a column, those that the screen draws at least in part.
func (s *Screen) names(column int) string {
	var all []string
	for _, p := range s.canvas.lay(column) {
		all = append(all, strings.TrimSpace(p.Name+" "+p.Count))
	}
	return strings.Join(all, "，")
}

func TestTheTreeIsWalkedByKeys(t *testing.T) {
	tr, s, ids := open(t, true)
	if got := s.names(1); got != "枢纽，新街商圈党建联盟 —，行业综合党委 2，民办教育 3 支部，律师 —，街道 1，江南街道党工委 —" {
		t.Errorf("the second column: %s", got)
	}
	tr.Sees("组织覆盖率", "4 ÷ 运营学校 4（联合 2）", "民办教育行业综合党委")
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			s.canvas.TypedKey(&fyne.KeyEvent{Name: k})
		}
		tr.Settle()
	}
	press(fyne.KeyRight, fyne.KeyHome)
	if o := s.chosenOrg(); o == nil || o.ID != ids[2] {
		t.Fatalf("chosen %+v", s.view.Chosen)
	}
	if got := s.names(3); got != "覆盖学校 2 家，知味烹饪培训学校 正式 0，织云服装培训学校 正式 0" {
		t.Errorf("the units: %s", got)
	}
	tr.Sees("谁管什么", "公文往来", "主送联合党支部", "联合组建")
	press(fyne.KeyReturn)
	if len(tr.Went) != 1 || tr.Went[0] != (uitest.Visit{Screen: shell.Branches, Target: ids[2]}) {
		t.Errorf("went to %v", tr.Went)
	}
	press(fyne.KeyRight)
	if l := s.current(); l == nil || l.Sort != orgtree.UnitNode {
		t.Errorf("current %+v", l)
	}
	press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	tr.Sees("区委社会工作部", "打开登记")
}

func TestTheSecondSuperiorIsChosenAndDrawn(t *testing.T) {
	tr, s, ids := open(t, true)
	s.choose(2, "org:"+itoa(ids[2]))
	tr.Press("改管理关系")
	tr.Choose("管理关系", string(model.ManagedByBoth))
	tr.Press("保存管理关系")
	tr.Settle()
	tr.Sees("写上属地党组织")
	tr.Type("属地党组织", "江南街道党工委")
	tr.Press("保存管理关系")
	tr.Settle()
	orgs, err := tr.Office.OpenOrgs(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(orgs, func(g model.Org) bool { return g.ID == ids[2] })
	if orgs[i].Local != "江南街道党工委" || orgs[i].Management != model.ManagedByBoth {
		t.Fatalf("%+v", orgs[i])
	}
	tr.Sees("双重管理 1", "江南街道党工委", "活动阵地、走访、矛盾调处、兜底管理", "抄送江南街道党工委")
	i = slices.IndexFunc(s.columns[2], func(l orgtree.Line) bool { return l.ID == ids[2] })
	if s.columns[2][i].Local != "street:江南街道" {
		t.Errorf("%+v", s.columns[2][i])
	}
}

func TestChipsAndStreetsAndEmptyColumnsSayWhatToDo(t *testing.T) {
	tr, s, _ := open(t, false)
	if got := s.names(0); got != "领导机构，没有登记领导机构" {
		t.Error(got)
	}
	tr.Sees("上面和旁边的组织还没有登记")
	tr.Press("登记组织体系")
	if len(tr.Went) != 1 || tr.Went[0] != (uitest.Visit{Screen: shell.Registers, Target: "body"}) {
		t.Errorf("went to %v", tr.Went)
	}
	tr.Press("联合 1")
	faded := 0
	for _, l := range s.columns[2] {
		if l.Faded {
			faded++
		}
	}
	if faded != 2 {
		t.Errorf("%d nodes are greyed", faded)
	}
	s.turn(true)
	tr.Settle()
	if got := s.names(1); got != "街道，没有写街道的 4 家" {
		t.Error(got)
	}
}

// A narrow window shows two columns with whole names, the one with the keyboard always, and says what is beside them.
func TestNarrowWindowsShowTwoColumnsAndLeadToTheOthers(t *testing.T) {
	tr, s, ids := open(t, true)
	tr.Window.Resize(fyne.NewSize(856, 560))
	for at := range 4 {
		s.at = at
		if _, w, shown := s.canvas.place(at); !shown || w < 190 {
			t.Errorf("column %d: %v px, shown %v", at+1, w, shown)
		}
	}
	s.choose(2, "org:"+itoa(ids[2]))
	s.at = 1
	follow := func(words string) {
		t.Helper()
		i := slices.IndexFunc(s.canvas.ways(), func(w way) bool { return w.words == words })
		if i < 0 {
			t.Fatalf("no way %s in %+v", words, s.canvas.ways())
		}
		w := s.canvas.ways()[i]
		s.canvas.Tapped(&fyne.PointEvent{Position: fyne.NewPos(w.x+w.w/2, w.y+wayHigh/2)})
		tr.Settle()
	}
	follow("覆盖学校 →")
	if _, _, shown := s.canvas.place(3); !shown {
		t.Error("the units do not show")
	}
	follow("← 枢纽、行业综合党委、街道")
	follow("← 领导机构")
	if l := s.current(); l == nil || l.Name != "区委社会工作部" {
		t.Errorf("current %+v", l)
	}
}

// What has no room in a column is counted and reached by a click, its lines begin there, and a window that grows shows all of it.
func TestWhatIsOutOfViewIsCountedAndLinked(t *testing.T) {
	tr, s, ids := open(t, true)
	ctx := context.Background()
	for _, name := range []string{"秋水街道", "桂香街道", "文昌街道", "湖滨街道"} {
		if _, _, err := tr.Office.SaveEntry(ctx, record.Entry{Register: "body", Values: map[string]string{"name": name, "role": "街道"}}); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := tr.Office.SaveManagement(ctx, office.ManagementEdit{OrgID: ids[2], Management: model.ManagedByBoth, Local: "湖滨街道"}); err != nil {
		t.Fatal(err)
	}
	s.Changed()
	tr.Settle()
	squares := func() (n int) {
		for _, o := range s.canvas.paint(s.canvas.Size()) {
			if r, ok := o.(*canvas.Rectangle); ok && r.StrokeWidth > 0 && r.Size() == fyne.NewSize(7, 7) {
				n++
			}
		}
		return n
	}
	tr.Window.Resize(fyne.NewSize(1366, 460))
	ways := s.canvas.ways()
	if len(ways) != 1 || !strings.HasPrefix(ways[0].words, "↓ 下面还有 ") || squares() != 1 {
		t.Fatalf("%d links; ways %+v", squares(), ways)
	}
	s.canvas.follow(ways[0])
	if got := s.names(1); !strings.Contains(got, "湖滨街道 双重 1") || strings.Contains(got, "新街商圈") {
		t.Errorf("after the click: %s", got)
	}
	if ways := s.canvas.ways(); len(ways) != 1 || !strings.HasPrefix(ways[0].words, "↑ 上面还有 ") || squares() != 1 {
		t.Errorf("%d links; ways %+v", squares(), ways)
	}
	tr.Window.Resize(fyne.NewSize(1366, 900))
	if got := s.names(1); len(s.canvas.ways()) != 0 || squares() != 1 || !strings.Contains(got, "新街商圈") || !strings.Contains(got, "湖滨街道") {
		t.Errorf("in a large window: %s, %+v", got, s.canvas.ways())
	}
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
