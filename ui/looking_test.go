package ui

import (
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// writingWords begin the words of what changes the data file.
var writingWords = regexp.MustCompile("^(" + `新增|新建|登记|导入|改|编辑|移|转移|下发|收|定|批量|按档|采用|不适用|保存资料|申报|撤销|恢复|删|清|加|归档|核定|重新打开|开始|公示 |另存为草稿|` +
	`组别|填|选择文件|选用|结束|终止|照|计入|更正|作废|录完|接着录|存入|取消|解除|对接|续签|设密码|列出|再导入|先改` + ")")

// mayStay begin like those and change nothing of the data file: they make another one, or lead from home to where something is done.
var mayStay = []string{"设置 新建", "工作台 下发自评表", "工作台 定测评组"}

// lookedAt opens the window on a data file that is only looked at.
func lookedAt(t *testing.T, path string) *Window {
	t.Helper()
	w := New(mainloop.NewApp(t), Options{})
	w.win.Show()
	t.Cleanup(w.closeOffice)
	if err := w.open(path, opening{screen: shell.Home, readOnly: true}); err != nil {
		t.Fatal(err)
	}
	settle(t, w)
	return w
}

// midYear is the data file of the sample in the middle of its year.
func midYear(t *testing.T, word string) string {
	t.Helper()
	at, err := office.SampleStageOf(word)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.sbd")
	o, err := office.CreateSampleAt(t.Context(), path, at, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// In a data file that is open for looking only no screen has a button, link or line of a menu that changes it, with its first lines
// chosen one after the other.
func TestWhileOnlyLookingNothingThatWritesCanBePressed(t *testing.T) {
	district := filepath.Join(t.TempDir(), "d.sbd")
	o, err := office.CreateDistrict(t.Context(), district, model.Committee{Name: "某某区委社会工作部", Year: 2026}, office.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{midYear(t, "复核"), uitest.SampleFile(t), district} {
		w := lookedAt(t, path)
		left := leftOut(w.office)
		told := map[string]bool{}
		wrong := func(where, words string) {
			if !slices.Contains(mayStay, where+" "+words) && writingWords.MatchString(words) && !told[words] {
				told[words] = true
				t.Errorf("%s: %s can be pressed", where, words)
			}
		}
		visit := func(where, screen string, target any) {
			w.Go(screen, target)
			for range 3 {
				settle(t, w)
				uitest.Each(w.win.Canvas().Content(), func(o fyne.CanvasObject) {
					switch c := o.(type) {
					case *kit.Button:
						if !c.Disabled() {
							wrong(where, c.Text())
							for _, line := range c.Menu() {
								if !line.Off {
									wrong(where+"/"+c.Text(), line.Text)
								}
							}
						}
					case *kit.Link:
						if !c.Disabled() {
							wrong(where, uitest.Text(c))
						}
					}
				})
				if f := w.win.Canvas().Focused(); f != nil {
					f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
				}
			}
		}
		for _, p := range places() {
			if !slices.Contains(left, p.id) {
				visit(p.title, p.id, nil)
			}
		}
		if w.office.IsDistrict() {
			continue
		}
		for _, at := range []office.StagePlace{office.AtScheme, office.AtForms, office.AtMarks, office.AtBallots, office.AtRanking, office.AtPublication} {
			visit("考核/"+at.Label(), shell.Assess, shell.AssessAt{Place: at})
		}
		visit("党组织/组织树", shell.Branches, shell.OrgTree{})
		all, err := w.office.Registers(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range all {
			visit("台账/"+r.Title, shell.Registers, r.ID)
		}
	}
}
