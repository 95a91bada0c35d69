package branches

import (
	"cmp"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// askHolders asks about the names in posts, one after the other, that do not say who of the roster is meant, and then
// saves again. stranger gets a name that is entered without anybody of the roster.
func (s *Screen) askHolders(doubts []office.HolderDoubt, stranger func(name string)) {
	if len(doubts) == 0 {
		s.Save()
		return
	}
	d, next := doubts[0], func() { s.askHolders(doubts[1:], stranger) }
	var dialog *kit.Dialog
	if len(d.Fits) == 0 {
		dialog = kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: fmt.Sprintf("名册里没有“%s”，仍然这样登记？", d.Name),
			Text: "登记以后只有姓名，连不到党员资料。姓名写错了，或者想从名册里找，就回去改。",
			Safe: "回去改", OnSafe: s.KeepForm, Act: "仍然登记", OnAct: func() bool {
				stranger(d.Name)
				dialog.Close()
				next()
				return false
			}})
		return
	}
	options := make([]kit.Option, 0, len(d.Fits)+1)
	for _, m := range d.Fits {
		options = append(options, kit.Option{ID: fmt.Sprint(m.ID), Text: cmp.Or(m.Branch, "没有支部") + "　" + cmp.Or(model.MaskID(m.IDNumber), string(m.Birth))})
	}
	options = append(options, kit.Option{ID: nobody, Text: "都不是，只登记姓名"})
	who := kit.NewOptionSelect(options, -1, nil).Hint("选一位")
	field := kit.NewField("所在支部和身份证号", who)
	dialog = kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: fmt.Sprintf("名册里有 %d 位“%s”，是哪一位？", len(d.Fits), d.Name),
		Content: field, Focus: who, Safe: "回去改", OnSafe: s.KeepForm, Act: "就是这一位", OnAct: func() bool {
			switch id := who.ChosenID(); id {
			case "":
				field.SetError("先选一位")
				kit.Focus(who)
				return false
			case nobody:
				stranger(d.Name)
			default:
				s.posts.take(d.Name, id)
			}
			dialog.Close()
			next()
			return false
		}})
}

// nobody is chosen when a name is none of those who have it.
const nobody = "-"
