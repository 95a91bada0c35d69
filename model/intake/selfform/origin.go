package selfform

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// Origin is what a form carries on its hidden sheet: for whom and by what it was made, and where its items stand.
type Origin struct {
	Format    int    // of the form: 1 has no lines for bonuses and deductions
	Committee string // identity of the data file; holds no name
	Year      int
	Scheme    string     // its title
	Version   string     // Version of the scheme
	Number    int        // of the scheme's version in the year, from 1; 0 for format 1
	SentOn    model.Date // likewise ""
	OrgID     int64
	Branch    string     // its name when the form was made
	Rows      []Row      // one for each item, from the top
	Claims    []ClaimRow // the lines for bonuses and deductions
}

// Row is the place of one item, and what stood there when the form was made.
type Row struct {
	Row        int // of the sheet, from 1
	Item       string
	Code, Name string
	Max        string
	Given      Filled
}

// Filled is what stands in the cells of an item that the branch fills in, as texts: the mark is "4.50", 不适用 or "".
type Filled struct{ Mark, Reason, Evidence string }

// FilledBy is a mark as the form shows it; ok tells whether there is one.
func FilledBy(m model.Mark, ok bool) Filled {
	if !ok {
		return Filled{}
	}
	return Filled{scoring.MarkText(m, true), tidy(m.Reason), tidy(m.Evidence)}
}

// Version tells one version of a scheme's parts, items, points, methods, bonuses and deductions from another. Grades and
// quotas do not count: they are not on the form.
func Version(scheme *model.Scheme) string { return versionOf(scheme, format) }

// IsOf reports whether the form was made by a scheme as it is now.
func (o *Origin) IsOf(scheme *model.Scheme) bool { return o.Version == versionOf(scheme, o.Format) }

func versionOf(scheme *model.Scheme, format int) string {
	var on any = scheme.Parts
	if format > 1 {
		on = []any{scheme.Parts, scheme.Bonus, scheme.Deduction}
	}
	raw, err := json.Marshal(on)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])[:16]
}

// Key is the identity of a data file as forms carry it.
func Key(identity string) string {
	sum := sha256.Sum256([]byte("self-form " + identity))
	return hex.EncodeToString(sum[:])[:16]
}

// magic begins the hidden sheet, and format is the number of its layout.
const (
	magic  = "双百自评表"
	format = 2
)

// The rows of the hidden sheet, 0-based: names before, values in the second column. The items follow from firstItem on.
const (
	lineFormat = iota
	lineCommittee
	lineYear
	lineScheme
	lineVersion
	lineOrg
	lineBranch
	lineCheck
	lineHeads
	firstItem
)

var lineNames = [...]string{lineFormat: magic, lineCommittee: "党委", lineYear: "年度", lineScheme: "方案", lineVersion: "方案版本", lineOrg: "支部编号",
	lineBranch: "支部", lineCheck: "校验"}

// lines is the hidden sheet, row by row.
func (o *Origin) lines() [][]string {
	values := [...]string{lineFormat: strconv.Itoa(o.Format), lineCommittee: o.Committee, lineYear: strconv.Itoa(o.Year), lineScheme: o.Scheme,
		lineVersion: o.Version, lineOrg: strconv.FormatInt(o.OrgID, 10), lineBranch: o.Branch, lineCheck: o.check()}
	all := make([][]string, 0, firstItem+len(o.Rows))
	for i, name := range lineNames {
		all = append(all, []string{name, values[i]})
	}
	if o.Format > 1 {
		all[lineVersion] = append(all[lineVersion], strconv.Itoa(o.Number), string(o.SentOn))
	}
	all = append(all, []string{"行", "项目", "编号", "名称", "满分", "下发时的分", "下发时的说明", "下发时的佐证"})
	for _, r := range o.Rows {
		all = append(all, []string{strconv.Itoa(r.Row), r.Item, r.Code, r.Name, r.Max, r.Given.Mark, r.Given.Reason, r.Given.Evidence})
	}
	for _, r := range o.Claims {
		all = append(all, r.texts())
	}
	return all
}

// claimMark begins the identity of a line for a bonus or a deduction, which no item's does.
const claimMark = "#"

func (r ClaimRow) texts() []string {
	return []string{strconv.Itoa(r.Row), claimMark + r.Code, strconv.FormatInt(r.ID, 10), r.Given.Title, r.Given.Level, r.Given.Points, r.Given.Basis, r.Given.Evidence}
}

// check is a sum over everything else on the hidden sheet: who changes it there, by hand or by a program, is found out.
func (o *Origin) check() string {
	h := sha256.New()
	put := func(texts ...string) {
		for _, t := range texts {
			h.Write([]byte(strconv.Itoa(len(t)) + ":" + t))
		}
	}
	put(strconv.Itoa(o.Format), o.Committee, strconv.Itoa(o.Year), o.Scheme, o.Version, strconv.FormatInt(o.OrgID, 10), o.Branch)
	for _, r := range o.Rows {
		put(strconv.Itoa(r.Row), r.Item, r.Code, r.Name, r.Max, r.Given.Mark, r.Given.Reason, r.Given.Evidence)
	}
	if o.Format > 1 {
		put(strconv.Itoa(o.Number), string(o.SentOn))
	}
	for _, r := range o.Claims {
		put(r.texts()...)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// isOrigin reports whether a sheet is a form's hidden one, whatever it is called now.
func isOrigin(s *sheet.Sheet) bool { return s.Cell(lineFormat, 0).Text == magic }

// readOrigin reads the hidden sheet. The error says that it cannot be trusted.
func readOrigin(s *sheet.Sheet) (*Origin, error) {
	value := func(line int) string { return outfile.FromTextCell(s.Cell(line, 1).Text) }
	n, err := strconv.Atoi(value(lineFormat))
	if err != nil || n > format {
		return nil, model.Errorf(model.Newer, "这份表是新版本的程序下发的，先升级程序再收")
	}
	o := &Origin{Format: n, Committee: value(lineCommittee), Scheme: value(lineScheme), Version: value(lineVersion), Branch: value(lineBranch)}
	o.Year, _ = strconv.Atoi(value(lineYear))
	o.OrgID, _ = strconv.ParseInt(value(lineOrg), 10, 64)
	if n > 1 {
		o.Number, _ = strconv.Atoi(s.Cell(lineVersion, 2).Text)
		o.SentOn = model.Date(s.Cell(lineVersion, 3).Text)
	}
	for i := firstItem; i < len(s.Rows); i++ {
		text := func(col int) string { return tidy(outfile.FromTextCell(s.Cell(i, col).Text)) }
		row, err := strconv.Atoi(text(0))
		if err != nil {
			continue
		}
		if code, ok := strings.CutPrefix(text(1), claimMark); ok {
			id, _ := strconv.ParseInt(text(2), 10, 64)
			o.Claims = append(o.Claims, ClaimRow{row, code, id, Claim{text(3), text(4), text(5), text(6), text(7)}})
			continue
		}
		o.Rows = append(o.Rows, Row{Row: row, Item: text(1), Code: text(2), Name: text(3), Max: text(4), Given: Filled{text(5), text(6), text(7)}})
	}
	if value(lineCheck) != o.check() {
		return o, model.Errorf(model.Invalid, "表里的隐藏页被改动过，认不准是哪个支部的哪一份；请重新下发一份再填")
	}
	return o, nil
}

// tidy is a text as a form keeps it: line ends as LF, no control characters, no blanks at the ends.
func tidy(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r == '\t':
			return ' '
		case r < ' ' && r != '\n', r == 0x7f, r == '\ufffe', r == '\uffff':
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}
