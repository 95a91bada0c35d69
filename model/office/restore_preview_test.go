package office

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// Before a restore it is said which branches and years would be gone, and by which changes they came.
func TestARestoreIsToldBeforehand(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	saved := filepath.Join(t.TempDir(), "saved.sbd")
	if _, err := o.Backup(ctx, o.BackupOutput(saved)); err != nil {
		t.Fatal(err)
	}
	same, err := RestoreDiffers(ctx, saved, o.Path())
	if err != nil || !same.Nothing() || !strings.Contains(same.Lines()[1].Text, "完全一样") {
		t.Fatalf("%+v, %v", same, err)
	}
	if _, err := o.OpenYear(ctx, 2026, "law"); err != nil {
		t.Fatal(err)
	}
	putBranch(t, o, "明理所党支部")
	d, err := RestoreDiffers(ctx, saved, o.Path())
	if err != nil || d.Nothing() {
		t.Fatalf("%+v, %v", d, err)
	}
	said := map[string]string{}
	for _, l := range d.Lines() {
		said[l.Head] = l.Text
	}
	for head, text := range map[string]string{
		"2026 年度考核":  "现在已经开始，还没有核定；恢复后还没有开始",
		"党组织":        "会少 1 条（明理所党支部）。是 ",
		"那以后的改动，会没有": "2 次：",
	} {
		if !strings.Contains(said[head], text) {
			t.Errorf("%s: %q is not in %q", head, text, said[head])
		}
	}
	if got := said["党组织"]; !strings.HasSuffix(got, " “新建 明理所党支部”写的") {
		t.Errorf("what wrote the branch is not said: %q", got)
	}
	putBranch(t, o, "衡平所党支部")
	if d, err = RestoreDiffers(ctx, saved, o.Path()); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(lineTexts(d), "\n"); !strings.Contains(got, "会少 2 条（明理所党支部、衡平所党支部）。是 2 次改动写的，最多的一次：") {
		t.Errorf("what wrote two branches is not said:\n%s", got)
	}
}

// A data file that cannot be read has nothing to compare: that is said, and is no failure.
func TestADamagedFileIsNotCompared(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	saved := filepath.Join(t.TempDir(), "saved.sbd")
	if _, err := o.Backup(ctx, o.BackupOutput(saved)); err != nil {
		t.Fatal(err)
	}
	place := filepath.Join(t.TempDir(), "坏.sbd")
	if err := os.WriteFile(place, []byte("no database"), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := RestoreDiffers(ctx, saved, place)
	if err != nil || d.Why == "" || d.Nothing() || !strings.Contains(d.Lines()[0].Text, "现在的数据文件读不出来") {
		t.Errorf("%+v, %v", d, err)
	}
	// It is said of the backup where that cannot be opened, and of neither where both were and the reading ended.
	if d, err := RestoreDiffers(ctx, place, saved); err != nil || d.Nothing() || !strings.Contains(d.Lines()[0].Text, "这份备份没能打开") {
		t.Errorf("the backup: %+v, %v", d, err)
	}
	_, err = store.Compare(ctx, saved, saved, func(old, now *store.Reader) error { return model.Errorf(model.Corrupt, "读不出来") })
	if d, _ := store.Compare(ctx, saved, saved, func(old, now *store.Reader) error { return model.Errorf(model.Corrupt, "读不出来") }); err == nil || d.Unread != store.UnreadNone {
		t.Errorf("neither: %+v, %v", d, err)
	}
}

func putBranch(t *testing.T, o *Office, name string) {
	t.Helper()
	_, err := o.db.Write(context.Background(), store.Change{Who: "周敏", Why: "新建 " + name, Kind: "edit"}, func(tx *store.Tx) error {
		return tx.PutOrg(&model.Org{Name: name, Kind: model.Branch, ReportedSize: -1})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func lineTexts(d RestoreDifference) (all []string) {
	for _, l := range d.Lines() {
		all = append(all, l.Text)
	}
	return all
}
