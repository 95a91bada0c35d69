package store

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// roster makes n members of one branch, as an import would.
func roster(branch int64, n int) []model.Member {
	surnames := []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗")
	given := []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏")
	all := make([]model.Member, n)
	for i := range all {
		all[i] = model.Member{BranchID: branch, Sex: model.Female, Ethnicity: "汉族", Birth: "1980-05-01", Education: "大学本科",
			Name:     string([]rune{surnames[i%20], given[i/20%28], given[i/560%28]}),
			IDNumber: fmt.Sprintf("32010019800501%04d", i%10000), Kind: model.FullMember, JoinDate: "2003-07", FullDate: "2004-07",
			Job: "教师", Phone: fmt.Sprintf("138%08d", i), Address: "江城区学府路 1 号", Status: model.StatusNormal}
	}
	return all
}

// importMembers writes members with their memberships.
func importMembers(tx *Tx, branch int64, n int) error {
	for _, m := range roster(branch, n) {
		if err := tx.PutMember(&m); err != nil {
			return err
		}
		if err := tx.PutMembership(&model.Membership{MemberID: m.ID, OrgID: branch, From: "2026-11-23", Reason: "花名册导入"}); err != nil {
			return err
		}
	}
	return nil
}

// BenchmarkImport measures 10,000 members with memberships: with the change log, and the same rows without it.
func BenchmarkImport(b *testing.B) {
	const n = 10000
	for _, logged := range []bool{true, false} {
		b.Run(fmt.Sprintf("logged=%v", logged), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				db := newDB(b)
				if !logged {
					if err := dropTriggers(ctx, db.writer); err != nil {
						b.Fatal(err)
					}
				}
				b.StartTimer()
				change(b, db, func(tx *Tx) error {
					o := model.Org{Name: "第一党支部", Kind: model.Branch, ReportedSize: -1}
					if err := tx.PutOrg(&o); err != nil {
						return err
					}
					return importMembers(tx, o.ID, n)
				})
			}
		})
	}
}

// BenchmarkUndoImport measures taking 10,000 members with memberships back.
func BenchmarkUndoImport(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		db := newDB(b)
		id := change(b, db, func(tx *Tx) error {
			o := model.Org{Name: "第一党支部", Kind: model.Branch, ReportedSize: -1}
			if err := tx.PutOrg(&o); err != nil {
				return err
			}
			return importMembers(tx, o.ID, 10000)
		})
		b.StartTimer()
		if _, err := db.Undo(ctx, id, "李干事"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen measures opening a file of 10,000 members, with its examination.
func BenchmarkOpen(b *testing.B) {
	db := newDB(b)
	change(b, db, func(tx *Tx) error { return importMembers2(tx, 10000) })
	db.Close()
	for b.Loop() {
		again, err := Open(db.Path(), Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		again.Close()
		b.StartTimer()
	}
}

// BenchmarkBackup measures a verified backup of 10,000 members.
func BenchmarkBackup(b *testing.B) {
	db := newDB(b)
	change(b, db, func(tx *Tx) error { return importMembers2(tx, 10000) })
	target := filepath.Join(b.TempDir(), "saved.db")
	for b.Loop() {
		if err := db.Backup(ctx, target, false); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMembers measures reading 10,000 members.
func BenchmarkMembers(b *testing.B) {
	db := newDB(b)
	change(b, db, func(tx *Tx) error { return importMembers2(tx, 10000) })
	for b.Loop() {
		countMembers(b, db)
	}
}
