package intake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// MarshalJSON writes the plan as the command line's contract has it (cli.md), with what the screen shows besides.
func (p *Plan) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	err := p.WriteJSON(&out)
	return out.Bytes(), err
}

// WriteJSON writes what MarshalJSON returns, row by row: the plan of a large file is never in memory as text.
func (p *Plan) WriteJSON(w io.Writer) error {
	type out struct {
		File      string         `json:"file"`
		Kind      Kind           `json:"kind"`
		Outcome   string         `json:"outcome"`
		Sheets    []*SheetPlan   `json:"sheets"`
		Ignored   []IgnoredSheet `json:"ignored_sheets,omitempty"`
		Summary   Summary        `json:"summary"`
		Codes     []CodeCount    `json:"codes,omitempty"`
		Skips     []SkipCount    `json:"skips,omitempty"`
		Unknowns  []Unknown      `json:"unknown_values,omitempty"`
		NewOrgs   []NewOrg       `json:"new_branches,omitempty"`
		NewUnits  []NewUnit      `json:"new_units,omitempty"`
		Blocking  []Blocking     `json:"blocking,omitempty"`
		Hidden    *Hidden        `json:"hidden,omitempty"`
		Questions []Question     `json:"questions,omitempty"`
		Missing   []Missing      `json:"missing,omitempty"`
		ChangeSet int64          `json:"change_set,omitempty"`
	}
	var hidden *Hidden
	if p.Hidden.Any() {
		hidden = &p.Hidden
	}
	frame, err := json.Marshal(out{p.File, Kind(p.Kind.Word()), p.Outcome, []*SheetPlan{}, p.Ignored, p.Summary, p.Codes, p.Skips, p.Unknowns, p.NewOrgs, p.NewUnits, p.Blocking, hidden, p.Questions, p.Missing, p.ChangeSet})
	if err != nil {
		return err
	}
	return fillList(w, frame, "sheets", len(p.Sheets), func(i int) error { return p.Sheets[i].writeJSON(w) })
}

// fillList writes a JSON object whose list of a name is empty, with n elements put into that list.
func fillList(w io.Writer, frame []byte, name string, n int, element func(i int) error) error {
	before, after, _ := bytes.Cut(frame, []byte(`"`+name+`":[]`))
	if _, err := fmt.Fprintf(w, `%s"%s":[`, before, name); err != nil {
		return err
	}
	for i := range n {
		if i > 0 {
			if _, err := io.WriteString(w, ","); err != nil {
				return err
			}
		}
		if err := element(i); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, `]%s`, after)
	return err
}

// MarshalJSON writes the sheet with its columns and rows.
func (s *SheetPlan) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	err := s.writeJSON(&out)
	return out.Bytes(), err
}

func (s *SheetPlan) writeJSON(w io.Writer) error {
	type column struct {
		Letter  string   `json:"letter"`
		Header  string   `json:"header"`
		Field   Field    `json:"field"`
		Sure    int      `json:"sure"`
		Samples []string `json:"samples,omitempty"`
		Stored  bool     `json:"stored"`
		Note    string   `json:"note,omitempty"`
	}
	type problem struct {
		Code   Code   `json:"code"`
		Column string `json:"column,omitempty"`
		Level  Level  `json:"level"`
		Text   string `json:"text"`
		Fix    string `json:"fix,omitempty"`
	}
	type row struct {
		Row      int                  `json:"row"`
		Kind     RowKind              `json:"kind"`
		Skip     SkipReason           `json:"skip,omitempty"`
		Values   map[string]string    `json:"values"`
		Problems []problem            `json:"problems"`
		Diff     map[string][2]string `json:"diff,omitempty"`
		Kept     map[string][2]string `json:"kept,omitempty"`
		Match    int64                `json:"match,omitempty"`
		MatchBy  string               `json:"match_by,omitempty"`
	}
	out := struct {
		Name       string   `json:"name"`
		Table      Table    `json:"table"`
		HeaderRow  int      `json:"header_row"`
		HeaderRows int      `json:"header_rows"`
		HiddenRows int      `json:"hidden_rows,omitempty"`
		Stage      string   `json:"stage,omitempty"`
		Part       string   `json:"part,omitempty"`
		Why        string   `json:"why,omitempty"`
		Notes      []string `json:"notes,omitempty"`
		Columns    []column `json:"columns"`
		Rows       []row    `json:"rows"`
	}{Name: s.Name, Table: s.Table, HeaderRow: s.HeaderRow, HeaderRows: s.HeaderRows, HiddenRows: s.HiddenRows, Part: s.Part, Why: s.Why, Notes: s.Notes,
		Columns: make([]column, 0, len(s.Columns)), Rows: []row{}}
	if s.Table == WideScores {
		out.Stage = stageName(s.Stage)
	}
	names := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		names[i] = jsonField(c.Field)
		out.Columns = append(out.Columns, column{c.Letter, c.Header, Field(names[i]), c.Sure, c.Samples, c.Stored, c.Why})
	}
	frame, err := json.Marshal(out)
	if err != nil {
		return err
	}
	values := map[string]string{}
	return fillList(w, frame, "rows", len(s.Rows), func(i int) error {
		clear(values)
		r := &s.Rows[i]
		j := row{Row: r.Number, Kind: r.Kind, Skip: r.Skip, Values: values, Problems: []problem{}, Match: r.Match, MatchBy: r.MatchBy,
			Diff: jsonChanges(r.Diff), Kept: jsonChanges(r.Kept)}
		for c, v := range r.Values {
			if v != "" && names[c] != "" {
				j.Values[names[c]] = v
			}
		}
		for _, p := range r.Problems {
			j.Problems = append(j.Problems, problem{p.Code, sheet.ColumnLetter(p.Col), p.Level, p.Text, p.Fix})
		}
		raw, err := json.Marshal(j)
		if err == nil {
			_, err = w.Write(raw)
		}
		return err
	})
}

// jsonField is a field's name in JSON: an item's marks stand under the item's ID.
func jsonField(f Field) string { return strings.TrimPrefix(string(f), FieldItem) }

func jsonChanges(changes []Change) map[string][2]string {
	if len(changes) == 0 {
		return nil
	}
	out := make(map[string][2]string, len(changes))
	for _, c := range changes {
		out[jsonField(c.Field)] = [2]string{c.Old, c.New}
	}
	return out
}
