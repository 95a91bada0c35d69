package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// idleLook is how often the window looks whether it is to be locked.
const idleLook = 5 * time.Second

// watchIdle locks the window once nobody used it for the time that the committee set.
func (w *Window) watchIdle() {
	go func() {
		for range time.Tick(idleLook) {
			fyne.Do(func() { w.lockIdle(time.Now()) })
		}
	}()
}

func (w *Window) lockIdle(now time.Time) {
	if office.IdleTooLong(kit.LastInput(), now, w.lockAfter) {
		w.lockWindow("有一会儿没有人用，程序自己锁上了。输入密码就接着做，没保存的内容都还在，正在做的事没有停。")
	}
}

// lockByHand locks the window at once.
func (w *Window) lockByHand() {
	if w.office == nil {
		return
	}
	if !w.office.Sealed() {
		w.frame.Toasts.Problem("数据文件没有设密码，锁不上；先到“设置”的“密码保护”里设密码")
		return
	}
	w.lockWindow("输入密码就接着做，没保存的内容都还在，正在做的事没有停。")
}

// lockWindow hides all of the data until the password is given. What is under way goes on; what it has to show waits.
func (w *Window) lockWindow(why string) {
	if w.office == nil || w.lock != nil || !w.office.Sealed() {
		return
	}
	w.lock = w.passwords.Lock(w.office.CheckKey, why, func(byCode bool) {
		w.lock = nil
		w.setTitle(w.title)
		if acts := w.passwordActions(); byCode && acts != nil {
			w.frame.Toasts.Say("恢复码对了。忘了密码，就换一个新的", "换密码", acts.Change)
		}
	}, w.frame.Veil)
	w.frame.Mask()
	w.win.SetTitle("双百")
}

// setTitle names the window, a locked one once it is unlocked.
func (w *Window) setTitle(title string) {
	w.title = title
	if w.lock == nil {
		w.win.SetTitle(title)
	}
}

// askToClose closes the window, once what is not saved is saved or given up. A locked one closes when nothing of that kind is open.
func (w *Window) askToClose() {
	left, waits := false, kit.WaitsForUnlock(w.win.Canvas())
	if !waits {
		w.frame.AskToLeave(func() {
			left = true
			w.leaveSafely(w.close)
		})
	}
	if w.lock != nil && !left {
		w.lock.Say("有没做完的事，先输密码，做完再退出")
	}
}
