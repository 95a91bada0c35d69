package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/model/store/leaktest"
	"github.com/shuangbai/shuangbai/model/store/seal"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/password"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

const (
	testPassword = "江城双百 2026"
	nextPassword = "另一句记得住的话"
	codeLabel    = "恢复码，8 组、每组 5 个字母或数字"
)

// rigOf is the rig on a window.
func rigOf(t *testing.T, w *Window) *uitest.Rig { return &uitest.Rig{Desk: w.desk, T: t} }

// codeShown is the recovery code that a dialog shows.
func codeShown(tr *uitest.Rig) string {
	var groups []string
	for _, line := range strings.Split(tr.Texts(), "\n") {
		if len(line) == 5 && strings.Trim(line, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") == "" {
			groups = append(groups, line)
		}
	}
	if len(groups) != 8 {
		tr.T.Fatalf("the dialog shows %d groups:\n%s", len(groups), tr.Texts())
	}
	return strings.Join(groups, "-")
}

// Where the password itself is damaged in both copies of the header, the right one does not open the file, and that is said.
func TestARightPasswordOfADamagedHeader(t *testing.T) {
	w := openWindow(t, Options{})
	sealIn(t, w)
	path := w.office.Path()
	w.closeOffice()
	office.ForgetKeys()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[100]++
	b[4096+100] += 2
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	w = openWindow(t, Options{Data: path})
	tr := rigOf(t, w)
	tr.Type("密码", testPassword)
	tr.Press("打开")
	tr.Sees("密码信息坏了一部分")
}

// sealIn gives the data file of a window a password through the dialogs, and returns the recovery code.
func sealIn(t *testing.T, w *Window) string {
	t.Helper()
	seal.QuickForTests()
	t.Cleanup(office.ForgetKeys)
	tr := rigOf(t, w)
	w.Go(shell.Settings, nil)
	tr.Sees("没有设密码：")
	tr.Press("设密码")
	tr.Type("新密码", "短")
	tr.Sees("还差 7 个字")
	tr.Press("下一步：恢复单")
	tr.Sees("密码太短")
	tr.Type("新密码", testPassword)
	tr.Type("再输一次", "不一样的话，不一样")
	tr.Press("下一步：恢复单")
	tr.Sees("两次输的不一样")
	tr.Type("再输一次", testPassword)
	tr.Press("下一步：恢复单")
	code := codeShown(tr)
	sheet := filepath.Join(t.TempDir(), "恢复单.pdf")
	w.passwords.Save = func(_, start string, guard outfile.Target, then func(outfile.Target)) {
		if filepath.Dir(start) == filepath.Dir(w.office.Path()) {
			t.Errorf("the sheet is offered to be saved beside the data file that it opens: %s", start)
		}
		guard.Path, guard.Endings = sheet, []string{".pdf"}
		then(guard)
	}
	tr.Press("存为 PDF")
	if info, err := os.Stat(sheet); err != nil || info.Size() < 2000 {
		t.Errorf("the recovery sheet: %v %v", info, err)
	}
	tr.Press("存好了，下一步")
	tr.SeesNot(code[:5])
	tr.Type("恢复码", strings.Replace(code, code[6:11], "00000", 1))
	tr.Press("设上密码")
	tr.Sees("第 2 组不对")
	tr.Type("恢复码", strings.ToLower(strings.ReplaceAll(code, "-", "  ")))
	tr.Press("设上密码")
	tr.Sees("份不用现在的密码就能看")
	return code
}

