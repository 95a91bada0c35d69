package intake

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// The keys and values of the command line's contract.
func TestPlanAsJSON(t *testing.T) {
	book := bookOf(tab("Sheet1", cells("花名册"), cells("填报"), cells("姓名|身份证号|出生日期|手机|党支部|备用"),
		cells("张三|11010519491231002X|1950.5|13912345678|甲党支部|x"), cells("李四|34052419800101001X|1980-01-01|13912345679|甲党支部|")))
	known := &Known{Today: today, Orgs: orgs("甲党支部"), Members: []model.Member{{ID: 3, Name: "李四", IDNumber: "34052419800101001X", Phone: "13900000000", BranchID: 1, Birth: "1980-01-01", Status: model.StatusNormal}}}
	plan := build(t, book, known, Options{})
	plan.ChangeSet = 7
	data, err := json.Marshal(plan)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		File, Kind, Outcome string
		Sheets              []struct {
			Name      string
			HeaderRow int `json:"header_row"`
			Columns   []struct {
				Letter, Header, Field string
				Sure                  int
			}
			Rows []struct {
				Row      int
				Kind     string
				Values   map[string]string
				Problems []struct{ Code, Column, Level, Text string }
				Diff     map[string][]string
			}
		}
		Summary   map[string]int
		ChangeSet int64 `json:"change_set"`
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	s := got.Sheets[0]
	if got.File != "手工.xlsx" || got.Kind != "roster" || got.Outcome != "ok" || got.ChangeSet != 7 || s.Name != "Sheet1" || s.HeaderRow != 3 {
		t.Errorf("%s", data)
	}
	if c := s.Columns[1]; c.Letter != "B" || c.Header != "身份证号" || c.Field != "id_number" || c.Sure < SureEnough {
		t.Errorf("column %+v", c)
	}
	first, second := s.Rows[0], s.Rows[1]
	if first.Row != 4 || first.Kind != "new" || first.Values["name"] != "张三" || first.Values["birth"] != "1950-05" || first.Values["branch"] != "甲党支部" {
		t.Errorf("row %+v", first)
	}
	if p := first.Problems; len(p) != 1 || p[0].Code != "id-birth-mismatch" || p[0].Column != "C" || p[0].Level != "warning" || p[0].Text == "" {
		t.Errorf("problems %+v", p)
	}
	if d := second.Diff["phone"]; second.Kind != "update" || len(d) != 2 || d[0] != "13900000000" || d[1] != "13912345679" {
		t.Errorf("row %+v", second)
	}
	for _, k := range []string{"new", "update", "same", "skip", "conflict", "error"} {
		if _, ok := got.Summary[k]; !ok {
			t.Errorf("the summary lacks %s", k)
		}
	}
}

func TestCancelAndProgress(t *testing.T) {
	book, err := sheet.Read(context.Background(), "a.xlsx", bigRoster(t, 3000))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	calls := 0
	_, err = Build(ctx, book, &Known{Today: today}, Options{}, func(done, total int) {
		if calls++; done <= 0 || done > total || total < 3000 {
			t.Errorf("progress %d of %d", done, total)
		}
		if calls == 2 {
			cancel()
		}
	})
	if model.CodeOf(err) != model.Cancelled || calls != 2 {
		t.Errorf("%v after %d reports, want a cancelled build", err, calls)
	}
}
