package office

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// lists is a committee whose three lists hold a need of a school and what others offer.
func lists(t *testing.T) (o *Office, id map[string]int64) {
	t.Helper()
	o, id = committee(t), map[string]int64{}
	ctx := context.Background()
	orgs := map[string]string{}
	rows, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range rows {
		orgs[b.Org.Name] = fmt.Sprint(b.Org.ID)
		for _, u := range b.Units {
			u.District = "江南街道"
			if _, _, err := o.SaveUnit(ctx, u, b.Org.ID); err != nil {
				t.Fatal(err)
			}
			orgs[u.Name] = fmt.Sprint(u.ID)
		}
	}
	add := func(name, register string, values map[string]string) {
		e, _, err := o.SaveEntry(ctx, record.Entry{Register: register, Values: values})
		if err != nil {
			t.Fatal(err)
		}
		id[name] = e
	}
	add("need", "demand", map[string]string{"unit": "江南街道桂香社区", "kind": "法律", "content": "请律师来讲物业纠纷", "due_on": "2026-12-31"})
	add("lecture", "resource", map[string]string{"unit": orgs["明衡律师事务所"], "org": orgs["明衡律师事务所党支部"], "kind": "服务资源", "content": "免费法律讲座", "amount": "6次"})
	add("hall", "resource", map[string]string{"unit": orgs["南片培训机构联合"], "kind": "阵地资源", "content": "会议室"})
	add("clinic", "offer", map[string]string{"org": orgs["南片培训机构联合党支部"], "kind": "法律服务", "content": "物业纠纷调解", "valid_to": "2026-01-31"})
	return o, id
}

func TestANeedIsSuggestedClaimedAndReleased(t *testing.T) {
	o, id := lists(t)
	ctx := context.Background()
	found, err := o.Matches(ctx, id["need"])
	if err != nil || len(found.Suggested) != 1 || found.Suggested[0].ID != id["lecture"] { // the clinic ran out, the hall is something else
		t.Fatalf("%v %+v", err, found)
	}
	if why := found.Suggested[0].Why; why != "类别对得上（法律—服务资源）；同在江南街道" {
		t.Errorf("why: %s", why)
	}
	back, err := o.Matches(ctx, id["lecture"])
	if err != nil || len(back.Suggested) != 1 || back.Suggested[0].ID != id["need"] || back.Suggested[0].Why != found.Suggested[0].Why {
		t.Errorf("the other way: %v %+v", err, back)
	}
	if _, err := o.Claim(ctx, id["hall"], id["lecture"]); model.CodeOf(err) != model.Invalid {
		t.Errorf("two offers: %v", err)
	}
	change, err := o.Claim(ctx, id["lecture"], id["need"])
	if err != nil {
		t.Fatal(err)
	}
	state := func(name, want, refers string) {
		t.Helper()
		all, err := o.Entry(ctx, id[name])
		if err != nil {
			t.Fatal(err)
		}
		e := all.Rows[0]
		if e.State != want || e.Values[all.Match.Claim] != refers {
			t.Errorf("%s: %s %q, want %s %q", name, e.State, e.Values[all.Match.Claim], want, refers)
		}
	}
	state("need", "认领", "ZY-001")
	state("lecture", "认领", "XQ-001")
	if all, _ := o.Entry(ctx, id["need"]); all.Rows[0].Org != "明衡律师事务所党支部" {
		t.Errorf("claimed by %s", all.Rows[0].Org)
	}
	if found, _ := o.Matches(ctx, id["need"]); len(found.Claimed) != 1 || len(found.Suggested) != 0 {
		t.Errorf("after claiming: %+v", found)
	}
	if _, err := o.Claim(ctx, id["need"], id["hall"]); model.CodeOf(err) != model.Exists || !strings.Contains(model.MessageOf(err), "解除") {
		t.Errorf("claimed twice: %v", err)
	}
	if _, err := o.Undo(ctx, change); err != nil {
		t.Fatal(err)
	}
	state("need", "发布", "")
	if _, err := o.Claim(ctx, id["need"], id["lecture"]); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Release(ctx, id["lecture"]); err != nil {
		t.Fatal(err)
	}
	state("need", "发布", "")
	state("lecture", "发布", "")
	if all, _ := o.Entry(ctx, id["need"]); all.Rows[0].OrgID != 0 {
		t.Error("the branch that claimed it stays")
	}
	if _, err := o.Release(ctx, id["need"]); err == nil {
		t.Error("what is not claimed is released")
	}
	needs, answers, err := o.Unanswered(ctx)
	if err != nil || len(needs) != 1 || len(answers[0]) != 1 {
		t.Errorf("unanswered: %v %v %v", needs, answers, err)
	}
	if n, err := o.EntryNumbered(ctx, "xq-001"); n != id["need"] || err != nil {
		t.Errorf("by number: %d %v", n, err)
	}
}

// A committee names its lists and their classes as its place does; claiming goes by its own table of classes.
func TestRenamedListsAreMatched(t *testing.T) {
	o, id := lists(t)
	ctx := context.Background()
	def, err := o.Register(ctx, "demand")
	if err != nil {
		t.Fatal(err)
	}
	def.Title = "民情清单"
	own := *def.Match
	def.Match = &own
	own.Classes = map[string][]string{"法律": {"阵地资源"}}
	if _, err := o.SaveRegister(ctx, def); err != nil {
		t.Fatal(err)
	}
	found, err := o.Matches(ctx, id["need"])
	if err != nil || len(found.Suggested) != 1 || found.Suggested[0].ID != id["hall"] {
		t.Errorf("%v %+v", err, found)
	}
	def.Match = nil // as the copy of an earlier version is
	if _, err := o.SaveRegister(ctx, def); err != nil {
		t.Fatal(err)
	}
	if found, _ := o.Matches(ctx, id["need"]); len(found.Suggested) != 1 || found.Suggested[0].ID != id["lecture"] {
		t.Errorf("an older copy: %+v", found)
	}
}
