package intake

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/resources/codes"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// tableOf names the code table of a coded field, "" for any other.
func tableOf(k intake.Kind, f intake.Field) string {
	switch f {
	case intake.Sex, intake.Ethnicity, intake.Education, intake.Formation, intake.Management:
		return string(f)
	case intake.Status:
		return "member_status"
	case intake.Floating, intake.Lost, intake.Exempt, intake.NewGroup, intake.InCharter, intake.ValuesInCharter, intake.SeatOnBoard, intake.Budgeted:
		return "answers"
	case intake.KindField:
		return map[intake.Kind]string{intake.Roster: "member_kinds", intake.Branches: "org_kinds", intake.Activities: "activity_kinds"}[k]
	}
	return ""
}

// valueOptions lists what can be done with a value that the data file does not know: the likeliest first, then the
// other known values, then creating it, leaving it blank and leaving its rows out.
func valueOptions(k intake.Kind, u intake.Unknown, branches []model.Org) []kit.Option {
	var options []kit.Option
	listed := map[string]bool{}
	add := func(text string, id int64, group, detail string) {
		if text == "" || listed[text] {
			return
		}
		listed[text] = true
		options = append(options, kit.Option{ID: choiceID(intake.ValueChoice{Action: intake.MapTo, To: text, OrgID: id}), Text: text, Group: group, Detail: detail})
	}
	creatable := u.Field == intake.Branch
	if creatable {
		name := u.Text
		if u.Choice.Action == intake.CreateIt && u.Choice.To != "" {
			name = u.Choice.To
		}
		options = append(options, kit.Option{ID: choiceID(intake.ValueChoice{Action: intake.CreateIt, To: name}), Text: "新建" + name, Group: "新建"})
	}
	for _, s := range u.Suggestions {
		add(s.Text, s.ID, "像是", fmt.Sprintf("像 %d%%", s.Sure))
	}
	if creatable || u.Org || u.Field == intake.Parent {
		for _, b := range branches {
			add(b.Name, b.ID, "已有的党组织", "")
		}
	} else if t := tableOf(k, u.Field); t != "" {
		for _, e := range codes.Named(t).Entries {
			add(e.Label, 0, "可用的写法", "")
		}
	}
	if u.Person {
		return append(options, kit.Option{ID: choiceID(intake.ValueChoice{Action: intake.KeepAsIs}), Text: "照原样保留", Group: "都不是"},
			kit.Option{ID: choiceID(intake.ValueChoice{Action: intake.LeaveRows}), Text: fmt.Sprintf("这 %d 行不导入", u.Count), Group: "都不是"})
	}
	rest := []kit.Option{{ID: choiceID(intake.ValueChoice{Action: intake.LeaveBlank}), Text: "先留空", Group: "都不是"}}
	if u.Org || u.Field == intake.Ethnicity || u.Field == intake.Education {
		rest = append(rest, kit.Option{ID: choiceID(intake.ValueChoice{Action: intake.KeepAsIs}), Text: "照原样保留", Group: "都不是"})
	}
	rest = append(rest, kit.Option{ID: choiceID(intake.ValueChoice{Action: intake.LeaveRows}), Text: fmt.Sprintf("这 %d 行不导入", u.Count), Group: "都不是"})
	return append(options, rest...)
}

// optionsFor lists what can be done with a value of the file at hand.
func (s *Screen) optionsFor(u intake.Unknown) []kit.Option {
	if u.Field == intake.WorkUnit {
		return unitOptions(u, s.knownUnits())
	}
	return valueOptions(s.at.plan().Kind, u, s.knownBranches())
}

// unitOptions lists what can be done with a work unit that the data file does not have: make it anew, say which known one it
// is, or keep its name as words of the post.
func unitOptions(u intake.Unknown, known []office.UnitRow) []kit.Option {
	name := u.Text
	if u.Choice.Action == intake.CreateIt && u.Choice.To != "" {
		name = u.Choice.To
	}
	options := []kit.Option{{ID: choiceID(intake.ValueChoice{Action: intake.CreateIt, To: name}), Text: "新建" + name, Detail: "由党员所在的支部覆盖", Group: "新建"}}
	listed := map[string]bool{}
	add := func(text, group, detail string) {
		if !listed[text] {
			listed[text] = true
			options = append(options, kit.Option{ID: choiceID(intake.ValueChoice{Action: intake.MapTo, To: text}), Text: text, Group: group, Detail: detail})
		}
	}
	for _, s := range u.Suggestions {
		add(s.Text, "像是", fmt.Sprintf("像 %d%%", s.Sure))
	}
	for _, k := range known {
		add(k.Name, "已有的单位", k.OrgNames())
	}
	return append(options, kit.Option{ID: choiceID(intake.ValueChoice{Action: intake.KeepAsIs}), Text: "只写进工作岗位", Group: "都不是"},
		kit.Option{ID: choiceID(intake.ValueChoice{Action: intake.LeaveRows}), Text: fmt.Sprintf("这 %d 行不导入", u.Count), Group: "都不是"})
}

// knownUnits are the open units of the data file.
func (s *Screen) knownUnits() []office.UnitRow {
	units, err := s.desk.Office.Units(context.Background(), false)
	if err != nil {
		s.desk.Fail(err)
	}
	return units
}

// choiceID writes a choice as the ID of a menu line.
func choiceID(c intake.ValueChoice) string {
	return string(c.Action) + "|" + strconv.FormatInt(c.OrgID, 10) + "|" + c.To
}

func choiceFrom(id string) intake.ValueChoice {
	parts := strings.SplitN(id, "|", 3)
	if len(parts) != 3 {
		return intake.ValueChoice{Action: intake.LeaveBlank}
	}
	org, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil {
		org = 0
	}
	return intake.ValueChoice{Action: intake.ValueAction(parts[0]), To: parts[2], OrgID: org}
}

// presentChoice finds the menu line of the choice that is in force, -1 when somebody has yet to choose.
func presentChoice(options []kit.Option, c intake.ValueChoice) int {
	for i, o := range options {
		was := choiceFrom(o.ID)
		if was.Action == c.Action && (was.Action != intake.MapTo && was.Action != intake.CreateIt || was.To == c.To || was.OrgID == c.OrgID && c.OrgID != 0) {
			return i
		}
	}
	return -1
}
