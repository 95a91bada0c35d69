package checkup

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

func (j *judge) boardDue() {
	j.each(either, func(b *branch) {
		n := j.rule.Number
		switch {
		case b.hasBoard() || b.full.high < n:
		case b.full.low < n:
			j.unsureOf(b)
		case len(b.everPosts) == 0:
			j.missing(Gap{OrgID: b.org.ID, What: "班子没有登记", Fix: "在党组织的“编辑”里填书记和委员"})
		default:
			j.found(j.day, Finding{OrgID: b.org.ID, Number: b.full.low, Limit: n,
				Says: fmt.Sprintf("正式党员 %d 名，满 %d 名应当设支委会，班子里没有委员", b.full.low, n)})
		}
	})
}

// boards calls do for the branches that have a 支委会 and may have one.
func (j *judge) boards(do func(*branch)) {
	j.each(either, func(b *branch) {
		if b.hasBoard() && b.full.high >= model.LeastForBoard {
			do(b)
		}
	})
}

func (j *judge) boardLeast() {
	j.boards(func(b *branch) {
		if n := b.boardSize(); n < j.rule.Number {
			j.found(j.day, Finding{OrgID: b.org.ID, Number: n, Limit: j.rule.Number, Says: fmt.Sprintf("支委会 %d 人，应当由 %d 至 5 人组成", n, j.rule.Number)})
		}
	})
}

func (j *judge) boardMost() {
	j.boards(func(b *branch) {
		if n := b.boardSize(); n > j.rule.Number {
			j.found(j.day, Finding{OrgID: b.org.ID, Number: n, Limit: j.rule.Number, Says: fmt.Sprintf("支委会 %d 人，一般不超过 %d 人", n, j.rule.Number)})
		}
	})
}

// boardDuties finds a 支委会 without 组织委员, 宣传委员 or 纪检委员; a vacant secretary is a rule of its own. Members whose
// field is not recorded may have it.
func (j *judge) boardDuties() {
	j.boards(func(b *branch) {
		var without []string
		for _, d := range []model.Duty{model.Organisation, model.Publicity, model.Discipline} {
			if b.holders(d) == 0 {
				without = append(without, d.Label())
			}
		}
		switch undivided := b.holders(model.MemberOfBoard); {
		case len(without) == 0:
		case undivided > 0:
			j.missing(Gap{OrgID: b.org.ID, What: fmt.Sprintf("%d 名委员没有写分工", undivided), Fix: "在党组织的“编辑”里把“委员”改成组织委员、宣传委员或者纪检委员"})
		default:
			j.found(j.day, Finding{OrgID: b.org.ID, Number: len(without), Measured: fmt.Sprintf("缺 %d", len(without)), Bound: "应当齐全",
				Says: "班子里没有" + strings.Join(without, "、") + "，支委会应当有组织委员、宣传委员、纪检委员"})
		}
	})
}

// noBoard finds a branch too small for a 支委会 that has one, or more than one secretary or deputy.
func (j *judge) noBoard() {
	j.each(either, func(b *branch) {
		var wrong []string
		if b.hasBoard() {
			wrong = append(wrong, "设了支委会")
		}
		for _, d := range []model.Duty{model.Secretary, model.DeputySecretary} {
			if n := b.holders(d); n > 1 {
				wrong = append(wrong, fmt.Sprintf("有 %d 名%s", n, d.Label()))
			}
		}
		switch n := j.rule.Number; {
		case len(wrong) == 0 || b.full.low >= n || len(b.people) == 0:
		case b.full.high >= n:
			j.unsureOf(b)
		default:
			j.found(j.day, Finding{OrgID: b.org.ID, Number: b.full.high, Limit: n,
				Says: fmt.Sprintf("正式党员 %d 名，不足 %d 名，%s；应当只设 1 名书记，必要时 1 名副书记", b.full.high, n, strings.Join(wrong, "，"))})
		}
	})
}

func (j *judge) generalBoard() {
	j.each(func(k model.OrgKind) bool { return k == model.GeneralBranch }, func(b *branch) {
		n := b.boardSize()
		says := fmt.Sprintf("总支委员会 %d 人，一般 %d 至 7 人，最多 %d 人", n, j.rule.Number, j.rule.Most)
		switch {
		case len(b.everPosts) == 0:
			j.missing(Gap{OrgID: b.org.ID, What: "班子没有登记", Fix: "在党组织的“编辑”里填书记和委员"})
		case n < j.rule.Number:
			j.found(j.day, Finding{OrgID: b.org.ID, Number: n, Limit: j.rule.Number, Says: says})
		case n > j.rule.Most:
			j.found(j.day, Finding{OrgID: b.org.ID, Number: n, Limit: j.rule.Most, Measured: fmt.Sprintf("多 %d", n-j.rule.Most), Says: says})
		}
	})
}

// secretaryVacant finds an organisation without a secretary, once it had time to elect one. Where no post at all is
// recorded of anybody, the ledger of posts is not kept, and nothing can be said.
func (j *judge) secretaryVacant() {
	j.each(listed, func(b *branch) {
		if b.holders(model.Secretary) > 0 {
			return
		}
		if !j.keeps.posts {
			j.missing(Gap{OrgID: b.org.ID, What: "班子没有登记", Fix: "在党组织的“编辑”里填书记和委员"})
			return
		}
		var left model.Date
		for _, p := range b.everPosts {
			if p.Duty == model.Secretary && left.Before(p.To) || left == "" && p.Duty == model.Secretary {
				left = p.To
			}
		}
		from, says := left, "书记空缺，没有补选的记录"
		if left == "" {
			from, says = b.org.SetUpOn, "没有登记书记"
		}
		if from != "" && !certainly(from).AddMonths(j.rule.Number).Before(j.day) {
			return
		}
		f := Finding{OrgID: b.org.ID, Limit: j.rule.Number, Since: left, Measured: "空缺", Says: says + fmt.Sprintf("；空缺应当及时补选，按 %d 个月算", j.rule.Number)}
		if left != "" {
			f.Number = months(left, j.day)
			f.Measured = fmt.Sprintf("空缺 %d 个月", f.Number)
		}
		j.found(j.day, f)
	})
}

// secretaryStanding judges a secretary's standing at the beginning of the post, or on the day where that is not known.
func (j *judge) secretaryStanding() {
	j.each(listed, func(b *branch) {
		for _, p := range b.posts {
			who := j.people[p.MemberID]
			if p.Duty != model.Secretary || who == nil {
				continue
			}
			at := p.From
			if at == "" {
				at = j.day
			}
			f := Finding{OrgID: b.org.ID, Member: who.Name, MemberID: who.ID, Limit: j.rule.Number}
			switch {
			case who.kind != model.FullMember: // one on probation cannot be elected at all: electionRights
				continue
			case who.FullDate == "":
				j.missing(Gap{OrgID: b.org.ID, MemberID: who.ID, Member: who.Name, What: "书记的转正日期没有填", Fix: "到“党员”里填转正日期", Mend: "member"})
				continue
			case !at.Before(who.FullDate.AddMonths(j.rule.Number)):
				continue
			default:
				f.Number = months(who.FullDate, at)
				f.Says = fmt.Sprintf("书记%s任职时党龄 %d 个月，一般应当有 %d 个月以上", who.Name, f.Number, j.rule.Number)
			}
			j.found(at, f)
		}
	})
}

// months counts the whole months from one date to another, at least 0.
func months(from, to model.Date) int {
	n := (to.Year()-from.Year())*12 + to.Month() - from.Month()
	if n > 0 && to.Before(from.AddMonths(n)) {
		n--
	}
	return max(0, n)
}
