// Command terminal is shuangbaictl.exe of the Windows package: it runs shuangbai.exe, which lies beside it and holds both
// programs, as the command line. Windows gives no terminal to a program that has a window, so this one passes on what
// that one writes, in the characters of the terminal, and its exit code.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
)

func main() {
	self, err := os.Executable()
	if err != nil {
		fmt.Fprintln(os.Stderr, "找不到程序所在的文件夹：", err)
		os.Exit(1)
	}
	os.Exit(run(filepath.Join(filepath.Dir(self), "shuangbai.exe"), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run runs the program with the arguments and returns its exit code. What it writes goes through pipes; what it reads, a password,
// it reads itself.
func run(program string, args []string, stdin *os.File, stdout, stderr io.Writer) int {
	cmd := exec.Command(program, args...)
	cmd.Args[0] = "shuangbaictl"
	if _, err := stdin.Stat(); err == nil { // a task of the system's may have none
		cmd.Stdin = stdin
	}
	cmd.Stdout, cmd.Stderr = struct{ io.Writer }{stdout}, struct{ io.Writer }{stderr}
	if err := cmd.Start(); err != nil {
		fmt.Fprintln(stderr, "没有找到旁边的 shuangbai.exe，请重新安装程序")
		return 1
	}
	interrupt := make(chan os.Signal, 1)
	signal.Notify(interrupt, os.Interrupt)
	go func() {
		<-interrupt // does not reach a program without a terminal; a data file stands being stopped at any moment
		_ = cmd.Process.Kill()
	}()
	err := cmd.Wait()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit) && exit.ExitCode() >= 0:
		return exit.ExitCode()
	}
	fmt.Fprintln(stderr, "shuangbai.exe 没有正常结束：", err)
	return 1
}
