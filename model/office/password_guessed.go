package office

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/shuangbai/shuangbai/model"
)

// guessed are the passwords that are tried first, as squeeze leaves them; what only repeats or counts is guessed without a list.
var guessed = strings.Fields(`12345678 123456789 1234567890 87654321 11111111 88888888 66666666 00000000 12341234 11223344 147258369 147852369 159357258 5201314520 woaini1314 woaini520 woaizuguo
	password passw0rd password1 password123 p@ssw0rd p@ssword admin123 admin888 administrator abc12345 abcd1234 a1234567 a12345678 aa123456 aa123456789 qwertyui qwerty123 qwer1234
	1q2w3e4r 1qaz2wsx 1qaz@wsx qazwsxedc zaq12wsx q1w2e3r4 asdfghjk zxcvbnm123 iloveyou letmein1 welcome1 shuangbai shuangbai123 shuangbai2026 dangwei123 zonghedangwei`)

// plainWords are the words of the work: a password of nothing but these, the committee's name and digits of a year is guessed.
var plainWords = []string{"中国共产党", "行业综合党委", "综合党委", "行业党委", "党支部", "党委", "委员会", "行业", "双百", "密码", "数据文件", "党员", "党建", "考核"}

// mostDigits is of how many bytes a year or a day of birth is at most, with what stands around it.
const mostDigits = 12

// squeeze is a password as guessing sees it: half-width small letters, without spaces and signs between.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("-_.,，。、·（）()“”\"'", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(s))
}

// EasilyGuessed reports whether a password is one of those that are tried first: from the list, repeated or counted, or made of nothing
// but names that everybody knows, such as the committee's, and a year.
func EasilyGuessed(password string, names ...string) bool {
	s := squeeze(password)
	if slices.Contains(guessed, s) || repeats(s) {
		return true
	}
	for _, name := range append(slices.Clone(names), plainWords...) {
		if name = squeeze(name); len([]rune(name)) > 1 {
			s = strings.ReplaceAll(s, name, "")
		}
	}
	return len(s) <= mostDigits && strings.Trim(s, "0123456789年度!@#") == ""
}

// repeats reports whether a password says the same character, or the same two to four characters, over and over, or counts up or down.
func repeats(s string) bool {
	r := []rune(s)
	for n := 1; n <= 4 && n*2 <= len(r); n++ {
		same := true
		for i := n; i < len(r); i++ {
			same = same && r[i] == r[i-n]
		}
		if same {
			return true
		}
	}
	up, down := len(r) > 1, len(r) > 1
	for i := 1; i < len(r); i++ {
		up, down = up && r[i] == r[i-1]+1, down && r[i] == r[i-1]-1
	}
	return up || down
}

// CheckPasswordOf is CheckPassword, and refuses the names that everybody knows of the open data file as well.
func (o *Office) CheckPasswordOf(ctx context.Context, password string) error {
	if err := CheckPassword(password); err != nil {
		return err
	}
	c, err := o.Committee(ctx)
	if err != nil {
		return err
	}
	if EasilyGuessed(password, c.Name, c.District, c.Contact, c.Phone, o.Who()) {
		return tooEasy()
	}
	return nil
}

func tooEasy() error {
	return model.FieldErrorf("password", "这个密码别人一猜就中；不要用党委名称、人名、电话和年份，写一句只有自己知道的话")
}
