package record

import (
	"fmt"
	"slices"
	"strings"
)

// OfContest finds among registers the contest whose judges' sheets a register holds; nil for every other register.
func (r *Register) OfContest(all []Register) *Register {
	i := slices.IndexFunc(all, func(c Register) bool { return c.Contest != nil && c.Contest.Scores == r.ID })
	if i < 0 {
		return nil
	}
	return &all[i]
}

// SameName reports whether two names are one, however they are spaced.
func SameName(a, b string) bool {
	return strings.Join(strings.Fields(a), "") == strings.Join(strings.Fields(b), "")
}

// NoProject says that a judge's sheet is about no open project of its year, and which there are; "" where it is about one. r is the
// register of the projects.
func (r *Register) NoProject(sheet *Entry, projects []Entry) string {
	var names []string
	for i := range projects {
		p := &projects[i]
		if p.ClosedOn != "" || p.Year() != sheet.Year() {
			continue
		}
		if SameName(p.Values["name"], sheet.Values["project"]) {
			return ""
		}
		names = append(names, p.Values["name"])
	}
	if len(names) == 0 {
		return fmt.Sprintf("%d 年度还没有申报的项目，先在“%s”里登记", sheet.Year(), r.Title)
	}
	more := ""
	if len(names) > 8 {
		names, more = names[:8], fmt.Sprintf("等 %d 个", len(names))
	}
	return fmt.Sprintf("%d 年度没有“%s”这个项目，申报的有：%s%s", sheet.Year(), sheet.Values["project"], strings.Join(names, "、"), more)
}
