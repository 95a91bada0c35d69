package office

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/model/store"
)

// The lists of backups say which of them the present password does not open, or keep anybody out.
func TestBackupsSayWhatOpensThem(t *testing.T) {
	ctx := context.Background()
	path, _ := sealedFile(t)
	open := func(key Key) *Office {
		t.Helper()
		ForgetKeys()
		if _, err := Unlock(ctx, path, key); err != nil {
			t.Fatal(err)
		}
		o, err := Open(ctx, path, Options{Who: "李干事"})
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
	keysOf := func(o *Office) (backup, aside string) {
		t.Helper()
		backups, err := o.Backups()
		if err != nil || len(backups) == 0 {
			t.Fatalf("%+v %v", backups, err)
		}
		old, err := o.SetAside()
		if err != nil || len(old) == 0 {
			t.Fatalf("%+v %v", old, err)
		}
		if err := o.Close(); err != nil {
			t.Fatal(err)
		}
		return backups[len(backups)-1].Key, old[len(old)-1].Key
	}
	first, next := Key{Password: testPassword}, Key{Password: "另一个密码 12"}
	o := open(first)
	if _, err := o.BackupNow(ctx, "手动"); err != nil {
		t.Fatal(err)
	}
	if backup, aside := keysOf(o); backup != "" || aside != store.PlainKey {
		t.Errorf("with its first password: %q, %q", backup, aside)
	}
	if err := ChangePassword(ctx, path, first, next.Password); err != nil {
		t.Fatal(err)
	}
	if backup, aside := keysOf(open(next)); backup != store.FormerKey || aside != store.PlainKey {
		t.Errorf("with another password: %q, %q", backup, aside)
	}
	o = open(next)
	copies, _, err := PlainCopies(ctx, path)
	if err != nil || len(copies) < 2 {
		t.Fatalf("%+v %v", copies, err)
	}
	var all []string
	for _, c := range copies {
		all = append(all, c.Path)
	}
	if err := o.RemoveCopies(ctx, all); err != nil {
		t.Fatal(err)
	}
	if left, err := o.Backups(); err != nil || len(left) != 1 || left[0].Key != "" || left[0].Reason != "删副本前" {
		t.Errorf("all backups were removed, and there are %+v %v", left, err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := UnsealFile(ctx, path, next, nil); err != nil {
		t.Fatal(err)
	}
	if backup, aside := keysOf(open(Key{})); backup != store.SealedKey || aside != store.SealedKey {
		t.Errorf("without a password: %q, %q", backup, aside)
	}
}
