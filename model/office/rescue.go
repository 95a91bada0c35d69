package office

import "github.com/shuangbai/shuangbai/model/store"

// BackupsOf lists the automatic backups beside a data file, the latest first, also when the file itself cannot be
// opened.
func BackupsOf(path string) ([]SavedBackup, error) { return store.Backups(path) }

// SetAsideOf lists the copies beside a data file that are no backups, as Office.SetAside does.
func SetAsideOf(path string) ([]SavedBackup, error) { return store.SetAside(path) }
