package intake

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/resources/codes"
)

// peopleList is the question whether a list of people is a roster.
const peopleList = "people-list"

// enoughEvidence is how much says that a list of people is a roster: two points for what only a roster has, one for
// what other lists have as well.
const enoughEvidence = 2

// rosterClaim is what a table of people has of a roster.
type rosterClaim struct {
	points int
	may    bool // something says that it may be one
	has    []string
	title  string // a word of its title that speaks against it
	other  bool   // such a word that speaks against it whatever it has
}

// claimOf weighs what says that a table of people is a roster of the Party.
func (b *builder) claimOf(t *sheetTable) rosterClaim {
	words, known := wordsOf(Roster), codes.OfRosters()
	c := rosterClaim{}
	seen, other := map[Field]bool{}, 0
	for col, cell := range t.head.Cells {
		hits := cell.Exact(words.Words)
		if len(hits) == 0 {
			continue
		}
		f := words.fieldOf(hits[0])
		if seen[f] {
			continue
		}
		if share, n := evidence(t.sheet, t.head, col, words.fields[hits[0].Field].shape); (f == KindField || f == Status) && n > 0 && share < 50 {
			continue // 类别 may be that of anything
		}
		switch {
		case slices.Contains(known.OnlyRosters, string(f)):
			c.points += 2
		case slices.Contains(known.RostersToo, string(f)):
			c.points++
		case slices.Contains(known.OtherFields, string(f)):
			other = 1
			continue
		default:
			continue
		}
		seen[f] = true
		c.may = c.may || f != Birth
		c.has = append(c.has, LabelOf(Roster, f))
	}
	c.points -= other
	if name, sure := branchAbove(t.sheet, b.tabName(t.index), t.head.Row, true); name != "" && sure && !seen[Branch] {
		c.points, c.may, c.has = c.points+1, true, append(c.has, LabelOf(Roster, Branch))
	}
	title := b.titlesOf(t)
	if w := containsAny(title, known.TitlesFor); w != "" {
		c.points, c.may = c.points+2, true
	}
	if c.title = containsAny(title, known.TitlesAgainst); c.title != "" {
		c.points -= 2
	}
	if w := containsAny(title, known.TitlesOther); w != "" {
		c.title, c.other = w, true
	}
	return c
}

// titlesOf joins what names a table: the lines above it, the sheet's and the file's name.
func (b *builder) titlesOf(t *sheetTable) string {
	all := t.sheet.Name + " " + strings.TrimSuffix(filepath.Base(b.book.Path), filepath.Ext(b.book.Path))
	for r := 0; r < t.head.Row && r < len(t.sheet.Rows); r++ {
		for _, c := range t.sheet.Rows[r] {
			all += " " + cellvalue.Squeeze(c.Text)
		}
	}
	return all
}

func containsAny(text string, words []string) string {
	for _, w := range words {
		if strings.Contains(text, w) {
			return w
		}
	}
	return ""
}

// claimRosters takes lists of people out of the rosters that nothing says are such. What the user said about the file
// or the sheet holds.
func (b *builder) claimRosters(tables []sheetTable) []sheetTable {
	if b.opts.Kind != "" || len(b.opts.Map) > 0 {
		return tables
	}
	return slices.DeleteFunc(tables, func(t sheetTable) bool {
		o := b.opts.Sheets[t.index]
		if t.remembered || o.HeaderRow > 0 || o.NoHeader || len(o.Fields) > 0 || t.head.Bare {
			return false
		}
		if c := b.claimOf(&t); !c.may {
			b.layouts[t.index] = peopleFault()
			return true
		}
		return false
	})
}

func peopleFault() *layoutFault {
	return &layoutFault{"people", "这是一份人员名单，没有支部、身份证号、入党日期或人员类别，不当作党员花名册。要留下它，可以存为新台账；确是花名册的，文件类型选“党员花名册”"}
}

// askAboutPeople asks about each table that little says is a roster, and leaves out those that are none.
func (b *builder) askAboutPeople(tables []sheetTable) []sheetTable {
	if b.opts.Kind != "" || len(b.opts.Map) > 0 {
		return tables
	}
	return slices.DeleteFunc(tables, func(t sheetTable) bool {
		o := b.opts.Sheets[t.index]
		if t.remembered || o.HeaderRow > 0 || o.NoHeader || len(o.Fields) > 0 || t.head.Bare {
			return false
		}
		c := b.claimOf(&t)
		if !c.other && (c.points >= enoughEvidence || c.title == "" && b.knowsMost(&t)) {
			return false
		}
		text := "这份表里只有姓名，看不出是不是党员花名册"
		if len(c.has) > 0 {
			text = "这份表只有姓名和" + strings.Join(c.has, "、") + "，看不出是不是党员花名册"
		}
		if c.title != "" {
			text = fmt.Sprintf("标题里有“%s”，看不出是党员花名册还是别的名单", c.title)
		}
		if b.ask(Question{Code: peopleList, Sheet: t.index, Name: t.sheet.Name, Text: text, Waits: true,
			Answers: []Answer{{"roster", "是党员花名册"}, {"other", "是别的名单，不导入"}}}) != "other" {
			return false
		}
		b.layouts[t.index] = &layoutFault{"people", "选择不当作党员花名册。要留下它，可以存为新台账"}
		return true
	})
}

// knowsMost reports whether half of the names of a table are those of known members: it brings them up to date.
func (b *builder) knowsMost(t *sheetTable) bool {
	words := wordsOf(Roster)
	col := slices.IndexFunc(t.head.Cells, func(c headers.Cell) bool {
		hits := c.Exact(words.Words)
		return len(hits) > 0 && words.fieldOf(hits[0]) == Name
	})
	known, names := 0, 0
	for r := t.head.Data(); r < len(t.sheet.Rows) && names < 200 && col >= 0; r++ {
		name := cellvalue.PersonName(t.sheet.Cell(r, col).Text)
		if name == "" {
			continue
		}
		names++
		if _, ok := b.index.memberByName[model.FoldSpelling(name)]; ok {
			known++
		}
	}
	return names > 0 && known*2 >= names
}

// stageOfList is the stage of development whose people a table lists by its title, "" when it names none.
func (b *builder) stageOfList(t *sheetTable) model.MemberKind {
	title := b.titlesOf(t)
	for _, s := range codes.OfRosters().Stages {
		if containsAny(title, s.Titles) != "" {
			return model.MemberKind(s.Kind)
		}
	}
	return ""
}

// inferStage settles what somebody is whose row does not say so and who has not joined: what the furthest of his dates
// says, else the title of the list.
func (r *reader) inferStage(p *person) {
	if p.m.Kind != model.KindNotRecorded || p.m.JoinDate != "" || p.m.FullDate != "" {
		return
	}
	dates := map[string]model.Date{"target_date": p.m.TargetDate, "activist_date": p.m.ActivistDate, "apply_date": p.m.ApplyDate}
	p.m.Kind = r.stage
	for _, s := range codes.OfRosters().Stages {
		if dates[s.Field] != "" {
			if p.m.Kind == model.KindNotRecorded || stageRank(model.MemberKind(s.Kind)) > stageRank(p.m.Kind) || r.stage == "" {
				p.m.Kind = model.MemberKind(s.Kind)
			}
			break
		}
	}
	p.inferred = p.m.Kind != model.KindNotRecorded
}

// stageRank orders the kinds of people by how far they are: a member is furthest.
func stageRank(k model.MemberKind) int {
	return map[model.MemberKind]int{model.Applicant: 1, model.Activist: 2, model.Target: 3, model.Probationary: 4, model.FullMember: 5}[k]
}
