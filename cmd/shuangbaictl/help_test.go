package main

import (
	"strings"
	"testing"
)

// Every command tells how it is used, each form on a line of its own, however that is asked.
func TestEveryCommandHasHelp(t *testing.T) {
	for _, c := range commands() {
		for _, args := range [][]string{{"help", c.name}, {c.name, "--help"}, {c.name, "什么", "-h"}} {
			code, _, said := ctl(t, args...)
			if code != 0 || !strings.Contains(said, "\n  "+c.name) {
				t.Errorf("%v: %d %s", args, code, said)
			}
		}
	}
	code, _, said := ctl(t, "password", "--help")
	if code != 0 || !strings.Contains(said, "\n  password --code-file F\n") || !strings.Contains(said, "--recovery password --new-password-file") {
		t.Errorf("%d %s", code, said)
	}
	if code, _, said := ctl(t, "--help"); code != 0 || !strings.Contains(said, "unseal") {
		t.Errorf("%d %s", code, said)
	}
	if code, _, said := ctl(t, "help", "没有这个"); code != 2 || !strings.Contains(said, "没有“没有这个”这个命令") {
		t.Errorf("%d %s", code, said)
	}
}
