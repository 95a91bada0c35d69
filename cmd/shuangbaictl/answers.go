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

// answerFlags are the flags that answer a question, each with what it says.
func answerFlags(q *intake.Question) string {
	var all []string
	for _, x := range q.Answers {
		all = append(all, "--answer "+q.Code+"="+x.ID+"（"+x.Label+"）")
	}
	return strings.Join(all, "或 ")
}
