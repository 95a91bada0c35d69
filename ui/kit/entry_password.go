package kit

// PasswordEntry makes a field that shows dots for what is typed, with an eye at its right that shows it.
func PasswordEntry(placeholder string) *Entry {
	e := newEntry(placeholder)
	e.Password, e.ActionItem = true, Space(0, 0) // in the place of Fyne's own eye, which Tab would lead to
	e.trail = passedByTab("eye", "显示、隐藏密码", func() {
		e.Password = !e.Password
		e.Refresh()
	})
	e.ExtendBaseWidget(e)
	return e
}
