package intake

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/sheet"
)

func TestZZDump(t *testing.T) {
	for _, p := range strings.Fields(os.Getenv("ZD")) {
		book, err := sheet.Open(context.Background(), p)
		if err != nil {
			t.Error(err)
			continue
		}
		o := Options{}
		if m := os.Getenv("ZM"); m != "" {
			o.Map = map[string]Field{}
			for _, kv := range strings.Split(m, ",") {
				a, b, _ := strings.Cut(kv, "=")
				o.Map[a] = Field(b)
			}
		}
		plan := build(t, book, nil, o)
		fmt.Println("=====", p, plan.Outcome, plan.Summary, plan.Hidden, plan.NewOrgs, plan.Blocking)
		for _, s := range plan.Sheets {
			for i := range s.Rows {
				r := &s.Rows[i]
				fmt.Print("  ", r.Number, " ", r.Kind, r.Skip, " ", strings.Join(r.Values, "|"))
				for _, q := range r.Problems {
					fmt.Print(" <", q.Code, " ", columnLetter(q.Col), " ", q.Text, ">")
				}
				fmt.Println()
			}
		}
	}
}
