package office

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// Restorable is what a data file can be restored from; each list has the latest first.
type Restorable struct {
	Beside  []SavedBackup // in the backup folder beside the data file
	Second  []SavedBackup // at the second place
	Aside   []SavedBackup // copies that are no backups: what stood there before a restore, what was open when the file was moved away
	Place   string        // the second place; "" for none
	Trouble string        // a Chinese sentence why it is not known what lies at the second place, "" when it is
	Lost    bool          // the folder of the data file is gone too
}

// placeAnswers is how long a second place is waited for; a share that is gone answers after minutes.
var placeAnswers = 5 * time.Second

// RestorableOf lists what a data file can be restored from, also when the file, or its whole folder, is gone or cannot be read: the
// second place is the one that was chosen for it at this PC. At the end of ctx it returns what it knows.
func RestorableOf(ctx context.Context, path string) (r Restorable) {
	known := make(chan Restorable, 1)
	go func() { known <- besideOf(path) }()
	select {
	case r = <-known:
	case <-ctx.Done():
		return r
	}
	p := store.PlanFor(path)
	if r.Place = p.Place; r.Place != "" {
		r.Second, r.Trouble = inPlace(ctx, path, p)
	}
	return r
}

func besideOf(path string) (r Restorable) {
	_, err := os.Stat(filepath.Dir(path))
	r.Lost = err != nil
	r.Beside, _ = store.Backups(path)
	r.Aside, _ = store.SetAside(path)
	store.MarkKeys(path, r.Beside)
	store.MarkKeys(path, r.Aside)
	return r
}

// InSecondPlace lists the backups at the second place of the data file, the latest first, and says why that is not known where it is not.
func (o *Office) InSecondPlace(ctx context.Context) (all []SavedBackup, trouble string) {
	p, err := o.db.Plan(ctx)
	if err != nil || p.Place == "" {
		return nil, model.MessageOf(err)
	}
	return inPlace(ctx, o.path, p)
}

func inPlace(ctx context.Context, path string, p store.BackupPlan) ([]SavedBackup, string) {
	type found struct {
		all []SavedBackup
		err error
	}
	answer := make(chan found, 1)
	go func() {
		all, err := p.InPlace()
		answer <- found{store.MarkKeys(path, all), err}
	}()
	select {
	case f := <-answer:
		return f.all, model.MessageOf(f.err)
	case <-ctx.Done():
	case <-time.After(placeAnswers):
	}
	return nil, "第二个备份地点“" + p.Place + "”没有应答；连上以后再看"
}

// How many of each list are offered where a data file does not open.
const (
	besideOffered = 6
	secondOffered = 3
	asideOffered  = 2
)

// Offered are those to choose from where the data file does not open: the latest backups of both places, the latest first, and after
// them what was set aside, which nobody should take by mistake. chosen is the latest backup, -1 when there is none.
func (r *Restorable) Offered() (all []SavedBackup, chosen int) {
	all = slices.Concat(r.Beside[:min(len(r.Beside), besideOffered)], r.Second[:min(len(r.Second), secondOffered)])
	slices.SortStableFunc(all, func(a, b SavedBackup) int { return b.At.Compare(a.At) })
	if len(all) == 0 {
		chosen = -1
	}
	return append(all, r.Aside[:min(len(r.Aside), asideOffered)]...), chosen
}

// BackupPlaceText says in words where a backup lies.
func BackupPlaceText(b SavedBackup) string {
	if b.Second {
		return "第二个地方：" + filepath.Dir(b.Path)
	}
	return "数据文件旁边的“" + store.BackupFolder + "”"
}
