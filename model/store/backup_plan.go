package store

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
)

// PlanFolder is where it is kept, outside the data files, how this person at this PC backs each of them up. A program
// sets it once, when it starts; "" keeps nothing.
var PlanFolder string

// DefaultPlanFolder is the folder of the present user; "" where the system names none.
func DefaultPlanFolder() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "shuangbai", "backup")
}

// Keep is how many automatic backups stay beside the latest 20 and the last of each year: the last of each of so many
// days, weeks and months that have any.
type Keep struct {
	Days   int `json:"days"`
	Weeks  int `json:"weeks"`
	Months int `json:"months"`
}

// DefaultKeep is what is kept while nothing else is chosen.
var DefaultKeep = Keep{Days: 7, Weeks: 4, Months: 12}

// BackupPlan is how one data file is backed up at this PC.
type BackupPlan struct {
	Path    string    `json:"path"` // of the data file
	Keep    Keep      `json:"keep"`
	Place   string    `json:"place"`   // the folder of the copies at the second place; "" for none
	Saved   time.Time `json:"saved"`   // when the latest good copy there was made; zero for none
	Holds   string    `json:"holds"`   // the name of the automatic backup that is a copy of
	Tried   time.Time `json:"tried"`   // the last try that failed; zero after one that did not
	Trouble string    `json:"trouble"` // the Chinese sentence of that, "" after one that did not
}

var planLock sync.Mutex

func planPath(identity, path string) string {
	return filepath.Join(PlanFolder, nameInKnown(identity, path))
}

// planOf is the plan of a data file; that of where it lay before, when nothing lies there any more.
func planOf(identity, path string) BackupPlan {
	fresh := BackupPlan{Path: path, Keep: DefaultKeep}
	if PlanFolder == "" {
		return fresh
	}
	if p, ok := readPlan(planPath(identity, path)); ok {
		return p
	}
	others, _ := filepath.Glob(filepath.Join(PlanFolder, knownPrefix(identity)+"*.json"))
	for _, name := range others {
		if p, ok := readPlan(name); ok && missing(p.Path) {
			p.Path = path
			return p
		}
	}
	return fresh
}

func readPlan(name string) (p BackupPlan, ok bool) {
	text, err := os.ReadFile(name)
	if err != nil || json.Unmarshal(text, &p) != nil {
		return p, false
	}
	if p.Keep == (Keep{}) {
		p.Keep = DefaultKeep
	}
	return p, true
}

// Plan is how the data file is backed up at this PC.
func (db *DB) Plan(ctx context.Context) (BackupPlan, error) {
	identity, err := identityOf(ctx, db.reader)
	if err != nil {
		return BackupPlan{}, failure(err, db.path)
	}
	planLock.Lock()
	defer planLock.Unlock()
	return planOf(identity, db.path), nil
}

// ChangePlan changes how the data file is backed up at this PC, and keeps that.
func (db *DB) ChangePlan(ctx context.Context, change func(*BackupPlan)) error {
	identity, err := identityOf(ctx, db.reader)
	if err != nil {
		return failure(err, db.path)
	}
	return changePlan(identity, db.path, change)
}

func changePlan(identity, path string, change func(*BackupPlan)) error {
	if PlanFolder == "" {
		return model.Errorf(model.Missing, "找不到这台电脑的用户文件夹，备份的设置没有保存")
	}
	planLock.Lock()
	defer planLock.Unlock()
	p := planOf(identity, path)
	change(&p)
	text, err := json.Marshal(p)
	if err == nil {
		err = os.MkdirAll(PlanFolder, 0o700)
	}
	if err != nil {
		return failure(err, PlanFolder)
	}
	f, err := os.CreateTemp(PlanFolder, ".plan-*"+temporarySuffix)
	if err != nil {
		return failure(err, PlanFolder)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(text)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = outfile.Rename(f.Name(), planPath(identity, path))
	}
	if err != nil {
		return model.Wrap(err, model.ReadOnly, "备份的设置没有保存：这台电脑的用户文件夹不能写入")
	}
	return nil
}
