// Package window is the desktop program as it is started: its flags, its log, and the window on the data file.
package window

import (
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/crashreport"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui"
	"github.com/shuangbai/shuangbai/ui/files"
)

// version is what the settings screen shows.
const version = "0.1.0"

// Main runs the desktop program with the arguments of the process; it returns when the window is closed.
func Main() {
	data := flag.String("data", "", "data file to open (数据文件)")
	screen := flag.String("screen", "", "screen to open first: home, branches, members, life, registers, checkup, intake, assess, ballots, pioneer, papers, history, settings")
	size := flag.String("size", "", "size of the window, such as 1366x697")
	flag.Parse()
	if backToOpenGL() {
		return
	}
	log, file := openLog()
	report, done := crashes(log, file)
	office.KeepKnownStates()
	opts := ui.Options{Data: *data, Screen: *screen, Version: version, Log: log, LogFile: file, CrashReport: report}
	if _, err := fmt.Sscanf(*size, "%dx%d", &opts.Width, &opts.Height); err != nil && *size != "" {
		fmt.Fprintln(os.Stderr, "--size wants a width and a height such as 1366x697")
		os.Exit(2)
	}
	for _, arg := range flag.Args() {
		if path, err := filepath.Abs(arg); err == nil {
			opts.Files = append(opts.Files, path)
		}
	}
	benchmark(&opts)
	opened := ui.Run(opts)
	done()
	files.EndPassing()
	if !opened {
		os.Exit(withoutOpenGL(log, filepath.Dir(file)))
	}
}

// crashes makes a report of what crashed before, "" for nothing, and lets a crash of this process be printed beside the log, not into
// it: what a panic says may hold names. done is called when the program ends.
func crashes(log *slog.Logger, logFile string) (report string, done func()) {
	own, err := office.DefaultPath()
	if logFile == "" || err != nil {
		return "", func() {}
	}
	folder := filepath.Dir(logFile)
	if report, err = crashreport.Collect(folder, filepath.Dir(own), version); err != nil {
		log.Error("no crash report", "code", model.CodeOf(err))
	}
	f, err := os.OpenFile(crashreport.RawPath(folder), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return report, func() {}
	}
	_ = debug.SetCrashOutput(f, debug.CrashOptions{})
	return report, func() {
		f.Close()
		_ = os.Remove(f.Name())
	}
}

// openLog writes the log beside the person's other caches; it never holds names, ID numbers or phones. Where no file
// can be written the log goes to stderr.
func openLog() (*slog.Logger, string) {
	dir, err := os.UserCacheDir()
	if err == nil {
		dir = filepath.Join(dir, "shuangbai")
		err = os.MkdirAll(dir, 0o700)
	}
	path := filepath.Join(dir, "shuangbai.log")
	var f *os.File
	if err == nil {
		if info, e := os.Stat(path); e == nil && info.Size() > 5<<20 {
			_ = os.Rename(path, path+".1")
		}
		f, err = os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "no log file:", err)
		return slog.New(slog.NewTextHandler(os.Stderr, nil)), ""
	}
	return slog.New(slog.NewTextHandler(f, nil)), path
}
