package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// searched is what the box finds under a group for what is typed.
func searched(w *Window, typed, group string) []kit.Option {
	return slices.DeleteFunc(w.search(typed)(), func(o kit.Option) bool { return o.Group != group })
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
	here := w.search("")()
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
}
