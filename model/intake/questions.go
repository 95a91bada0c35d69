package intake

import "strings"

// Question is something about a sheet or the whole file that its cells leave open and a person can say once for all
// rows. It stands in the plan until the file is read otherwise, with the answer when there is one.
type Question struct {
	Code    string   `json:"code"`            // branch-fill, people-list
	Sheet   int      `json:"-"`               // index in the book
	Name    string   `json:"sheet,omitempty"` // of the sheet
	Text    string   `json:"text"`
	Answers []Answer `json:"answers"`
	Chosen  string   `json:"chosen,omitempty"` // ID of the answer that somebody gave
	Waits   bool     `json:"waits,omitempty"`  // nothing at all is written before it is answered
}

// Answer is one answer to a question.
type Answer struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// QuestionKey names a question for Options.Answers; Sheet -1 is that of every sheet.
type QuestionKey struct {
	Code  string
	Sheet int
}

// Open reports whether nobody has answered yet.
func (q *Question) Open() bool { return q.Chosen == "" }

// Choices are the labels of the answers in one line.
func (q *Question) Choices() string {
	var all []string
	for _, a := range q.Answers {
		all = append(all, "“"+a.Label+"”")
	}
	return strings.Join(all, "或")
}

// Unanswered is the first open question without whose answer nothing is written; nil when there is none.
func (p *Plan) Unanswered() *Question {
	for i := range p.Questions {
		if q := &p.Questions[i]; q.Waits && q.Open() {
			return q
		}
	}
	return nil
}

// ask puts a question into the plan, and returns the ID of its answer, "" when nobody has answered.
func (b *builder) ask(q Question) string {
	for _, key := range [...]QuestionKey{{q.Code, q.Sheet}, {q.Code, -1}} {
		for _, a := range q.Answers {
			if q.Chosen == "" && b.opts.Answers[key] == a.ID {
				q.Chosen = a.ID
			}
		}
	}
	b.plan.Questions = append(b.plan.Questions, q)
	return q.Chosen
}
