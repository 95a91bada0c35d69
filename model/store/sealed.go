package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store/seal"
	"github.com/shuangbai/shuangbai/model/store/seal/vfs"
)

// sealing is what a sealed data file is sealed with; nil for a plain one.
type sealing struct {
	header seal.Header
	key    seal.Key
	found  *seal.Found // as it was read; nil for one that is being made
}

// contents is how the contents beside a data file are sealed, nil for not.
func (s *sealing) contents() *seal.Contents {
	if s == nil {
		return nil
	}
	return s.key.Contents()
}

// sealingOf finds out whether a data file is sealed, and with what. One whose password was not given yet is Encrypted. A file
// that this process has open is not touched.
func sealingOf(path string) (*sealing, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if db := openFile(info); db != nil {
		return db.sealed, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	found, err := seal.Read(f)
	if errors.Is(err, seal.ErrNotSealed) {
		return nil, nil
	}
	if err != nil {
		return nil, sealFailure(err, path)
	}
	h, k, err := found.Known()
	if err != nil {
		return nil, sealFailure(err, path)
	}
	return &sealing{h, k, found}, nil
}

// vfsOf is what the name of a data file as URI says about the VFS. Only what is proven to be plain is opened without ours: the
// system's VFS would take the journals of a sealed file for broken ones and remove them. Ours refuses what is not sealed.
func vfsOf(path string, m mode) string {
	if provenPlain(path, m == building) {
		return ""
	}
	vfs.Register()
	return "&vfs=" + vfs.Name
}

// provenPlain reports whether a file is a plain database, or with fresh nothing yet.
func provenPlain(path string, fresh bool) bool {
	info, err := os.Stat(path)
	if err != nil {
		return fresh && errors.Is(err, fs.ErrNotExist)
	}
	if db := openFile(info); db != nil {
		return db.sealed == nil
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	first := make([]byte, len(plainMagic))
	n, err := io.ReadFull(f, first)
	return n == 0 && fresh && err == io.EOF || string(first[:n]) == plainMagic
}

// copyName is the target of VACUUM INTO for a copy that is sealed as s says. The file is emptied and gets its header; the copy has
// a file id of its own.
func (s *sealing) copyName(path string) (string, error) {
	if err := os.Truncate(path, 0); err != nil || s == nil {
		return fileURI(path) + "?" + vfs.Into(false), err
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return "", err
	}
	err = s.header.ForCopy().WriteNew(f, s.key)
	if e := f.Close(); err == nil {
		err = e
	}
	return fileURI(path) + "?" + vfs.Into(true), err
}

// sealFailure puts into words why a sealed file cannot be opened or its password changed.
func sealFailure(err error, path string) error {
	name := filepath.Base(path)
	switch {
	case errors.Is(err, seal.ErrLocked):
		return model.Wrap(err, model.Encrypted, "“%s”设了密码，没有打开；输入密码，或者用恢复码", name)
	case errors.Is(err, seal.ErrWrongKey):
		return model.Wrap(err, model.WrongPassword, "密码或恢复码不对，“%s”没有打开；检查大小写和输入法，再输一次", name)
	case errors.Is(err, seal.ErrNewer):
		return model.Wrap(err, model.Newer, "“%s”是新版程序设的密码，程序没有改动它；请更新程序后再打开", name)
	case errors.Is(err, seal.ErrCut):
		return model.Wrap(err, model.Corrupt, "“%s”被截断了，只剩开头，打不开，程序没有改动它；用最近一次备份恢复", name)
	case errors.Is(err, seal.ErrFirstPage):
		return model.Wrap(err, model.Corrupt, "“%s”的开头被改动过或者坏了，打不开，程序没有改动它；用最近一次备份恢复", name)
	case errors.Is(err, seal.ErrDamaged):
		return model.Wrap(err, model.Corrupt, "“%s”开头保存密码信息的两份都坏了，打不开，程序没有改动它；用最近一次备份恢复", name)
	}
	return failure(err, path)
}

// SealState is what can be told of a file without its password.
type SealState struct {
	Sealed   bool
	Unlocked bool // its password was given since the program started
	Damaged  bool // the two copies of its header differ: one is damaged, or a change was cut off; Unlock tells and writes them anew
	CutOff   bool // of one that is unlocked: a change was cut off
}

// SealInfo looks whether a data file or backup has a password. What is no sealed file is not sealed, whatever it is; one that is
// missing or cannot be read is an error.
func SealInfo(path string) (s SealState, err error) {
	if path, err = resolve(path); err != nil {
		return s, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return s, failure(err, path)
	}
	if db := openFile(info); db != nil {
		return SealState{Sealed: db.sealed != nil, Unlocked: db.sealed != nil}, nil
	}
	if !info.Mode().IsRegular() {
		return s, nil
	}
	found, err := readSeal(path)
	if errors.Is(err, seal.ErrNotSealed) {
		return s, nil
	}
	if err != nil {
		return s, sealFailure(err, path)
	}
	_, k, err := found.Known()
	s = SealState{Sealed: true, Unlocked: err == nil, Damaged: found.Damaged()}
	if s.Unlocked {
		s.CutOff, _ = found.CutOff(k)
	}
	return s, nil
}

// readSeal reads the header of a file that this process does not have open.
func readSeal(path string) (*seal.Found, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return seal.Read(f)
}

// Unlock makes the files with the seal of this one readable for the program until ForgetKeys: WrongPassword when the password or the
// recovery code is not its own, also while the program has the file open. A header whose copies differ is written anew, when nothing has the file open;
// told is a Chinese sentence about it then: of damage, or of a change that was cut off, where the secret that was given is the one that stays.
func Unlock(path string, with seal.Secret) (told string, err error) {
	if path, err = resolve(path); err != nil {
		return "", err
	}
	info, err := os.Stat(path)
	if err != nil {
		return "", failure(err, path)
	}
	var found *seal.Found
	open := openFile(info)
	switch {
	case open == nil:
		found, err = readSeal(path)
	case open.sealed == nil:
		err = seal.ErrNotSealed
	default:
		found = open.sealed.found
	}
	if errors.Is(err, seal.ErrNotSealed) {
		return "", nil
	}
	if err != nil {
		return "", sealFailure(err, path)
	}
	h, k, err := found.Open(with)
	if err != nil {
		return "", sealFailure(err, path)
	}
	seal.Unlock(k)
	if open != nil || !found.Damaged() {
		return "", nil
	}
	mended := writeSeal(path, h, k) == nil // it opens all the same
	return copiesDiffer(filepath.Base(path), found, h, k, with, mended), nil
}

// copiesDiffer says what it means that the copies of a header differ, which a secret opened as h.
func copiesDiffer(name string, found *seal.Found, h seal.Header, k seal.Key, with seal.Secret, mended bool) string {
	cutOff, code := found.CutOff(k)
	latest, _ := found.Header(k)
	former := !latest.SameSecrets(h)
	words := map[bool]string{false: "“" + name + "”上次改密码做到一半断了", true: "“" + name + "”上次换恢复单做到一半断了"}[code]
	switch {
	case !cutOff && mended:
		return "“" + name + "”开头的密码信息存了两份，有一份坏了，已经补好；内容没有少。磁盘可能不太可靠，打开以后做一次备份，放到别的磁盘上"
	case !cutOff:
		return "“" + name + "”开头的密码信息存了两份，有一份坏了，这次没有补上，下次能改动这个文件的时候会自动补；内容没有少。磁盘可能不太可靠，打开以后做一次备份，放到别的磁盘上"
	case !mended:
		return words + "，这次没有补上；补上以前，原来的和新的都能打开，下次能改动这个文件的时候会自动补"
	case former && code:
		return words + "，已经退回原来的恢复单：刚才输的这张照旧有用，新做的那张作废；还要换，到“设置”里再换一次"
	case former:
		return words + "，已经退回原来的密码：以后还用刚才输的这个打开；还要改，到“设置”里再改一次"
	case code:
		return words + "，已经补完：新的一张恢复单有用，原来的一张作废；新的不在手里，到“设置”里再换一次"
	case with.Code != nil:
		return words + "，已经补完：以后用新密码打开；新密码记不清，到“设置”里用恢复码再改一次"
	}
	return words + "，已经补完：以后用刚才输的新密码打开，原来的密码不能用了"
}

// CheckSecret is WrongPassword when a secret is not that of the data file as it was opened, whatever stands at its path by now; a
// plain one has none.
func (db *DB) CheckSecret(with seal.Secret) error {
	if db.sealed == nil {
		return nil
	}
	_, _, err := db.sealed.found.Open(with)
	if err != nil {
		err = sealFailure(err, db.path)
	}
	return err
}

// Sealed reports whether the data file has a password.
func (db *DB) Sealed() bool { return db.sealed != nil }

// ForgetKeys makes all sealed files unreadable until Unlock; those that are open stay so.
func ForgetKeys() { seal.Forget() }

// writeSeal writes a header in the place of the one of a file that nothing has open.
func writeSeal(path string, h seal.Header, k seal.Key) error {
	held, err := acquire(path)
	if err != nil {
		return err
	}
	defer held.release()
	if err := held.holdData(path); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = h.Write(f, k)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// ChangeSecret gives a sealed data file another password or recovery code: former is its password or recovery code, to the new one.
// Nothing may have the file open. Backups that were made before keep what they had.
func ChangeSecret(path string, former, to seal.Secret) (err error) {
	if path, err = resolve(path); err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil && openHere(info) {
		return heldBy(path, holder{})
	}
	found, err := readSeal(path)
	if errors.Is(err, seal.ErrNotSealed) {
		return model.Errorf(model.Invalid, "“%s”没有设密码，没有可改的", filepath.Base(path))
	}
	if err != nil {
		return sealFailure(err, path)
	}
	h, k, err := found.Open(former)
	if err != nil {
		return sealFailure(err, path)
	}
	if err := writeSeal(path, h.Change(k, to), k); err != nil {
		return failure(err, path)
	}
	seal.Unlock(k)
	return nil
}
