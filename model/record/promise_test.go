package record_test

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/resources/registers"
)

func TestWhatAnAgreementPromisesIsCountedByItsOwnYears(t *testing.T) {
	r, err := record.ParseRegister(registers.All()["agreement.json"])
	if err != nil {
		t.Fatal(err)
	}
	const today = model.Date("2026-11-25")
	held := "2025-12-01 上一年度的\n2025-12-30 党课互讲\n2026-03-05 读书会\n2026-11-01 慰问"
	for name, c := range map[string]struct {
		state, start, end, held, done string
		others                        []model.Date
		want                          string
		byNow                         int
		from, to                      model.Date
	}{
		"the second year":        {"履行", "2024-12-30", "2026-12-29", held, "", nil, "3/6", 5, "2025-12-30", "2026-12-29"},
		"records elsewhere":      {"履行", "2024-12-30", "2026-12-29", held, "", []model.Date{"2026-03-05", "2026-06-01", "2024-01-01"}, "4/6", 5, "2025-12-30", "2026-12-29"},
		"a number only":          {"履行", "2024-12-30", "2026-12-29", "", "5", nil, "5/6", 5, "2025-12-30", "2026-12-29"},
		"records beat a number":  {"履行", "2024-12-30", "2026-12-29", held, "9", nil, "3/6", 5, "2025-12-30", "2026-12-29"},
		"no beginning":           {"履行", "", "", held, "", nil, "2/6", 5, "2026-01-01", "2026-12-31"},
		"it ended":               {"已终止", "2024-12-30", "2025-12-29", held, "", nil, "1/6", 0, "2024-12-30", "2025-12-29"},
		"not begun":              {"已签订", "2027-01-01", "2027-12-31", "", "", nil, "0/6", 0, "2027-01-01", "2027-12-31"},
		"a draft promises no":    {"草拟", "2024-12-30", "2026-12-29", held, "", nil, "", 0, "", ""},
		"a short last year":      {"履行", "2025-06-01", "2026-08-31", held, "", nil, "0/6", 6, "2026-06-01", "2026-08-31"},
		"a month is no day":      {"履行", "2025-06", "", held, "", nil, "2/6", 5, "2026-01-01", "2026-12-31"},
		"on 29 February it runs": {"履行", "2024-02-29", "", held, "", nil, "2/6", 4, "2026-02-28", "2027-02-27"},
	} {
		e := record.Entry{Register: "agreement", State: c.state, Values: map[string]string{"times": "6", "start": c.start, "end": c.end, "held": c.held, "done": c.done}}
		if c.done == "" {
			delete(e.Values, "done")
		}
		k := r.Keeping(&e, c.others, today)
		if k.Text() != c.want || k.ByNow != c.byNow || k.From != c.from || k.To != c.to || k.Late() != (k.Done < c.byNow) {
			t.Errorf("%s: %q %+v, want %s %d %s–%s", name, k.Text(), k, c.want, c.byNow, c.from, c.to)
		}
	}
}
