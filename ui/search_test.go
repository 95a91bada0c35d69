package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// searched is what the box finds under a group for what is typed.
func searched(w *Window, typed, group string) []kit.Option {
	return slices.DeleteFunc(w.search(typed)(context.Background()), func(o kit.Option) bool { return o.Group != group })
}

func textsOf(found []kit.Option) string {
	var all []string
	for _, o := range found {
		all = append(all, o.Text)
	}
	return strings.Join(all, "；")
}

func TestTheSearchBoxFindsByPinyinAndByWhatPeopleCallIt(t *testing.T) {
	w := openWindow(t, Options{})
	for _, c := range []struct{ typed, group, want string }{
		{"khjghzb", "文书", "考核结果汇总表"},
		{"huamingce", "文书", "党员花名册"},
		{"xzdy", "操作", "新增党员"},
		{"U盘", "操作", "另存一份备份"},
		{"还原", "操作", "从备份恢复"},
		{"dakaitijian", "操作", "打开体检"},
		{"示例", "操作", "打开示例"},
		{"换年度", "操作", "换到 2025 年度"},
		{"新建", "操作", "新建数据文件"},
		{"打开", "操作", "打开别的数据文件"},
		{"另存", "操作", "另存一份备份"},
		{"备份", "操作", "立即备份"},
		{"恢复", "操作", "从备份恢复"},
		{"设密码", "操作", "数据文件设密码、改密码"},
		{"深色", "操作", "浅色、深色换一换"},
		{"归档", "操作", "公示、异议、归档"},
		{"报送", "操作", "做数据包，向区里报送"},
		{"收自评", "操作", "下发、收回自评表"},
		{"打印", "操作", "打印、出材料"},
		{"2025", "操作", "换到 2025 年度"},
		{"org-04", "体检", "ORG-04"},
		{"lianhe", "体检", "联合"},
		{"zyfw", "台账", "新增一条志愿服务"},
		{"wtzmb", "使用手册", "出了问题怎么办"},
	} {
		if got := textsOf(searched(w, c.typed, c.group)); !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%q finds %q under %s, want %q", c.typed, got, c.group, c.want)
		}
	}
}

func TestTheSearchBoxDoesWhatItFinds(t *testing.T) {
	w := openWindow(t, Options{})
	do := func(typed, group, want string) {
		t.Helper()
		found := searched(w, typed, group)
		i := slices.IndexFunc(found, func(o kit.Option) bool { return strings.Contains(o.Text, want) })
		if i < 0 {
			t.Fatalf("%q finds %q, want %q", typed, textsOf(found), want)
		}
		found[i].Do()
		settle(t, w)
	}
	do("党员花名册", "文书", "党员花名册")
	if got := words(w); w.frame.Current() != shell.Papers || !strings.Contains(got, "花名册") {
		t.Error("the paper does not open")
	}
	do("新增党员", "操作", "新增党员")
	if s, ok := w.frame.Screen(shell.Members).(shell.Stepper); !ok || !s.Stepping() {
		t.Error("no form for a new member opens")
	}
	do("org-04", "体检", "ORG-04")
	if got := words(w); w.frame.Current() != shell.Checkup || !strings.Contains(got, "ORG-04") {
		t.Error("the findings of the rule do not open")
	}
	do("立即备份", "操作", "立即备份")
	if got := w.frame.Toasts.Text(); !strings.Contains(got, "已备份并检查") {
		t.Errorf("the backup says %q", got)
	}
}

// With nothing typed, the box offers what the buttons of the screen do.
func TestTheSearchBoxOffersTheButtonsOfTheScreen(t *testing.T) {
	w := openWindow(t, Options{})
	w.Go(shell.Registers, nil)
	settle(t, w)
	here := w.search("")(context.Background())
	i := slices.IndexFunc(here, func(o kit.Option) bool { return o.Text == "新建台账" })
	if i < 0 {
		t.Fatalf("the screen offers %q", textsOf(here))
	}
	here[i].Do()
	settle(t, w)
	if got := words(w); !strings.Contains(got, "不建了") {
		t.Error("the button was not pressed")
	}
}

func TestOnlyLookingOffersNothingThatWrites(t *testing.T) {
	first := openWindow(t, Options{})
	path := first.office.Path()
	first.closeOffice()
	w := openWindow(t, Options{})
	if err := w.open(path, opening{screen: shell.Home, readOnly: true}); err != nil {
		t.Fatal(err)
	}
	settle(t, w)
	if got := textsOf(searched(w, "新增党员", "操作")); got != "" {
		t.Errorf("a file open for looking offers %q", got)
	}
	if got := textsOf(searched(w, "年度", "操作")); strings.Contains(got, "换到") {
		t.Errorf("a file open for looking offers %q", got)
	}
	for _, screen := range []string{shell.Members, shell.Branches, shell.Projects, shell.Registers} {
		w.Go(screen, nil)
		settle(t, w)
		for _, o := range w.search("")(context.Background()) {
			for _, verb := range []string{"新增", "导入", "编辑", "申报", "转移", "移出"} {
				if strings.HasPrefix(o.Text, verb) {
					t.Errorf("on %s a file open for looking offers %q", screen, o.Text)
				}
			}
		}
		shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierControl})
		settle(t, w)
		if s, ok := w.frame.Screen(screen).(shell.Stepper); ok && s.Stepping() {
			t.Errorf("Ctrl+N on %s opens a form that could not be saved", screen)
		}
	}
}

