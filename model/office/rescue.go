package office

import (
	"context"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// Secure is called before the data file is closed: it backs up a file that was changed since it was opened or, where the
// program ended before it could, since its latest backup, and looks whether it still is
// where it was opened. The error says what would be lost and what to do: Missing for a file that was moved away, Conflict
// for one that was overwritten; with any other the data file itself is whole.
func (o *Office) Secure(ctx context.Context, reason string) error {
	err := o.db.StillThere(ctx)
	if err == nil && (o.Written() || o.changedSinceBackup(ctx)) {
		_, err = o.BackupNow(ctx, reason)
	}
	if err == nil || notInPlace(err) {
		return err
	}
	return &model.Error{Code: model.CodeOf(err), Err: err, Message: model.MessageOf(err) + "。数据文件本身已经保存，只是这次没有多留一份"}
}

// changedSinceBackup reports whether there are backups beside the data file and the latest one lacks the last
// change. A file without backups may have been opened only for a look.
func (o *Office) changedSinceBackup(ctx context.Context) bool {
	backup, err := store.LatestBackup(o.path, o.now())
	if err != nil || backup.Path == "" || o.db.ReadOnly() || !o.changedEver(ctx) {
		return false
	}
	return !o.db.HeldBy(ctx, backup)
}

// changedEver reports whether anything was ever written into the data file.
func (o *Office) changedEver(ctx context.Context) bool {
	var last []model.ChangeSet
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		last, err = r.ChangeSets(0, 1)
		return err
	})
	return err == nil && len(last) > 0
}

// notInPlace reports whether an error says that the data file was moved away or overwritten.
func notInPlace(err error) bool {
	code := model.CodeOf(err)
	return code == model.Missing || code == model.Conflict
}

// Rescued is the path of the copy of everything that was saved because the data file was moved away; "" when there is
// none.
func (o *Office) Rescued() string { return o.db.Rescued() }

// RestoredText says what came of a restore, and of what was there before: kept is what Restore returned, rescued and
// closing are what Rescued and Close of the file that was open before said.
func RestoredText(kept, rescued string, closing error) string {
	text := "数据文件已恢复到选中的备份。"
	switch model.CodeOf(closing) {
	case "":
	case model.Missing:
		if rescued == "" {
			return text + model.MessageOf(closing) + "。"
		}
		text += "恢复前它不在原处，当时打开着的全部资料另存在“备份”文件夹：" + filepath.Base(rescued) + "。"
	case model.Conflict:
		text += "恢复前它被别的程序改动或覆盖过。"
	default:
		text += "恢复前关闭原来的数据文件时：" + model.MessageOf(closing) + "。"
	}
	if kept != "" {
		text += "原处的文件留在“备份”文件夹：" + filepath.Base(kept) + "。"
	}
	return text
}
