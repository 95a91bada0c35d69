package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestFailuresAreExplained(t *testing.T) {
	known := model.Errorf(model.Invalid, "姓名还没有填，填上再保存")
	for _, c := range []struct {
		err  error
		code model.Code
	}{
		{context.Canceled, model.Cancelled},
		{&fs.PathError{Op: "write", Err: syscall.ENOSPC}, model.DiskFull},
		{&fs.PathError{Op: "open", Err: syscall.EACCES}, model.ReadOnly},
		{&fs.PathError{Op: "open", Err: syscall.EROFS}, model.ReadOnly},
		{&fs.PathError{Op: "open", Err: syscall.ENOENT}, model.Missing},
		{sql.ErrNoRows, model.NotFound},
		{fmt.Errorf("in a wrapper: %w", known), model.Invalid},
		{errors.New("anything"), model.Internal},
	} {
		err := failure(c.err, "/a/党委.db")
		checkRefusal(t, err, c.code)
		if !errors.Is(err, c.err) {
			t.Errorf("%v: the cause is lost", c.err)
		}
	}
	if failure(nil, "x") != nil {
		t.Error("no error became one")
	}
}

func TestASecondWriterFromOutsideIsReported(t *testing.T) {
	db := newDB(t)
	other, err := sql.Open("sqlite", dataSource(db.Path(), writing, "WAL"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	tx, err := other.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	db.writer.Close()
	impatient := strings.Replace(dataSource(db.Path(), writing, "WAL"), "busy_timeout%28400%29", "busy_timeout%2850%29", 1)
	if db.writer, err = sql.Open("sqlite", impatient); err != nil {
		t.Fatal(err)
	}
	_, err = db.Write(ctx, Change{}, putSetting)
	checkRefusal(t, err, model.Locked)
}

func TestEveryConnectionHasItsPragmas(t *testing.T) {
	db := newDB(t)
	for name, want := range map[string]string{"foreign_keys": "1", "journal_mode": "wal", "synchronous": "2", "busy_timeout": "400"} {
		var got string
		if err := db.writer.QueryRow("PRAGMA " + name).Scan(&got); err != nil || got != want {
			t.Errorf("writer: %s is %s (%v)", name, got, err)
		}
	}
	var held []*sql.Conn
	for range 4 {
		conn, err := db.reader.Conn(ctx)
		if err != nil {
			t.Fatal(err)
		}
		held = append(held, conn)
		var only, keys string
		err = conn.QueryRowContext(ctx, "SELECT * FROM pragma_query_only, pragma_foreign_keys").Scan(&only, &keys)
		if err != nil || only != "1" || keys != "1" {
			t.Errorf("reader: query_only %s, foreign_keys %s (%v)", only, keys, err)
		}
		if _, err := conn.ExecContext(ctx, "DELETE FROM setting"); err == nil {
			t.Error("a reader wrote")
		}
	}
	for _, c := range held {
		c.Close()
	}
}

func TestFileNamesOfEverySystem(t *testing.T) {
	for path, want := range map[string]string{
		"/数据/a b#1?.db":   "file:///%E6%95%B0%E6%8D%AE/a%20b%231%3F.db",
		"C:/党委/100%.db":   "file:///C:/%E5%85%9A%E5%A7%94/100%25.db",
		"//server/s/a.db": "file:////server/s/a.db",
	} {
		if got := fileURI(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
