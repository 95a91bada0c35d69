package ui

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// locked opens a sealed data file with a form and a dialog over it, and locks the window.
func locked(t *testing.T) (*Window, *uitest.Rig, string) {
	t.Helper()
	w := openWindow(t, Options{})
	code := sealIn(t, w)
	tr := rigOf(t, w)
	tr.Press("先留着")
	tr.Type("联系人", "没有保存的联系人")
	return w, tr, code
}

// A locked window shows nothing of the data and lets nothing through, and is as it was once the password is given.
func TestALockedWindowShowsNothingAndLosesNothing(t *testing.T) {
	w, tr, _ := locked(t)
	kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{Title: "开着的问题", Safe: "先不做", Act: "做", Content: kit.NewField("理由", kit.NewEntry(""))})
	tr.Type("理由", "写到一半")
	title := w.win.Title()
	w.lockIdle(kit.LastInput().Add(14 * time.Minute))
	if w.lock != nil {
		t.Fatal("locked before its time")
	}
	w.lockIdle(kit.LastInput().Add(15 * time.Minute))
	tr.Sees("已锁上")
	tr.SeesNot("开着的问题", "没有保存的联系人", "党委")
	if w.win.Title() != "双百" || w.frame.Canvas().Focused() == nil {
		t.Errorf("the title is %q", w.win.Title())
	}

	// Keys, files, dialogs and words that come meanwhile.
	c := w.win.Canvas()
	focused := c.Focused()
	for _, key := range []fyne.KeyName{fyne.KeyF1, fyne.KeyF5, fyne.KeyEscape} {
		focused.TypedKey(&fyne.KeyEvent{Name: key})
	}
	for _, sc := range []fyne.Shortcut{&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl}, &desktop.CustomShortcut{KeyName: fyne.Key2, Modifier: fyne.KeyModifierControl},
		&fyne.ShortcutUndo{}, &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}, &desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierControl}} {
		focused.(fyne.Shortcutable).TypedShortcut(sc)
	}
	w.frame.Drop(fyne.NewPos(400, 300), []string{"/花名册.xlsx"})
	kit.ShowMessage(c, "后来的话", "里面有姓名", "知道了")
	w.frame.Toasts.Say("后来的消息", "", nil)
	w.refreshFrame()
	tr.Settle()
	if len(c.Overlays().List()) != 1 || c.Focused() != focused || w.frame.Current() != shell.Settings || w.win.Title() != "双百" {
		t.Fatalf("something got past the lock: %d over the window, at %s, %q", len(c.Overlays().List()), w.frame.Current(), w.win.Title())
	}
	tr.SeesNot("后来的话", "后来的消息")
	w.askToClose()
	tr.Sees("有没做完的事")

	// A wrong password is wrong although the file is open.
	tr.Type("数据文件的密码", "不对的密码")
	tr.Press("解锁")
	tr.Sees("密码不对", "已锁上")
	tr.SeesNot(filepath.Base(w.office.Path()))
	tr.Type("数据文件的密码", testPassword)
	tr.Press("解锁")
	tr.Sees("后来的话")
	if w.lock != nil || w.win.Title() != title {
		t.Fatalf("still locked, %q", w.win.Title())
	}
	tr.Press("知道了")
	tr.Sees("开着的问题")
	if e, ok := c.Focused().(*kit.Entry); !ok || e.Text != "写到一半" {
		t.Errorf("the keyboard is in %T", c.Focused())
	}
	tr.Press("先不做")
	tr.Press("放弃")
	if !strings.Contains(w.frame.Toasts.Text(), "后来的消息") {
		t.Errorf("the toast says %q", w.frame.Toasts.Text())
	}
	if s, ok := w.frame.Screen(shell.Settings).(shell.Stepper); !ok || !s.Stepping() {
		t.Error("what was typed into the form is gone")
	}
}

// The recovery code opens a locked window, a mistyped one is told by its group, and minutes of 0 never lock.
func TestTheRecoveryCodeOpensALockedWindow(t *testing.T) {
	w, tr, code := locked(t)
	w.lockByHand()
	tr.Press("忘记密码，用恢复码")
	tr.Type(codeLabel, strings.Replace(code, code[6:11], "00000", 1))
	tr.Press("解锁")
	tr.Sees("第 2 组不对")
	tr.Type(codeLabel, code)
	tr.Press("解锁")
	if w.lock != nil || !strings.Contains(w.frame.Toasts.Text(), "换一个新的") {
		t.Errorf("still locked, or no word of the password: %q", w.frame.Toasts.Text())
	}
	if _, err := w.office.SetLockMinutes(bg, 0); err != nil {
		t.Fatal(err)
	}
	tr.Settle()
	w.lockIdle(time.Now().Add(24 * time.Hour))
	if w.lock != nil {
		t.Error("locked although never was chosen")
	}
}

// A number that somebody had asked to see whole is masked when the window is unlocked.
func TestALockMasksNumbersAgain(t *testing.T) {
	w, tr, _ := locked(t)
	whole := uitest.Number("320100", "19930712", "278")
	id, _, err := w.office.SaveMember(bg, model.Member{Name: "段青禾", IDNumber: whole})
	if err != nil {
		t.Fatal(err)
	}
	tr.Type("联系人", "")
	w.frame.Screen(shell.Settings).(shell.Leaver).Leave(func() {})
	tr.Press("放弃修改")
	w.Go(shell.Members, id)
	tr.Settle()
	tr.Press("显示全号")
	tr.Sees(whole)
	w.lockByHand()
	tr.Type("数据文件的密码", testPassword)
	tr.Press("解锁")
	tr.Sees("段青禾")
	tr.SeesNot(whole, "已锁上")
}

// Work that runs when the window is locked goes on, and its panel does not show.
func TestWorkGoesOnBehindTheLock(t *testing.T) {
	w, tr, _ := locked(t)
	done := make(chan struct{})
	ended := false
	kit.Work(w.win.Canvas(), "正在做党委的事", "", false, func(context.Context, kit.Progress) error { <-done; return nil }, func(error) { ended = true })
	time.Sleep(300 * time.Millisecond)
	tr.Sees("正在做党委的事")
	w.lockByHand()
	tr.SeesNot("正在做党委的事")
	close(done)
	for i := 0; i < 100 && !ended; i++ {
		time.Sleep(10 * time.Millisecond)
		tr.Settle()
	}
	tr.Sees("已锁上")
	tr.Type("数据文件的密码", testPassword)
	tr.Press("解锁")
	tr.SeesNot("正在做党委的事", "已锁上")
	if n := len(w.win.Canvas().Overlays().List()); n != 0 {
		t.Errorf("%d over the window", n)
	}
}

func TestAPlainFileHasNoLock(t *testing.T) {
	w := openWindow(t, Options{})
	w.lockByHand()
	w.lockIdle(time.Now().Add(24 * time.Hour))
	if w.lock != nil || !strings.Contains(w.frame.Toasts.Text(), "没有设密码") {
		t.Errorf("locked, or no word: %q", w.frame.Toasts.Text())
	}
}
