package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"regexp"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
)

// parse reads flags that may stand before, between and after the words of a command, and returns the words.
func parse(fs *flag.FlagSet, args []string) ([]string, error) {
	fs.SetOutput(io.Discard)
	var words []string
	for {
		if err := fs.Parse(args); err != nil {
			return nil, usageError(err)
		}
		args = fs.Args()
		if len(args) == 0 {
			return words, nil
		}
		words, args = append(words, args[0]), args[1:]
	}
}

// errNoYear is why a number is not taken as a year.
var errNoYear = errors.New("no year")

// yearValue is the flag of a year, 0 while it is not given.
type yearValue int

// String is the year as it was given.
func (y *yearValue) String() string { return strconv.Itoa(int(*y)) }

// Set takes a year of four digits.
func (y *yearValue) Set(text string) error {
	n, err := strconv.Atoi(text)
	if err != nil {
		return errors.New("parse error")
	}
	if n < 2000 || n > 2100 {
		return errNoYear
	}
	*y = yearValue(n)
	return nil
}

// yearFlag adds --year.
func yearFlag(fs *flag.FlagSet) *int {
	year := 0
	fs.Var((*yearValue)(&year), "year", "年度")
	return &year
}

// oneWord reads a command that takes one word, and no flags but those of fs.
func oneWord(fs *flag.FlagSet, args []string, what string) (string, error) {
	words, err := parse(fs, args)
	if err != nil {
		return "", err
	}
	if len(words) != 1 {
		return "", model.Errorf(model.Usage, "用法：shuangbaictl %s %s", fs.Name(), what)
	}
	return words[0], nil
}

// forceFlag adds --force, which may stand before the command and after it.
func (a *app) forceFlag(fs *flag.FlagSet) {
	fs.BoolVar(&a.force, "force", a.force, "替换已有的文件")
}

// output is a target that is checked before the work starts; with --force it may replace a file.
func (a *app) output(to outfile.Target) (outfile.Target, error) {
	to.Replace = a.force
	err := to.Check()
	if model.CodeOf(err) == model.Exists {
		err = model.Errorf(model.Exists, "%s，或者加上 --force 替换它", model.MessageOf(err))
	}
	return to, err
}

// dryRunFlags are the flags of a command that has --dry-run and no other.
func (a *app) dryRunFlags(name string) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.BoolVar(&a.dryRun, "dry-run", false, "只看结果，不写")
	return fs
}

// preview makes a write of the office a dry run where --dry-run was given.
func (a *app) preview(ctx context.Context) context.Context {
	if a.dryRun {
		return office.Preview(ctx)
	}
	return ctx
}

// The sentences of package flag, which are English.
var (
	undefinedFlag = regexp.MustCompile(`^flag provided but not defined: -(.*)$`)
	missingValue  = regexp.MustCompile(`^flag needs an argument: -(.*)$`)
	badSyntax     = regexp.MustCompile(`^bad flag syntax: (.*)$`)
	invalidValue  = regexp.MustCompile(`(?s)^invalid (?:boolean )?value (".*") for (?:flag )?-([\w-]+): (.*)$`)
)

// usageError says in Chinese what is wrong with a flag.
func usageError(err error) error {
	if errors.Is(err, flag.ErrHelp) {
		return model.Errorf(model.Usage, "运行 shuangbaictl help 看全部命令")
	}
	return &model.Error{Code: model.Usage, Message: flagSentence(err.Error()) + "；运行 shuangbaictl help 看用法", Err: err}
}

func flagSentence(text string) string {
	if m := undefinedFlag.FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("没有选项 --%s", m[1])
	}
	if m := missingValue.FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("选项 --%s 后面要写上值", m[1])
	}
	if m := badSyntax.FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("选项“%s”写得不对", m[1])
	}
	if m := invalidValue.FindStringSubmatch(text); m != nil {
		sentence := fmt.Sprintf("选项 --%s 的值 %s 不对", m[2], m[1])
		switch m[3] {
		case "parse error":
			return sentence + "，要写整数"
		case "value out of range":
			return sentence + "，数太大"
		case errNoYear.Error():
			return sentence + "，年度写 2000 到 2100 的四位数"
		}
		return sentence
	}
	return "选项写得不对"
}
