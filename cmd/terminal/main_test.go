package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

// TestMain stands for the program that is run, when the test starts itself as shuangbaictl.
func TestMain(m *testing.M) {
	if os.Args[0] == "shuangbaictl" {
		given, _ := io.ReadAll(os.Stdin)
		fmt.Println("到了", strings.Join(os.Args[1:], "|"), string(given))
		fmt.Fprintln(os.Stderr, "没有做成")
		os.Exit(2)
	}
	os.Exit(m.Run())
}

func TestWhatTheProgramReadsAndSaysComesThrough(t *testing.T) {
	stdin, given, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(given, "一个密码")
	given.Close()
	var out, errs strings.Builder
	code := run(os.Args[0], []string{"import", "花名册 一.xlsx"}, stdin, &out, &errs)
	if code != 2 || out.String() != "到了 import|花名册 一.xlsx 一个密码\n" || errs.String() != "没有做成\n" {
		t.Errorf("exit code %d, stdout %q, stderr %q", code, out.String(), errs.String())
	}
	if code := run("no such program", nil, nil, &out, &errs); code != 1 || !strings.Contains(errs.String(), "重新安装") {
		t.Errorf("without the program: exit code %d, stderr %q", code, errs.String())
	}
}