// The year that is worked in is none to change to.
func TestThePresentYearIsNotOffered(t *testing.T) {
	w := openWindow(t, Options{})
	if got := textsOf(searched(w, "年度", "操作")); strings.Contains(got, "换到 2026 年度") || !strings.Contains(got, "换到 2025 年度") {
		t.Errorf("the box offers %s", got)
	}
}

// What the box undoes is what Ctrl+Z would: in a form its last step, and never the data file under it.
func TestTheSearchBoxUndoesTheStepsOfAForm(t *testing.T) {
	w := openWindow(t, Options{})
	moveTo(t, w, "东区")
	touchForm(t, w)
	for _, c := range []struct{ typed, said string }{{"撤销上一步改动", "已撤销这一步：备注"}, {"撤销上一步改动", nothingWord}, {"恢复刚撤销的改动", "已恢复这一步：备注"}} {
		searched(w, c.typed, "操作")[0].Do()
		settle(t, w)
		says(t, w, c.said)
	}
	if district(t, w) != "东区" {
		t.Error("the data file was changed under the form")
	}
}

// touchForm opens somebody's form and types into it.
func touchForm(t *testing.T, w *Window) {
	t.Helper()
	w.Go(shell.Members, nil)
	settle(t, w)
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	settle(t, w)
	field(t, w, "备注").TypedRune('乙')
	w.win.Canvas().Unfocus()
}

// Nothing that puts another data file, or the form for a new one, in the place of the screens gives up a touched form unasked.
func TestAnotherDataFileAsksForTheFormThatIsOpen(t *testing.T) {
	other := uitest.SampleFile(t)
	for what, leave := range map[string]func(*Window){
		"新建数据文件":   func(w *Window) { searched(w, "新建数据文件", "操作")[0].Do() },
		"新建 in 设置": func(w *Window) { w.settingsActions().NewFile() },
		"打开 in 设置": func(w *Window) { w.settingsActions().OpenFile(other, w.desk.Fail) },
		"最近打开过":    func(w *Window) { w.openRecent(other, w.desk.Fail) },
		"a drop":   func(w *Window) { w.dropped([]string{other}, nil) },
	} {
		w := openWindow(t, Options{})
		before := w.office
		touchForm(t, w)
		leave(w)
		settle(t, w)
		if got := words(w); !strings.Contains(got, "修改还没有保存") || w.office != before || w.firstRun {
			t.Errorf("%s does not ask", what)
			continue
		}
		press(t, w, "放弃修改")
		if w.office == before && !w.firstRun {
			t.Errorf("%s does nothing once the form is given up", what)
		}
		w.closeOffice()
	}
}

// The form for a new data file waits for the work that is under way.
func TestTheFormForANewFileWaitsForWork(t *testing.T) {
	w := openWindow(t, Options{})
	held := make(chan struct{})
	w.desk.Run(shell.Work{What: "正在导入", Do: func(context.Context, *office.Office, func(string, int, int)) error { <-held; return nil }})
	w.askFirstRun()
	early := w.firstRun
	close(held)
	settle(t, w)
	if early || !w.firstRun {
		t.Errorf("shown early %v, in the end %v", early, w.firstRun)
	}
}

// What the screen shown does comes first when it was typed, and last when initials could be anybody's.
func TestWhatThisScreenDoesComesFirstWhenItWasTyped(t *testing.T) {
	here := []kit.Option{{Text: "新增党员"}, {Text: "导出"}}
	for typed, want := range map[string][2]string{"新增": {"新增党员", ""}, "xz": {"", "新增党员"}, "xzdy": {"新增党员", ""}, "党员": {"", "新增党员"}} {
		first, rest := hereFirst(here, names.Seek(typed))
		if got := [2]string{textsOf(first), textsOf(rest)}; got != want {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
}

// A screen whose name was typed out stands first, however many registers have that word in theirs; of two initials it does not. A part
// of the assessment is found from anywhere, and a tab of the screen on it.
func TestTheSearchBoxKnowsScreensAndTheirParts(t *testing.T) {
	w := openWindow(t, Options{})
	for typed, first := range map[string]string{"党员": "打开党员", "dangyuan": "打开党员", "台账": "打开台账", "xfzs": "打开先锋指数"} {
		if found := w.search(typed)(t.Context()); len(found) == 0 || (found[0].Text == first) != (typed != "xfzs") {
			t.Errorf("%s finds first %q", typed, textsOf(found[:min(len(found), 3)]))
		}
	}
	for typed, shows := range map[string]string{"加减分": "全部支部", "排名定级": "等次", "登记异议": "公示", "收自评表": "自评"} {
		w.Go(shell.Home, nil)
		settle(t, w)
		found := searched(w, typed, "操作")
		if len(found) == 0 {
			t.Fatalf("%s finds nothing to do", typed)
		}
		found[0].Do()
		settle(t, w)
		if w.frame.Current() != shell.Assess || !strings.Contains(words(w), shows) {
			t.Errorf("%s leads to %s, which does not show %s", typed, w.frame.Current(), shows)
		}
	}
	for _, o := range searched(w, "历年", "这一屏") {
		o.Do()
	}
	settle(t, w)
	if len(searched(w, "历年", "这一屏")) > 0 {
		t.Error("the tab 历年 was not opened")
	}
}
