package office

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// A data file with a password is sealed: nothing of it can be read without the password or the recovery code. All of this is done
// while nothing has the file open, as with restoring.

type (
	// SealState is what can be told of a file without its password.
	SealState = store.SealState
	// RecoveryCode opens a data file whose password was forgotten; Text is how people copy it, in eight groups.
	RecoveryCode = seal.RecoveryCode
	// PlainCopy is a file beside a sealed data file that can be read without its password.
	PlainCopy = store.PlainCopy
)

// Key is what a data file is opened with: its password or, where that is "", its recovery code as it was typed.
type Key struct {
	Password string
	Recovery string
}

// String implements fmt.Stringer: a key is a secret, which no log or report of a crash is to show.
func (Key) String() string { return "…" }

// GoString implements fmt.GoStringer.
func (Key) GoString() string { return "…" }

// shortestPassword is how many characters a new password has at least.
const shortestPassword = 8

// secret reads a key. A recovery code that was mistyped is Invalid, and the group is named.
func (k Key) secret() (seal.Secret, error) {
	if k.Recovery == "" {
		if k.Password == "" {
			return seal.Secret{}, model.FieldErrorf("password", "输入密码，或者恢复码")
		}
		return seal.Secret{Password: k.Password}, nil
	}
	c, err := ReadRecoveryCode(k.Recovery)
	return seal.Secret{Code: &c}, err
}

// ReadRecoveryCode reads a recovery code as people type it: small letters, spaces, O for 0 and the like are well. A mistyped one is
// Invalid, and its group is named.
func ReadRecoveryCode(typed string) (RecoveryCode, error) {
	c, err := seal.ParseRecoveryCode(typed)
	if group, ok := err.(seal.GroupError); ok {
		return c, &model.Error{Code: model.Invalid, Field: "recovery", Message: "恢复码的第 " + groupNumber(group) + " 组不对；对照恢复单，把这一组再看一遍", Err: err}
	}
	if err != nil {
		return c, &model.Error{Code: model.Invalid, Field: "recovery", Message: "恢复码是 8 组、每组 5 个字母或数字；对照恢复单，看是不是漏了或多了", Err: err}
	}
	return c, nil
}

func groupNumber(g seal.GroupError) string { return string(rune('0' + int(g))) }

// NewRecoveryCode makes a code for SealFile or ChangeRecovery; it is to be printed or saved, and typed once.
func NewRecoveryCode() RecoveryCode { return seal.NewRecoveryCode() }

// CheckPassword refuses a password that is too short for a data file, or one of those that are guessed first.
func CheckPassword(password string) error {
	if utf8.RuneCountInString(strings.TrimSpace(password)) < shortestPassword {
		return model.FieldErrorf("password", "密码太短，至少 %d 个字；可以用一句自己记得住的话", shortestPassword)
	}
	if EasilyGuessed(password) {
		return tooEasy()
	}
	return nil
}

// CheckTyped proves that a recovery code was kept: it must have been typed as it is.
func CheckTyped(code RecoveryCode, typed string) error {
	got, err := ReadRecoveryCode(typed)
	if err == nil && got != code {
		err = model.FieldErrorf("recovery", "这不是刚才的恢复码；照恢复单上的再输一次")
	}
	return err
}

// SealInfo looks whether a data file or backup has a password, whether it was given since the program started, and whether a part of
// what keeps it is damaged.
func SealInfo(path string) (SealState, error) { return store.SealInfo(path) }

// wrongKeys counts the wrong keys since the last right one. After three each further one waits, twice as long as the one before.
var wrongKeys struct {
	sync.Mutex
	n int
}

const (
	freeTries   = 3
	longestWait = 30 * time.Second
)

// waitFor waits; tests replace it.
var waitFor = func(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return model.Wrap(ctx.Err(), model.Cancelled, "已停止，没有打开")
	case <-t.C:
		return nil
	}
}

