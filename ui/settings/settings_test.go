package settings

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/resources/sectors"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

func open(t *testing.T, acts Actions) (*uitest.Rig, *Screen) {
	t.Helper()
	tr := uitest.New(t)
	s := New(tr.Desk, acts)
	tr.Show(s.Object())
	s.Shown(nil)
	tr.Settle()
	return tr, s
}

func TestCommitteeIsSavedAndWrongFieldsAreNamed(t *testing.T) {
	kept := ""
	tr, s := open(t, Actions{SetWho: func(name string) { kept = name }})
	tr.Type("党委名称，写全称，与公章一致", "")
	tr.Press("保存资料")
	tr.Sees("党委名称还没有填")
	tr.Type("党委名称，写全称，与公章一致", "某某市律师行业党委")
	tr.Type("工作年度", "二〇二六")
	tr.Press("保存资料")
	tr.Sees("年度写四位数字")
	tr.Type("工作年度", "1999")
	tr.Press("保存资料")
	tr.Sees("年度应在 2000 到 2100 之间")
	tr.Type("工作年度", "2027")
	tr.Type("操作人", "韩珂")
	tr.Press("保存资料")
	c, err := tr.Office.Committee(context.Background())
	if err != nil || c.Name != "某某市律师行业党委" || c.Year != 2027 {
		t.Errorf("kept as %+v, %v", c, err)
	}
	if tr.Office.Who() != "韩珂" || kept != "韩珂" {
		t.Errorf("who is working: %s, kept for the next start: %s", tr.Office.Who(), kept)
	}
	if s.touched() {
		t.Error("after saving the form counts as touched")
	}
	tr.Type("上级名称", "区委社会工作部")
	tr.Type("这两个名称从哪天起用", "2024-03")
	tr.Press("保存资料")
	tr.Sees("“2024-03”没有写到哪一天，写成年-月-日")
	tr.Type("这两个名称从哪天起用", "2024-03-01")
	tr.Press("保存资料")
	if w, err := tr.Office.Wording(context.Background(), "2024-03-01"); err != nil || w.Superior != "区委社会工作部" || s.touched() {
		t.Errorf("the superior is called %+v, touched %v: %v", w, s.touched(), err)
	}
}

// A second press while the first is being written does nothing, and leaving waits for it.
func TestSavingTwiceSavesOnce(t *testing.T) {
	tr, s := open(t, Actions{})
	tr.Type("联系人", "某人")
	before, err := tr.Office.History(context.Background(), 50)
	if err != nil {
		t.Fatal(err)
	}
	s.save()
	s.save()
	left := false
	s.Leave(func() { left = true })
	if left {
		t.Error("the screen was left while the form was being written")
	}
	tr.Settle()
	after, err := tr.Office.History(context.Background(), 50)
	if err != nil || len(after) != len(before)+1 || !left {
		t.Errorf("%d changes, then %d, left %v: %v", len(before), len(after), left, err)
	}
}

func TestUnsavedChangesAreAskedAbout(t *testing.T) {
	tr, s := open(t, Actions{})
	left := false
	s.Leave(func() { left = true })
	if !left {
		t.Error("an untouched form cannot be left")
	}
	left = false
	tr.Type("联系人", "某人")
	s.Leave(func() { left = true })
	tr.Sees("党委资料改过，还没有保存")
	tr.Press("保存")
	tr.Settle()
	if c, err := tr.Office.Committee(context.Background()); err != nil || !left || c.Contact != "某人" {
		t.Errorf("left %v, saved %+v, %v", left, c, err)
	}
	left = false
	tr.Type("联系人", "别人")
	s.Leave(func() { left = true })
	tr.Press("放弃修改")
	if !left {
		t.Error("the form cannot be left after giving up the changes")
	}
}

func TestBackupIsMadeCheckedAndRestored(t *testing.T) {
	restored := ""
	tr, s := open(t, Actions{Restore: func(from string) { restored = from }})
	tr.Sees("还没有备份", "综合党委2026.sbd")
	tr.Press("现在备份")
	tr.Wait("the backup", func() bool { return strings.Contains(tr.Texts(), "手动") })
	tr.SeesNot("还没有备份")
	all, err := tr.Office.Backups()
	if err != nil || len(all) != 1 {
		t.Fatalf("%d backups, %v", len(all), err)
	}
	tr.Press("检查数据文件")
	tr.Wait("the check", func() bool { return strings.Contains(tr.Texts(), "完好：某某区民办教育行业综合党委") })
	tr.Press("恢复")
	tr.Sees("现在的数据文件会先在“备份”文件夹里留一份", "和现在的数据完全一样")
	tr.Press("不恢复")
	if _, _, err := tr.Office.SaveBranch(context.Background(), office.BranchEdit{Org: model.Org{Name: "晨曦幼儿园党支部", Kind: model.Branch, ReportedSize: -1}}); err != nil {
		t.Fatal(err)
	}
	s.restore(all[0].Path, "它")
	tr.Settle()
	tr.Sees("晨曦幼儿园党支部）", "那以后的改动，会没有", "1 次：")
	tr.Press("不恢复")
	s.restore(all[0].Path, "它")
	tr.Press("恢复到这一份")
	if restored != all[0].Path {
		t.Errorf("restored from %q, want %q", restored, all[0].Path)
	}
}

