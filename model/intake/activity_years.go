package intake

import (
	"fmt"
	"strconv"
)

// yearsQuestion asks from which year Party life is judged, where the file has activities of an earlier one and nobody has said it.
const yearsQuestion = "life-years"

func (b *builder) askAboutYears() {
	from := b.known.LifeFrom.Year()
	if b.known.Committee.LifeFrom != "" || from == 0 {
		return
	}
	first, n := from, 0
	for i := range b.plan.Activities {
		if year := b.plan.Activities[i].Activity.Date.Year(); year != 0 && year < from {
			first, n = min(first, year), n+1
		}
	}
	if n == 0 {
		return
	}
	q := Question{Code: yearsQuestion, Sheet: -1, Waits: true, Text: fmt.Sprintf("有 %d 次活动是 %d 年以前的，组织生活从哪年起检查", n, from)}
	q.Answers = append(q.Answers, Answer{strconv.Itoa(first), fmt.Sprintf("从 %d 年起，那以后没有登记的活动会报出来", first)})
	q.Answers = append(q.Answers, Answer{strconv.Itoa(from), fmt.Sprintf("从 %d 年起，以前的只存档、不检查", from)})
	b.ask(q)
}

// LifeFrom is the year from which Party life is judged, as it was answered; 0 where it was not asked or not answered.
func (p *Plan) LifeFrom() int {
	for i := range p.Questions {
		if q := &p.Questions[i]; q.Code == yearsQuestion {
			year, _ := strconv.Atoi(q.Chosen)
			return year
		}
	}
	return 0
}
