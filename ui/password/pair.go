package password

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// pair are the fields of a new password, which is typed twice.
type pair struct {
	first, second *kit.Entry
	fields        map[string]*kit.Field // "password" and "again"
	box           *fyne.Container
}

func newPair() *pair {
	p := &pair{first: kit.PasswordEntry(""), second: kit.PasswordEntry("")}
	first, second := kit.NewField("新密码", p.first), kit.NewField("再输一次", p.second)
	p.fields = map[string]*kit.Field{"password": first, "again": second}
	hint := func(s string) string {
		if words := office.StrengthText(s); words != "" {
			return words
		}
		return "至少 8 个字，可以是一句自己记得住的话"
	}
	first.Hint(hint(""))
	p.first.OnChanged = func(s string) { first.Hint(hint(s)) }
	p.box = kit.VBox(look.Gap12, first, second)
	return p
}

// right reports whether a new password can be taken, and says at its fields what is wrong.
func (a *Dialogs) right(p *pair) bool {
	wrong, why := "", ""
	check := office.CheckPassword
	if o := a.Desk.Office; o != nil {
		check = func(password string) error { return o.CheckPasswordOf(context.Background(), password) }
	}
	if err := check(p.first.Text); err != nil {
		wrong, why = "password", model.MessageOf(err)
	} else if p.first.Text != p.second.Text {
		wrong, why = "again", "两次输的不一样；点右边的眼睛看一看，再输一次"
	}
	for name, f := range p.fields {
		if f.SetError(""); name == wrong {
			f.SetError(why)
			a.canvas().Focus(f.Control.(*kit.Entry))
		}
	}
	return wrong == ""
}
