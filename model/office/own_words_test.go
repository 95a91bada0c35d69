package office

import (
	"context"
	"fmt"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// reworded gives the committee a register of its own, changed in its words.
func reworded(t *testing.T, o *Office, id string, change func(*record.Register)) {
	t.Helper()
	_, err := o.write(context.Background(), "edit", "改台账的用语", func(tx *store.Tx) error {
		def, err := o.useRegister(tx, id)
		if err != nil {
			return err
		}
		def.Own = true
		change(&def)
		return tx.PutRegister(&def)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A committee that calls the states of its registers otherwise has the same agendas, decisions and figures.
func TestMeetingsCountByWhatStatesMean(t *testing.T) {
	o, _ := lists(t)
	ctx := context.Background()
	reworded(t, o, topicRegister, func(def *record.Register) {
		def.States = []record.State{{Name: "收到"}, {Name: "上会"}, {Name: "议定", Over: true}, {Name: "缓议", Over: true}}
		def.Topics = &record.Topics{Listed: "上会", Left: "缓议", Dealt: "议定"}
	})
	reworded(t, o, assignmentRegister, func(def *record.Register) {
		def.States = []record.State{{Name: "挂账"}, {Name: "跟进"}, {Name: "清账", Over: true}}
	})
	reworded(t, o, "demand", func(def *record.Register) {
		def.States[len(def.States)-1].Name = "作废"
		m := *def.Match
		m.Withdrawn = "作废"
		def.Match = &m
	})
	save := func(register, state string, values map[string]string) int64 {
		t.Helper()
		id, _, err := o.SaveEntry(ctx, record.Entry{Register: register, State: state, Values: values})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	first := save(jointRegister, "", map[string]string{"title": "一季度联席会议", "date": "2026-03-20", "decisions": "甲\n乙"})
	for matter, done := range map[string]string{"甲": "2026-04-01", "乙": "2026-08-01"} {
		made, _, err := o.HandOver(ctx, first, matter, "周临", "")
		if err != nil {
			t.Fatal(err)
		}
		got, _ := o.Entry(ctx, made)
		e := got.Rows[0].Entry
		e.State, e.Values["done_on"] = "清账", done
		if _, _, err := o.SaveEntry(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	next := save(jointRegister, "", map[string]string{"title": "二季度联席会议", "date": "2026-06-20"})
	save(topicRegister, "收到", map[string]string{"meeting": "二季度联席会议", "topic": "送课", "handed_in": "2026-06-01"})
	save(topicRegister, "缓议", map[string]string{"meeting": "二季度联席会议", "topic": "团拜", "handed_in": "2026-06-01", "opinion": "下次"})
	if n, _, err := o.CollectTopics(ctx, next); err != nil || n != 1 {
		t.Errorf("%d collected: %v", n, err)
	}
	before := listFigures(entriesList(t, o, "demand"), o.Today()).All
	save("demand", "作废", map[string]string{"unit": "江南街道桂香社区", "kind": "法律", "content": "不办了", "published_on": "2026-01-05"})
	if all := listFigures(entriesList(t, o, "demand"), o.Today()).All; all != before {
		t.Errorf("what was taken back is on the list: %d, were %d", all, before)
	}
	f, err := o.PaperFacts(ctx, 2026, paper.NeedsMeetings|paper.NeedsFigures)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range f.Meetings {
		if m.EntryID != next {
			continue
		}
		if d := m.Discussed(); len(d) != 1 || d[0].Text != "送课" || len(m.Topics) != 1 {
			t.Errorf("topics %+v", m.Topics)
		}
		x, err := m.Figures()
		if err != nil || x.Closed != 1 || len(x.Open) != 1 || x.Open[0].Text != "乙" || x.Open[0].State != "跟进" {
			t.Errorf("figures %+v %v", x, err)
		}
	}
}

func entriesList(t *testing.T, o *Office, id string) *RegisterEntries {
	t.Helper()
	all, err := o.Entries(context.Background(), id, false)
	if err != nil {
		t.Fatal(err)
	}
	return &all
}

// The words for a tie that was decided are those of the definition; one that was copied before they were told there has those that ship.
func TestATieIsDecidedInTheWordsOfTheDefinition(t *testing.T) {
	c := &record.Contest{Chosen: "入选", Refused: "落选"}
	for word, want := range map[string]string{"入选": scoring.Winner, "落选": scoring.Loser, "评上": "", "": ""} {
		if got := decidedAs(c, &record.Entry{Values: map[string]string{"decided": word}}); got != want {
			t.Errorf("%s: %q", word, got)
		}
	}
	o := committee(t)
	reworded(t, o, contestRegister, func(def *record.Register) {
		own := *def.Contest
		own.Chosen, own.Refused = "", ""
		def.Contest = &own
	})
	if def, err := o.Register(context.Background(), contestRegister); err != nil || def.Contest.Chosen != "评上" || def.Contest.Refused != "不评" {
		t.Errorf("%+v %v", def.Contest, err)
	}
}

// An entry of somebody has the branch in which he was on its day, as the evidence counts it.
func TestAnEntryIsOfTheBranchOfItsDay(t *testing.T) {
	o := committee(t)
	ctx := context.Background()
	rows, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	was, is := rows[0].Org.ID, rows[1].Org.ID
	m := model.Member{Name: "任雨刚", Kind: model.FullMember, BranchID: is}
	_, err = o.write(ctx, "edit", "试", func(tx *store.Tx) error {
		if err := tx.PutMember(&m); err != nil {
			return err
		}
		if err := tx.PutMembership(&model.Membership{MemberID: m.ID, OrgID: was, To: "2026-06-01"}); err != nil {
			return err
		}
		return tx.PutMembership(&model.Membership{MemberID: m.ID, OrgID: is, From: "2026-06-01"})
	})
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]int64{"2026-03-10": was, "2026-07-10": is} {
		id, _, err := o.SaveEntry(ctx, record.Entry{Register: "volunteer", Values: map[string]string{"member": fmt.Sprint(m.ID), "date": day, "hours": "2", "service": "助老"}})
		if err != nil {
			t.Fatal(err)
		}
		if all, _ := o.Entry(ctx, id); all.Rows[0].OrgID != want {
			t.Errorf("%s: branch %d, want %d", day, all.Rows[0].OrgID, want)
		}
	}
}
