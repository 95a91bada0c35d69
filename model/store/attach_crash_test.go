package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// attachFile names the data file for the child process of TestKilledWhileAttaching.
const attachFile = "STORE_ATTACH_FILE"

// attachUntilKilled attaches files of some megabytes and backs up, and says each time that one is saved, after it is.
func attachUntilKilled(path string) {
	fail := func(err error) {
		os.Stdout.WriteString("failed " + err.Error() + "\n")
		os.Exit(1)
	}
	db, err := Open(path, Options{})
	if err != nil {
		fail(err)
	}
	os.Stdout.WriteString("open\n")
	for {
		source := filepath.Join(filepath.Dir(path), "source.bin")
		text := bytes.Repeat([]byte(strconv.Itoa(rand.Int())+"\n"), 100_000)
		if err := os.WriteFile(source, text, 0o600); err != nil {
			fail(err)
		}
		x, err := db.TakeIn(ctx, source)
		if err != nil {
			fail(err)
		}
		_, err = db.Write(ctx, Change{Who: "甲", Why: "添加附件", Kind: "attach"}, func(tx *Tx) error {
			return tx.AddAttachment(&model.Attachment{Of: model.OfOrg(1), Name: "照片.jpg", Hash: x.Hash, Size: x.Size})
		})
		if err != nil {
			fail(err)
		}
		if _, err := db.AutoBackup(ctx, "手动"); err != nil {
			fail(err)
		}
		if err := db.TidyBackups(); err != nil {
			fail(err)
		}
		os.Stdout.WriteString("saved\n")
	}
}

// After a kill no content is half there, every attachment has its own, beside the data file and beside each backup, and what is left
// of an attachment that was not recorded yet is taken away by tidying.
func TestKilledWhileAttaching(t *testing.T) { killWhileAttaching(t, closedFile) }

func TestKilledWhileAttachingToASealedFile(t *testing.T) { killWhileAttaching(t, closedSealedFile) }

func killWhileAttaching(t *testing.T, make func(testing.TB) string) {
	kills := 8
	if n, err := strconv.Atoi(os.Getenv(crashKills)); err == nil {
		kills = n
	}
	path := make(t)
	saved := 0
	for i := range kills {
		saved += killOne(t, attachFile, path)
		db, err := Open(path, Options{})
		if err != nil {
			t.Fatalf("kill %d: %v", i, err)
		}
		all := kept(t, db.contents)
		n, found, err := CheckAttachments(ctx, path, true)
		if err != nil || found != nil || n < saved || len(all) < n || len(all) > n+i+1 {
			t.Fatalf("kill %d: %d saved, %d attachments, %d contents, %q %v", i, saved, n, len(all), FaultTexts(found), err)
		}
		saved = n
		for _, name := range all {
			f, err := os.Open(db.contents.placeNamed(name))
			if err != nil {
				t.Fatal(err)
			}
			sum := sha256.New()
			_, err = io.Copy(sum, db.contents.plain(f))
			f.Close()
			if err != nil || db.contents.name(hex.EncodeToString(sum.Sum(nil))) != name {
				t.Fatalf("kill %d: half of a content is there: %v", i, err)
			}
		}
		if left, _ := filepath.Glob(filepath.Join(db.contents.path, ".*")); len(left) > 0 {
			t.Errorf("kill %d: left behind: %v", i, left)
		}
		backups, err := Backups(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range backups {
			if found := faults(t, b.Path, false); found != nil {
				t.Fatalf("kill %d: backup %s: %q", i, b.Path, found)
			}
		}
		if i == kills-1 {
			if _, _, err := db.TidyContents(ctx, false); err != nil || len(kept(t, db.contents)) != n {
				t.Errorf("%d contents for %d attachments after tidying: %v", len(kept(t, db.contents)), n, err)
			}
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		checkSound(t, path)
	}
}
