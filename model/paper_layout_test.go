package model

import "testing"

func TestMarginsThatCannotBePrinted(t *testing.T) {
	for name, c := range map[string]struct {
		m  Margins
		ok bool
	}{
		"none":            {Margins{}, true},
		"standard":        {StandardMargins, true},
		"25 all around":   {Margins{25, 25, 25, 25}, true},
		"nothing at left": {Margins{37, 35, 0, 26}, false},
		"no foot":         {Margins{37, 12, 28, 26}, false},
		"too narrow":      {Margins{37, 35, 50, 50}, false},
		"too low":         {Margins{60, 60, 28, 26}, false},
	} {
		if err := c.m.Validate(); (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}
