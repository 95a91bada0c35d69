package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// helpOf prints how one command is used where that is asked for: help COMMAND, or COMMAND … --help. It reports whether it was.
func (a *app) helpOf(words []string) (asked bool, err error) {
	name := words[0]
	switch {
	case name == "help" && len(words) > 1:
		name = words[1]
	case !slices.ContainsFunc(words[1:], wantsHelp):
		return false, nil
	}
	for _, c := range commands() {
		if c.name == name {
			a.printHelp(c)
			return true, nil
		}
	}
	return true, noCommand(name)
}

func wantsHelp(word string) bool { return word == "--help" || word == "-help" || word == "-h" }

func noCommand(name string) error {
	return model.Errorf(model.Usage, "没有“%s”这个命令；运行 shuangbaictl help 看全部命令", name)
}

// printHelp prints each form of a command on a line of its own, what it does, and examples.
func (a *app) printHelp(c command) {
	forms, about, _ := strings.Cut(c.usage, "　")
	fmt.Fprintln(a.stderr, about)
	fmt.Fprintln(a.stderr, "用法：shuangbaictl [--data 文件] …")
	for _, form := range splitForms(forms) {
		fmt.Fprintln(a.stderr, "  "+form)
	}
	if lines := examples[c.name]; len(lines) > 0 {
		fmt.Fprintln(a.stderr, "例子：")
		for _, line := range lines {
			fmt.Fprintln(a.stderr, "  "+line)
		}
	}
	fmt.Fprintln(a.stderr, "运行 shuangbaictl help 看全部命令和每条命令都能加的选项")
}

// splitForms parts the forms of a command, which stand with " | " between them; in brackets it is a choice within a form.
func splitForms(usage string) (forms []string) {
	depth, from := 0, 0
	for i, r := range usage {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case depth == 0 && strings.HasPrefix(usage[i:], " | "):
			forms, from = append(forms, usage[from:i]), i+len(" | ")
		}
	}
	return append(forms, usage[from:])
}

// examples are whole lines for what is typed seldom and must be right: the first line of each file is the password or the code.
var examples = map[string][]string{
	"seal": {
		"shuangbaictl seal code > 恢复码.txt",
		"shuangbaictl --data 综合党委.sbd seal --new-password-file 密码.txt --code-file 恢复码.txt",
		"shuangbaictl --data 综合党委.sbd --password-file 密码.txt seal status",
		"shuangbaictl --data 综合党委.sbd --password-file 密码.txt seal remove-plain --all --dry-run",
	},
	"password": {
		"shuangbaictl --data 综合党委.sbd --password-file 密码.txt password --new-password-file 新密码.txt",
		"shuangbaictl --data 综合党委.sbd --password-file 恢复码.txt --recovery password --new-password-file 新密码.txt",
		"shuangbaictl --data 综合党委.sbd --password-file 密码.txt password --code-file 新恢复码.txt",
		"shuangbaictl --data 综合党委.sbd --password-file 密码.txt password --new-key --new-password-file 新密码.txt --code-file 新恢复码.txt",
	},
	"unseal": {
		"shuangbaictl --data 综合党委.sbd --password-file 密码.txt unseal --dry-run",
		"cat 密码.txt | shuangbaictl --data 综合党委.sbd --password-fd 0 unseal",
	},
	"restore": {
		"shuangbaictl --data 综合党委.sbd --password-file 密码.txt restore --list",
		"shuangbaictl --data 综合党委.sbd --password-file 密码.txt restore U盘/综合党委.sbd --preview",
	},
}