// tryKey tries a key, one after the other in this program.
func tryKey(ctx context.Context, key Key, try func(seal.Secret) error) error {
	with, err := key.secret()
	if err != nil {
		return err
	}
	for waited := time.Duration(0); ; {
		wrongKeys.Lock()
		wait := keyWait()
		if wait <= waited { // the others that waited too had their turn
			break
		}
		wrongKeys.Unlock()
		if err := waitFor(ctx, wait-waited); err != nil {
			return err
		}
		waited = wait
	}
	defer wrongKeys.Unlock()
	err = try(with)
	switch {
	case model.CodeOf(err) == model.WrongPassword:
		wrongKeys.n++
	case err == nil:
		wrongKeys.n = 0
	}
	return err
}

// Unlock gives the program the key of a sealed data file or backup: from then on it, and every backup of it, opens as any other,
// until ForgetKeys. A wrong key is WrongPassword, at once for the first three, then slower and slower. told is a sentence, "" for none,
// when what keeps the password was damaged, or a change of it was cut off: what became of that. A plain file needs no key.
func Unlock(ctx context.Context, path string, key Key) (told string, err error) {
	if s, err := store.SealInfo(path); err != nil || !s.Sealed {
		return "", err
	}
	err = tryKey(ctx, key, func(with seal.Secret) (err error) {
		told, err = store.Unlock(path, with)
		return err
	})
	return told, err
}

// CheckKey asks for the key of the data file that the office has open: WrongPassword when it is not its own, as slowly as Unlock. What
// stands at the path by now, or that nothing does, is of no consequence.
func (o *Office) CheckKey(ctx context.Context, key Key) error {
	return tryKey(ctx, key, o.db.CheckSecret)
}

// KeyWait is how long the next try of a key waits before it begins, 0 for not.
func KeyWait() time.Duration {
	wrongKeys.Lock()
	defer wrongKeys.Unlock()
	return keyWait()
}

// WaitText says that a key waits so long because of wrong ones before, and how many those were.
func WaitText(left time.Duration) string {
	wrongKeys.Lock()
	defer wrongKeys.Unlock()
	return fmt.Sprintf("连着输错了 %d 次，等 %d 秒再核对", wrongKeys.n, int((left+time.Second-1)/time.Second))
}

func keyWait() time.Duration {
	if wrongKeys.n < freeTries {
		return 0
	}
	return min(time.Second<<min(wrongKeys.n-freeTries, 10), longestWait)
}

// LockedFile is the first of some files that has a password which was not given yet; "" for none.
func LockedFile(paths ...string) string {
	for _, path := range paths {
		if s, err := store.SealInfo(path); err == nil && s.Sealed && !s.Unlocked {
			return path
		}
	}
	return ""
}

// ForgetKeys makes the program ask for passwords again; close the data file before.
func ForgetKeys() { store.ForgetKeys() }

// SealFile gives a closed plain data file a password. code must have been typed, as typed has it. A verified sealed copy takes the
// place of the file, with the attachments; the plain file is kept in the backup folder, and its path returned: PlainCopies lists it
// with the other plain copies, RemovePlain removes what is chosen of them. Under Preview it only refuses what it would refuse.
func SealFile(ctx context.Context, path, password string, code RecoveryCode, typed string, now func() time.Time) (kept string, err error) {
	if err := CheckPassword(password); err != nil {
		return "", err
	}
	if err := CheckTyped(code, typed); err != nil {
		return "", err
	}
	if previewing(ctx) {
		return "", store.SealPreview(path, false)
	}
	return store.Seal(ctx, path, password, code, now)
}

// UnsealFile takes the password off a closed data file; its key must be given anew. A verified plain copy takes its place, with the
// attachments. The sealed file is kept in the backup folder, and its path returned; sealed backups keep the password. Under Preview it only
// refuses what it would refuse.
func UnsealFile(ctx context.Context, path string, key Key, now func() time.Time) (kept string, err error) {
	if _, err := Unlock(ctx, path, key); err != nil {
		return "", err
	}
	if previewing(ctx) {
		return "", store.SealPreview(path, true)
	}
	return store.Unseal(ctx, path, now)
}

