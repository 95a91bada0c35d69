package schemebook

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/resources/sectors"
)

// page is one sheet before it is written.
type page struct {
	title  string
	widths []float64
	heads  []int   // rows that are headers, from 0
	rows   [][]any // string, model.Points or nil
	sum    int     // column whose numbers are added up in a last row, -1 for none
	lists  map[int][]string
	from   int // first row of the lists and the sum
}

// The words in the first cell, by which a sheet is known however it is called.
const (
	headMark    = "方案编号"
	partMark    = "部分编号"
	adjustMark  = "加分或减分"
	vetoMark    = "否决编号"
	combineMark = "合成办法"
	sumMark     = "合计"
)

// partHeads are the columns of a part's sheet, from the row under its header.
var partHeads = []string{"大类编号", "大类代号", "大类", "大类分值", "编号", "序号", "指标", "分值", "计分方法", "参数", "依据来源", "由程序提出", "一票否决", "适用范围", "佐证材料", "填报提示"}

// The columns by what they hold.
const (
	colCategoryID = iota
	colCategoryCode
	colCategory
	colCategoryMax
	colID
	colCode
	colName
	colMax
	colMethod
	colParameters
	colSources
	colAuto
	colVeto
	colScope
	colProof
	colHint
)

const partFrom = 3 // the first row of items on a part's sheet, from 0

var autoWords = map[string]string{"yes": "是", "part": "部分"}

// pages turns a scheme into sheets.
func pages(s *model.Scheme) []page {
	all := []page{headPage(s)}
	for i := range s.Parts {
		all = append(all, partPage(&s.Parts[i]))
	}
	return append(all, adjustPage(s), vetoPage(s), combinePage(s))
}

func headPage(s *model.Scheme) page {
	return page{title: "方案", widths: []float64{22, 60, 46}, sum: -1, rows: [][]any{
		{headMark, s.ID, "程序用来认方案，不要改"},
		{"方案名称", s.Title, ""},
		{"行业", sectors.Label(s.Sector), sectorWords()},
		{"来源说明", s.Source, ""},
		{"起适用", string(s.Effective), "如 2026-01-01"},
		{"考核对象", objectWords[s.Object], "党支部、单位 或 行业主管单位"},
		{"适用范围", scoring.ScopeText(s.Covers), "空着是全部支部；可填 党支部、联合党支部、单独组建、联合组建、挂靠组建、垂直管理、属地管理、单位类别：幼儿园、本年度成立满 3 个月；几种条件之间用分号"},
		{"不足几个月不定等次", fmt.Sprint(s.NewBranch.MinMonths), "新成立的支部，0 到 12"},
		{"新成立支部的应完成数", policyWords[s.NewBranch.Policy], "按月折算，或空着（照全年算）"},
		{"上级意见栏", s.Opinion.Label, "空着就不设这一栏"},
		{"上级意见必填", yesWord(s.Opinion.Required), "是，或空着"},
	}}
}

// sectorWords are the sectors that may be written: 民办教育、律师行业 或 其他行业.
func sectorWords() string {
	var names []string
	for _, s := range sectors.All() {
		names = append(names, s.Name)
	}
	last := len(names) - 1
	return strings.Join(names[:last], "、") + " 或 " + names[last]
}

var objectWords = map[string]string{"branch": "党支部", "unit": "单位", "sector-unit": "行业主管单位"}

// What the program keeps as codes, in the words of the workbook.
var (
	policyWords = map[string]string{"expected": "按月折算"}
	tieWords    = map[model.TieRank]string{model.TiesSkip: "1、1、3", model.TiesNext: "1、1、2"}
	vetoedWords = map[model.VetoedRank]string{model.VetoedLast: "排在最后", model.VetoedUnranked: "不排名次"}
)

func yesWord(on bool) string {
	if on {
		return "是"
	}
	return ""
}

func partPage(p *model.Part) page {
	out := page{title: p.Short, widths: []float64{9, 9, 16, 9, 8, 7, 30, 8, 10, 38, 22, 11, 9, 24, 24, 36}, heads: []int{0, 2}, sum: colMax, from: partFrom,
		lists: map[int][]string{colMethod: methodWords(), colVeto: {"是"}, colAuto: {"是", "部分"}}}
	heads := make([]any, len(partHeads))
	for i, h := range partHeads {
		heads[i] = h
	}
	out.rows = [][]any{{partMark, "部分名称", "简称", "满分"}, {p.ID, p.Name, p.Short, p.Max}, heads}
	for c := range p.Categories {
		category := &p.Categories[c]
		own := []any{category.ID, category.Code, category.Name, category.Max}
		if len(category.Items) == 0 {
			out.rows = append(out.rows, own)
		}
		for i := range category.Items {
			item := &category.Items[i]
			out.rows = append(out.rows, append(append([]any{}, own...), item.ID, item.Code, item.Name, item.Max, scoring.MethodLabel(item.Method.Kind),
				methodParameters(item.Method), strings.Join(item.Evidence, "、"), autoWords[item.Auto], yesWord(item.Veto), scoring.ScopeText(item.Scope), item.Proof, item.Hint))
			own = []any{nil, nil, nil, nil} // said once, at the first of its items
		}
	}
	return out
}

