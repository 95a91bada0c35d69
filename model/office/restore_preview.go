package office

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// RestoreDifference is what restoring a backup would do to the data file in its place.
type RestoreDifference struct {
	store.Difference
	Years []YearDifference // whose assessment is at another point, the latest first
	Why   string           // why nothing could be compared, "" when it was; Unread says which of the two could not be opened
}

// YearDifference is where a year's assessment is now, and where it would be after the restore.
type YearDifference struct {
	Year      int
	Now, Then string
}

// RestoreDiffers compares a backup that RestoreFinds accepted with the data file in its place. It changes nothing, and the file may be open.
func RestoreDiffers(ctx context.Context, from, to string) (d RestoreDifference, err error) {
	d.Difference, err = store.Compare(ctx, from, to, func(old, now *store.Reader) (err error) {
		d.Years, err = yearsApart(old, now)
		return err
	})
	if err != nil && model.CodeOf(err) != model.Cancelled {
		return RestoreDifference{Difference: d.Difference, Why: model.MessageOf(err)}, nil
	}
	return d, err
}

func yearsApart(old, now *store.Reader) (all []YearDifference, err error) {
	then, err := yearStates(old)
	if err != nil {
		return nil, err
	}
	present, err := yearStates(now)
	if err != nil {
		return nil, err
	}
	const none = "还没有开始"
	for year, state := range present {
		if was, ok := then[year]; !ok {
			all = append(all, YearDifference{year, state, none})
		} else if was != state {
			all = append(all, YearDifference{year, state, was})
		}
	}
	for year, was := range then {
		if _, ok := present[year]; !ok {
			all = append(all, YearDifference{year, none, was})
		}
	}
	slices.SortFunc(all, func(a, b YearDifference) int { return b.Year - a.Year })
	return all, nil
}

// yearStates says of each year how far its assessment and its papers are.
func yearStates(r *store.Reader) (map[int]string, error) {
	years, err := r.AssessmentYears()
	if err != nil {
		return nil, err
	}
	all := map[int]string{}
	for _, y := range years {
		published, err := r.Publication(y.Year)
		if err != nil {
			return nil, err
		}
		switch {
		case y.ArchivedOn != "":
			all[y.Year] = "已于 " + string(y.ArchivedOn) + " 归档"
		case y.Finalised && published != nil:
			all[y.Year] = fmt.Sprintf("已核定，公示 %s 至 %s", published.First, published.Last)
		case y.Finalised:
			all[y.Year] = "已核定"
		default:
			all[y.Year] = "已经开始，还没有核定"
		}
	}
	return all, nil
}

// DifferenceLine is one line of what a restore would do.
type DifferenceLine struct{ Head, Text string }

// How much of a difference is said in words.
const (
	mostDifferent = 12 // tables
	mostGoneSets  = 8  // changes
	mostNamedRows = 3  // rows of one table
)

// Nothing reports that the backup and the data file hold the same.
func (d *RestoreDifference) Nothing() bool {
	return d.Why == "" && len(d.Tables)+len(d.After)+len(d.Apart)+len(d.Years) == 0
}

// Lines says in words what a restore would do, what matters most first.
func (d *RestoreDifference) Lines() []DifferenceLine {
	if d.Why != "" {
		return []DifferenceLine{{"没有比较", d.notCompared() + "，看不出会少什么：" + d.Why}}
	}
	lines := []DifferenceLine{{"这份备份", "里面最后一次改动在 " + model.When(d.At, "2006-01-02 15:04")}}
	if d.Nothing() {
		return append(lines, DifferenceLine{"比较结果", "和现在的数据完全一样，恢复不会改变什么"})
	}
	for _, y := range d.Years {
		lines = append(lines, DifferenceLine{fmt.Sprintf("%d 年度考核", y.Year), "现在" + y.Now + "；恢复后" + y.Then})
	}
	for _, t := range d.Tables[:min(len(d.Tables), mostDifferent)] {
		var parts []string
		for _, p := range []struct {
			said string
			rows store.RowList
		}{{"会少", t.Gone}, {"会变回以前的内容", t.Changed}, {"会回来", t.Back}} {
			if p.rows.Count > 0 {
				parts = append(parts, fmt.Sprintf("%s %d 条%s", p.said, p.rows.Count, rowExamples(p.rows)))
			}
		}
		lines = append(lines, DifferenceLine{t.Label, strings.Join(parts, "；") + writers(t)})
	}
	if more := len(d.Tables) - mostDifferent; more > 0 {
		lines = append(lines, DifferenceLine{"其他", fmt.Sprintf("另有 %d 类内容不同", more)})
	}
	for _, s := range []struct {
		head string
		sets []model.ChangeSet
	}{{"那以后的改动，会没有", d.After}, {"只在那份备份里的改动", d.Apart}} {
		if len(s.sets) > 0 {
			lines = append(lines, DifferenceLine{s.head, fmt.Sprintf("%d 次：%s", len(s.sets), setTitles(s.sets))})
		}
	}
	return lines
}

// notCompared says which of the two files could not be read.
func (d *RestoreDifference) notCompared() string {
	switch d.Unread {
	case store.UnreadBackup:
		return "这份备份没能打开来比较"
	case store.UnreadPlace:
		return "现在的数据文件读不出来"
	}
	return "备份和现在的数据文件都打开了，比较到一半没有读完"
}

// writers says where what would be gone comes from: 。是 2026-11-23 09:42 “导入 得分表.xlsx”写的.
func writers(t store.TableDifference) string {
	if len(t.Wrote) == 0 {
		return ""
	}
	first := t.Wrote[0]
	said := fmt.Sprintf("%s “%s”", model.When(first.Set.At, "2006-01-02 15:04"), first.Set.Why)
	if len(t.Wrote) == 1 {
		return "。是 " + said + "写的"
	}
	return fmt.Sprintf("。是 %d 次改动写的，最多的一次：%s，%d 条", len(t.Wrote), said, first.Rows)
}

func rowExamples(l store.RowList) string {
	if len(l.Names) == 0 {
		return ""
	}
	named := strings.Join(l.Names[:min(len(l.Names), mostNamedRows)], "、")
	if l.Count > mostNamedRows {
		named += " 等"
	}
	return "（" + named + "）"
}

// setTitles are the titles of changes with their times, the latest first.
func setTitles(sets []model.ChangeSet) string {
	var titles []string
	for _, c := range sets[:min(len(sets), mostGoneSets)] {
		titles = append(titles, model.When(c.At, "2006-01-02 15:04")+" "+c.Why)
	}
	said := strings.Join(titles, "；")
	if len(sets) > mostGoneSets {
		said += " 等"
	}
	return said
}
