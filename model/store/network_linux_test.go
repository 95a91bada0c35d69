package store

import (
	"slices"
	"testing"
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
	share := &DB{path: path, network: true, now: db.now}
	if err := share.start(migrations); err != nil {
		t.Fatal(err)
	}
	defer share.Close()
	var journal string
	if err := share.writer.QueryRow("PRAGMA journal_mode").Scan(&journal); err != nil || journal != "delete" {
		t.Errorf("journal %s: %v", journal, err)
	}
	if share.Warning() == "" {
		t.Error("no warning")
	}
	change(t, share, func(tx *Tx) error { return importMembers2(tx, 10) })
	if n := countMembers(t, share); n != 12 {
		t.Errorf("%d members", n)
	}
}
