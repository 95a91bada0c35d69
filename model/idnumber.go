package model

import (
	"regexp"
	"strings"
	"time"
)

// IDFault says what is wrong with a citizen ID number (公民身份号码); IDFine when nothing is.
type IDFault string

// The faults of an ID number.
const (
	IDFine     IDFault = ""
	IDFormat   IDFault = "id-format"   // not 18 characters of digits, or 17 digits and X
	IDChecksum IDFault = "id-checksum" // the last character does not follow from the others
	IDDate     IDFault = "id-date"     // digits 7-14 are not a real date, or lie in the future
	IDRegion   IDFault = "id-region"   // the first two digits are no region (11-82)
)

// idWeights are the weights of digits 1-17, GB 11643-1999 (ISO 7064 MOD 11-2).
var idWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

// IDCheckDigit returns the 18th character that belongs to 17 digits, GB 11643-1999; 0 when they are not 17 digits.
func IDCheckDigit(first17 string) byte {
	if len(first17) != 17 {
		return 0
	}
	sum := 0
	for i := range 17 {
		c := first17[i]
		if c < '0' || c > '9' {
			return 0
		}
		sum += int(c-'0') * idWeights[i]
	}
	return "10X98765432"[sum%11]
}

// CheckID examines an 18-character ID number as stored (digits, capital X). today bounds the birth date; the zero
// time skips that test.
func CheckID(id string, today time.Time) IDFault {
	if len(id) != 18 || strings.Trim(id[:17], "0123456789") != "" || !strings.ContainsRune("0123456789X", rune(id[17])) {
		return IDFormat
	}
	if region := id[:2]; region < "11" || region > "82" {
		return IDRegion
	}
	birth, err := ParseDate(id[6:10] + "-" + id[10:12] + "-" + id[12:14])
	if err != nil || (!today.IsZero() && DateOf(today).Before(birth)) {
		return IDDate
	}
	if IDCheckDigit(id[:17]) != id[17] {
		return IDChecksum
	}
	return IDFine
}

// ID15To18 turns a first-generation number of 15 digits into 18 characters: "19" after the sixth digit, and the
// check character appended. It returns "" when s is not 15 digits.
func ID15To18(s string) string {
	if len(s) != 15 || strings.Trim(s, "0123456789") != "" {
		return ""
	}
	body := s[:6] + "19" + s[6:]
	return body + string(IDCheckDigit(body))
}

// IDBirth returns the birth date written in an 18-character ID number, "" when it is none.
func IDBirth(id string) Date {
	if len(id) != 18 {
		return ""
	}
	d, err := ParseDate(id[6:10] + "-" + id[10:12] + "-" + id[12:14])
	if err != nil {
		return ""
	}
	return d
}

// IDSex returns the sex written in an 18-character ID number: the 17th digit is odd for men.
func IDSex(id string) Sex {
	if len(id) != 18 || id[16] < '0' || id[16] > '9' {
		return ""
	}
	if (id[16]-'0')%2 == 1 {
		return Male
	}
	return Female
}

// MaskID hides the middle of an ID number, six characters before and four after stay: 320100********5519. Short
// ones are hidden but for the last two.
func MaskID(id string) string {
	r := []rune(id)
	switch {
	case len(r) == 0:
		return ""
	case len(r) >= 15:
		return string(r[:6]) + strings.Repeat("*", len(r)-10) + string(r[len(r)-4:])
	case len(r) > 2:
		return strings.Repeat("*", len(r)-2) + string(r[len(r)-2:])
	}
	return strings.Repeat("*", len(r))
}

// IsMobile reports whether a text holds a mobile number: 11 digits that begin with 13 to 19, in a row or parted by spaces
// or dashes.
func IsMobile(text string) bool {
	return mobile.MatchString(text) || mobile.MatchString(strings.NewReplacer(" ", "", "-", "").Replace(text))
}

var mobile = regexp.MustCompile(`(^|[^0-9])1[3-9][0-9]{9}($|[^0-9])`)

// MaskPhone keeps the first and the last four characters of a phone number: 1** **** 2746.
func MaskPhone(phone string) string {
	r := []rune(phone)
	if len(r) == 11 {
		return string(r[:1]) + "** **** " + string(r[7:])
	}
	if len(r) <= 4 {
		return strings.Repeat("*", len(r))
	}
	return strings.Repeat("*", len(r)-4) + string(r[len(r)-4:])
}
