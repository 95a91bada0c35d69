package handbook

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/resources/manual"
)

func TestReadPlainMarkdown(t *testing.T) {
	b := Read([]manual.File{{Name: "104-life.md", Text: "# 组织生活\n\n第一段，\n接着写。\n\n![图](life.png)\n\n## 登记\n\n1. 打 **日子**\n- 见[台账](105-registers.md)\n\n| 键 | 做什么 |\n|---|---|\n| F8 | 下一处 |\n"}})
	if len(b.Pages) != 1 || b.Page("life") != 0 || b.Page("none") != -1 {
		t.Fatalf("%+v", b)
	}
	p := b.Pages[0]
	if p.Title != "组织生活" || p.Part != "各屏怎么用" || len(p.Sections) != 2 {
		t.Fatalf("%+v", p)
	}
	var said []string
	for _, s := range p.Sections {
		for _, block := range s.Blocks {
			said = append(said, block.Mark+block.Words())
		}
	}
	if got, want := strings.Join(said, "/"), "第一段，接着写。/图/1.打 日子/·见台账/键　做什么/F8　下一处"; got != want {
		t.Errorf("%s\n%s", got, want)
	}
}

// The words of somebody who looks for help find the passage that gives it.
func TestFindInTheManual(t *testing.T) {
	b := Manual()
	for query, want := range map[string]string{
		"换届提醒函":       "各种文书 → 换届提醒函",
		"DUES-01":     "体检的问题代码 → DUES-01",
		"号码丢位":        "导入的问题代码 → 号码丢位",
		"党费收缴":        "各本台账 → 党费收缴",
		"没有找到打印机":     "出了问题怎么办 → 打印和存文件",
		"文件坏了怎么办":     "出了问题怎么办 → 数据文件坏了、不见了",
		"导入错了":        "出了问题怎么办 → 改错了、导入错了",
		"ctrl+y 刚撤销":  "键盘 → 随时可用",
		"  测评票　录错 清空": "测评票 → 测评票",
	} {
		hits := b.Find(query)
		if len(hits) == 0 {
			t.Errorf("%s finds nothing", query)
			continue
		}
		h := hits[0]
		if got := b.Pages[h.Page].Title + " → " + b.Pages[h.Page].Sections[h.Section].Title; !strings.HasPrefix(got, want) {
			t.Errorf("%s finds %s first (%s), not %s", query, got, h.Words, want)
		}
	}
	for _, none := range []string{"", "  ", "量子纠缠望远镜"} {
		if hits := b.Find(none); len(hits) > 0 {
			t.Errorf("%q finds %+v", none, hits)
		}
	}
	if hits := b.Find("党员"); len(hits) == 0 || len(hits) > mostHits {
		t.Errorf("%d hits", len(hits))
	}
}
