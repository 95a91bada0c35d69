package main

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/resources/registers"
)

// checkupCommittee makes the data file, so many times as large: a third of the branches are joint, half have a 支委会, and one in
// ten misses a meeting a month. Everybody pays dues, one in 17 is on his way into the Party, one in 25 moves, one in 50 is
// away, and every branch has its term in the register.
func checkupCommittee(path string, times int) error {
	f := &fixture{branches: branchNames(times * checkupBranches)}
	if err := f.committee(path, times*checkupMembers); err != nil {
		return err
	}
	db, err := store.Open(path, store.Options{})
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	_, err = db.Write(context.Background(), store.Change{Who: "测量", Why: "一年的记录", Kind: "import"}, func(tx *store.Tx) error {
		orgs, err := tx.Orgs()
		if err != nil {
			return err
		}
		w := &entryWriter{tx: tx, defs: map[string]*record.Register{}}
		for i := range orgs {
			if orgs[i].Kind == model.Branch {
				if err := yearOf(tx, &orgs[i], i); err != nil {
					return err
				}
				w.put("term", map[string]string{"org": fmt.Sprint(orgs[i].ID), "term_no": "第二届", "election_date": "2024-12-01", "voters_due": "16",
					"voters_present": "15", "term_from": "2024-12-01", "term_to": "2027-11-30", "elected": "委员0（15票）、委员1（14票）"})
			}
		}
		members, err := tx.Members()
		if err != nil {
			return err
		}
		for i := range members {
			w.entriesOf(&members[i], i)
		}
		return w.err
	})
	return err
}

// entryWriter writes entries of the registers that ship.
type entryWriter struct {
	tx   *store.Tx
	defs map[string]*record.Register
	err  error // the first one
}

func (w *entryWriter) put(register string, values map[string]string) {
	def := w.defs[register]
	if def == nil && w.err == nil {
		var r record.Register
		if r, w.err = record.ParseRegister(registers.All()[register+".json"]); w.err == nil {
			w.err = w.tx.PutRegister(&r)
		}
		def, w.defs[register] = &r, &r
	}
	if w.err == nil {
		e := record.Entry{Values: values}
		def.Link(&e)
		w.err = w.tx.PutEntry(&e)
	}
}

// entriesOf writes what the registers hold about a member.
func (w *entryWriter) entriesOf(m *model.Member, i int) {
	who := func(more map[string]string) map[string]string {
		more["member"], more["org"] = fmt.Sprint(m.ID), fmt.Sprint(m.BranchID)
		return more
	}
	dues := who(map[string]string{"year": "2026", "id_number": m.IDNumber, "dues_kind": "在职", "base": "6000.00", "standard": "90.00"})
	for month := 1; month <= 11; month++ {
		if dues[fmt.Sprintf("paid_%02d", month)] = "90.00"; i%40 == 0 && month == 10 {
			dues["paid_10"] = "0.00"
		}
	}
	w.put("dues", dues)
	if i%17 == 0 {
		w.put("development", who(map[string]string{"id_number": m.IDNumber, "apply_date": "2023-01-10", "talk_date": "2023-01-20", "activist_date": "2023-09-01",
			"contacts": "张三、李四", "exam_dates": "2024-03-01 考察\n2024-09-01 考察", "target_date": "2024-10-10", "training_from": "2025-03-01",
			"training_to": "2025-03-04", "training_hours": "24", "public_from": "2025-04-01", "public_to": "2025-04-08", "prereview_date": "2025-04-20",
			"introducers": "张三、李四", "admit_meeting": "2025-05-08", "voters_due": "16", "voters_present": "15", "votes_for": "15",
			"approval_date": "2025-06-01", "oath_date": "2025-06-20"}))
	}
	if i%25 == 0 {
		w.put("transfer", who(map[string]string{"id_number": m.IDNumber, "direction": "转出", "letter_no": fmt.Sprintf("%03d", i), "issued": "2026-07-01",
			"valid_days": "90", "other_side": "外区某支部", "receipt": []string{"2026-08-01", ""}[i/25%2]}))
	}
	if i%50 == 0 {
		w.put("floating", who(map[string]string{"kind": "流动", "since": "2026-01-10", "place": "外地", "fixed": "1",
			"contacts": "2026-03-01 电话 张三\n2026-06-01 电话 张三\n2026-09-01 微信 张三"}))
	}
}

// yearOf gives a branch its term, units, posts and the records of a year.
func yearOf(tx *store.Tx, g *model.Org, i int) error {
	g.SetUpOn, g.TermStart, g.TermEnd = "2015-03-01", "2024-12-01", "2027-11-30"
	units := 1
	if i%3 == 0 {
		g.Kind, g.Formation, units = model.JointBranch, model.FormedJointly, 4+i%4
	}
	if err := tx.PutOrg(g); err != nil {
		return err
	}
	for n := range units {
		u := model.Unit{Name: fmt.Sprintf("%s单位%d", g.Name, n), Staff: 20}
		if err := tx.PutUnit(&u); err != nil {
			return err
		}
		if err := tx.PutCover(&model.Cover{OrgID: g.ID, UnitID: u.ID, From: "2020-01-01"}); err != nil {
			return err
		}
	}
	duties := []model.Duty{model.Secretary, model.Organisation, model.Publicity, model.Discipline}
	if i%2 == 0 {
		duties = duties[:1]
	}
	for n, d := range duties {
		if err := tx.PutPost(&model.Post{OrgID: g.ID, Name: fmt.Sprintf("委员%d", n), Duty: d, From: "2024-12-01"}); err != nil {
			return err
		}
	}
	for month := 1; month <= 11; month++ {
		for _, k := range []model.ActivityKind{model.PartyDay, model.CommitteeMeeting, model.MembersMeeting} {
			if k == model.PartyDay && (i+month)%10 == 0 || k == model.MembersMeeting && month%3 != 2 {
				continue
			}
			a := model.NewActivity(g.ID, k, model.Date(fmt.Sprintf("2026-%02d-15", month)))
			a.Topic, a.Place, a.Due, a.Present, a.Absent, a.Chair, a.Recorder = "学习", "会议室", 16, 15, "出差", "书记", "委员"
			if err := tx.PutActivity(&a); err != nil {
				return err
			}
		}
	}
	return nil
}
