package packages

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
)

// What a package may hold. A committee has up to 300 branches and 20,000 members; these leave room, and keep a file made to
// harm from filling memory or disk.
const (
	mostBytes    = 256 << 20 // of the JSON lines
	mostLine     = 64 << 10
	mostYears    = 20
	mostBranches = 5000 // of a year
	mostPeople   = 200000
	mostText     = 200 // characters of a name
	hardestKey   = 18  // binary logarithm of the work that a passphrase may ask for: 256 MB and a few seconds
)

func tooLarge(what string) error {
	return model.Errorf(model.TooLarge, "数据包里%s太多，不像是一个党委的，没有收；请党委重新做一份", what)
}

// damaged refuses what is not whole. cause goes to the log.
func damaged(cause error) error {
	return &model.Error{Code: model.Corrupt, Message: "数据包不完整或者被改动过，没有收；请党委重新发一份", Err: cause}
}

// plain refuses texts that no name is.
func plain(texts ...string) error {
	for _, s := range texts {
		if !utf8.ValidString(s) || utf8.RuneCountInString(s) > mostText || strings.ContainsFunc(s, unicode.IsControl) {
			return damaged(fmt.Errorf("text of %d bytes", len(s)))
		}
	}
	return nil
}

// counts refuses numbers below nothing or beyond any committee's.
func counts(numbers ...int) error {
	for _, n := range numbers {
		if n < 0 || n > 10_000_000 {
			return damaged(fmt.Errorf("number %d", n))
		}
	}
	return nil
}

func dates(all ...model.Date) error {
	for _, d := range all {
		if _, err := model.ParseDate(string(d)); err != nil {
			return damaged(err)
		}
	}
	return nil
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
