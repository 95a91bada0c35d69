package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
)

// Phrases that the triggers raise; failure turns them into sentences.
const (
	raiseNoChange = "store: no open change set"
	raiseClosed   = "store: year is finalised"
	raiseArchived = "store: year is archived"
)

// failure turns an error of SQLite or of the system into one that people can act on. path names the file in the
// sentence; "" leaves it out. An error that is a model.Error already stays as it is.
func failure(err error, path string) error {
	if err == nil {
		return nil
	}
	if known := troubleOfPlace(err, path); known != nil {
		return known
	}
	var known *model.Error
	if errors.As(err, &known) {
		return err
	}
	code, message := explain(err)
	if path != "" && code != model.Cancelled && code != model.Conflict && code != model.Internal {
		message = "“" + shortName(path) + "”：" + message
	}
	return &model.Error{Code: code, Message: message, Err: err}
}

// troubleOfPlace finds what SQLite does not tell: that it failed to read, write or make a file because the disk is full
// or the path too long. It returns nil for other failures.
func troubleOfPlace(err error, path string) error {
	var db *sqlite.Error
	if path == "" || !errors.As(err, &db) {
		return nil
	}
	if code := db.Code() & 0xff; code != sqlite3.SQLITE_IOERR && code != sqlite3.SQLITE_CANTOPEN {
		return nil
	}
	switch {
	case tooLong(path):
		return &model.Error{Code: model.Invalid, Message: "“" + shortName(path) + "”：" + sentenceLong, Err: err}
	case noRoom(filepath.Dir(path)):
		return &model.Error{Code: model.DiskFull, Message: "“" + shortName(path) + "”：" + sentenceDiskFull, Err: err}
	}
	return nil
}

// noRoom tries whether a folder takes another 64 KiB.
func noRoom(folder string) bool {
	f, err := os.CreateTemp(folder, anyPrefix+"room-*"+temporarySuffix)
	if err != nil {
		return outfile.IsDiskFull(err)
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if _, err = f.Write(make([]byte, 64<<10)); err == nil {
		err = f.Sync()
	}
	return outfile.IsDiskFull(err)
}

// explain finds the code and the sentence for a cause.
func explain(err error) (model.Code, string) {
	var db *sqlite.Error
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax), errors.As(err, &kind), strings.Contains(err.Error(), "sql/driver: couldn't convert"): // -1 for yes or no
		return model.Corrupt, sentenceOdd
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return model.Cancelled, "已停止，数据没有改动"
	case errors.As(err, &db):
		return explainSQLite(db)
	case outfile.IsDiskFull(err):
		return model.DiskFull, sentenceDiskFull
	case outfile.IsLongName(err):
		return model.Invalid, sentenceLong
	case outfile.IsBadName(err):
		return model.Invalid, sentenceBadName
	case errors.Is(err, fs.ErrPermission), outfile.IsWriteProtected(err):
		return model.ReadOnly, sentenceReadOnly
	case outfile.IsInUse(err):
		return model.Locked, sentenceBusy
	case errors.Is(err, fs.ErrNotExist):
		return model.Missing, sentenceMissing
	case errors.Is(err, sql.ErrNoRows):
		return model.NotFound, "没有这条记录，可能已被删除，请刷新后再看"
	}
	return model.Internal, sentenceInternal
}

const (
	sentenceDiskFull = "磁盘空间不够，数据没有改动；腾出空间或换一个磁盘后再试"
	sentenceReadOnly = "文件或所在文件夹不能写入；换一个能写入的文件夹，或者去掉文件的“只读”属性后再试"
	sentenceLong     = "文件名或文件夹的路径太长，系统存不了；换一个短一些的文件名，或者换一个层级少的文件夹"
	sentenceBadName  = "这个位置或文件名不能用；检查文件夹是否写对，文件名里不要有 < > : \" / \\ | ? * 这些符号"
	sentenceMissing  = "文件不存在；检查位置是否写对，U 盘或网络盘是否已连上"
	sentenceCorrupt  = "数据文件已损坏，程序没有改动它；在“设置”里用最近一次备份恢复"
	sentenceOdd      = "数据文件里有一项内容读不出来，可能被别的程序改过，数据没有改动；在“设置”里检查数据文件，看是哪里不对，再用备份恢复"
	sentenceSealed   = "设了密码，没有打开；输入密码，或者用恢复码"
	sentenceBusy     = "数据文件正被另一个程序占用，数据没有改动；过一会儿再试"
	sentenceInternal = "程序内部出错，数据没有改动；把“设置”里的日志文件发给支持人员"
)

// explainSQLite maps SQLite's primary result codes, https://sqlite.org/rescode.html.
func explainSQLite(err *sqlite.Error) (model.Code, string) {
	if strings.Contains(err.Error(), raiseClosed) {
		return model.Closed, "这个年度已经核定，不能再改；要改先“重新打开”年度并写明原因"
	}
	if strings.Contains(err.Error(), raiseArchived) {
		return model.Closed, "这个年度已经归档，不能再改；要改先“重新打开”年度并写明原因"
	}
	switch err.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return model.Locked, sentenceBusy
	case sqlite3.SQLITE_AUTH: // of a sealed file whose key is not known
		return model.Encrypted, sentenceSealed
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return model.ReadOnly, sentenceReadOnly
	case sqlite3.SQLITE_FULL:
		return model.DiskFull, sentenceDiskFull
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return model.Corrupt, sentenceCorrupt
	case sqlite3.SQLITE_INTERRUPT:
		return model.Cancelled, "已停止，数据没有改动"
	case sqlite3.SQLITE_IOERR:
		if err.Code() == sqlite3.SQLITE_IOERR_DATA { // a page of a sealed file is not the one that was saved
			return model.Corrupt, sentenceCorrupt
		}
		return model.Corrupt, "读写数据文件时磁盘出错，数据没有改动；检查磁盘、U 盘或网络盘后再试"
	case sqlite3.SQLITE_CONSTRAINT:
		return explainConstraint(err)
	case sqlite3.SQLITE_ERROR:
		if strings.Contains(err.Error(), "no such ") { // a table or column that another program took away
			return model.Corrupt, sentenceOdd
		}
	}
	return model.Internal, sentenceInternal
}

// explainConstraint tells a reference that still stands from a value that the schema does not allow.
func explainConstraint(err *sqlite.Error) (model.Code, string) {
	if strings.Contains(err.Error(), raiseNoChange) {
		return model.Internal, sentenceInternal
	}
	switch err.Code() {
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return model.Conflict, "还有别的记录用到它，或者它所属的记录已经不在；先处理有关的记录"
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_ROWID:
		return model.Exists, "已经有同样的一条，数据没有改动；改原来那条即可"
	}
	return model.Invalid, "有一项的值不允许保存，数据没有改动；检查日期和选项后再试"
}

// isConstraint reports whether a statement was refused by a foreign key or a uniqueness rule.
func isConstraint(err error) bool {
	var db *sqlite.Error
	return errors.As(err, &db) && db.Code()&0xff == sqlite3.SQLITE_CONSTRAINT && !strings.Contains(err.Error(), raiseClosed) && !strings.Contains(err.Error(), raiseArchived)
}

// missing reports whether nothing is at path.
func missing(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist)
}
