// Package checkup judges what is recorded of organisations and members against the rules of the regulations, which are
// data (resources/rules). It is pure: rules, facts and a day give findings, and beside them what is missing to judge.
package checkup

import (
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/resources/rules"
)

// Severity says how strictly a rule holds.
type Severity string

// The severities, the strictest first.
const (
	Must     Severity = "M" // 应当、必须: cannot be accepted
	Normally Severity = "N" // 一般: can be accepted with a reason and an end
	Local    Severity = "L" // local practice: off until the committee turns it on
	Data     Severity = "D" // the records contradict themselves or have gaps
)

// Severities lists them, the strictest first.
func Severities() []Severity { return []Severity{Must, Normally, Local, Data} }

// Label is the Chinese term of a severity, two characters.
func (s Severity) Label() string {
	return map[Severity]string{Must: "必须", Normally: "一般", Local: "地方", Data: "数据"}[s]
}

// Long is the term of a severity as a heading: 必须整改.
func (s Severity) Long() string {
	return map[Severity]string{Must: "必须整改", Normally: "一般应改", Local: "地方要求", Data: "数据待补"}[s]
}

// Sure says how sure the number of the article is.
type Sure string

// How sure: from the full text read to what is only generally known.
const (
	FullText Sure = "full"    // the full text was read
	Quoted   Sure = "quoted"  // the article is quoted with its number
	TextOnly Sure = "text"    // the words were found, the number of the article was not
	General  Sure = "general" // general practice, not checked against a text
)

// Label is a remark for the user, "" where there is nothing to say.
func (s Sure) Label() string {
	return map[Sure]string{TextOnly: "条号未经核对", General: "通行说法，未经核对"}[s]
}

// Text is what a regulation says, for as long as it is in force.
type Text struct {
	Regulation string     `json:"regulation"` // with 《》
	Article    string     `json:"article"`    // 第五条, "" where there is none
	Words      string     `json:"words"`      // the decisive words, quoted
	From       model.Date `json:"from"`       // first day in force
	To         model.Date `json:"to,omitempty"`
	Sure       Sure       `json:"sure"`
	Severity   Severity   `json:"severity,omitempty"` // where it differs from the rule's
	Over       bool       `json:"over,omitempty"`     // 超过: who only reaches the limit does not keep it
	Rates      []Rate     `json:"rates,omitempty"`    // of dues
}

// Basis is regulation and article: 《…》第五条.
func (t *Text) Basis() string { return t.Regulation + t.Article }

// holdsOn reports whether the text is in force on a day.
func (t *Text) holdsOn(day model.Date) bool {
	return !day.Before(t.From) && (t.To == "" || !t.To.Before(day))
}

// Rule is one rule: what must hold, and what to do where it does not.
type Rule struct {
	ID       string             `json:"id"`
	Group    string             `json:"-"`                   // ORG, COM, LIFE …
	Heading  string             `json:"-"`                   // its Chinese term: 组织设置
	Title    string             `json:"title"`               // in the file with {n} in the place of the number; see reword
	Measure  string             `json:"measure"`             // what judges it, one of the measures of this package
	Number   int                `json:"number,omitempty"`    // the limit, in Unit
	Range    [2]int             `json:"range,omitempty"`     // the least and the most that the committee may set Number to
	NoNumber bool               `json:"no_number,omitempty"` // the regulation gives none: the committee may set Number, also of what must hold
	Most     int                `json:"most,omitempty"`      // a second, upper limit
	Activity model.ActivityKind `json:"activity,omitempty"`  // of rules on Party life
	PerYear  int                `json:"per_year,omitempty"`  // periods of a year: 12 months, 4 quarters, 1
	Begin    string             `json:"begin,omitempty"`     // of rules on the time between two steps of a development; see steps
	End      string             `json:"end,omitempty"`
	Ask      bool               `json:"ask,omitempty"`    // of those rules: where End is not recorded it is asked for, and only one recorded late is found
	Names    []string           `json:"names,omitempty"`  // of bodies, by which they are known: 党总支
	Sector   model.Sector       `json:"sector,omitempty"` // "" holds for all
	Unit     string             `json:"unit"`             // 名, 家, 次, 天
	Sign     string             `json:"sign"`             // how what is measured must stand to the limit: ≤ ≥ <
	Severity Severity           `json:"severity"`
	Mend     string             `json:"mend"` // what record mends it: units, unit, members, posts, term, branch, life, member, register (the entry), register:dues (the whole)
	Texts    []Text             `json:"texts"`
	Fix      string             `json:"fix"` // what to do
	Note     string             `json:"note,omitempty"`

	On       bool                `json:"-"` // judged: every rule but those of local practice
	Settings []model.RuleSetting `json:"-"` // all that the committee ever set of it, in the order in which they come into force
	Shipped  *Rule               `json:"-"` // as the rule came with the program, where the committee set it differently; nil otherwise

	setBy [3]*model.RuleSetting // of Settings: what number, severity and switch are from, nil where they are as shipped
	words *wording
}

// TextOn is the text in force on a day, nil when there is none.
func (r *Rule) TextOn(day model.Date) *Text {
	for i := range r.Texts {
		if r.Texts[i].holdsOn(day) {
			return &r.Texts[i]
		}
	}
	return nil
}

// LatestText is the text in force on a day, or the last one of a rule of which none is.
func (r *Rule) LatestText(day model.Date) *Text {
	if t := r.TextOn(day); t != nil {
		return t
	}
	return &r.Texts[len(r.Texts)-1]
}

// Editable reports whether the committee may set something of the rule: what must hold stays as it is, but for a number that
// the regulation does not give.
func (r *Rule) Editable() bool { return r.NoNumber || !r.Fixed() }

// Fixed reports whether the severity of the rule stays as it is, and the rule cannot be turned off.
func (r *Rule) Fixed() bool { return r.origin().Severity == Must || r.origin().Severity == Data }

// HasNumber reports whether the rule has a number that can be set.
func (r *Rule) HasNumber() bool { return r.Number > 0 && r.Measure != "fourth-quarter" }

// LimitText is the number of a rule with its sign and unit, "" for one without: ≤ 5 家, 每季度 1 次.
func (r *Rule) LimitText() string {
	switch {
	case !r.HasNumber():
		return ""
	case r.PerYear > 0:
		return fmt.Sprintf("每%s %d %s", map[int]string{12: "月", 4: "季度", 1: "年"}[r.PerYear], r.Number, r.Unit)
	}
	return fmt.Sprintf("%s %d %s", r.Sign, r.Number, r.Unit)
}

func (r *Rule) origin() *Rule {
	if r.Shipped != nil {
		return r.Shipped
	}
	return r
}

// Shipped are the rules that come with the program, in the order of their files; the slice is the caller's own.
func Shipped() ([]Rule, error) {
	all, err := shipped()
	return slices.Clone(all), err
}

var shipped = sync.OnceValues(func() ([]Rule, error) {
	var all []Rule
	for _, name := range rules.Names {
		raw, _ := rules.Read(name)
		var file struct {
			Group string `json:"group"`
			Title string `json:"title"`
			Rules []Rule `json:"rules"`
		}
		if err := json.Unmarshal(raw, &file); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, r := range file.Rules {
			r.Group, r.Heading, r.On = file.Group, file.Title, r.Severity != Local
			if measures[r.Measure] == nil || len(r.Texts) == 0 {
				return nil, fmt.Errorf("%s: %s has no measure or no text", name, r.ID)
			}
			r.words = &wording{r.Title, r.Fix, r.Note}
			r.reword()
			all = append(all, r)
		}
	}
	return all, nil
})