// ChangePassword gives a closed sealed data file another password; key is its password or its recovery code. Earlier backups keep the
// former password, and whoever has one of them with it can open the file too: ChangeKey is for that. Under Preview it only refuses what it would refuse.
func ChangePassword(ctx context.Context, path string, key Key, password string) error {
	if err := CheckPassword(password); err != nil {
		return err
	}
	return changeSecret(ctx, path, key, seal.Secret{Password: password})
}

// ChangeKey seals a closed sealed data file anew: under another key, with another password and another recovery code, which must have
// been typed. key is its password or its recovery code. Unlike after ChangePassword, no former password, sheet or backup opens the file
// any more. The file as it was is kept in the backup folder, and its path returned; PlainCopies lists what opens with what was before.
// Under Preview it only refuses what it would refuse.
func ChangeKey(ctx context.Context, path string, key Key, password string, code RecoveryCode, typed string, now func() time.Time) (kept string, err error) {
	if err := CheckPassword(password); err != nil {
		return "", err
	}
	if err := CheckTyped(code, typed); err != nil {
		return "", err
	}
	if _, err := Unlock(ctx, path, key); err != nil {
		return "", err
	}
	if err := checkPasswordAt(ctx, path, password); err != nil {
		return "", err
	}
	if previewing(ctx) {
		return "", store.SealPreview(path, true)
	}
	return store.Rekey(ctx, path, password, code, now)
}

// ChangeRecovery gives a closed sealed data file another recovery code, which must have been typed. Earlier backups keep the
// former code, and whoever has one of them with the former sheet can open the file too, see ChangePassword.
func ChangeRecovery(ctx context.Context, path string, key Key, code RecoveryCode, typed string) error {
	if err := CheckTyped(code, typed); err != nil {
		return err
	}
	return changeSecret(ctx, path, key, seal.Secret{Code: &code})
}

func changeSecret(ctx context.Context, path string, key Key, to seal.Secret) error {
	return tryKey(ctx, key, func(with seal.Secret) error {
		if _, err := store.Unlock(path, with); err != nil {
			return err
		}
		if to.Code == nil {
			if err := checkPasswordAt(ctx, path, to.Password); err != nil {
				return err
			}
		}
		if !previewing(ctx) {
			return store.ChangeSecret(path, with, to)
		}
		return store.SealPreview(path, true)
	})
}

// LostPassword reports whether the data file has no password and had one at this PC, which nobody took off: a plain backup was restored.
func (o *Office) LostPassword(ctx context.Context) bool { return o.db.LostPassword(ctx) }

// checkPasswordAt is CheckPasswordOf for a data file that is closed. One that does not open for looking, as one of an earlier version does
// not, is not asked for its names.
func checkPasswordAt(ctx context.Context, path, password string) error {
	o, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		return nil
	}
	err = o.CheckPasswordOf(ctx, password)
	if e := o.Close(); err == nil {
		err = e
	}
	return err
}

// PlainCopies lists what of a sealed data file can still be read without its present password, beside it, in the backup folder and at
// the second place: copies without a password or with a former one, and what their attachments hold. unseen is a Chinese sentence when
// the second place is not there, and may hold more; "" otherwise.
func PlainCopies(ctx context.Context, path string) (all []PlainCopy, unseen string, err error) {
	return store.PlainCopies(ctx, path)
}

// RemovePlain removes some of the files that PlainCopies lists. What a disk keeps of removed files, SSDs and USB sticks above all, is
// not in a program's power: PlainWarning says so. Under Preview it only refuses what it would refuse.
func RemovePlain(ctx context.Context, path string, chosen []string) error {
	if previewing(ctx) {
		return store.RemovablePlain(ctx, path, chosen)
	}
	return store.RemovePlain(ctx, path, chosen)
}

// PlainWarning is what people must know before they rely on a password that was set on a file that was plain before.
const PlainWarning = "删掉的文件，磁盘上可能还留着痕迹，用恢复软件能找回来，固态硬盘和 U 盘尤其如此；以前另存到别处的副本、发出去的表格也不受密码保护"