func TestTheSecondPlaceIsChosenUsedAndGivenUp(t *testing.T) {
	before := store.PlanFolder
	store.PlanFolder = t.TempDir()
	t.Cleanup(func() { store.PlanFolder = before })
	tr, s := open(t, Actions{})
	stick := filepath.Join(t.TempDir(), "U盘")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	tr.Sees("备份和数据文件在同一个磁盘上")
	s.AskFolder = func(_ string, then func(string)) { then(stick) }
	tr.Press("选第二个地方")
	tr.Wait("the copy", func() bool { return strings.Contains(tr.Texts(), "上次成功") })
	tr.Sees(stick, "今天")
	if err := os.Rename(stick, stick+"2"); err != nil {
		t.Fatal(err)
	}
	tr.Press("现在备份")
	tr.Wait("the failure", func() bool { return strings.Contains(tr.Texts(), "最近一次没有复制过去") })
	tr.Sees("U 盘没有插上", "今天")
	if err := os.Rename(stick+"2", stick); err != nil {
		t.Fatal(err)
	}
	tr.Press("现在复制过去")
	tr.Wait("the copy", func() bool { return !strings.Contains(tr.Texts(), "最近一次没有复制过去") })
	tr.Press("留多少份")
	tr.Type("几天，每天一份", "0")
	tr.Press("保存")
	tr.Sees("写 1 到 99")
	tr.Type("几天，每天一份", "30")
	tr.Press("保存")
	tr.Sees("最近 30 天每天")
	tr.Press("不再用")
	tr.Press("不再用")
	tr.Sees("备份和数据文件在同一个磁盘上")
}

func TestWhatWasSetAsideIsListedApart(t *testing.T) {
	tr, s := open(t, Actions{Restore: func(string) {}})
	tr.SeesNot("换下来的旧数据")
	path := tr.Office.Path()
	folder := filepath.Join(filepath.Dir(path), "备份")
	stem := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, stem+" 2026-03-02 080000 恢复前的旧数据.db"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.showFile()
	tr.Sees("还没有备份", "换下来的旧数据，不算备份", "2026-03-02 08:00", "恢复前的旧数据")
}

func TestACopyElsewhereIsAWholeDataFile(t *testing.T) {
	tr, s := open(t, Actions{})
	target := filepath.Join(t.TempDir(), "拷走.sbd")
	s.AskSave = func(_, start string, guard outfile.Target, then func(outfile.Target)) {
		if filepath.Base(start) != "综合党委2026-2026-11-23.sbd" {
			t.Errorf("the name proposed is %s", start)
		}
		guard.Path = target
		then(guard)
	}
	tr.Press("另存一份")
	tr.Wait("the copy", func() bool { return strings.Contains(tr.Toasts.Text(), "已备份并检查") })
	if v, err := office.Verify(context.Background(), target); err != nil || !v.Sound() {
		t.Errorf("the copy is not sound: %v %v", v, err)
	}
}

func TestActsThatTheWindowDoesNotOfferAreLeftOut(t *testing.T) {
	tr, _ := open(t, Actions{Version: "0.1.0"})
	tr.Sees("双百　0.1.0")
	tr.SeesNot("打开别的数据文件", "新建", "打开日志文件夹")
}

func TestWhatIsNewCanBeRead(t *testing.T) {
	tr, _ := open(t, Actions{})
	tr.Press("更新说明")
	tr.Sees("数据文件随时都是完整的")
}

