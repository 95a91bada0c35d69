package store

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// fullFile makes a closed data file with sets of every kind: an import, edits, an undo and its redo, a listed import
// that changed nothing.
func fullFile(t testing.TB) string {
	t.Helper()
	db := newDB(t)
	branches := addBranches(t, db, "甲党支部", "乙党支部", "丙党支部")
	change(t, db, func(tx *Tx) error {
		if err := importMembers(tx, branches[0], 20); err != nil {
			return err
		}
		return tx.AddImport(&model.Import{File: "花名册.xlsx", Hash: "abcd", Kind: "roster", New: 20})
	})
	change(t, db, func(tx *Tx) error {
		return tx.AddImport(&model.Import{File: "花名册.xlsx", Hash: "abcd", Kind: "roster", Same: 20})
	})
	change(t, db, func(tx *Tx) error {
		return Put(tx, record.TermExtensions, &record.TermExtension{OrgID: branches[0], Due: "2026-08-14", Until: "2027-02-14",
			ApprovedOn: "2026-07-20", ApprovedBy: "中共某某区委", Reason: "换址"})
	})
	change(t, db, func(tx *Tx) error {
		if err := tx.PutRuleSetting(&model.RuleSetting{Rule: "ORG-04", Reason: "本市规定"}); err != nil {
			return err
		}
		return tx.PutAcceptedFinding(&model.AcceptedFinding{Rule: "ORG-04", OrgID: branches[0], Reason: "片区相邻", From: "2026-01-01", Until: "2026-12-31"})
	})
	change(t, db, func(tx *Tx) error { return tx.PutAssessmentYear(model.AssessmentYear{Year: 2026}) })
	marked := change(t, db, func(tx *Tx) error {
		for i, id := range branches {
			if err := tx.PutMark(2026, id, model.MarkKey{Item: "A1"}, model.Mark{Points: model.Points(100 * i), Reason: "述职"}); err != nil {
				return err
			}
		}
		return nil
	})
	change(t, db, func(tx *Tx) error {
		return tx.PutMark(2026, branches[0], model.MarkKey{Item: "A1"}, model.Mark{Points: 300})
	})
	change(t, db, func(tx *Tx) error {
		if err := tx.PutPublication(model.Publication{Year: 2026, First: "2026-12-17", Last: "2026-12-23"}); err != nil {
			return err
		}
		return tx.PutObjection(&model.Objection{Year: 2026, OrgID: branches[0], Item: "A1", Text: "分低了", Received: "2026-12-18"})
	})
	change(t, db, func(tx *Tx) error {
		if err := tx.MakeDistrict(model.District{PublicKey: "age1", Limits: model.UsualLimits()}, "secret"); err != nil {
			return err
		}
		s := model.Sender{Name: "某某区律师行业综合党委", Identity: "a"}
		if err := tx.PutSender(&s); err != nil {
			return err
		}
		p := model.Received{SenderID: s.ID, Hash: "0a", Name: s.Name, Year: 2026, Day: "2026-12-15", Rosters: model.MaskedRoster,
			Years: []model.YearFigures{{Year: 2025}, {Year: 2026, Rows: []model.BranchFigures{{Key: "3", Name: "衡平"}}}}}
		if err := tx.AddPackage(&p); err != nil {
			return err
		}
		if err := tx.PutSettlement(model.Settlement{SenderID: s.ID, Year: 2025, Branch: "3", Taken: true}); err != nil {
			return err
		}
		return tx.AddPackageRoster(p.ID, "3", `[{"name":"张某"}]`)
	})
	report := undo(t, db, marked)
	undo(t, db, report.ChangeSet)
	db.Close()
	return db.Path()
}

// TestEveryDamageIsNoticed changes one value, takes one row out or puts one in, anywhere in the file, hundreds of
// times, and wants Verify to find each. Only how the window looks (setting) is free.
func TestEveryDamageIsNoticed(t *testing.T) {
	path := fullFile(t)
	checkSound(t, path)
	whole := read(t, path)
	random := rand.New(rand.NewPCG(2026, 11))
	done := map[string]int{}
	for range 500 {
		what := damage(t, random, path)
		if what != "" {
			verb, _, _ := strings.Cut(what, ":")
			done[verb]++
			report, err := Verify(ctx, path)
			if err == nil && report.Sound() {
				t.Errorf("went unnoticed: %s", what)
			}
		}
		removeDatabase(path)
		if err := writeWhole(path, whole); err != nil {
			t.Fatal(err)
		}
	}
	if done["update"] < 100 || done["delete"] < 50 || done["insert"] < 50 {
		t.Errorf("only did %v", done)
	}
}

