package registers

import (
	"context"
	"fmt"
	"testing"

	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// lists shows the list of needs of a committee in which a branch offers what a community needs.
func lists(t *testing.T) (tr *uitest.Rig, s *Screen, need, offer int64) {
	t.Helper()
	tr = uitest.New(t)
	ids := tr.Fill()
	add := func(register string, values map[string]string) int64 {
		id, _, err := tr.Office.SaveEntry(context.Background(), record.Entry{Register: register, Values: values})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	need = add("demand", map[string]string{"unit": "桂香社区", "kind": "师资", "content": "暑期书法课请一位老师"})
	offer = add("resource", map[string]string{"org": fmt.Sprint(ids[1]), "kind": "师资资源", "content": "书法老师两名", "amount": "6次"})
	add("resource", map[string]string{"org": fmt.Sprint(ids[2]), "kind": "阵地资源", "content": "烹饪教室"})
	s = New(tr.Desk)
	tr.Show(s.Object())
	s.Shown(need)
	tr.Settle()
	settle(tr)
	return tr, s, need, offer
}

func TestANeedIsClaimedInThePane(t *testing.T) {
	tr, s, _, offer := lists(t)
	tr.Sees("可以对接", "1 条", "书法老师两名", "类别对得上（师资—师资资源）。")
	tr.SeesNot("烹饪教室", "改为认领")
	tr.Press("认领")
	settle(tr)
	tr.Sees("已对接", "解除", "认领 1", "ZY-001")
	s.Shown(offer)
	settle(tr)
	tr.Sees("暑期书法课请一位老师", "XQ-001")
	tr.Press("解除")
	settle(tr)
	tr.Sees("可以对接", "发布 2")
}

func TestAListIsRenamed(t *testing.T) {
	tr, s, _, _ := lists(t)
	s.rename(s.def)
	tr.Sees("哪类需求由哪类资源、项目对接，如 阵地：阵地资源、服务资源；法律：法律服务")
	tr.Type("台账名称", "民情清单")
	tr.Type("“提出单位”叫做", "来源")
	tr.Type("哪类需求由哪类资源、项目对接，如 阵地：阵地资源、服务资源；法律：法律服务", "师资 阵地资源")
	tr.Press("改名称")
	settle(tr)
	tr.Sees("“师资 阵地资源”没有冒号，写成 阵地：阵地资源、服务资源")
	tr.Type("哪类需求由哪类资源、项目对接，如 阵地：阵地资源、服务资源；法律：法律服务", "师资：阵地资源；法律: 法律服务、服务资源")
	tr.Press("改名称")
	settle(tr)
	tr.Sees("民情清单 1 条")
	own, err := tr.Office.Register(context.Background(), "demand")
	if err != nil {
		t.Fatal(err)
	}
	if f, _ := own.Field("unit"); f.Label != "来源" || f.Aliases[len(f.Aliases)-1] != "提出单位" {
		t.Errorf("the field is %+v", f)
	}
	if got := classWords(own.Match.Classes); got != "师资：阵地资源；法律：法律服务、服务资源" {
		t.Errorf("classes %s", got)
	}
	s.entries.Choose(s.entries.Rows()[0].ID)
	settle(tr)
	tr.Sees("烹饪教室", "类别对得上（师资—阵地资源）。")
}
