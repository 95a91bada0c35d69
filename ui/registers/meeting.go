package registers

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// topicsBlock lists the topics handed in for a meeting, each with how it stands and a way to it; nil for other entries, and while there
// are none.
func (s *Screen) topicsBlock(m *office.MeetingAround) fyne.CanvasObject {
	if m == nil || len(m.Topics) == 0 {
		return nil
	}
	topics := m.Topics
	box := kit.VBox(look.Gap4, text.Strong(fmt.Sprintf("议题 %d 个", len(topics))))
	for _, t := range topics {
		id := t.ID
		box.Add(kit.Spread(look.Gap8, []fyne.CanvasObject{kit.NewLink(text.Truncate(text.Clean(t.Title), 220, look.SizeBody, false), func() { s.Shown(id) })},
			[]fyne.CanvasObject{text.Small(t.State).In(look.Text2)}))
	}
	return box
}

// meetingActs are what a meeting needs besides: topics, the agenda made of them, and its papers, the minutes once it was held.
func (s *Screen) meetingActs(r row, m *office.MeetingAround) []kit.Option {
	if m == nil {
		return nil
	}
	acts := shell.WritingActs(s.d, kit.Option{Group: "会议", Text: "登记议题", Icon: "plus", Do: func() { s.addTopic(r) }},
		kit.Option{Group: "会议", Text: "把议题汇集成议程", Icon: "check", Do: func() { s.collectTopics(r) }})
	for _, p := range [][2]string{{"打印会议议程", "meeting-agenda"}, {"打印数据一览", "meeting-data"}, {"打印会议纪要", "minutes"}} {
		if m.Held || p[1] != "minutes" {
			acts = append(acts, kit.Option{Group: "会议", Text: p[0], Icon: "print", Do: func() { s.d.Go(shell.Papers, shell.PaperOf{Name: p[1], Copy: m.EntryID, Year: m.Year}) }})
		}
	}
	return acts
}

func (s *Screen) addTopic(r row) {
	f := form.New()
	content := kit.VBox(look.Gap12, f.Add("topic", "议题", kit.NewEntry("例如 寒假送课进社区怎样安排")), f.Add("by", "谁提的", kit.NewEntry("例如 江南街道兰园社区")),
		f.Add("why", "理由和建议", kit.NewEntry("")))
	s.entries.Ask(records.Question{Title: "登记议题：" + r.Title, Text: "记到“议题征集”台账，印在这次会议的数据一览里；汇集成议程后也印在纪要里。", Fields: f, Content: content, Safe: "先不登记", Act: "登记议题", Need: []string{"topic"},
		Read: func() (records.Write, bool) {
			topic, by, why := f.Value("topic"), f.Value("by"), f.Value("why")
			return s.changed(r, func(ctx context.Context, o *office.Office) (int64, error) {
				_, change, err := o.AddTopic(ctx, r.ID, topic, by, why)
				return change, err
			}), true
		},
		Said: func(int64) string { return "已登记议题" }})
}

func (s *Screen) collectTopics(r row) {
	collected := 0
	s.entries.Write(func(ctx context.Context, o *office.Office) (id, change int64, err error) {
		collected, change, err = o.CollectTopics(ctx, r.ID)
		return r.ID, change, err
	}, func(id, change int64, err error) error {
		if err == nil {
			s.load(id, true)
			said := "议程里的议题已标为“列入”"
			if collected > 0 {
				said = fmt.Sprintf("%d 个议题已列入议程", collected)
			}
			s.d.Said(said, change)
		}
		return err
	})
}
