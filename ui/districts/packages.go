package districts

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// listSpec is the tab 数据包: who should send, by when, and what came.
func (s *Screen) listSpec() table.Spec[row] {
	plain := func(id, title string, wide float32, words func(row) string) table.Column[row] {
		return table.Column[row]{ID: id, Title: title, Width: wide, Text: words, Compare: func(a, b row) int { return strings.Compare(words(a), words(b)) }}
	}
	name := plain("name", "行业综合党委", 200, func(r row) string { return r.Sender.Name })
	name.Flex, name.Lead, name.Always = true, true, true
	state := plain("state", "状态", 124, func(r row) string { return r.Label() })
	state.Tags = func(r row) []table.Tag {
		tone := map[district.State]look.Tone{district.Came: look.ToneOK, district.Undecided: look.ToneWarn, district.Late: look.ToneBad, district.Awaited: look.ToneMuted}[r.State]
		return []table.Tag{{Text: r.Label(), Tone: tone}}
	}
	return table.Spec[row]{ID: "packages", Key: rowKey, Unit: "个党委", Prefs: s.d.Prefs, Columns: []table.Column[row]{name, state,
		plain("due", "报送时限", 100, func(r row) string { return string(r.Sender.DueOn) }),
		plain("taken", "收到", 128, func(r row) string {
			if !r.Received() {
				return ""
			}
			return model.When(r.Package.TakenAt, "2006-01-02 15:04")
		}),
		plain("day", "数据截至", 100, func(r row) string {
			if !r.Received() {
				return ""
			}
			return string(r.Package.Day)
		}),
		plain("rosters", "名册", 130, func(r row) string {
			if !r.Received() {
				return ""
			}
			return r.Package.Rosters.Label()
		}),
		plain("all", "共收", 60, func(r row) string { return fmt.Sprintf("%d 个", len(r.Packages)) }),
	}, OnRow: s.rowChosen, OnClick: func(row) { s.shut = false }, OnOpen: s.opened, MenuOf: s.senderMenu, FootEnd: s.listActs()}
}

// listActs are what is done about the list.
func (s *Screen) listActs() fyne.CanvasObject {
	if s.d.Office == nil || s.d.Office.ReadOnly() {
		return nil
	}
	return kit.HBox(look.Gap8, kit.NewButton("区里的公钥", s.showKey).Small().Icon("lock"), shell.Writing(s.d, kit.NewButton("定报送时限", s.editDue)).Small().Icon("calendar"),
		kit.NewButton("列出一个党委", func() { s.editSender(model.Sender{}) }).Small().Icon("plus"))
}

// senderMenu is the menu of a right click.
func (s *Screen) senderMenu(rows []row, _ string) []kit.Option {
	if len(rows) != 1 || s.d.Office.ReadOnly() {
		return nil
	}
	r := rows[0]
	menu := []kit.Option{{Text: "修改…", Icon: "edit", Do: func() { s.editSender(r.Sender) }}}
	if r.Sender.Identity != "" {
		menu = append(menu, kit.Option{Text: "换了数据文件", Icon: "swap", Detail: "下次收另一份文件做的", Do: func() { s.changeFile(r.Short, r.Sender.ID, func() {}) }})
	}
	word := "从名单拿掉"
	if r.Sender.Identity != "" {
		word = "不再报送"
	}
	return append(menu, kit.Option{Text: word, Icon: "trash", Do: func() { s.removeSender(r) }})
}