// A committee is sealed in the window, opened by password and by recovery code, backed up, restored elsewhere, and unsealed.
func TestADataFileGetsAPasswordAndLosesItAgain(t *testing.T) {
	w := openWindow(t, Options{})
	path := w.office.Path()
	before := w.office
	if _, err := before.BackupNow(bg, "试"); err != nil {
		t.Fatal(err)
	}
	code := sealIn(t, w)
	tr := rigOf(t, w)
	if s, err := office.SealInfo(path); err != nil || !s.Sealed || w.office == nil || w.office == before {
		t.Fatalf("after sealing: %+v %v", s, err)
	}
	tr.Press("删掉选中的")
	tr.Sees("先在上面选中要删的")
	tr.Press("全选")
	tr.Press("删掉选中的")
	tr.Sees("设了密码：")
	if left, _, err := office.PlainCopies(bg, path); err != nil || len(left) != 0 {
		t.Errorf("still plain: %+v %v", left, err)
	}
	backups, err := w.office.Backups()
	if err != nil || len(backups) == 0 || backups[0].Reason != "设密码后" {
		t.Fatalf("no backup was made after sealing: %+v %v", backups, err)
	}
	w.closeOffice()
	office.ForgetKeys()

	// Wrong, then right.
	w = openWindow(t, Options{Data: path})
	tr = rigOf(t, w)
	tr.Sees("输入密码", "设了密码")
	tr.Type("密码", "不对的密码")
	tr.Press("打开")
	tr.Sees("密码不对")
	tr.Type("密码", testPassword)
	tr.Press("打开")
	if w.office == nil {
		t.Fatalf("the file is not open:\n%s", words(w))
	}
	w.closeOffice()
	office.ForgetKeys()

	// Not given: the first-run screen stays, and the file can be opened from there.
	w = openWindow(t, Options{Data: path})
	tr = rigOf(t, w)
	tr.Press("先不打开")
	tr.Sees("建立党委资料")
	w.OpenFile(path, func(err error) { t.Error(err) })
	settle(t, w)

	// Forgotten: the recovery code, and another password at once.
	tr.Press("忘记密码")
	tr.Type(codeLabel, code[:17]+"?????"+code[22:])
	tr.Press("核对恢复码")
	tr.Sees("恢复码")
	if w.office != nil {
		t.Fatal("a wrong recovery code opened the file")
	}
	tr.Type(codeLabel, strings.ToLower(code))
	tr.Press("核对恢复码")
	tr.Type("新密码", nextPassword)
	tr.Type("再输一次", nextPassword)
	tr.Press("换密码并打开")
	if w.office == nil {
		t.Fatalf("the file is not open:\n%s", words(w))
	}

	// A backup of it is restored in the place of another file, which asks for the password that it had.
	copied := filepath.Join(t.TempDir(), "另一处.sbd")
	if raw, err := os.ReadFile(backups[0].Path); err != nil || os.WriteFile(copied, raw, 0o600) != nil {
		t.Fatal(err)
	}
	w.closeOffice()
	office.ForgetKeys()
	w = openWindow(t, Options{})
	tr = rigOf(t, w)
	elsewhere := w.office.Path()
	w.closeOffice()
	w.showFirstRun()
	w.rescue(copied, elsewhere)
	settle(t, w)
	tr.Type("密码", testPassword)
	tr.Press("打开")
	if s, err := office.SealInfo(elsewhere); err != nil || !s.Sealed || w.office == nil || w.office.Path() != elsewhere {
		t.Fatalf("the backup was not restored: %+v %v\n%s", s, err, words(w))
	}
	w.closeOffice()
	office.ForgetKeys()

	// Another password, another sheet, and none.
	w = openWindow(t, Options{Data: path})
	tr = rigOf(t, w)
	tr.Type("密码", nextPassword)
	tr.Press("打开")
	w.Go(shell.Settings, nil)
	tr.Press("改密码")
	tr.Type("现在的密码", "不是这个密码")
	tr.Type("新密码", testPassword)
	tr.Type("再输一次", testPassword)
	tr.Press("改密码")
	tr.Sees("密码不对")
	tr.Type("现在的密码", nextPassword)
	tr.PressButton("改密码")
	tr.Sees("密码改好了")
	tr.Press("换恢复单")
	tr.Type("现在的密码", testPassword)
	tr.Press("下一步：恢复单")
	fresh := codeShown(tr)
	tr.Press("存好了，下一步")
	tr.Type("恢复码", fresh)
	tr.Press("换成这张恢复单")
	tr.Sees("还是用原来的一张打开")
	tr.Press("改密码")
	tr.Type("现在的密码", testPassword)
	tr.Type("新密码", nextPassword)
	tr.Type("再输一次", nextPassword)
	tr.Press("连密钥一起换，恢复单也换新的")
	tr.PressButton("改密码")
	former := fresh
	fresh = codeShown(tr)
	tr.Press("存好了，下一步")
	tr.Type("恢复码", fresh)
	tr.PressButton("换密钥")
	tr.Sees("份不用现在的密码就能看", "用以前的密码能打开")
	tr.Press("先留着")
	for _, before := range []office.Key{{Password: testPassword}, {Recovery: former}} {
		if _, err := office.Unlock(bg, path, before); err == nil {
			t.Error("what was before opens the file under another key")
		}
	}
	tr.Press("取消密码")
	tr.Press("忘记密码，用恢复码")
	tr.Type(codeLabel, fresh)
	tr.PressButton("取消密码")
	if s, err := office.SealInfo(path); err != nil || s.Sealed || w.office == nil || fresh == code {
		t.Fatalf("after the password was taken off: %+v %v\n%s", s, err, words(w))
	}
	tr.Sees("密码取消了", "没有设密码：")
}

