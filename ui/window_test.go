package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// openWindow starts the window on a copy of the sample committee.
func openWindow(t *testing.T, opts Options) *Window {
	t.Helper()
	if opts.Data == "" {
		opts.Data = uitest.SampleFile(t)
	}
	w := New(mainloop.NewApp(t), opts)
	w.Start()
	w.win.Show()
	t.Cleanup(w.closeOffice)
	settle(t, w)
	return w
}

// settle waits until no background work is running.
func settle(t *testing.T, w *Window) {
	t.Helper()
	mainloop.Until(t, "the end of background work", w.desk.Idle)
}

// openFile opens another data file in the window.
func openFile(t *testing.T, w *Window, path string) {
	t.Helper()
	w.OpenFile(path, func(err error) { t.Fatal(err) })
	settle(t, w)
}

// words is all the text that the window shows.
func words(w *Window) string { return uitest.WindowText(w.win) }

func TestEveryScreenOpensOnTheSample(t *testing.T) {
	w := openWindow(t, Options{})
	want := map[string]string{"home": "现在要办", "branches": "启明外国语学校党支部", "members": "公民身份号码", "assess": "考核",
		"papers": "党支部考核表", "intake": "把表格拖到这里", "history": "核定 2026 年度考核结果", "settings": "党委名称"}
	for _, p := range places() {
		w.Go(p.id, nil)
		settle(t, w)
		if got := words(w); !strings.Contains(got, want[p.id]) {
			t.Errorf("%s does not show %q", p.title, want[p.id])
		}
	}
	w.help(w.frame.Current())
	if got := words(w); !strings.Contains(got, "使用手册") {
		t.Error("F1 shows no help")
	}
}

func TestSearchFindsPeopleBranchesAndPapers(t *testing.T) {
	w := openWindow(t, Options{})
	for q, want := range map[string]string{"李𬱖": "李𬱖", "星河": "星河幼儿园党支部", "汇总": "考核结果汇总表", "立即备份": "立即备份"} {
		found := w.search(q)(context.Background())
		if len(found) == 0 || found[0].Text != want {
			t.Errorf("%q found %+v", q, found)
		}
	}
}

func TestABadDataFileSaysWhatToDoAndStaysAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "letter.sbd")
	if err := os.WriteFile(path, []byte("this is a letter, not a data file, and it is longer than a header would be"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, Options{Data: path})
	got := words(w)
	if !strings.Contains(got, "没有做成") || !strings.Contains(got, "建立党委资料") {
		t.Errorf("the window shows:\n%s", got)
	}
	if raw, _ := os.ReadFile(path); !strings.HasPrefix(string(raw), "this is a letter") {
		t.Error("the foreign file was changed")
	}
	if w.Go("members", nil); w.office != nil {
		t.Error("a screen opened without a data file")
	}
}

func TestADamagedFileCanBeRestoredFromItsBackup(t *testing.T) {
	good := openWindow(t, Options{})
	path := good.office.Path()
	if _, err := good.office.BackupNow(context.Background(), "试"); err != nil {
		t.Fatal(err)
	}
	good.closeOffice()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < 60000; i++ {
		raw[i] = 0x5A
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, Options{Data: path})
	if got := words(w); !strings.Contains(got, "打不开") || !strings.Contains(got, "恢复到选中的一份") {
		t.Fatalf("no backup is offered:\n%s", got)
	}
	backups, err := store.Backups(path)
	if err != nil || len(backups) == 0 {
		t.Fatal(err)
	}
	w.rescue(backups[0].Path, path)
	settle(t, w)
	if w.office == nil {
		t.Fatalf("nothing is open after the restore:\n%s", words(w))
	}
	if members, err := w.office.Members(context.Background(), false); err != nil || len(members) != 253 {
		t.Errorf("%d members after the restore: %v", len(members), err)
	}
}

// A folder that is lost with the data file and its backups is made again from the backup at the second place.
func TestALostFolderIsRestoredFromTheSecondPlace(t *testing.T) {
	before := store.PlanFolder
	store.PlanFolder = t.TempDir()
	t.Cleanup(func() { store.PlanFolder = before })
	ctx, stick := context.Background(), t.TempDir()
	path := filepath.Join(t.TempDir(), "双百", "党委.sbd")
	o, err := office.Create(ctx, path, model.Committee{Name: "某某区律师行业综合党委", Sector: model.Law, Year: 2026}, office.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(o.ChoosePlace(ctx, stick), o.CopyToPlace(ctx), o.Close(), os.RemoveAll(filepath.Dir(path))); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, Options{})
	settle(t, w)
	w.tellMissing(path)
	settle(t, w)
	if got := words(w); !strings.Contains(got, "也不在了") || !strings.Contains(got, "在第二个地方：") {
		t.Fatalf("offered:\n%s", got)
	}
	press(t, w, "恢复到选中的一份")
	settle(t, w)
	if w.office == nil || w.office.Path() != path {
		t.Fatalf("not restored:\n%s", words(w))
	}
}

