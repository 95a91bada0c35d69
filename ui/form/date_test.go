package form

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestDateAsPeopleTypeIt(t *testing.T) {
	for typed, want := range map[string]model.Date{
		"": "", "1990": "1990", "1990-05": "1990-05", "1990-05-01": "1990-05-01", "1990-5-1": "1990-05-01", "1990.5.1": "1990-05-01",
		"1990/12": "1990-12", "19900501": "1990-05-01", "199005": "1990-05", "1990年5月1日": "1990-05-01", "1990年5月": "1990-05",
		"1990年": "1990", "１９９０．５": "1990-05", " 2026-02-28 ": "2026-02-28",
	} {
		if got, err := Date(typed, ""); err != nil || got != want {
			t.Errorf("%q is read as %q (%v), want %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"2026-02-30", "90-5-1", "1990-13", "今天", "1990-5-1-2", "19905", "1990-005"} {
		if got, err := Date(typed, ""); err == nil {
			t.Errorf("%q is read as %q, want a refusal", typed, got)
		}
	}
}

// The example is of the sort that the field asks for: of a birth where nothing else is said.
func TestADateIsRefusedWithAnExampleOfItsSort(t *testing.T) {
	for example, want := range map[model.Date]string{"2026-11-26": "“今天”不是日期，应写成 2026-11-26、2026-11 或 2026", "": "“今天”不是日期，应写成 1990-05-01、1990-05 或 1990"} {
		if _, err := Date("今天", example); model.MessageOf(err) != want {
			t.Errorf("refused with %v, want %s", err, want)
		}
	}
}

func TestADayAsPeopleTypeIt(t *testing.T) {
	for typed, want := range map[string]model.Date{"": "", "2026-1-1": "2026-01-01", "2026.11.26": "2026-11-26", "2026/11/26": "2026-11-26", "2026年11月26日": "2026-11-26", "20261126": "2026-11-26"} {
		if got, err := Day(typed, "2026-12-31"); err != nil || got != want {
			t.Errorf("%q is read as %q (%v), want %q", typed, got, err, want)
		}
	}
	for typed, want := range map[string]string{
		"今天":         "“今天”不是日期，写成年-月-日，如 2026-12-31、2026.12.31",
		"2026":       "“2026”没有写到哪一天，写成年-月-日，如 2026-12-31、2026.12.31",
		"2026.11":    "“2026.11”没有写到哪一天，写成年-月-日，如 2026-12-31、2026.12.31",
		"2026-02-30": "2026-02-30 不是存在的日期",
	} {
		if got, err := Day(typed, "2026-12-31"); err == nil || model.MessageOf(err) != want {
			t.Errorf("%q is read as %q, refused with %v, want %s", typed, got, err, want)
		}
	}
}

// What is typed is read by Date and Day, everywhere in the window: the reader of stored dates takes one way of writing only.
func TestNoScreenReadsWhatIsTypedAsAStoredDate(t *testing.T) {
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		raw, err := os.ReadFile(path)
		for i, line := range strings.Split(string(raw), "\n") {
			if strings.Contains(line, "model.ParseDate(") && (strings.Contains(line, "Value(") || strings.Contains(line, ".Text")) {
				t.Errorf("%s:%d reads what is typed as a stored date: %s", path, i+1, strings.TrimSpace(line))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestDigitsKeepEveryDigit(t *testing.T) {
	for typed, want := range map[string]string{
		"３２０１００１９９００５０１１２３ｘ": "32010019900501123X", " 3201 0019 9005 0112 3x ": "32010019900501123X", "138 0000 1111": "13800001111",
	} {
		if got := Digits(typed); got != want {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
	}
}
