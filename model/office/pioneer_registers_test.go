package office

import (
	"context"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// What a member did at work is proposed for the index from the registers: hours of volunteers added up, others counted, each with its records.
func TestRegistersProposeAmountsOfTheIndex(t *testing.T) {
	o := sampleCopy(t)
	ctx := context.Background()
	org, b := pioneerBranch(t, o, 3)
	m := b.Rows[0].Member
	for _, e := range []record.Entry{
		{Register: "volunteer", Values: map[string]string{"date": "2026-08-01", "service": "社区义诊", "hours": "2.5"}},
		{Register: "volunteer", Values: map[string]string{"date": "2026-09-02", "service": "交通疏导", "hours": "2"}},
		{Register: "volunteer", Values: map[string]string{"date": "2026-06-30", "service": "上季度的", "hours": "9"}},
		{Register: "model-post", Values: map[string]string{"post": "示范岗", "since": "2026-01-01"}},
	} {
		e.Values["member"], e.Values["org"] = refText(m.ID), refText(org)
		if _, _, err := o.SaveEntry(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	b, err := o.PioneerBoard(ctx, SampleYear, 3, org)
	if err != nil {
		t.Fatal(err)
	}
	row := b.Row(m.ID)
	if p := row.Proposals["V1"]; p.Amount != model.Points(450) || len(p.Lines) != 2 || p.Why != "台账“志愿服务”本季度 2 次，共 4.5 小时" {
		t.Errorf("hours of volunteers %+v", p)
	}
	if p := row.Proposals["V3"]; p.Amount != model.Pt(1) || len(p.Lines) != 1 {
		t.Errorf("a post that stands since the first quarter %+v", p)
	}
	if p, ok := row.Proposals["V2"]; ok {
		t.Errorf("pledges that the branch did not enter are proposed: %+v", p)
	}
}

// What a member of the branch entered without naming it counts as the branch's; a post that was taken away stands until then.
func TestEntriesWithoutABranchAreTheMembersBranch(t *testing.T) {
	o := sampleCopy(t)
	ctx := context.Background()
	org, b := pioneerBranch(t, o, 3)
	m, other := b.Rows[0].Member, b.Rows[1].Member
	_, err := o.write(ctx, "edit", "试", func(tx *store.Tx) error {
		for _, e := range []record.Entry{
			{Register: "volunteer", Values: map[string]string{"date": "2026-08-01", "service": "社区义诊", "hours": "3", "member": refText(m.ID)}},
			{Register: "model-post", State: "撤销", Values: map[string]string{"post": "示范岗", "since": "2026-01-01", "revoked_on": "2026-08-15", "member": refText(m.ID)}},
			{Register: "model-post", State: "撤销", Values: map[string]string{"post": "早就撤了", "since": "2025-01-01", "revoked_on": "2026-02-15", "member": refText(m.ID)}},
		} {
			def, err := o.useRegister(tx, e.Register)
			if err != nil {
				return err
			}
			def.Link(&e)
			if err := tx.PutEntry(&e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if b, err = o.PioneerBoard(ctx, SampleYear, 3, org); err != nil {
		t.Fatal(err)
	}
	if p := b.Row(m.ID).Proposals["V1"]; p.Amount != model.Pt(3) {
		t.Errorf("hours without a branch: %+v, waiting %v", p, b.Waiting)
	}
	if p, ok := b.Row(other.ID).Proposals["V1"]; !ok || p.Amount != 0 {
		t.Errorf("the others of the branch did none: %+v %v", p, ok)
	}
	if p := b.Row(m.ID).Proposals["V3"]; p.Amount != model.Pt(1) {
		t.Errorf("a post until August and one that ended before: %+v", p)
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.EntriesOfMembers("volunteer", org)
		if len(all) == 0 || all[len(all)-1].OrgID != 0 {
			t.Errorf("entries of the branch %v", all)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Nobody works more than a day in a day: by hand it is refused, from a spreadsheet the line waits and says so.
func TestADayHasNoMoreThanItsHours(t *testing.T) {
	o := sampleCopy(t)
	ctx := context.Background()
	org, b := pioneerBranch(t, o, 3)
	m := b.Rows[0].Member
	entry := func(hours string) record.Entry {
		return record.Entry{Register: "volunteer", Values: map[string]string{"date": "2026-08-01", "service": "值守", "hours": hours, "member": refText(m.ID), "org": refText(org)}}
	}
	id, _, err := o.SaveEntry(ctx, entry("20"))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.SaveEntry(ctx, entry("4.5")); model.CodeOf(err) != model.Invalid || err.Error() != "这一天的志愿服务加起来 24.5 小时，一天不会超过 24 小时；核对日期和时长" {
		t.Errorf("24.5 hours in a day: %v", err)
	}
	if _, _, err := o.SaveEntry(ctx, entry("4")); err != nil {
		t.Errorf("24 hours: %v", err)
	}
	_, err = o.write(ctx, "edit", "试", func(tx *store.Tx) error { // as an import writes
		e, err := tx.Entry(id)
		e.Values["hours"] = "22"
		if err == nil {
			err = tx.PutEntry(&e)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if b, err = o.PioneerBoard(ctx, SampleYear, 3, org); err != nil {
		t.Fatal(err)
	}
	want := b.Row(m.ID).Branch + m.Name + " 2026年8月1日的“志愿服务”加起来 26 小时，一天不会超过 24 小时"
	if _, ok := b.Row(m.ID).Proposals["V1"]; ok || !slices.Contains(b.Waiting, want) {
		t.Errorf("waiting %v, want %s", b.Waiting, want)
	}
}

// Hours that cannot be read are told, not counted as none; hours and times are not added up.
func TestWhatIsNotCountedOfABranchIsSaid(t *testing.T) {
	books := map[string]*record.Register{}
	for _, def := range shippedRegisters() {
		books[def.ID] = &def
	}
	all := map[string][]record.Entry{
		"volunteer": {{Values: map[string]string{"date": "2026-03-01", "hours": "3"}}, {Values: map[string]string{"date": "2026-03-02", "hours": "半天"}}, {Values: map[string]string{"date": "2026-03-03"}}},
		"task":      {{Values: map[string]string{"done_on": "2026-03-03"}}},
	}
	b := &branchRecord{year: 2026, today: "2026-11-23", entries: func(id string) (*record.Register, []record.Entry, error) { return books[id], all[id], nil }}
	ev, f, ok := b.entered(&model.Item{Evidence: []string{"register.volunteer:时长", "register.task"}})
	if !ok || ev.Number != 3 || ev.Unit != "小时" || f.remark != "“项目化任务”按次计，和前面的不能相加，没有计入；有 2 条没有写清多少小时，没有计入" {
		t.Errorf("%+v, %s", ev, f.remark)
	}
	if ev, f, ok = b.entered(&model.Item{Evidence: []string{"register.task"}}); !ok || ev.Number != 1 || ev.Unit != "次" || f.remark != "" {
		t.Errorf("%+v, %s", ev, f.remark)
	}
}

// A day of a member that has more than a day can have counts nothing for the branch, as it proposes nothing in the pioneer index.
func TestADayWithTooManyHoursIsNotCountedOfABranch(t *testing.T) {
	books := map[string]*record.Register{}
	for _, def := range shippedRegisters() {
		books[def.ID] = &def
	}
	hours := func(member, date, n string) record.Entry {
		return record.Entry{Values: map[string]string{"member": member, "date": date, "hours": n}}
	}
	all := []record.Entry{hours("7", "2026-03-01", "20"), hours("7", "2026-03-01", "6"), hours("8", "2026-03-01", "20"), hours("7", "2026-03-02", "5")}
	b := &branchRecord{year: 2026, today: "2026-11-23", entries: func(id string) (*record.Register, []record.Entry, error) { return books[id], all, nil }}
	ev, f, ok := b.entered(&model.Item{Evidence: []string{"register.volunteer:时长"}})
	if !ok || ev.Number != 25 || f.remark != "有 2 条同一天加起来超过一天能有的小时，没有计入，核对日期和时长" {
		t.Errorf("%+v, %s", ev, f.remark)
	}
}
