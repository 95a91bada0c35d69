package office

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/resources/sample"
)

// recordsTruth is what is right of one sheet of records: testdata/records-truth.json.
type recordsTruth struct {
	Kind                       string
	Header                     []int
	Rows, Skip, Error, Entries int
	Columns                    map[string]string
	Problems                   [][3]any // row, kind, code
}

// rosterOnly is a committee with the sample's ledger and roster, and a folder with the sample's sheets.
func rosterOnly(t *testing.T) (*Office, string) {
	t.Helper()
	ctx, dir := context.Background(), t.TempDir()
	entries, err := sample.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		raw, err := sample.Files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, e.Name()), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	o, err := Create(ctx, filepath.Join(dir, "new.sbd"), model.Committee{Name: sampleName, Sector: model.Education, Year: SampleYear}, Options{Who: "周敏", Now: func() time.Time { return sampleDay }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	for _, name := range []string{"branches-education.xlsx", "roster-education.xlsx"} {
		applyFile(t, o, filepath.Join(dir, name))
	}
	return o, dir
}

func applyFile(t *testing.T, o *Office, file string) (int64, *Draft) {
	t.Helper()
	d, err := o.ReadImport(context.Background(), file, intake.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	id, err := o.Apply(context.Background(), d, ApplyOptions{GoodOnly: true})
	if err != nil {
		t.Fatalf("%s: %v", filepath.Base(file), err)
	}
	return id, d
}

// Every sheet of records is recognised by itself and read as its truth says; the same sheet again changes nothing, and
// undo takes all of it back.
func TestSheetsOfRecordsAreReadAsTheirTruthSays(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("testdata", "records-truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth map[string]recordsTruth
	if err := json.Unmarshal(raw, &truth); err != nil {
		t.Fatal(err)
	}
	o, dir := rosterOnly(t)
	ctx := context.Background()
	for _, name := range slices.Sorted(maps.Keys(truth)) {
		t.Run(name, func(t *testing.T) {
			want, file := truth[name], filepath.Join(dir, name)
			id, d := applyFile(t, o, file)
			checkAgainstTruth(t, d.Plan, want)
			all, err := o.Entries(ctx, d.Plan.Register.ID, true)
			if err != nil || len(all.Rows) != want.Entries {
				t.Errorf("%d entries, want %d: %v", len(all.Rows), want.Entries, err)
			}
			again, err := o.ReadImport(ctx, file, intake.Options{}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if s := again.Plan.Summary; s.Same != want.Rows || s.New+s.Update+s.Conflict != 0 || s.Error != want.Error {
				t.Errorf("the same sheet again: %+v", s)
				for _, sp := range again.Plan.Sheets {
					for _, row := range sp.Rows {
						if row.Kind != intake.Same && row.Kind != intake.Skip {
							t.Logf("row %d %s %v %v", row.Number, row.Kind, row.Diff, row.Problems)
						}
					}
				}
			}
			if _, err := o.Undo(ctx, id); err != nil {
				t.Fatal(err)
			}
			if all, err = o.Entries(ctx, d.Plan.Register.ID, true); err != nil || len(all.Rows) != 0 {
				t.Errorf("%d entries are left after the undo: %v", len(all.Rows), err)
			}
		})
	}
}

func checkAgainstTruth(t *testing.T, p *intake.Plan, want recordsTruth) {
	t.Helper()
	if p.Kind.Word() != want.Kind || len(p.Sheets) != 1 {
		t.Fatalf("taken for %s in %d sheets", p.Kind.Word(), len(p.Sheets))
	}
	s := p.Sheets[0]
	if s.HeaderRow != want.Header[0] || s.HeaderRows != len(want.Header) {
		t.Errorf("header at %d, %d rows", s.HeaderRow, s.HeaderRows)
	}
	for _, c := range s.Columns {
		header := strings.ReplaceAll(c.Header, " ", "/")
		if f, ok := want.Columns[header]; ok && f != string(c.Field) {
			t.Errorf("column %s is taken for %s, is %s", header, c.Field, f)
		}
	}
	if got := p.Summary; got.New != want.Rows || got.Skip != want.Skip || got.Error != want.Error || got.Update+got.Same+got.Conflict != 0 {
		t.Errorf("%+v", got)
	}
	problems := map[int]string{}
	for _, w := range want.Problems {
		problems[int(w[0].(float64))] = fmt.Sprint(w[1], " ", w[2])
	}
	for _, row := range s.Rows {
		got := string(row.Kind)
		if row.Kind == intake.New {
			got = "warning"
		}
		for i := range row.Problems {
			got += " " + string(row.Problems[i].Code)
		}
		if got = strings.TrimSpace(got); got == "warning" {
			got = ""
		}
		if w := strings.TrimSpace(problems[row.Number]); got != w {
			t.Errorf("row %d: %q, want %q %v", row.Number, got, w, row.Problems)
		}
	}
}