func methodWords() []string {
	var words []string
	for _, kind := range scoring.MethodKinds() {
		words = append(words, scoring.MethodLabel(kind))
	}
	return words
}

func adjustPage(s *model.Scheme) page {
	out := page{title: "加分减分", widths: []float64{14, 40, 10, 12}, heads: []int{0}, sum: -1, from: 1,
		lists: map[int][]string{0: {"加分", "减分"}}, rows: [][]any{{adjustMark, "事项", "分值", "最高分值"}}}
	for _, r := range []struct {
		name string
		rule model.AdjustRule
	}{{"加分", s.Bonus}, {"减分", s.Deduction}} {
		out.rows = append(out.rows, []any{r.name, capWord, r.rule.Cap, nil})
		for _, k := range r.rule.Kinds {
			row := []any{r.name, k.Label, k.Points, nil}
			if k.Max != 0 {
				row[3] = k.Max
			}
			out.rows = append(out.rows, row)
		}
	}
	return out
}

const capWord = "上限（全年最多）"

func vetoPage(s *model.Scheme) page {
	out := page{title: "一票否决", widths: []float64{12, 50, 14}, heads: []int{0}, sum: -1, rows: [][]any{{vetoMark, "情形", "定为"}}}
	for _, v := range s.Vetoes {
		out.rows = append(out.rows, []any{v.ID, v.Title, v.Grade})
	}
	return out
}

// The words of the combination's sheet.
const (
	weightPrefix  = "权重（%） "
	nestedWord    = "嵌入分（业务折成）"
	gateWord      = "前置分数线"
	gatePartsWord = "前置分数线看哪些部分"
	gateGradeWord = "低于分数线最高定为"
	gradeCapWord  = "定等次时最多按多少分计"
	tiesWord      = "同分名次"
	vetoedWord    = "一票否决的名次"
	gradeMark     = "等次"
)

func combinePage(s *model.Scheme) page {
	out := page{title: "合成等次", widths: []float64{26, 18, 14, 14, 16, 40}, sum: -1}
	add := func(row ...any) { out.rows = append(out.rows, row) }
	add(combineMark, scoring.CombineLabel(s.Combine.Mode), "", "", "", "前置门槛、加权、相乘、取低、并列、相加 或 嵌入")
	for _, p := range s.Parts {
		if w, ok := s.Combine.Weights[p.ID]; ok {
			add(weightPrefix+partWord(s, p.ID), model.Points(w))
		}
	}
	add(nestedWord, points(s.Combine.Nested), "", "", "", "只有嵌入用")
	add(gateWord, points(s.Combine.Gate), "", "", "", "空着就没有前置条件")
	var gated []string
	for _, id := range s.Combine.GateParts {
		gated = append(gated, partWord(s, id))
	}
	add(gatePartsWord, strings.Join(gated, "、"), "", "", "", "写部分的简称，如 党建、业务")
	add(gateGradeWord, s.Combine.GateGrade)
	add(gradeCapWord, points(s.Combine.GradeCap), "", "", "", "空着就不封顶")
	add(tiesWord, tieWords[s.Ranking.Ties], "", "", "", "1、1、3 或 1、1、2")
	add(vetoedWord, vetoedWords[s.Ranking.Vetoed], "", "", "", "排在最后 或 不排名次")
	out.heads = []int{len(out.rows)}
	add(gradeMark, "起始分", "名额（%）", "取整", "超出的定为", "由高到低；名额空着就不限")
	for _, g := range s.Grades {
		row := []any{g.Name, g.From, nil, nil, nil}
		for _, q := range s.Quotas {
			if q.Grade == g.Name {
				row[2], row[3], row[4] = model.Points(q.Percent), scoring.RoundingLabel(q.Rounding), q.Overflow
			}
		}
		add(row...)
	}
	return out
}

// partWord names a part in the combination: by its short name, by its id where that would not be clear.
func partWord(s *model.Scheme, id string) string {
	word := id
	for _, p := range s.Parts {
		if p.ID == id {
			word = p.Short
		}
	}
	for _, p := range s.Parts {
		if p.ID != id && (p.Short == word || p.ID == word) || word == "" || strings.ContainsAny(word, partSeparators+"\n") {
			return id
		}
	}
	return word
}

const partSeparators = "、，, "

func points(p model.Points) any {
	if p == 0 {
		return nil
	}
	return p
}
