package office

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// manyMeetings is a committee of 5,000 members in 40 branches with four years of meetings, topics and contests.
func manyMeetings(b *testing.B) *Office {
	b.Helper()
	ctx := context.Background()
	o, err := Create(ctx, filepath.Join(b.TempDir(), "many.sbd"), model.Committee{Name: "某某区律师行业综合党委", Sector: model.Law, Year: 2026}, Options{Who: "周敏"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { o.Close() })
	o.now = func() time.Time { return time.Date(2026, 11, 25, 9, 0, 0, 0, time.Local) }
	_, err = o.write(ctx, "edit", "试", func(tx *store.Tx) error {
		for n := range 40 {
			g := model.Org{Kind: model.Branch, Name: fmt.Sprintf("第%d党支部", n+1)}
			if err := tx.PutOrg(&g); err != nil {
				return err
			}
			for k := range 125 {
				m := model.Member{Name: fmt.Sprintf("党员%d", 125*n+k), BranchID: g.ID, Kind: model.FullMember, JoinDate: "2010-07-01"}
				if err := tx.PutMember(&m); err != nil {
					return err
				}
				if err := tx.PutMembership(&model.Membership{MemberID: m.ID, OrgID: g.ID}); err != nil {
					return err
				}
			}
		}
		put := func(register string, values map[string]string) error {
			return o.saveEntry(tx, &record.Entry{Register: register, Values: values})
		}
		for year := 2023; year <= 2026; year++ {
			for month := 1; month <= 10; month++ {
				title := fmt.Sprintf("%d年%d月联席会议", year, month)
				if err := put("joint-meeting", map[string]string{"title": title, "date": fmt.Sprintf("%d-%02d-20", year, month), "decisions": "联合排查"}); err != nil {
					return err
				}
				for k := range 3 {
					if err := put("topic", map[string]string{"meeting": title, "topic": fmt.Sprintf("议题%d", k), "handed_in": fmt.Sprintf("%d-%02d-10", year, month)}); err != nil {
						return err
					}
				}
			}
			for p := range 12 {
				name := fmt.Sprintf("项目%d", p)
				if err := put(contestRegister, map[string]string{"year": fmt.Sprint(year), "name": name}); err != nil {
					return err
				}
				for j := range 5 {
					if err := put("project-score", map[string]string{"year": fmt.Sprint(year), "project": name, "judge": fmt.Sprintf("评委%d", j), "topic": "18", "plan": "18", "doing": "27", "effect": "26"}); err != nil {
						return err
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return o
}

// What is read for the row of a meeting that is chosen, for the list of a contest, and for the data sheets of a year's meetings.
func BenchmarkMeetingsAndContestsOfManyMembers(b *testing.B) {
	o := manyMeetings(b)
	ctx := context.Background()
	all, err := o.Entries(ctx, "joint-meeting", false)
	if err != nil {
		b.Fatal(err)
	}
	row := all.Rows[len(all.Rows)-1]
	b.Run("chosen meeting", func(b *testing.B) {
		for b.Loop() {
			if _, err := o.MeetingOf(ctx, row); err != nil {
				b.Fatal(err)
			}
			if _, _, err := o.HandedOver(ctx, row.ID); err != nil {
				b.Fatal(err)
			}
			if _, _, err := o.SinceLastRound(ctx, row.ID); err != nil {
				b.Fatal(err)
			}
			if _, err := o.EntryHistory(ctx, row.ID); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("list of the contest", func(b *testing.B) {
		for b.Loop() {
			if _, err := o.Entries(ctx, contestRegister, false); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("data sheets of ten meetings", func(b *testing.B) {
		for b.Loop() {
			f, err := o.PaperFacts(ctx, 2026, paper.NeedsMeetings|paper.NeedsFigures)
			if err != nil {
				b.Fatal(err)
			}
			for range 2 { // printed and looked at
				for _, m := range f.Meetings {
					if _, err := m.Figures(); err != nil {
						b.Fatal(err)
					}
				}
			}
		}
	})
}
