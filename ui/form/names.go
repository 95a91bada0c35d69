package form

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// names is a control for a person or unit that the data file need not have: a name is typed, or chosen from a list.
type names struct {
	entry   *kit.Entry
	options []kit.Option
	chosen  kit.Option
	absent  string // what is said of a name that is not among the options: 花名册里没有
}

// mostNames is how many names are offered at once.
const mostNames = 50

// newNames makes the control over what may be chosen; value is the number of one of them, or a name as it was written.
func newNames(options []kit.Option, value, absent string) *names {
	n := &names{options: options, absent: absent}
	n.entry = kit.NewLookupEntry("输入姓名或名称，按 ↓ 查找", "从已有的里查找", "没有找到", n.find, func(o kit.Option) { n.chosen = o })
	text := value
	for _, o := range options {
		if o.ID == value && value != "" {
			n.chosen, text = o, o.Text
		}
	}
	n.entry.SetText(text)
	return n
}

func (n *names) find(q string) []kit.Option {
	seek := strings.ToLower(strings.TrimSpace(q))
	var found []kit.Option
	for _, o := range n.options {
		if o.ID != "" && (strings.Contains(strings.ToLower(o.Text), seek) || strings.HasPrefix(strings.ToLower(o.Keys), seek)) {
			if found = append(found, o); len(found) == mostNames {
				break
			}
		}
	}
	if name := strings.TrimSpace(q); len(found) == 0 && name != "" {
		found = append(found, kit.Option{Text: name, Detail: "照原文登记，" + n.absent})
	}
	return found
}

// value is the number of whom the name means: the one that was chosen, or the only one of that name; else the name.
func (n *names) value() string {
	text := n.entry.Value()
	if n.chosen.ID != "" && n.chosen.Text == text {
		return n.chosen.ID
	}
	id, found := "", 0
	for _, o := range n.options {
		if o.ID != "" && model.FoldSpelling(o.Text) == model.FoldSpelling(text) {
			id, found = o.ID, found+1
		}
	}
	if found == 1 {
		return id
	}
	return text
}
