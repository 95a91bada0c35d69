package main

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
)

// answers are the answers to an import's questions that --answer CODE=ANSWER gives, each for every sheet.
type answers map[intake.QuestionKey]string

func (a answers) String() string { return "" }

// Set takes one --answer.
func (a answers) Set(s string) error {
	code, answer, ok := strings.Cut(s, "=")
	if !ok || code == "" || answer == "" {
		return model.Errorf(model.Usage, "--answer 要写成 问题=回答，如 branch-fill=above")
	}
	a[intake.QuestionKey{Code: code, Sheet: -1}] = answer
	return nil
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