func TestAttachmentsThatNothingNeedsAreCleanedUpAfterAQuestion(t *testing.T) {
	tr, _ := open(t, Actions{})
	ctx := context.Background()
	tr.Press("整理附件")
	tr.Wait("the count", func() bool { return strings.Contains(tr.Toasts.Text(), "没有多余的内容") })
	kept := filepath.Join(t.TempDir(), "纪要.pdf")
	if err := os.WriteFile(kept, []byte("minutes"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := tr.Office.Attach(ctx, model.OfOrg(tr.Branch(model.Org{Name: "青禾培训学校党支部"}, nil)), []string{kept}); err != nil {
		t.Fatal(err)
	}
	folders, err := filepath.Glob(filepath.Join(filepath.Dir(tr.Office.Path()), "附件", "*"))
	if err != nil || len(folders) != 1 {
		t.Fatalf("%v %v", folders, err)
	}
	left := filepath.Join(folders[0], "ab", strings.Repeat("ab", 32)) // of a program that was killed
	if err := os.MkdirAll(filepath.Dir(left), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(left, []byte("left"), 0o600); err != nil {
		t.Fatal(err)
	}
	tr.Press("整理附件")
	tr.Wait("the question", func() bool { return strings.Contains(tr.Texts(), "清理 1 个文件") })
	if n, _, err := tr.Office.TidyAttachments(office.Preview(ctx)); n != 1 || err != nil {
		t.Fatalf("removed before it was agreed: %d %v", n, err)
	}
	tr.Press("清理 1 个文件")
	tr.Wait("the cleaning", func() bool { _, err := os.Stat(left); return os.IsNotExist(err) })
}

// A committee of a sector that does not ship says what the sector is called: the general one's name is nobody's.
func TestTheNameOfAnotherSectorIsAskedFor(t *testing.T) {
	tr, s := open(t, Actions{})
	choice := s.form.Field("sector").Control.(*kit.Select)
	for range sectors.All() { // the last of them
		choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	if name := s.form.Value("sector_name"); name != "" {
		t.Errorf("the sector is called %s", name)
	}
	tr.Press("保存资料")
	tr.Sees("写上行业叫什么")
	tr.Type("行业叫什么", "物业服务")
	tr.Press("保存资料")
	if of, err := tr.Office.Sector(context.Background()); err != nil || of.Name != "物业服务" {
		t.Errorf("%+v %v", of, err)
	}
}

// On another PC the new data file has no backup of its own: that of a USB stick is restored into it.
func TestABackupFromElsewhereIsRestoredIntoANewFile(t *testing.T) {
	restored := ""
	tr, s := open(t, Actions{Restore: func(from string) { restored = from }})
	backup := filepath.Join(t.TempDir(), "U盘的备份.sbd")
	if _, err := tr.Office.Backup(context.Background(), tr.Office.BackupOutput(backup)); err != nil {
		t.Fatal(err)
	}
	s.AskOpen = func(_, _ string, chosen func(string)) { chosen(backup) }
	tr.Sees("还没有备份")
	tr.Press("从别处的备份恢复")
	tr.Press("恢复到这一份")
	if restored != backup {
		t.Errorf("restored %q", restored)
	}
}

// Whoever comes for a part of the settings finds it in view with the keyboard in it, also when the screen is read anew.
func TestTheSettingsOpenAtThePartThatIsAskedFor(t *testing.T) {
	tr := uitest.New(t)
	tr.Fill()
	if _, err := tr.Office.BackupNow(context.Background(), "手动"); err != nil {
		t.Fatal(err)
	}
	s := New(tr.Desk, Actions{Restore: func(string) {}})
	tr.Window.Resize(fyne.NewSize(1000, 640))
	for part, button := range map[shell.SettingsPart]string{shell.SettingsBackup: "现在备份", shell.SettingsPlace: "选第二个地方", shell.SettingsRestore: "恢复"} {
		tr.Open(s, part)
		in := func() bool {
			focused := tr.Window.Canvas().Focused()
			f, ok := focused.(fyne.CanvasObject)
			if !ok || focused != s.parts[part].first {
				return false
			}
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f)
			return at.Y > 0 && at.Y+f.Size().Height <= tr.Window.Canvas().Size().Height
		}
		tr.Wait(button+" in view with the keyboard", in)
		s.showFile()
		tr.Wait(button+" in view when read anew", in)
	}
	tr.Open(s, shell.SettingsWho)
	if tr.Window.Canvas().Focused() != fyne.Focusable(s.form.Entry("who")) {
		t.Error("the keyboard is not in the name of who is working")
	}
}

// Why Party life is judged from later than the data file is asked only where it is, and said beneath where it is printed.
func TestTheReasonForALaterStartIsAskedOnlyWhereItIsLater(t *testing.T) {
	tr, s := open(t, Actions{})
	const why = "为什么不从2026年起检查"
	tr.SeesNot(why)
	for _, c := range []struct {
		from  string
		asked bool
	}{{"2026", false}, {"2025-03", false}, {"2026-10", true}, {"二〇二六", false}, {"2026-10", true}} {
		tr.Type("组织生活从哪年起检查", c.from)
		if shown := s.form.Field("life_reason").Visible(); shown != c.asked {
			t.Errorf("from %s the reason is asked: %v", c.from, shown)
		}
	}
	tr.Sees(why, "印在体检报告上")
	tr.Press("保存资料")
	tr.Sees("写明依据")
	tr.Type(why, "区里统一从十月起")
	tr.Press("保存资料")
	if c, err := tr.Office.Committee(context.Background()); err != nil || c.LifeReason != "区里统一从十月起" {
		t.Errorf("kept as %q: %v", c.LifeReason, err)
	}
	s.Shown(nil)
	tr.Sees(why)
}
