package ballot

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/shuangbai/shuangbai/model"
)

func TestTheDefaultSetUpIsSound(t *testing.T) {
	s := Default()
	if err := Validate(&s); err != nil {
		t.Fatal(err)
	}
	for _, f := range s.Forms {
		if got := strings.Join(f.Words(), "、"); got != WordSets()[0].Name {
			t.Errorf("%s asks for %s", f.Name, got)
		}
	}
	for _, w := range WordSets() {
		s.Forms[0].Labels = w.Labels
		if err := Validate(&s); err != nil {
			t.Errorf("%s: %v", w.Name, err)
		}
	}
}

// book is one form, three groups of 20, 40 and 40 percent, and subjects 1 and 2.
func book(votes map[string]model.BallotVotes) *Book {
	b := &Book{Year: 2026, Setup: Default(), Subjects: []model.BallotSubject{{ID: 1, OrgID: 11, Session: 1, Place: 1, Person: "程见山", How: model.OnSite},
		{ID: 2, OrgID: 12, Session: 1, Place: 2, Person: "何映川", How: model.NoDebrief}}}
	for group, v := range votes {
		b.Tallies = append(b.Tallies, model.BallotTally{BallotKey: model.BallotKey{Form: model.SecretaryBallot, Session: 1, Group: group},
			Issued: total(v), Returned: total(v), Valid: total(v), State: model.BallotsDone, Votes: Sums{1: v}})
	}
	return b
}

// TestGroupsByWeight is the worked example of a published cadre assessment: 3 of 4 leaders 好, staff 10/6/3/1, team 4/1.
func TestGroupsByWeight(t *testing.T) {
	b := book(map[string]model.BallotVotes{"g1": {3, 1, 0, 0, 0, 0}, "g2": {10, 6, 3, 1, 0, 0}, "g3": {4, 1, 0, 0, 0, 0}})
	rows := b.Rows(model.SecretaryBallot, 0)
	r := rows[0]
	for i, want := range []model.Points{9500, 8500, 9600} {
		if got := r.Groups[i].Index; got != want {
			t.Errorf("%s has %s, want %s", r.Groups[i].Group.Name, got, want)
		}
	}
	if r.Index != 9140 || r.Partial || !r.Ready || r.Valid != 29 || r.Rate != 5862 {
		t.Errorf("the whole is %+v", r)
	}
	if rows[1].Ready || len(rows[1].Groups) != 0 {
		t.Errorf("who does not debrief has %+v", rows[1])
	}
	if w := b.Sum(model.SecretaryBallot, rows); w.Subjects != 1 || w.MeanIndex != 9140 || w.Returned != 29 {
		t.Errorf("all together: %+v", w)
	}
}

func TestAGroupWithoutVotesOrVoidIsLeftOut(t *testing.T) {
	b := book(map[string]model.BallotVotes{"g1": {3, 1, 0, 0, 0, 0}, "g2": {10, 6, 3, 1, 0, 0}})
	if r, ok := b.Result(model.SecretaryBallot, 11); !ok || !r.Partial || r.Index != 8833 { // (95×20 + 85×40) ÷ 60
		t.Errorf("two of three groups: %+v", r)
	}
	for i := range b.Tallies {
		if b.Tallies[i].Group == "g1" {
			b.Tallies[i].Issued--
		}
	}
	if r, _ := b.Result(model.SecretaryBallot, 11); r.Index != 8500 || r.Valid != 20 {
		t.Errorf("with a void group: %+v", r)
	}
}

func TestTheNumbersOfAGroupAreChecked(t *testing.T) {
	b := book(nil)
	for _, c := range []struct {
		name                           string
		issued, returned, valid, void_ int
		votes                          model.BallotVotes
		want                           string
	}{
		{"all right", 60, 57, 40, 1, model.BallotVotes{30, 9, 1, 0, 0, 0}, ""},
		{"more back than issued", 57, 60, 40, 1, model.BallotVotes{40, 0, 0, 0, 0, 0}, "收回 60 张，比发出的 57 张多 3 张"},
		{"more entered than back", 60, 40, 40, 1, model.BallotVotes{40, 0, 0, 0, 0, 0}, "已录 41 张，比收回的 40 张多 1 张"},
		{"a row that does not add up", 60, 57, 40, 1, model.BallotVotes{39, 0, 0, 0, 0, 0}, "程见山各栏合计 39，与有效的 40 张差 1"},
	} {
		tally := &model.BallotTally{BallotKey: model.BallotKey{Form: model.SecretaryBallot, Session: 1, Group: "g1"}, Issued: c.issued, Returned: c.returned,
			Valid: c.valid, Void: c.void_, State: model.BallotsCounting, Votes: Sums{1: c.votes}}
		said := ""
		for _, p := range Problems(b, tally) {
			said += p.Text
		}
		if c.want == "" && said != "" || !strings.Contains(said, c.want) {
			t.Errorf("%s: %q, want %q", c.name, said, c.want)
		}
	}
}

func TestTheGuard(t *testing.T) {
	f := Default().Forms[0]
	f.Guard.On = true
	for _, c := range []struct {
		v    model.BallotVotes
		want bool
	}{{model.BallotVotes{2, 0, 0, 1, 0, 0}, true}, {model.BallotVotes{2, 1, 0, 1, 0, 0}, false}, {model.BallotVotes{1, 1, 0, 1, 5, 5}, true}, {model.BallotVotes{0, 0, 0, 0, 3, 0}, false}} {
		if got := Guarded(&f, c.v); got != c.want {
			t.Errorf("%v: %v", c.v, got)
		}
	}
	f.Guard.On = false
	if Guarded(&f, model.BallotVotes{0, 0, 0, 3, 0, 0}) {
		t.Error("a guard that is off holds")
	}
}

func TestASetUpThatCannotBeCountedByIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(*model.BallotSetup){
		"合计 90%":    func(s *model.BallotSetup) { s.Forms[0].Groups[0].Weight = 1000 },
		"重名":        func(s *model.BallotSetup) { s.Forms[0].Labels[1].Name = "好" },
		"不能高于":      func(s *model.BallotSetup) { s.Forms[0].Labels[1].Weight, s.Forms[0].Labels[0].Weight = 10000, 9000 },
		"0 到 100":   func(s *model.BallotSetup) { s.Forms[0].Labels[0].Weight = 10100 },
		"不能多于应到":    func(s *model.BallotSetup) { s.Sessions[0].Due, s.Sessions[0].Present = 5, 6 },
		"不大于 1 的分数": func(s *model.BallotSetup) { s.Forms[0].Guard = model.BallotGuard{On: true, Num: 4, Den: 3} },
	} {
		s := Default()
		spoil(&s)
		if err := Validate(&s); err == nil || !strings.Contains(model.MessageOf(err), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// papers draws some ballots on two subjects.
func papers(t *rapid.T, labels int) []Paper {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Paper {
		mark := rapid.Custom(func(t *rapid.T) Mark { return Mark(rapid.IntRange(int(Several), labels-1).Draw(t, "mark")) })
		return Paper{1: mark.Draw(t, "first"), 2: mark.Draw(t, "second")}
	}), 0, 40).Draw(t, "papers")
}

func TestOrderOfPapersDoesNotMatterAndTakingBackRestores(t *testing.T) {
	labels := Default().Forms[0].Labels
	rapid.Check(t, func(t *rapid.T) {
		all := papers(t, len(labels))
		forth, back := Sums{}, Sums{}
		for i := range all {
			before := forth
			forth = forth.Plus(all[i].Votes(len(labels)))
			if !forth.Minus(all[i].Votes(len(labels))).Same(before) {
				t.Fatal("taking the last paper back does not restore the sums")
			}
			back = back.Plus(all[len(all)-1-i].Votes(len(labels)))
		}
		if !forth.Same(back) {
			t.Fatal("the order of the papers changes the sums")
		}
		for id := range forth {
			if total(forth[id]) != len(all) {
				t.Fatalf("%d papers make %d votes", len(all), total(forth[id]))
			}
			index, ok := Index(labels, forth[id])
			if index < 0 || index > model.Pt(100) || ok != (Valid(forth[id], len(labels)) > 0) {
				t.Fatalf("the index is %s", index)
			}
			if rate, ok := Rate(forth[id], len(labels)); rate < 0 || rate > 10000 || ok && index < labels[len(labels)-1].Weight {
				t.Fatalf("rate %d, index %s", rate, index)
			}
		}
	})
}

func TestWordsAndWeightsAsPeopleTypeThem(t *testing.T) {
	labels, err := ParseLabels("优秀 100，称职=80、基本称职: 60\n不称职40")
	if err != nil || LabelsText(labels) != "优秀 100，称职 80，基本称职 60，不称职 40" {
		t.Errorf("%s %v", LabelsText(labels), err)
	}
	if _, err := ParseLabels("好，较好 80"); err == nil {
		t.Error("a label without a number is read")
	}
	was := Default().Forms[0].Groups
	groups, err := ParseGroups("领导 20%，党员群众代表 50%，书记互评 30%", was)
	if err != nil || GroupsText(groups) != "领导 20%，党员群众代表 50%，书记互评 30%" || groups[0].ID != "g1" || groups[1].ID != "g3" || groups[2].ID != "g2" {
		t.Errorf("%+v %v", groups, err)
	}
	if groups, _ := ParseGroups("甲 50%，上级领导 50%", was); groups[0].ID != "g4" || groups[1].ID != "g1" {
		t.Errorf("a new group %+v", groups)
	}
	for text, want := range map[string][2]int64{"1/3": {1, 3}, "30%": {3000, 10000}, "33.3": {3330, 10000}} {
		if num, den, err := ParseShare(text); err != nil || num != want[0] || den != want[1] {
			t.Errorf("%s is %d of %d: %v", text, num, den, err)
		}
	}
	for _, text := range []string{"4/3", "0/3", "", "x", "120%", "2", "200%"} {
		if _, _, err := ParseShare(text); err == nil {
			t.Errorf("%q is a share", text)
		}
	}
	if _, _, err := ParseShare("2"); !strings.Contains(model.MessageOf(err), "写成 2%") || !strings.Contains(model.MessageOf(err), "1/3") {
		t.Errorf("of 2 it says %v", err)
	}
}

func TestTheFirstGroupThatIsNotDone(t *testing.T) {
	if k, ok := book(map[string]model.BallotVotes{"g1": {1, 0, 0, 0, 0, 0}}).FirstOpen(); !ok || k.Group != "g2" || k.Form != model.SecretaryBallot || k.Session != 1 {
		t.Errorf("it is %+v, %v", k, ok)
	}
	b := book(nil)
	for _, k := range b.Keys() {
		b.Tallies = append(b.Tallies, model.BallotTally{BallotKey: k, State: model.BallotsDone})
	}
	if k, ok := b.FirstOpen(); ok || len(b.Tallies) != 6 {
		t.Errorf("of %d groups all done it is %+v", len(b.Tallies), k)
	}
}