func TestAFileInUseCanBeLookedAt(t *testing.T) {
	first := openWindow(t, Options{})
	second := openWindow(t, Options{Data: first.office.Path()})
	if got := words(second); !strings.Contains(got, "现在不能改动") || !strings.Contains(got, "只查看，不改动") {
		t.Fatalf("the second window shows:\n%s", got)
	}
	if err := second.open(first.office.Path(), opening{screen: "members", readOnly: true}); err != nil {
		t.Fatal(err)
	}
	settle(t, second)
	if !strings.Contains(words(second), "（只查看）") {
		t.Error("the second window does not say that it only shows")
	}
	if _, _, err := second.office.SaveMember(context.Background(), model.Member{Name: "甲"}); err == nil {
		t.Error("the second window wrote")
	}
}

// A window that only looks offers to write as soon as the other has closed the file, and reads everything anew.
func TestTheWindowTakesOverAFileThatIsFree(t *testing.T) {
	first := openWindow(t, Options{})
	path := first.office.Path()
	second := openWindow(t, Options{Data: path})
	press(t, second, "只查看，不改动")
	ask := func() string {
		second.askForTurn()
		mainloop.Until(t, "an answer", func() bool { return !second.turn.asking })
		return words(second)
	}
	if got := ask(); strings.Contains(got, "现在可以改动了") {
		t.Fatal("offered while the other window has the file")
	}
	if _, _, err := first.office.SaveMember(t.Context(), model.Member{Name: "张新来"}); err != nil {
		t.Fatal(err)
	}
	first.closeOffice()
	if got := ask(); !strings.Contains(got, "现在可以改动了") {
		t.Fatalf("not offered once the file is free:\n%s", got)
	}
	press(t, second, "接着改动")
	settle(t, second)
	if second.office.ReadOnly() || strings.Contains(words(second), "（只查看）") {
		t.Fatalf("still only looking:\n%s", words(second))
	}
	found, err := second.office.Members(t.Context(), false)
	if err != nil || len(found) != 254 {
		t.Errorf("%d members, with the one added by the other window 254: %v", len(found), err)
	}
	if _, _, err := second.office.SaveMember(t.Context(), model.Member{Name: "李新来"}); err != nil {
		t.Error(err)
	}
}

// Who declines is not asked again and again, and finds the way in the menu; another who takes the file is told of.
func TestATurnThatWasDeclinedIsOfferedAgainAfterTheNextHolder(t *testing.T) {
	first := openWindow(t, Options{})
	path := first.office.Path()
	second := openWindow(t, Options{Data: path})
	press(t, second, "只查看，不改动")
	second.offerTurn(true)
	press(t, second, "继续只查看")
	second.offerTurn(true)
	if got := words(second); strings.Contains(got, "现在可以改动了") {
		t.Error("offered again though it was declined")
	}
	if menu := second.committeeMenu(); menu[0].Text != "接着改动这份文件" {
		t.Errorf("the menu begins with %s", menu[0].Text)
	}
	second.takeTurn() // the other window has it still
	settle(t, second)
	if got := words(second); !second.office.ReadOnly() || !strings.Contains(got, "现在不能改动") {
		t.Errorf("while another has the file:\n%s", got)
	}
	press(t, second, "先不打开")
	second.offerTurn(false)
	second.offerTurn(true)
	if got := words(second); !strings.Contains(got, "现在可以改动了") {
		t.Error("not offered again after the next holder")
	}
}

// A file that another program holds is offered for looking only, also while another one is open.
func TestAFileInUseIsOfferedForLooking(t *testing.T) {
	held := uitest.SampleFile(t)
	other, err := office.Open(t.Context(), held, office.Options{Who: "别人"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	w := openWindow(t, Options{})
	w.OpenFile(held, func(err error) { t.Errorf("only said: %v", err) })
	settle(t, w)
	if got := words(w); !strings.Contains(got, "只查看，不改动") {
		t.Errorf("the window says:\n%s", got)
	}
}
