package store

import (
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestNetworkSharesAreRecognised(t *testing.T) {
	const mounts = `/dev/sda1 / ext4 rw 0 0
tmpfs /home/a/tmp tmpfs rw 0 0
//nas/党委 /mnt/office\040share cifs rw 0 0
server:/x /srv/nfs nfs4 rw 0 0
/dev/sdb1 /srv/nfs/disk ext4 rw 0 0
`
	for dir, network := range map[string]bool{
		"/home/a": false, "/home/a/tmp/x": false, "/mnt/office share": true, "/mnt/office share/2026": true,
		"/mnt/office": false, "/srv/nfs/a": true, "/srv/nfs/disk/a": false, "/srv/nfsother": false,
	} {
		if got := slices.Contains(networkKinds, mountKind(mounts, dir)); got != network {
			t.Errorf("%s: on a network %v, want %v", dir, got, network)
		}
	}
	if onNetwork(t.TempDir() + "/a.db") {
		t.Error("the temporary folder is taken for a network share")
	}
}

func TestOnANetworkShareTheFileHasNoWAL(t *testing.T) {
	db := newDB(t)
	path := db.Path()
	importTwo(t, db)
	db.Close()
	share := &DB{path: path, network: true, now: db.now, sealed: db.sealed}
	if err := share.start(migrations); err != nil {
		t.Fatal(err)
	}
	defer share.Close()
	var journal string
	if err := share.writer.QueryRow("PRAGMA journal_mode").Scan(&journal); err != nil || journal != "delete" {
		t.Errorf("journal %s: %v", journal, err)
	}
	var synchronous int
	if err := share.writer.QueryRow("PRAGMA synchronous").Scan(&synchronous); err != nil || synchronous != 3 {
		t.Errorf("synchronous %d, want 3 (EXTRA): a commit that a power cut follows is lost: %v", synchronous, err)
	}
	if share.Warning() == "" {
		t.Error("no warning")
	}
	change(t, share, func(tx *Tx) error { return importMembers2(tx, 10) })
	if n := countMembers(t, share); n != 12 {
		t.Errorf("%d members", n)
	}
}

func TestACrashOnANetworkShareIsRolledBack(t *testing.T) {
	path := closedFile(t)
	share := &DB{path: path, network: true, now: time.Now, sealed: sealingAt(t, path)}
	if err := share.start(migrations); err != nil {
		t.Fatal(err)
	}
	defer share.Close()
	if _, err := share.writer.Exec("PRAGMA cache_size = 5"); err != nil { // so that unfinished pages reach the file
		t.Fatal(err)
	}
	crashed := filepath.Join(t.TempDir(), "data.db")
	change(t, share, func(tx *Tx) error {
		if err := importMembers2(tx, 2000); err != nil {
			return err
		}
		for _, suffix := range []string{"", "-journal"} {
			if err := writeWhole(crashed+suffix, read(t, path+suffix)); err != nil {
				return err
			}
		}
		return nil
	})
	if len(read(t, crashed+"-journal")) < 4096 {
		t.Fatal("the copy has no journal to roll back")
	}
	checkSound(t, crashed)
	db, err := Open(crashed, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if n := countMembers(t, db); n != 300 {
		t.Errorf("%d members", n)
	}
}
