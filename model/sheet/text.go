package sheet

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// DecodeText turns a text file's bytes into UTF-8: by its byte order mark, else UTF-16 where every second byte is
// zero, else UTF-8 if valid, else GB18030 (which holds GBK and GB2312). What reads as no text is refused.
func DecodeText(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return checkText(strings.ToValidUTF8(string(data[3:]), "\uFFFD"))
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return decodeWith(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), data[2:])
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decodeWith(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), data[2:])
	case zeroShare(data, 1) > 0.3 && zeroShare(data, 0) < 0.05:
		return decodeWith(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), data)
	case zeroShare(data, 0) > 0.3 && zeroShare(data, 1) < 0.05:
		return decodeWith(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), data)
	case bytes.IndexByte(data[:min(len(data), 64<<10)], 0) >= 0:
		return "", noText()
	case mostlyUTF8(data):
		return checkText(strings.ToValidUTF8(string(data), "\uFFFD"))
	}
	if declared := declaredCharset(data); declared != nil {
		return decodeWith(declared, data)
	}
	return decodeWith(simplifiedchinese.GB18030, data)
}

// declaredCharset is the encoding that a web page or XML file names, nil where it names none, or one that its bytes
// belie: Chinese pages that call themselves Latin are common, and their high bytes come in pairs.
func declaredCharset(data []byte) encoding.Encoding {
	head := bytes.TrimLeft(data[:min(len(data), 4096)], " \t\r\n")
	if len(head) == 0 || head[0] != '<' {
		return nil
	}
	at := charsetMark.FindSubmatch(head)
	if at == nil {
		return nil
	}
	e, name := charset.Lookup(string(at[1]))
	switch {
	case e == nil || name == "utf-8" || strings.HasPrefix(name, "utf-16") || name == "replacement":
		return nil
	case strings.HasPrefix(name, "windows-") || strings.HasPrefix(name, "iso-8859") || strings.HasPrefix(name, "koi8") || name == "macintosh":
		if pairedHighBytes(data) {
			return nil
		}
	}
	return e
}

var charsetMark = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)`)

// pairedHighBytes reports whether bytes over 0x7F come in even runs, as in a two-byte Chinese encoding.
func pairedHighBytes(data []byte) bool {
	even, all := 0, 0
	for i := 0; i < len(data); {
		run := 0
		for i < len(data) && data[i] >= 0x80 {
			i, run = i+1, run+1
		}
		if run == 0 {
			i++
			continue
		}
		all++
		if run%2 == 0 {
			even++
		}
	}
	return all > 0 && even*10 >= all*9
}

// mostlyUTF8 reports whether data is UTF-8, allowing for the odd damaged character, such as a last one cut in half:
// Chinese text in GB18030 is hardly ever valid UTF-8 for more than a few characters.
func mostlyUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > 5*bad
}

// zeroShare returns how many of the bytes at even (0) or odd (1) places near the start are zero.
func zeroShare(data []byte, odd int) float64 {
	head := data[:min(len(data), 1024)]
	zeros, n := 0, 0
	for i := odd; i < len(head); i += 2 {
		n++
		if head[i] == 0 {
			zeros++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(zeros) / float64(n)
}

func decodeWith(e encoding.Encoding, data []byte) (string, error) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", corrupt(err)
	}
	return checkText(string(out))
}

// checkText refuses text in which more than one character in fifty, and more than two in all, is a control character or
// undecodable.
func checkText(s string) (string, error) {
	odd, n := 0, 0
	for _, r := range s {
		n++
		if r == utf8.RuneError || r < 0x20 && r != '\t' && r != '\n' && r != '\r' && r != '\f' && r != '\x1A' {
			odd++
		}
	}
	if odd > 2 && odd*50 > n {
		return "", noText()
	}
	if n == 0 {
		return "", notSpreadsheet("文件里没有文字", "请检查是否选对了文件，或让对方重新发一份")
	}
	return s, nil
}

func noText() error {
	return notSpreadsheet("认不出这个文件的内容", "请选 .xlsx、.xls 或 .csv 表格；如果它能用 WPS 或 Excel 打开，请另存为 .xlsx 后再导入")
}
