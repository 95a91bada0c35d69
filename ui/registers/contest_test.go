package registers

import (
	"context"
	"fmt"
	"testing"

	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// A project says how it stands among those of its year, and the winners are made public from its menu.
func TestTheBestProjectsStandInThePane(t *testing.T) {
	tr := uitest.New(t)
	ids := tr.Fill()
	add := func(register string, values map[string]string) int64 {
		values["year"] = "2026"
		id, _, err := tr.Office.SaveEntry(context.Background(), record.Entry{Register: register, Values: values})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	first := add("best-project", map[string]string{"name": "红色课堂", "org": fmt.Sprint(ids[0])})
	add("best-project", map[string]string{"name": "银龄守护", "org": fmt.Sprint(ids[1])})
	for n, project := range []string{"红色课堂", "银龄守护"} {
		add("project-score", map[string]string{"project": project, "judge": "许慧", "topic": fmt.Sprint(18 - n), "plan": "17", "doing": "26", "effect": "27.5"})
	}
	s := New(tr.Desk)
	tr.Show(s.Object())
	s.Shown(first)
	tr.Settle()
	settle(tr)
	tr.Sees("第 1 名，平均 88.50 分", "优秀项目　名额 1 个（参评 2 个的 30%）", "许慧", "88.5 分")
	tr.Sees("第 1 名，88.50 分", "第 2 名，87.50 分", "改为初审")
	for _, act := range s.acts(s.def, s.entries.Rows()[0], nil) { // the quota decides about these
		if act.Text == "改为公示" || act.Text == "改为表彰" || act.Text == "改为未评上" {
			t.Errorf("the menu offers %s", act.Text)
		}
	}
	for range 2 { // 初审, 评审
		next, _ := s.def.Next(&s.entries.Rows()[0].Entry)
		s.bring(s.def, s.entries.Rows()[0], next)
		settle(tr)
	}
	if _, err := tr.Office.SetContestRules(context.Background(), record.ContestRules{Quota: 50, Days: 5}); err != nil {
		t.Fatal(err)
	}
	s.Changed()
	tr.Settle()
	settle(tr)
	if id := s.entries.Current(); id != first {
		t.Errorf("after other rules %d is chosen", id)
	}
	tr.Press("公示 2026 年度结果")
	tr.Press("开始公示")
	settle(tr)
	tr.Sees("公示 1", "未评上 1", "登记表彰")
}
