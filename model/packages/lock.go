package packages

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"filippo.io/age"

	"github.com/shuangbai/shuangbai/model"
)

// Lock is how a package is locked, as its first line says.
type Lock string

// The locks.
const (
	Open     Lock = "open"
	ForKey   Lock = "key"
	Password Lock = "password"
)

// For says whom a package is for. At most one of the two is given; neither makes an open package.
type For struct {
	PublicKey string // of the district: age1…
	Password  string
}

// Keys open packages.
type Keys struct {
	Private  string // of the district
	Password string // as told by the committee
}

// passwordWork is the binary logarithm of the work that guessing a password costs each time: 64 MB and some tenths of a second.
const passwordWork = 16

// leastPassword is how many characters a password has.
const leastPassword = 8

// NewKeys makes the pair of a district.
func NewKeys() (public, private string, err error) {
	k, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", model.Wrap(err, model.Internal, "做不出密钥，请重新打开程序再试")
	}
	return k.Recipient().String(), k.String(), nil
}

// CheckKey returns a public key as it is written, without what was copied around it, or why it is none.
func CheckKey(text string) (string, error) {
	text = strings.TrimSpace(text)
	if at := strings.Index(text, "age1"); at > 0 { // a line of a message, or the small file
		text = text[at:]
	}
	text = strings.TrimRight(strings.Fields(text + " .")[0], "。，,.;；")
	if strings.HasPrefix(strings.ToUpper(text), "AGE-SECRET-KEY-") {
		return "", model.FieldErrorf("key", "这是区里的私钥，不能发给别人；要用 age1 开头的公钥")
	}
	if _, err := age.ParseX25519Recipient(text); err != nil {
		return "", &model.Error{Code: model.Invalid, Field: "key", Message: "这不是区里的公钥，公钥以 age1 开头，共 62 个字符；请从区里发来的文字里整段复制", Err: err}
	}
	return text, nil
}

// CheckPassword says why a password will not do.
func CheckPassword(s string) error {
	if utf8.RuneCountInString(s) < leastPassword {
		return model.FieldErrorf("password", "口令至少 %d 个字", leastPassword)
	}
	return nil
}

// Lock is how a package for it will be locked.
func (f For) Lock() Lock {
	switch {
	case f.PublicKey != "":
		return ForKey
	case f.Password != "":
		return Password
	}
	return Open
}

// encrypt wraps w; closing what it returns ends the encryption and not w.
func (f For) encrypt(w io.Writer) (io.WriteCloser, error) {
	switch f.Lock() {
	case ForKey:
		key, err := CheckKey(f.PublicKey)
		if err != nil {
			return nil, err
		}
		to, err := age.ParseX25519Recipient(key)
		if err != nil {
			return nil, err
		}
		return age.Encrypt(w, to)
	case Password:
		if err := CheckPassword(f.Password); err != nil {
			return nil, err
		}
		to, err := age.NewScryptRecipient(f.Password)
		if err != nil {
			return nil, err
		}
		to.SetWorkFactor(passwordWork)
		return age.Encrypt(w, to)
	}
	return keepOpen{w}, nil
}

// decrypt unwraps r.
func (k Keys) decrypt(r io.Reader, lock Lock) (io.Reader, error) {
	var id age.Identity
	switch lock {
	case ForKey:
		if k.Private == "" {
			return nil, model.Errorf(model.Encrypted, "这个数据包是加密给区里的，要在区级汇总的数据文件里打开")
		}
		own, err := age.ParseX25519Identity(k.Private)
		if err != nil {
			return nil, model.Wrap(err, model.Corrupt, "区里的密钥读不出来，用备份恢复数据文件")
		}
		id = own
	case Password:
		if k.Password == "" {
			return nil, &model.Error{Code: model.Encrypted, Field: "password", Message: "这个数据包有口令，问清做数据包的党委，填上再打开"}
		}
		own, err := age.NewScryptIdentity(k.Password)
		if err != nil {
			return nil, err
		}
		own.SetMaxWorkFactor(hardestKey)
		id = own
	default:
		return r, nil
	}
	plain, err := age.Decrypt(r, id)
	var other *age.NoIdentityMatchError
	switch {
	case errors.As(err, &other) && lock == ForKey:
		return nil, &model.Error{Code: model.Encrypted, Message: "这个数据包不是加密给这里的，打不开；请党委换成本区的公钥重做一份", Err: err}
	case errors.As(err, &other):
		return nil, &model.Error{Code: model.Encrypted, Field: "password", Message: "口令不对，问清做数据包的党委再试", Err: err}
	case err != nil:
		return nil, damaged(err)
	}
	return plain, nil
}

// keepOpen writes on without encryption.
type keepOpen struct{ io.Writer }

// Close implements io.Closer.
func (keepOpen) Close() error { return nil }
