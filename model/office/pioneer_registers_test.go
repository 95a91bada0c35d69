package office

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
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
