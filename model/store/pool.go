package store

import (
	"context"
	"database/sql"
	"net/url"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"github.com/shuangbai/shuangbai/model"
)

// mode says what a connection may do.
type mode int

const (
	writing   mode = iota // one connection, immediate transactions
	reading               // any number of connections that only read
	migrating             // like writing, foreign keys are checked at the end instead of at each statement
	building              // a new file that nobody else sees yet
	examining             // like reading, and quick_check leaves what the columns may hold to Verify: most of its time went there
	copying               // like reading, but VACUUM INTO may write another file, which query_only would forbid
)

// dataSource builds the driver's name for a file. Pragmas stand in it, because one sent by Exec would reach a single
// pooled connection. Their order matters: busy_timeout first, so that switching the journal waits for other
// programs instead of failing; foreign_keys before any statement; journal_mode before synchronous, which means
// something else in each journal.
func dataSource(path string, m mode, journal string) string {
	query := url.Values{}
	pragmas := []string{"busy_timeout(" + patience(path) + ")"}
	if m == migrating {
		pragmas = append(pragmas, "foreign_keys(0)")
	} else {
		pragmas = append(pragmas, "foreign_keys(1)")
	}
	switch m {
	case reading, examining:
		pragmas = append(pragmas, "query_only(1)")
		if m == examining {
			pragmas = append(pragmas, "ignore_check_constraints(1)")
		}
		query.Set("mode", readingMode(path))
	case copying:
		query.Set("mode", readingMode(path))
	case building:
		pragmas = append(pragmas, "journal_mode(DELETE)", "synchronous(FULL)")
		query.Set("_txlock", "immediate")
		query.Set("mode", "rwc")
	default:
		pragmas = append(pragmas, "journal_mode("+journal+")", "synchronous("+synchronous(journal)+")")
		if m == writing { // see settle
			pragmas = append(pragmas, "wal_autocheckpoint(0)")
		}
		query.Set("_txlock", "immediate")
		query.Set("mode", "rw")
	}
	query["_pragma"] = append(pragmas, "cache_size(-16000)", "temp_store(MEMORY)")
	return fileURI(path) + "?" + query.Encode() + vfsOf(path, m)
}

// synchronous is how SQLite forces a commit to the disk. With a rollback journal its removal is the commit, and only EXTRA forces the folder
// to the disk after that: a journal that a power cut brings back would take the last commit with it.
func synchronous(journal string) string {
	if journal == "DELETE" {
		return "EXTRA"
	}
	return "FULL"
}

// patience is how long a connection waits for other programs, in milliseconds. On this PC they hold a file for an
// instant or for long: who waits longer only learns later that it is in use. On a share the readers stop the writer.
func patience(path string) string {
	if onNetwork(path) {
		return "5000"
	}
	return "400"
}

// readingMode is how a file is opened that is only to be read. With a WAL beside it, somebody uses it or did so up to
// a crash, and "ro" keeps a reader from writing that back. Without one there is nothing to write back, and "rw" lets
// SQLite remove the files that it makes beside a database while it reads, and roll back what a crash left half done
// on a network share, which "ro" could not.
func readingMode(path string) string {
	if missing(path + "-wal") {
		return "rw"
	}
	return "ro"
}

// fileURI names a file as SQLite's URI form wants it, with every special character escaped:
// C:\数据\a.db is file:///C:/%E6%95%B0%E6%8D%AE/a.db and \\server\share\a.db is file:////server/share/a.db.
func fileURI(path string) string {
	p := filepath.ToSlash(path)
	if len(p) > 1 && p[1] == ':' {
		p = "/" + p
	}
	parts := strings.Split(p, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	escaped := strings.Join(parts, "/")
	if strings.HasPrefix(escaped, "/") {
		return "file://" + escaped
	}
	return "file:" + escaped
}

// openPool opens a pool and makes sure that its first connection works.
func openPool(path string, m mode, journal string) (*sql.DB, error) {
	pool, err := sql.Open("sqlite", dataSource(path, m, journal))
	if err != nil {
		return nil, failure(err, path)
	}
	if m == reading {
		pool.SetMaxOpenConns(4)
	} else {
		pool.SetMaxOpenConns(1)
	}
	pool.SetConnMaxLifetime(0)
	if err := pool.Ping(); err != nil {
		pool.Close()
		return nil, failure(err, path)
	}
	return pool, nil
}

// GiveBack returns the memory that large work left in SQLite's page caches to the system.
func (db *DB) GiveBack() {
	if db.writer != nil {
		_, _ = db.writer.Exec("PRAGMA shrink_memory") // a wish: what is not given back is used again
	}
	db.reader.SetMaxIdleConns(0)
	db.reader.SetMaxIdleConns(idleReaders)
}

// idleReaders is how many connections for reading stay open while nothing is read, as database/sql has it.
const idleReaders = 2

// openReader opens a pool that does not change the file; m is reading or copying. A file in a folder that cannot be written, without a journal beside it, is
// read as one that nobody changes: SQLite could not make the memory file that goes with a WAL there.
func openReader(path string, m mode) (*sql.DB, error) {
	pool, err := openPool(path, m, "")
	if err == nil {
		_, err = column[string](context.Background(), pool, "SELECT name FROM sqlite_schema LIMIT 1")
		if err == nil {
			return pool, nil
		}
		pool.Close()
	}
	if code := model.CodeOf(failure(err, path)); code != model.ReadOnly || !missing(path+"-wal") {
		return nil, failure(err, path)
	}
	pool, err = sql.Open("sqlite", dataSource(path, m, "")+"&immutable=1")
	if err != nil {
		return nil, failure(err, path)
	}
	if err := pool.Ping(); err != nil {
		pool.Close()
		return nil, failure(err, path)
	}
	return pool, nil
}
