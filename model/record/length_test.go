package record

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestTextsHaveALength(t *testing.T) {
	a := model.Activity{Topic: strings.Repeat("学", model.MostLine), Remark: strings.Repeat("记", model.MostText)}
	if err := Activities.CheckLengths(&a); err != nil {
		t.Errorf("at its limit: %v", err)
	}
	a.Topic += "习"
	if err := Activities.CheckLengths(&a); err == nil || !strings.Contains(model.MessageOf(err), "有 2001 个字，最多 2000 个字") {
		t.Errorf("over its limit: %v", err)
	}
	if err := (Item{Name: "clerk", Label: "经办人", Shape: Text}).Check(strings.Repeat("张", model.MostLine+1)); err == nil {
		t.Error("a register takes a text of any length")
	}
}