// A header of which one copy is damaged opens, and what was done about it is said.
func TestADamagedCopyOfTheHeaderIsTold(t *testing.T) {
	w := openWindow(t, Options{})
	path := w.office.Path()
	sealIn(t, w)
	w.closeOffice()
	office.ForgetKeys()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err == nil {
		_, err = f.WriteAt([]byte("spoiled"), 100)
	}
	if err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	w = openWindow(t, Options{Data: path})
	tr := rigOf(t, w)
	tr.Type("密码", testPassword)
	tr.Press("打开")
	tr.Sees("已经补好", "内容没有少")
	tr.Press("知道了")
	if s, err := office.SealInfo(path); err != nil || s.Damaged || w.office == nil {
		t.Errorf("%+v %v\n%s", s, err, words(w))
	}
}

// With the second place not plugged in, the window does not say that no plain copy is left.
func TestThePlainCopiesOfAPlaceThatIsNotThereAreNotDenied(t *testing.T) {
	before := store.PlanFolder
	store.PlanFolder = t.TempDir()
	t.Cleanup(func() { store.PlanFolder = before })
	w := openWindow(t, Options{})
	sealIn(t, w)
	tr := rigOf(t, w)
	tr.Press("全选")
	tr.Press("删掉选中的")
	stick := t.TempDir()
	if err := w.office.ChoosePlace(bg, stick); err != nil {
		t.Fatal(err)
	}
	w.passwords.Copies()
	settle(t, w)
	tr.Sees("没有没加密的副本")
	tr.Press("知道了")
	if err := os.RemoveAll(filepath.Join(stick, store.SecondFolder)); err != nil {
		t.Fatal(err)
	}
	w.passwords.Copies()
	settle(t, w)
	tr.Sees("第二个备份地点没有看", "没有连上，那里没有看")
	tr.SeesNot("和第二个备份地点里，没有")
}

// A plain copy that is restored where the sealed file is gone is told, and a password offered at once.
func TestAPlainCopyInThePlaceOfASealedFileIsToldAndSealedAgain(t *testing.T) {
	known := store.KnownFolder
	store.KnownFolder = t.TempDir()
	t.Cleanup(func() { store.KnownFolder = known })
	w := openWindow(t, Options{})
	path := w.office.Path()
	plain, err := w.office.BackupNow(bg, "试")
	if err != nil {
		t.Fatal(err)
	}
	sealIn(t, w)
	tr := rigOf(t, w)
	tr.Press("先留着")
	w.closeOffice()
	office.ForgetKeys()
	if err := os.Truncate(path, 3000); err != nil {
		t.Fatal(err)
	}
	w = openWindow(t, Options{Data: path})
	tr = rigOf(t, w)
	settle(t, w)
	tr.Sees("打不开", "没有密码")
	tr.Press("先不恢复")
	w.rescue(plain, path)
	settle(t, w)
	tr.Sees("已恢复，现在没有密码", "不再受密码保护")
	tr.Press("设密码")
	tr.Sees("给数据文件设密码")
	tr.Press("不设")
	w.Go(shell.Settings, nil)
	tr.Sees("现在没有密码：以前的有")
}

