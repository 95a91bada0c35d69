package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// Create makes a new data file for a committee and opens it. The file is built beside its place and put there
// complete, with what also writes. What stands at path already is refused with code Exists, untouched.
func Create(path string, c model.Committee, also ...func(*Tx) error) (*DB, error) {
	return CreateAt(path, c, time.Now, also...)
}

// CreateAt is Create by a clock: its change log begins then.
func CreateAt(path string, c model.Committee, now func() time.Time, also ...func(*Tx) error) (*DB, error) {
	path, err := mayCreate(path, c)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, failure(err, path)
	}
	temporary, err := temporaryBeside(path)
	if err != nil {
		return nil, failure(err, path)
	}
	defer temporary.remove()
	if err := build(temporary.path, c, now, also); err != nil {
		return nil, failure(err, path)
	}
	if err := temporary.putNew(path); err != nil {
		return nil, err
	}
	return Open(path, Options{})
}

// CreatePreview refuses what Create would refuse, and makes nothing.
func CreatePreview(path string, c model.Committee) error {
	_, err := mayCreate(path, c)
	return err
}

// mayCreate returns the place of a new data file, or why it cannot be made there.
func mayCreate(path string, c model.Committee) (string, error) {
	if err := c.Validate(); err != nil {
		return "", err
	}
	path, err := resolve(path)
	if err != nil {
		return "", err
	}
	if err := usableName(path); err != nil {
		return "", err
	}
	switch _, err := os.Lstat(path); {
	case err == nil:
		return "", alreadyThere(path)
	case !errors.Is(err, fs.ErrNotExist):
		return "", failure(err, path)
	}
	return path, nil
}

// build fills an empty file with the schema and the committee.
func build(path string, c model.Committee, now func() time.Time, also []func(*Tx) error) error {
	pool, err := openPool(path, building, "")
	if err != nil {
		return err
	}
	defer pool.Close()
	ctx := context.Background()
	if err := migrate(ctx, pool, migrations); err != nil {
		return err
	}
	db := &DB{path: path, writer: pool, now: now}
	_, err = db.Write(ctx, Change{Who: c.Contact, Why: "新建数据文件", Kind: "settings"}, func(tx *Tx) error {
		if err := tx.PutCommittee(c); err != nil {
			return err
		}
		for _, write := range also {
			if err := write(tx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := pool.Close(); err != nil {
		return err
	}
	return syncFile(path)
}

func alreadyThere(path string) error {
	return model.Errorf(model.Exists, "“%s”已经存在，程序没有改动它；换一个文件名，或者直接打开它", filepath.Base(path))
}
