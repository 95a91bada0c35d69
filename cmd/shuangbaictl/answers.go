package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
)

// answers are what --answer gives an import: CODE=ANSWER answers a question, for every sheet; FIELD:VALUE=ANSWER says what a
// name means that the data file does not have.
type answers struct {
	questions map[intake.QuestionKey]string
	values    map[intake.ValueKey]intake.ValueChoice
}

func newAnswers() answers {
	return answers{map[intake.QuestionKey]string{}, map[intake.ValueKey]intake.ValueChoice{}}
}

func (a answers) String() string { return "" }

// actions are the answers about a name that are none itself.
var actions = map[string]intake.ValueAction{"new": intake.CreateIt, "skip": intake.LeaveRows, "blank": intake.LeaveBlank, "keep": intake.KeepAsIs}

// Set takes one --answer.
func (a answers) Set(s string) error {
	code, answer, ok := strings.Cut(s, "=")
	if !ok || code == "" || answer == "" {
		return model.Errorf(model.Usage, "--answer 要写成 问题=回答，如 branch-fill=above；不认识的党组织写成 branch:名称=已有的名称")
	}
	field, text, named := strings.Cut(code, ":")
	if !named || strings.Contains(field, "-") { // the codes of questions have a hyphen, the names of fields have none
		a.questions[intake.QuestionKey{Code: code, Sheet: -1}] = answer
		return nil
	}
	choice := intake.ValueChoice{Action: actions[answer]}
	if choice.Action == "" {
		choice = intake.ValueChoice{Action: intake.MapTo, To: answer}
	}
	a.values[intake.ValueKey{Field: intake.Field(field), Text: text}] = choice
	return nil
}

// findOrgs finds the organisations that answers name; one that there is not is refused, so that a slip makes no branch.
func (a answers) findOrgs(ctx context.Context, o *office.Office) error {
	orgs, err := o.OpenOrgs(ctx)
	if err != nil {
		return err
	}
	for key, choice := range a.values {
		if choice.Action == intake.CreateIt && key.Field != intake.Branch {
			return model.Errorf(model.Usage, "“%s”这一列不新建党组织；先新建，再写它的全称，或者写 keep、skip", key.Text)
		}
		if choice.Action != intake.MapTo {
			continue
		}
		for i := range orgs {
			if orgs[i].Name == choice.To {
				choice.OrgID = orgs[i].ID
			}
		}
		if choice.OrgID == 0 {
			return model.Errorf(model.Usage, "没有党组织“%s”，写它在党组织里的全称；要新建的，回答写 new", choice.To)
		}
		a.values[key] = choice
	}
	return nil
}

// unused is an error when an answer names something that the file does not have.
func (a answers) unused(p *intake.Plan) error {
	for key := range a.values {
		if !slices.ContainsFunc(p.Unknowns, func(u intake.Unknown) bool { return u.Field == key.Field && u.Text == key.Text }) {
			return model.Errorf(model.Usage, "文件里没有要指定的“%s:%s”，照“要指定”那一行写", key.Field, key.Text)
		}
	}
	return nil
}

// asksWhich reports whether nobody has said yet which organisation a name means.
func asksWhich(u *intake.Unknown) bool {
	return !u.Choice.Chosen && (u.Org || u.Field == intake.Branch && u.Choice.Action == intake.AskFirst)
}

// valueFlags are the flags that say which organisation a name means.
func valueFlags(u *intake.Unknown) string {
	name := "党组织全称"
	if len(u.Suggestions) > 0 && u.Suggestions[0].Sure >= 90 {
		name = u.Suggestions[0].Text
	}
	flags := fmt.Sprintf("--answer '%s:%s=%s'", u.Field, u.Text, name)
	if u.Org {
		return flags + "，=keep（照原样保留）或 =skip（这些行不导入）"
	}
	return flags + "，=new（新建）或 =skip（这些行不导入）"
}

// namingTheAnswer is why a plan was refused; where it waits for an answer, with the flags that give one.
func namingTheAnswer(p *intake.Plan, err error) error {
	q := p.Unanswered()
	if q == nil || len(p.Blocking) > 0 {
		return err
	}
	return model.Errorf(model.Conflict, "%s，什么都没有写入；先回答：%s", q.Text, answerFlags(q))
}

// answerFlags are the flags that answer a question, each with what it says.
func answerFlags(q *intake.Question) string {
	var all []string
	for _, x := range q.Answers {
		all = append(all, "--answer "+q.Code+"="+x.ID+"（"+x.Label+"）")
	}
	return strings.Join(all, "或 ")
}
