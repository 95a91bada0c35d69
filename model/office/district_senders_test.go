package office

import (
	"context"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/packages"
)

// A committee is listed once: a short or mistyped name is asked about, and its package finds the short name of the list.
func TestACommitteeIsListedOnce(t *testing.T) {
	ctx, o := context.Background(), newDistrict(t)
	for _, name := range []string{"某某区律师行业综合党委", "某某区物业服务行业综合党委", "某某区养老服务行业综合党委", "某某区会计行业综合党委"} {
		if _, err := o.SaveSender(ctx, model.Sender{Name: name}, false); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	for name, like := range map[string]string{"律师": "某某区律师行业综合党委", "律师行业党委": "某某区律师行业综合党委", "某某区律帅行业综合党委": "某某区律师行业综合党委",
		"某某区物业眼务行业综合党委": "某某区物业服务行业综合党委", "不存在": "不像党委的名称"} {
		_, err := o.SaveSender(ctx, model.Sender{Name: name}, false)
		if model.CodeOf(err) != model.Conflict || !strings.Contains(model.MessageOf(err), like) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"临江市律师行业综合党委", "某某区社会组织行业综合党委"} { // of another place, and another altogether
		if _, err := o.SaveSender(ctx, model.Sender{Name: name}, false); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := o.SaveSender(ctx, model.Sender{Name: "律师行业党委"}, true); err != nil {
		t.Error(err)
	}
	all, err := o.Senders(ctx)
	if err != nil {
		t.Fatal(err)
	}
	changed := all[0]
	changed.DueOn = "2026-12-20"
	if _, err := o.SaveSender(ctx, changed, false); err != nil {
		t.Errorf("another day for one of the list: %v", err)
	}
	short := newDistrict(t)
	if _, err := short.SaveSender(ctx, model.Sender{Name: "第1"}, true); err != nil {
		t.Fatal(err)
	}
	take(t, short, packed(t, manifestOf(1, 2026, 15), []model.YearFigures{figuresOf(2026, 15, true, 9000)}, nil, packages.For{}))
	if all, err = short.Senders(ctx); err != nil || len(all) != 1 || all[0].Name != "某某区第1行业综合党委" || all[0].Identity == "" {
		t.Errorf("its package came: %+v, %v", all, err)
	}
	other := manifestOf(1, 2026, 16)
	other.Sender = "another file"
	f := planTake(t, short, packed(t, other, []model.YearFigures{figuresOf(2026, 16, true, 9000)}, nil, packages.For{})).Files[0]
	if model.CodeOf(f.Err) != model.Conflict || f.OtherFile != all[0].ID {
		t.Errorf("from another data file: %+v", f)
	}
}
