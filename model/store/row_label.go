package store

import (
	"database/sql"
	"errors"
	"strings"

	"github.com/shuangbai/shuangbai/model/record"
)

// rowNames say what people call a row of the other tables, as SQL on its table t.
var rowNames = map[string]string{
	"committee":        "t.name",
	"handed_out":       "t.what",
	"register":         "t.title",
	"attachment":       "t.name",
	"register_entry":   "(SELECT title FROM register WHERE id = t.register_id) || ' ' || t.title",
	"rule_setting":     "t.rule",
	"life_start":       "t.since",
	"wording":          "t.superior || ' ' || t.field",
	"paper_layout":     "CASE t.paper WHEN '' THEN '全部文书' WHEN 'bulletin' THEN t.year || ' 年度考核情况通报' WHEN 'term-notice' THEN t.year || ' 年度换届提醒函' ELSE t.year || ' 年度文书' END",
	"accepted_finding": "t.rule || ' ' || coalesce((SELECT name FROM member WHERE id = t.member_id), (SELECT name FROM org WHERE id = t.org_id), '')",
	"district":         "'区级汇总'",
	"sender":           "t.name",
	"package":          "t.name || ' ' || t.year || ' 年度'",
	"package_year":     "(SELECT name || ' ' FROM package WHERE id = t.package_id) || t.year || ' 年度'",
	"package_roster":   "(SELECT name FROM package WHERE id = t.package_id)",
	"settlement":       "(SELECT name || ' ' FROM sender WHERE id = t.sender_id) || t.year || ' 年度'",
	"reporting":        "'向区里报送'",
	"scheme_draft":     "t.year || ' 年度 草稿 ' || t.number",
	"scheme_version":   "t.year || ' 年度 第 ' || t.number || ' 版'",
	"ballot_setup":     "t.year || ' 年度'",
	"ballot_subject":   "t.year || ' 年度 ' || t.person",
	"ballot_tally":     "t.year || ' 年度'",
	"assessment_year":  "t.year || ' 年度'",
	"assessment_group": "t.year || ' 年度 ' || t.name",
	"mark":             "t.year || ' 年度 ' || " + assessedName + " || ' ' || t.item",
	"adjustment":       "t.year || ' 年度 ' || " + assessedName + " || ' ' || t.title",
	"sent_form":        "t.year || ' 年度 ' || " + assessedName,
	"veto":             "t.year || ' 年度 ' || " + assessedName + " || ' ' || t.title",
	"decision":         "t.year || ' 年度 ' || " + assessedName,
	"opinion":          "t.year || ' 年度 ' || " + assessedName,
	"pioneer_index":    "t.year || ' 年度 先锋指数办法'",
	"pioneer_mark":     "t.year || ' 年第 ' || t.quarter || ' 季度 ' || (SELECT name FROM member WHERE id = t.member_id) || ' ' || t.line",
	"pioneer_event":    "t.year || ' 年第 ' || t.quarter || ' 季度 ' || (SELECT name FROM member WHERE id = t.member_id) || ' ' || t.title",
	"appraisal":        "t.year || ' 年度 ' || (SELECT name FROM member WHERE id = t.member_id)",
	"publication":      "t.year || ' 年度'",
	"objection":        "t.year || ' 年度 ' || coalesce(" + assessedName + ", '')",
	"ranking":          "t.year || ' 年度'",
	"result":           "t.year || ' 年度 ' || " + assessedName,
}

// calledAs are the names of the records that a row may refer to, as SQL on its table t.
var calledAs = map[record.Shape]string{record.Org: "org", record.Unit: "unit", record.Member: "member"}

// rowName says what people call a row of a table, as SQL on its table t; "" for a table that is not known.
func rowName(table string) string {
	k, ok := definitions[table]
	if !ok {
		return rowNames[table]
	}
	var parts []string
	for _, c := range k.CalledBy() {
		part := "t." + c.Column
		if other, ok := calledAs[c.Shape]; ok {
			part = "(SELECT name FROM " + other + " WHERE id = t." + c.Column + ")"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " || ' ' || ")
}

func (r *Reader) label(table string, id int64) (string, error) {
	expression := rowName(table)
	tables, err := r.shapes()
	if err != nil || expression == "" {
		return "", err
	}
	stmt, err := r.statement(`SELECT ` + expression + ` FROM "` + table + `" t WHERE t."` + tables[table].key + `" = ?`)
	if err != nil {
		return "", failure(err, "")
	}
	var text sql.NullString
	err = stmt.QueryRowContext(r.ctx, id).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return r.formerLabel(table, id)
	}
	return text.String, failure(err, "")
}

// formerLabel is the name that a deleted row had.
func (r *Reader) formerLabel(table string, id int64) (string, error) {
	names, err := column[sql.NullString](r.ctx, r.q,
		"SELECT coalesce(before ->> 'name', before ->> 'topic', before ->> 'title') FROM change_row WHERE tbl = ? AND pk = ? AND op = 'D' ORDER BY id DESC LIMIT 1", table, id)
	if err != nil || len(names) == 0 {
		return "", failure(err, "")
	}
	return names[0].String, nil
}
