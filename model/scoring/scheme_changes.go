package scoring

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Change is one thing that differs between two schemes.
type Change struct {
	Place
	Text string // B4 书记培训与述职：分值 2 改为 3
}

// Changes lists what differs between two schemes, in the order of the later one; what was taken away comes last.
func Changes(before, after *model.Scheme) []Change {
	var all []Change
	add := func(section Section, id, format string, args ...any) {
		all = append(all, Change{Place{section, id}, fmt.Sprintf(format, args...)})
	}
	turned := func(section Section, id, what, was, now string) {
		if was != now {
			add(section, id, "%s%s改为 %s", what, quoted(was), orNone(now))
		}
	}
	turned(HeadSection, "", "方案名称", before.Title, after.Title)
	turned(HeadSection, "", "适用范围", ScopeText(before.Covers), ScopeText(after.Covers))
	turned(HeadSection, "", "考核对象", before.ObjectLabel(), after.ObjectLabel())
	turned(HeadSection, "", "新成立支部的最少月数", fmt.Sprint(before.NewBranch.MinMonths), fmt.Sprint(after.NewBranch.MinMonths))
	for p := range after.Parts {
		part := &after.Parts[p]
		if was := partOf(before, part.ID); was == nil {
			add(PartSection, part.ID, "增加%s", part.Name)
		} else {
			turned(PartSection, part.ID, part.Name+"：名称", was.Name, part.Name)
			turned(PartSection, part.ID, part.Name+"：满分", was.Max.Short(), part.Max.Short())
		}
		for c := range part.Categories {
			category := &part.Categories[c]
			if was, _ := categoryOf(before, category.ID); was == nil {
				add(CategorySection, category.ID, "增加类别 %s", category.Title())
			} else {
				turned(CategorySection, category.ID, category.Title()+"：名称", was.Title(), category.Title())
				turned(CategorySection, category.ID, category.Title()+"：分值", was.Max.Short(), category.Max.Short())
			}
			for i := range category.Items {
				item := &category.Items[i]
				_, home, was, ok := before.ItemByID(item.ID)
				if !ok {
					add(ItemSection, item.ID, "增加 %s，%s 分", item.Title(), item.Max.Short())
					continue
				}
				if home.ID != category.ID {
					add(ItemSection, item.ID, "%s：移到%s", item.Title(), category.Title())
				}
				for _, words := range itemChanges(was, item) {
					add(ItemSection, item.ID, "%s：%s", item.Title(), words)
				}
			}
		}
	}
	turned(CombineSection, "", "合成办法", combineWords(before), combineWords(after))
	turned(CombineSection, "", "门槛", GateText(before), GateText(after))
	turned(CombineSection, "", "定等次的封顶分", before.Combine.GradeCap.Short(), after.Combine.GradeCap.Short())
	turned(GradeSection, "", "等次", strings.Join(GradeTexts(before), "，"), strings.Join(GradeTexts(after), "，"))
	turned(QuotaSection, "", "名额", quotaWords(before), quotaWords(after))
	turned(RankingSection, "", "名次办法", RankWords(before.Ranking)+VetoedWords(before.Ranking), RankWords(after.Ranking)+VetoedWords(after.Ranking))
	turned(BonusSection, "", "加分", strings.Join(AdjustTexts("加分", before.Bonus), "，"), strings.Join(AdjustTexts("加分", after.Bonus), "，"))
	turned(DeductionSection, "", "减分", strings.Join(AdjustTexts("减分", before.Deduction), "，"), strings.Join(AdjustTexts("减分", after.Deduction), "，"))
	turned(VetoSection, "", "一票否决", vetoWords(before), vetoWords(after))
	for _, part := range before.Parts {
		for c := range part.Categories {
			category := &part.Categories[c]
			for i := range category.Items {
				if _, _, _, ok := after.ItemByID(category.Items[i].ID); !ok {
					add(ItemSection, category.Items[i].ID, "删去 %s", category.Items[i].Title())
				}
			}
			if now, _ := categoryOf(after, category.ID); now == nil {
				add(CategorySection, category.ID, "删去类别 %s", category.Title())
			}
		}
		if partOf(after, part.ID) == nil {
			add(PartSection, part.ID, "删去%s", part.Name)
		}
	}
	if len(all) == 0 && !before.Same(after) {
		add(HeadSection, "", "改了方案的排列或说明")
	}
	return all
}

// itemChanges says what differs between two states of an item.
func itemChanges(was, now *model.Item) []string {
	var all []string
	add := func(what, a, b string) {
		if a != b {
			all = append(all, fmt.Sprintf("%s%s改为 %s", what, quoted(a), orNone(b)))
		}
	}
	add("编号", was.Code, now.Code)
	add("名称", was.Name, now.Name)
	add("分值", was.Max.Short(), now.Max.Short())
	if was.Method.Kind != now.Method.Kind {
		add("计分办法", MethodLabel(was.Method.Kind), MethodLabel(now.Method.Kind))
	} else if a, b := *was, *now; MethodText(&a) != func() string { b.Max = a.Max; return MethodText(&b) }() {
		all = append(all, "计分办法改为"+MethodText(now))
	}
	if !slices.Equal(was.Evidence, now.Evidence) {
		all = append(all, "依据来源改了")
	}
	if was.Veto != now.Veto {
		all = append(all, map[bool]string{true: "得 0 分即一票否决", false: "得 0 分不再一票否决"}[now.Veto])
	}
	add("佐证材料", was.Proof, now.Proof)
	add("填报提示", was.Hint, now.Hint)
	add("适用范围", ScopeText(was.Scope), ScopeText(now.Scope))
	return all
}

// MethodLabel is the short name of a method.
func MethodLabel(kind model.MethodKind) string {
	return map[model.MethodKind]string{model.Deduct: "扣分", model.Step: "分档", model.Ratio: "比例", model.Count: "计数", model.Judged: "评分",
		model.Survey: "满意度", model.Level: "四档"}[kind]
}

// MethodKinds lists the methods in the order in which they are offered.
func MethodKinds() []model.MethodKind {
	return []model.MethodKind{model.Deduct, model.Step, model.Ratio, model.Count, model.Judged, model.Survey, model.Level}
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return " " + s + " "
}

func orNone(s string) string {
	if s == "" {
		return "空"
	}
	return s
}

func combineWords(s *model.Scheme) string {
	return CombineLabel(s.Combine.Mode) + "，" + CombineText(s, s.Combine.Mode)
}

func quotaWords(s *model.Scheme) string {
	var words []string
	for _, q := range s.Quotas {
		words = append(words, QuotaText(q))
	}
	return strings.Join(words, "；")
}

func vetoWords(s *model.Scheme) string {
	var words []string
	for _, v := range s.Vetoes {
		words = append(words, v.Title+"（"+v.Grade+"）")
	}
	return strings.Join(words, "、")
}

func partOf(s *model.Scheme, id string) *model.Part {
	for i := range s.Parts {
		if s.Parts[i].ID == id {
			return &s.Parts[i]
		}
	}
	return nil
}

func categoryOf(s *model.Scheme, id string) (*model.Category, *model.Part) {
	for p := range s.Parts {
		for c := range s.Parts[p].Categories {
			if s.Parts[p].Categories[c].ID == id {
				return &s.Parts[p].Categories[c], &s.Parts[p]
			}
		}
	}
	return nil, nil
}
