package model

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestFileName is how long FileName makes a name at most, in bytes: every system takes 255, and a folder or a number may
// be added.
const longestFileName = 180

// FileName makes of any text a file name that is shown as it is, lies in the folder where it is put, and every system takes:
// without folders, control and invisible characters and those that turn the direction of writing (fdp.exe would read
// exe.pdf), without what Windows forbids at the beginning, the end or within, no device of Windows, and not too long, with its
// extension kept. FileName of its own result is the same.
func FileName(text string) string {
	if i := strings.LastIndexAny(text, `/\`); i >= 0 {
		text = text[i+1:]
	}
	name := strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError:
			return '_'
		case unicode.IsSpace(r) && r != '\u3000':
			return ' '
		case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp), r >= 0xFE00 && r <= 0xFE0F:
			return -1
		case strings.ContainsRune(`<>:"|?*`, r):
			return '_'
		}
		return r
	}, strings.ToValidUTF8(text, "_"))
	name = trimName(name)
	ending := path.Ext(name)
	stem := strings.TrimSuffix(name, ending)
	if len(ending) > 20 {
		stem, ending = name, ""
	}
	if len(stem)+len(ending) > longestFileName {
		stem = trimName(cutText(stem, longestFileName-len(ending)))
	}
	if name = trimName(stem + ending); name == "" {
		return "附件"
	}
	if WindowsDevice(name) {
		return "_" + name
	}
	return name
}

// trimName takes away what Windows drops at the end of a name, and what hides a file or reads as an option at its beginning.
func trimName(name string) string {
	return strings.Trim(strings.TrimLeft(name, " .-~\u3000"), " .\u3000")
}

// cutText is the beginning of a text of at most so many bytes, with whole characters.
func cutText(text string, most int) string {
	for len(text) > most {
		_, last := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-last]
	}
	return text
}

// WindowsDevice reports whether Windows takes a file name for a device, whatever its extension: NUL.txt.
func WindowsDevice(name string) bool {
	device, _, _ := strings.Cut(strings.ToUpper(name), ".")
	device = strings.TrimRight(device, " ")
	switch device {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	number, ok := strings.CutPrefix(device, "COM")
	if !ok {
		number, ok = strings.CutPrefix(device, "LPT")
	}
	return ok && utf8.RuneCountInString(number) == 1 && strings.ContainsAny(number, "0123456789¹²³")
}