// A recovery sheet is not saved beside what it opens; what lies there all the same is listed.
func TestARecoverySheetDoesNotLieBesideTheData(t *testing.T) {
	plans := store.PlanFolder
	store.PlanFolder = t.TempDir()
	t.Cleanup(func() { store.PlanFolder = plans })
	w := openWindow(t, Options{})
	stick := t.TempDir()
	if err := w.office.ChoosePlace(bg, stick); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Dir(w.office.Path())
	sheet, err := password.NewSheetOf(w.office)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(folder, store.BackupFolder), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, in := range []string{folder, filepath.Join(folder, store.BackupFolder), stick, filepath.Join(stick, store.SecondFolder)} {
		to := sheet.Guard
		to.Path = filepath.Join(in, "恢复单.pdf")
		if err := sheet.Paper.Write(bg, to, w.office.Now()); model.CodeOf(err) != model.Protected || !strings.Contains(model.MessageOf(err), "另外的 U 盘") {
			t.Errorf("in %s: %v", in, err)
		}
	}
	w.passwords.Save = func(_, start string, _ outfile.Target, _ func(outfile.Target)) {
		if filepath.Dir(start) == folder {
			t.Errorf("proposed is %s", start)
		}
	}
	w.passwords.Hand = func(string) (files.Handed, error) { return files.ToViewer, nil }
	t.Setenv("XDG_CACHE_HOME", t.TempDir()) // what is printed passes through there
	w.Go(shell.Settings, nil)
	tr := rigOf(t, w)
	tr.Press("设密码")
	tr.Type("新密码", testPassword)
	tr.Type("再输一次", testPassword)
	tr.Press("下一步：恢复单")
	tr.Press("存为 PDF")
	tr.Press("打印")
	tr.Sees("已打开 PDF，在那里打印")
	tr.SeesNot("已交给打印机")
	tr.Press("先不做")

	sealIn(t, w)
	tr.Press("全选")
	tr.Press("删掉选中的")
	lying := filepath.Join(folder, "恢复单 (1).pdf")
	if err := os.WriteFile(lying, []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	left, _, err := office.PlainCopies(bg, w.office.Path())
	if err != nil || len(left) != 1 || left[0].Path != lying || !left[0].Sheet {
		t.Errorf("listed: %+v %v", left, err)
	}
}

// After a day with a sealed file in the window, with a paper printed, an attachment's folder used and a backup made, nobody's name or number
// lies in any file that the program left, in the person's folders for settings, caches and temporary files neither.
func TestNothingOfASealedFileIsLeftReadableByTheWindow(t *testing.T) {
	sample, all := uitest.SampleFile(t), t.TempDir()
	for _, name := range []string{"HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"} {
		folder := filepath.Join(all, strings.ToLower(name))
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		t.Setenv(name, folder)
	}
	known, plans := store.KnownFolder, store.PlanFolder
	office.KeepKnownStates()
	t.Cleanup(func() { store.KnownFolder, store.PlanFolder = known, plans })
	path := filepath.Join(all, "双百", "综合党委.sbd")
	raw, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, Options{Data: path})
	if err := w.office.ChoosePlace(bg, filepath.Join(all, "tmpdir")); err != nil {
		t.Fatal(err)
	}
	members, err := w.office.Members(bg, false)
	if err != nil || len(members) < 100 {
		t.Fatalf("%d members: %v", len(members), err)
	}
	looked := []string{"CREATE TABLE", "SQLite format"}
	for i := range members {
		if len([]rune(members[i].Name)) > 2 {
			looked = append(looked, members[i].Name)
		}
		if id := members[i].IDNumber; id != "" {
			looked = append(looked, id)
		}
	}
	before := leaktest.Find(t, all, looked)
	if len(before) == 0 {
		t.Error("of the plain file nothing is found")
	}
	sealIn(t, w)
	tr := rigOf(t, w)
	tr.Press("全选")
	tr.Press("删掉选中的")
	for _, p := range places() {
		w.Go(p.id, nil)
		settle(t, w)
	}
	printed, err := files.PrintFile("党员花名册")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(printed, []byte(members[0].Name+looked[2]), 0o600); err != nil {
		t.Fatal(err)
	}
	if found := leaktest.Find(t, all, looked); len(found) != 1 {
		t.Errorf("while the window is open these can be read: %v", found)
	}
	if _, err := w.office.BackupNow(bg, "手动"); err != nil {
		t.Fatal(err)
	}
	if err := w.office.CopyToPlace(bg); err != nil {
		t.Fatal(err)
	}
	w.closeOffice()
	files.RemovePassing() // as the closing window does
	if found := leaktest.Find(t, all, looked); len(found) != 0 {
		t.Errorf("these can be read: %v", found)
	}
	for _, must := range []string{"known", "backup"} {
		if left, _ := filepath.Glob(filepath.Join(all, "xdg_config_home", "shuangbai", must, "*.json")); len(left) == 0 {
			t.Errorf("%s was not written: the day does not show what the program leaves", must)
		}
	}
}
