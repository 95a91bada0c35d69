package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// attachedCount attachments of attachedSize bytes each are 2 GB; so many are added at once.
const attachedCount, attachedSize, attachedAtOnce = 500, 4 << 20, 10

// backupTime measures an automatic backup of a committee with 2 GB of attachments that did not change since the last backup against
// that of the same committee without.
func (f *fixture) backupTime(runs int) row {
	r := row{what: "Backup with 2 GB of unchanged attachments ÷ without", bound: 1.2,
		note: fmt.Sprintf("%d members, %d files of %d MB; old backups tidied, as the program does", logMembers, attachedCount, attachedSize>>20)}
	ctx := context.Background()
	var dbs [2]*store.DB
	for i, name := range []string{"attached", "plain"} {
		folder := filepath.Join(f.folder, "backup-"+name)
		defer os.RemoveAll(folder)
		path := filepath.Join(folder, "a.sbd")
		if r.err = os.Mkdir(folder, 0o700); r.err != nil {
			return r
		}
		if r.err = f.committee(path, logMembers); r.err != nil {
			return r
		}
		if dbs[i], r.err = store.Open(path, store.Options{}); r.err != nil {
			return r
		}
		defer dbs[i].Close()
	}
	if r.err = attachMany(ctx, dbs[0], filepath.Join(f.folder, "backup-attached", "photo.jpg")); r.err != nil {
		return r
	}
	backup := func(db *store.DB) side {
		return side{work: func() error {
			if _, err := db.AutoBackup(ctx, "测量"); err != nil {
				return err
			}
			return db.TidyBackups()
		}}
	}
	return compare(r, runs, backup(dbs[0]), backup(dbs[1])) // the run that is not measured brings the attachments into the backups
}

// attachMany attaches files that all differ to the organisations of a data file; source is where each is written before.
func attachMany(ctx context.Context, db *store.DB, source string) error {
	content := make([]byte, attachedSize)
	for first := 0; first < attachedCount; first += attachedAtOnce {
		var taken []store.TakenIn
		for i := range attachedAtOnce {
			binary.LittleEndian.PutUint64(content, uint64(first+i+1))
			if err := os.WriteFile(source, content, 0o600); err != nil {
				return err
			}
			x, err := db.TakeIn(ctx, source)
			if err != nil {
				return err
			}
			taken = append(taken, x)
		}
		_, err := db.Write(ctx, store.Change{Who: "测量", Why: "添加附件", Kind: "attach"}, func(tx *store.Tx) error {
			for i, x := range taken {
				a := model.Attachment{Of: model.OfOrg(1 + int64(first%branchCount)), Name: fmt.Sprintf("照片%d.jpg", i), Media: "image/jpeg", Size: x.Size, Hash: x.Hash}
				if err := tx.AddAttachment(&a); err != nil {
					return err
				}
			}
			return nil
		})
		db.DoneTaking(ctx, taken)
		if err != nil {
			return err
		}
	}
	return os.Remove(source)
}
