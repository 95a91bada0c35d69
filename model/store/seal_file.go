package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// Seal gives a plain data file a password: a verified copy that is sealed takes its place, with what its attachments hold; the
// plain file is kept in the backup folder, and its path there is returned. Until the copy stands nothing is changed. Nothing
// may have the file open (Locked); what Open refuses is refused.
func Seal(ctx context.Context, path, password string, code seal.RecoveryCode, now func() time.Time) (kept string, err error) {
	h, k := seal.New(password, code)
	seal.Unlock(k)
	return convert(ctx, path, false, &sealing{header: h, key: k}, reasonPlain, now)
}

// Rekey seals a sealed data file that is unlocked anew, under another key, password and recovery code, in the way of Seal: whoever knows
// a former password or recovery code, and has a former backup, cannot open it. The file as it was is kept in the backup folder, and its
// path there is returned; PlainCopies lists it with the other copies that open with what was before.
func Rekey(ctx context.Context, path, password string, code seal.RecoveryCode, now func() time.Time) (kept string, err error) {
	h, k := seal.New(password, code)
	seal.Unlock(k)
	return convert(ctx, path, true, &sealing{header: h, key: k}, reasonRekeyed, now)
}

// Unseal takes the password off a sealed data file that is unlocked: a verified plain copy takes its place, with what its attachments
// hold. The sealed file is kept in the backup folder, and its path there is returned.
func Unseal(ctx context.Context, path string, now func() time.Time) (kept string, err error) {
	return convert(ctx, path, true, nil, reasonSealed, now)
}

// SealPreview refuses what Seal, or with sealed Unseal and Rekey, would refuse of a file, and changes nothing.
func SealPreview(path string, sealed bool) error {
	path, err := resolve(path)
	if err != nil {
		return err
	}
	if _, err := recognise(path, latestVersion(migrations)); err != nil {
		return err
	}
	if err := convertible(path, sealed); err != nil {
		return err
	}
	held, err := acquire(path)
	if err != nil {
		return err
	}
	defer held.release()
	return held.holdData(path)
}

// convertible refuses a file that is sealed already, or is not.
func convertible(path string, sealed bool) error {
	s, err := sealingOf(path)
	switch {
	case err != nil:
		return failure(err, path)
	case s == nil && sealed:
		return model.Errorf(model.Invalid, "“%s”没有设密码", filepath.Base(path))
	case s != nil && !sealed:
		return model.Errorf(model.Invalid, "“%s”已经设了密码；要换一个，用“改密码”", filepath.Base(path))
	}
	return nil
}

// convert puts a verified copy that is sealed as to says in the place of a data file, which is sealed or is not.
func convert(ctx context.Context, path string, sealed bool, to *sealing, reason string, now func() time.Time) (kept string, err error) {
	if path, err = resolve(path); err != nil {
		return "", err
	}
	if now == nil {
		now = time.Now
	}
	if err := settleClosed(path, now); err != nil {
		return "", err
	}
	if err := convertible(path, sealed); err != nil {
		return "", err
	}
	held, err := acquire(path)
	if err != nil {
		return "", err
	}
	defer held.release()
	if err := held.holdData(path); err != nil {
		return "", err
	}
	temporary, err := temporaryBeside(path)
	if err != nil {
		return "", failure(err, path)
	}
	defer temporary.remove()
	takeBack, err := copyConverted(ctx, path, temporary.path, to)
	if err != nil {
		return "", failure(err, path)
	}
	before, err := setAside(path, reason, now())
	if err != nil {
		takeBack()
		return "", err
	}
	takeBackKept, err := carryContents(ctx, before.path, path, before.path)
	if err == nil {
		if to == nil { // a plain file in the place of one that is known with a password would be taken for another, should it be cut off after this
			keepRestoredAs(ctx, path, nil, cameBy{takenOff: true})
		}
		held.letGo()
		err = temporary.replace(path)
	}
	if err != nil { // what is sealed otherwise than the file that stays is of no use to anybody but a thief
		takeBackKept()
		takeBack()
		err = before.putBack(err)
		if to == nil {
			keepRestored(ctx, path, cameBy{})
		}
		return "", err
	}
	keepRestored(ctx, path, cameBy{takenOff: to == nil})
	return before.path, nil
}

// settleClosed opens a file and closes it again: it is brought up to date, and nothing of it lies in a journal any more.
func settleClosed(path string, now func() time.Time) error {
	db, err := Open(path, Options{Now: now})
	if err != nil {
		return err
	}
	return db.Close()
}

// copyConverted makes a copy that is sealed as to says, proves that it holds the same, and brings what its attachments hold, until takeBack.
func copyConverted(ctx context.Context, path, copied string, to *sealing) (takeBack func(), err error) {
	from, err := sealingOf(path)
	if err != nil {
		return nil, err
	}
	pool, err := openReader(path, copying)
	if err != nil {
		return nil, err
	}
	defer pool.Close()
	wanted, err := copyFrom(ctx, pool, copied, to)
	if err != nil {
		return nil, err
	}
	before, err := everything(ctx, pool)
	if err != nil {
		return nil, err
	}
	other, err := openReader(copied, reading)
	if err != nil {
		return nil, err
	}
	defer other.Close()
	after, err := everything(ctx, other)
	if err != nil {
		return nil, err
	}
	if before != after {
		return nil, &model.Error{Code: model.Corrupt, Message: "做好的副本和原来的数据文件不一致，没有改动；换一个磁盘后再试", Err: errors.New("the rows of the copy differ")}
	}
	return contentsBeside(path, wanted.identity, to).bring(ctx, contentsBeside(path, wanted.identity, from), wanted.needed)
}

// everything is a sum over the schema and all rows of all tables, the change log and the counters among them.
func everything(ctx context.Context, q querier) (string, error) {
	sum := sha256.New()
	schema, err := column[string](ctx, q, "SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_schema ORDER BY type, name")
	if err != nil {
		return "", err
	}
	fmt.Fprintf(sum, "%q\n", schema)
	tables, err := column[string](ctx, q, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
	if err != nil {
		return "", err
	}
	for _, table := range tables {
		fmt.Fprintf(sum, "\n%s\n", table)
		err := each(ctx, q, `SELECT * FROM "`+table+`" NOT INDEXED`, func(rows *sql.Rows) error {
			names, err := rows.Columns()
			if err != nil {
				return err
			}
			values, pointers := make([]any, len(names)), make([]any, len(names))
			for i := range values {
				pointers[i] = &values[i]
			}
			if err := rows.Scan(pointers...); err != nil {
				return err
			}
			for _, v := range values {
				fmt.Fprintf(sum, "%T %v\x00", v, v)
			}
			return nil
		})
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
