package form

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestDateAsPeopleTypeIt(t *testing.T) {
	for typed, want := range map[string]model.Date{
		"": "", "1990": "1990", "1990-05": "1990-05", "1990-05-01": "1990-05-01", "1990-5-1": "1990-05-01", "1990.5.1": "1990-05-01",
		"1990/12": "1990-12", "19900501": "1990-05-01", "199005": "1990-05", "1990年5月1日": "1990-05-01", "1990年5月": "1990-05",
		"1990年": "1990", "１９９０．５": "1990-05", " 2026-02-28 ": "2026-02-28",
	} {
		if got, err := Date(typed); err != nil || got != want {
			t.Errorf("%q is read as %q (%v), want %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"2026-02-30", "90-5-1", "1990-13", "今天", "1990-5-1-2", "19905", "1990-005"} {
		if got, err := Date(typed); err == nil {
			t.Errorf("%q is read as %q, want a refusal", typed, got)
		}
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