// damage does one random thing to a file and says what, "" when nothing was changed.
func damage(t *testing.T, random *rand.Rand, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite", fileURI(path)+"?mode=rw"+vfsOf(path, writing))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, s := range []string{"PRAGMA foreign_keys = 0", "PRAGMA ignore_check_constraints = 1", "PRAGMA synchronous = OFF", "BEGIN"} {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	tables, err := column[string](ctx, db, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'setting'`)
	if err != nil {
		t.Fatal(err)
	}
	// The log is hit as often as all other tables together.
	table := tables[random.IntN(len(tables))]
	if random.IntN(2) == 0 {
		table = []string{"change_set", "change_row", "import_log", "identity", "sqlite_sequence"}[random.IntN(5)]
	}
	what, statement := damageStatement(t, random, db, table)
	if statement == "" {
		return ""
	}
	const ofTable = "FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?"
	triggers, err := column[string](ctx, db, "SELECT sql "+ofTable, table)
	if err != nil {
		t.Fatal(err)
	}
	names, err := column[string](ctx, db, "SELECT name "+ofTable, table)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if _, err := db.Exec(`DROP TRIGGER "` + name + `"`); err != nil {
			t.Fatal(err)
		}
	}
	result, err := db.Exec(statement)
	if err != nil {
		return "" // a uniqueness rule forbids it
	}
	if n, _ := result.RowsAffected(); n == 0 {
		return ""
	}
	for _, s := range triggers { // whoever damages the file hides it
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Exec("COMMIT"); err != nil {
		t.Fatal(err)
	}
	return what + ": " + statement
}

func damageStatement(t *testing.T, random *rand.Rand, db *sql.DB, table string) (what, statement string) {
	t.Helper()
	var rows int
	if err := db.QueryRow(`SELECT count(*) FROM "` + table + `"`).Scan(&rows); err != nil || rows == 0 {
		return "", ""
	}
	columns, err := column[string](ctx, db, "SELECT name FROM pragma_table_info(?)", table)
	if err != nil {
		t.Fatal(err)
	}
	one := fmt.Sprintf(`rowid = (SELECT rowid FROM "%s" ORDER BY rowid LIMIT 1 OFFSET %d)`, table, random.IntN(rows))
	switch random.IntN(4) {
	case 0:
		return "delete", `DELETE FROM "` + table + `" WHERE ` + one
	case 1: // a copy of a row under a new key
		var copied []string
		for i, c := range columns {
			if i == 0 && table != "sqlite_sequence" && table != "identity" {
				copied = append(copied, fmt.Sprintf(`(SELECT max(rowid) FROM "%s") + 1`, table))
			} else {
				copied = append(copied, `"`+c+`"`)
			}
		}
		return "insert", fmt.Sprintf(`INSERT INTO "%s" SELECT %s FROM "%s" WHERE %s`, table, strings.Join(copied, ", "), table, one)
	}
	c := columns[random.IntN(len(columns))]
	value := []string{
		fmt.Sprintf(`CASE typeof("%[1]s") WHEN 'integer' THEN "%[1]s" + 1 WHEN 'text' THEN "%[1]s" || 'x' ELSE 1 END`, c),
		fmt.Sprintf(`CASE typeof("%[1]s") WHEN 'integer' THEN "%[1]s" - 1 WHEN 'text' THEN substr("%[1]s", 2) ELSE 2 END`, c),
		fmt.Sprintf(`CASE typeof("%[1]s") WHEN 'integer' THEN 0 ELSE '' END`, c),
		"NULL",
	}[random.IntN(4)]
	return "update", fmt.Sprintf(`UPDATE "%s" SET "%s" = %s WHERE %s AND "%s" IS NOT %s`, table, c, value, one, c, value)
}
