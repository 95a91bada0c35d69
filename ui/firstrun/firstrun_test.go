package firstrun

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// made is what the window was asked to create.
type made struct {
	path  string
	c     model.Committee
	who   string
	then  Then
	times int
}

func open(t *testing.T, acts Actions) (*uitest.Rig, *Screen, *made) {
	t.Helper()
	tr := uitest.New(t)
	m := &made{}
	if acts.Create == nil {
		acts.Create = func(path string, c model.Committee, who string, then Then, _ func(error)) {
			*m = made{path, c, who, then, m.times + 1}
		}
	}
	s := New(tr.Window, tr.Office.Now(), acts)
	s.folder = filepath.Join(t.TempDir(), "双百")
	s.proposePath()
	tr.Show(s.Object())
	s.Shown(nil)
	tr.Settle()
	return tr, s, m
}

func TestNameAndPersonAreNeeded(t *testing.T) {
	tr, _, m := open(t, Actions{})
	tr.Sees("从这里开始", "公示、归档、出述职评议材料", "综合党委2026.sbd")
	tr.Press("建立并去导入表格")
	tr.Sees("党委名称还没有填")
	tr.Type("党委名称", "某某区民办教育行业综合党委")
	tr.Press("建立并去导入表格")
	tr.Sees("写上姓名")
	if m.times != 0 {
		t.Error("a data file was asked for")
	}
	tr.Type("操作人", "周敏")
	tr.Press("建立并去导入表格")
	if m.times != 1 || m.c.Year != 2026 || m.c.Sector != model.Education || m.who != "周敏" || !m.then.Import {
		t.Errorf("asked for %+v", m)
	}
	if info, err := os.Stat(filepath.Dir(m.path)); err != nil || !info.IsDir() {
		t.Error("the folder for the data file is not there")
	}
}

func TestLaterMeansNoImport(t *testing.T) {
	tr, _, m := open(t, Actions{})
	tr.Type("党委名称", "某某市律师行业党委")
	tr.Type("操作人", "韩珂")
	tr.Press("先建立，以后再导入")
	if m.times != 1 || m.then.Import {
		t.Errorf("asked for %+v", m)
	}
}

func TestEnterInAFieldCreates(t *testing.T) {
	tr, _, m := open(t, Actions{})
	tr.Type("操作人", "周敏")
	tr.Type("党委名称", "某某党委")
	tr.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if m.times != 1 {
		t.Error("Enter does not create the data file")
	}
}

func TestATakenNameIsNeitherProposedNorOverwritten(t *testing.T) {
	tr, s, m := open(t, Actions{})
	if err := os.MkdirAll(s.folder, 0o755); err != nil {
		t.Fatal(err)
	}
	taken := filepath.Join(s.folder, "综合党委2026.sbd")
	if err := os.WriteFile(taken, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.proposePath()
	mainloop.Until(t, "another name", func() bool { return filepath.Base(s.path.path) == "综合党委2026-2.sbd" })
	s.AskSave = func(_, _ string, then func(string)) { then(taken) }
	s.changePath()
	tr.Type("党委名称", "某某党委")
	tr.Type("操作人", "周敏")
	tr.Press("建立并去导入表格")
	tr.Sees("这里已经有一个同名文件")
	if m.times != 0 {
		t.Error("a file that exists was to be created")
	}
}

func TestWhatFailsIsSaidInTheForm(t *testing.T) {
	tr, s, _ := open(t, Actions{OpenExisting: func(_ string, failed func(error)) {
		failed(model.Errorf(model.Newer, "这个数据文件由更新的版本写成，先更新程序"))
	}})
	s.AskOpen = func(_, _ string, then func(string)) { then("/那里/别的.sbd") }
	tr.Press("打开已有数据文件")
	tr.Sees("没有做成", "这个数据文件由更新的版本写成，先更新程序")
}

func TestRecentFilesAreOffered(t *testing.T) {
	opened := ""
	tr, _, _ := open(t, Actions{Recent: []string{"/那里/律师党委.sbd", "/这里/民办教育.sbd"}, OpenRecent: func(path string, _ func(error)) { opened = path }})
	tr.Sees("最近打开过")
	tr.Press("民办教育.sbd")
	if opened != "/这里/民办教育.sbd" {
		t.Errorf("opened %q", opened)
	}
}

func TestPathsAreShortened(t *testing.T) {
	if got := shortPath("/home/zhou/文档/双百/综合党委2026.sbd", 188); got != "双百 / 综合党委2026.sbd" && got != "文档 / 双百 / 综合党委2026.sbd" {
		t.Errorf("shown as %q", got)
	}
	if got := shortPath("/a/一个非常非常非常非常非常长的数据文件的名字.sbd", 120); len([]rune(got)) > 12 {
		t.Errorf("shown as %q", got)
	}
}

func TestANarrowWindowLeavesTheStepsOut(t *testing.T) {
	tr, s, _ := open(t, Actions{})
	tr.Sees("从这里开始")
	if least := s.Object().MinSize().Width; least > 856 { // of a window of 1000 px
		t.Errorf("the screen wants %.0f px", least)
	}
	s.Object().Resize(fyne.NewSize(856, 560))
	tr.SeesNot("从这里开始")
	tr.Sees("建立并去导入表格")
}

func TestTheExampleIsOfTheSectorChosen(t *testing.T) {
	_, s, _ := open(t, Actions{})
	for i, sector := range s.sectors {
		s.sector.SetChosen(i)
		s.kindChosen()
		if got := s.form.Entry("name").PlaceHolder; got != "例如 "+sector.Example {
			t.Errorf("%s: %s", sector.ID, got)
		}
	}
}

func TestTheSampleIsOpenedAtTheChosenStage(t *testing.T) {
	var got []Sample
	tr, _, _ := open(t, Actions{OpenSample: func(want Sample, _ func(error)) { got = append(got, want) }})
	tr.Press("打开示例")
	tr.Sees("第 1 步　下发　一年的记录都有了，方案还没有下发", "第 7 步　归档", "全年办完")
	tr.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(got) != 1 || got[0].At == nil || got[0].At.ID != office.StageCheck || got[0].File() != "示例党委-复核.sbd" || got[0].Anew {
		t.Fatalf("asked for %+v", got)
	}
	if whole := (Sample{}); whole.File() != "示例党委.sbd" {
		t.Errorf("the whole year is %s", whole.File())
	}
}
