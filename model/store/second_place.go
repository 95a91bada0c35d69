package store

import (
	"context"
	"os"
	"path/filepath"
	"sync"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
)

// SecondFolder is the name of the folder, at a second place, of the copies of data files.
const SecondFolder = "双百备份"

// oneCopying lets one copying to a second place run at a time: one to a share that does not answer may take minutes.
var oneCopying sync.Mutex

// ChoosePlace makes a folder for the copies of the data file at a second place, such as a USB stick or a share, and keeps that
// choice; "" ends it. The folder is never made again later: where it is gone, another stick is plugged in, or none.
func (db *DB) ChoosePlace(ctx context.Context, chosen string) error {
	if chosen == "" {
		return db.ChangePlan(ctx, func(p *BackupPlan) { p.Place, p.Trouble = "", "" })
	}
	identity, err := identityOf(ctx, db.reader)
	if err != nil {
		return failure(err, db.path)
	}
	chosen, err = filepath.Abs(chosen)
	if err != nil {
		return failure(err, chosen)
	}
	own := filepath.Dir(db.path)
	for _, folder := range []string{own, filepath.Join(own, BackupFolder)} {
		if sameFile(chosen, folder) {
			return model.Errorf(model.Invalid, "备份本来就在这里留着；第二个地方选 U 盘、移动硬盘或者共享文件夹，电脑坏了也还在")
		}
	}
	if missing(chosen) {
		return model.Errorf(model.Missing, "文件夹“%s”不存在；U 盘先插好，共享文件夹先连上，再选", chosen)
	}
	place := filepath.Join(chosen, SecondFolder, plainName(stem(db.path))+" "+identity[:min(8, len(identity))])
	if err := os.MkdirAll(place, 0o700); err != nil {
		return failure(err, chosen)
	}
	return db.ChangePlan(ctx, func(p *BackupPlan) { *p = BackupPlan{Path: p.Path, Keep: p.Keep, Place: place} })
}

// CopyToPlace brings the latest automatic backup to the second place, with the attachments that are not there yet, checks the
// copy, and removes there what need not be kept. That nothing is to be done is no error, and false. A place that is not there
// is Missing; whatever went wrong is kept in the plan. Busy with it already, it does nothing. The data file may be closed meanwhile.
func (db *DB) CopyToPlace(ctx context.Context) (done bool, err error) {
	identity, err := identityOf(ctx, db.reader)
	if err != nil {
		return false, failure(err, db.path)
	}
	path, now := db.path, db.now
	if !oneCopying.TryLock() {
		return false, nil
	}
	defer oneCopying.Unlock()
	p := planOf(identity, path)
	latest, err := LatestBackup(path, now())
	if err != nil || p.Place == "" || latest.Path == "" || p.Trouble == "" && filepath.Base(latest.Path) == p.Holds {
		return false, err
	}
	err = copyToPlace(ctx, latest, p)
	if ctx.Err() != nil {
		return false, failure(ctx.Err(), "")
	}
	kept := changePlan(identity, path, func(p *BackupPlan) {
		if err != nil {
			p.Tried, p.Trouble = now(), model.MessageOf(err)
			return
		}
		p.Saved, p.Holds, p.Trouble = now(), filepath.Base(latest.Path), ""
		p.Tried = p.Saved
	})
	if err == nil {
		err = kept
	}
	return err == nil, err
}

func copyToPlace(ctx context.Context, latest SavedBackup, p BackupPlan) error {
	if missing(p.Place) {
		return model.Errorf(model.Missing, "第二个备份地点“%s”不在：U 盘没有插上、换了一个，或者共享文件夹没有连上；插上或连上以后会自动补上", p.Place)
	}
	target := filepath.Join(p.Place, filepath.Base(latest.Path))
	var err error
	if missing(target) {
		err = backup(ctx, latest.Path, target, false)
	} else if report, e := Verify(ctx, target); report.Damaged || model.CodeOf(e) == model.Corrupt { // left half done, by whatever means
		if err = outfile.Remove(target); err == nil {
			err = backup(ctx, latest.Path, target, false)
		}
	} else if e != nil { // broken off, or the place blinked: what is there stays
		return e
	}
	if e := tidyPlace(ctx, p); err == nil && e != nil {
		err = e
	}
	return err
}

// tidyPlace removes from the second place the copies that need not be kept, and the attachments that only they needed.
func tidyPlace(ctx context.Context, p BackupPlan) error {
	all, err := savedIn(p.Place, "")
	if err != nil {
		return err
	}
	removed, err := removeSuperfluous(all, p.Keep)
	if removed == 0 {
		return err
	}
	folders, _ := os.ReadDir(filepath.Join(p.Place, AttachmentFolder))
	for _, f := range folders {
		c, known := contentsNamed(p.Place, f.Name())
		if !known { // nobody can tell what is needed of it
			continue
		}
		if _, _, e := c.tidy(ctx, nil, p.Place, false); err == nil {
			err = e
		}
	}
	return err
}

// ChosenPlace is the folder, such as a USB stick, that was chosen as the second place of the data file at a path; "" for none.
func ChosenPlace(path string) string {
	p := PlanFor(path)
	if p.Place == "" {
		return ""
	}
	return filepath.Dir(filepath.Dir(p.Place))
}

// InPlace lists the copies at the second place, the latest first; Missing when it is not there.
func (p BackupPlan) InPlace() ([]SavedBackup, error) {
	if missing(p.Place) {
		return nil, model.Errorf(model.Missing, "第二个备份地点“%s”不在；插上 U 盘，或者连上共享文件夹", p.Place)
	}
	all, err := savedIn(p.Place, "")
	for i := range all {
		all[i].Second = true
	}
	return all, err
}

// PlanFor is how this PC backs up the data file at a path, also when that is gone with its folder or cannot be read; the usual plan where
// nothing else was chosen.
func PlanFor(path string) BackupPlan {
	best := BackupPlan{Path: path, Keep: DefaultKeep}
	if PlanFolder == "" {
		return best
	}
	if whole, err := resolve(path); err == nil {
		path = whole
	}
	planLock.Lock()
	defer planLock.Unlock()
	names, _ := filepath.Glob(filepath.Join(PlanFolder, "*-"+short(path)+".json")) // one for each data file that ever lay there
	for _, name := range names {
		if p, ok := readPlan(name); ok && p.Path == path && p.Place != "" && !p.Saved.Before(best.Saved) {
			best = p
		}
	}
	return best
}
