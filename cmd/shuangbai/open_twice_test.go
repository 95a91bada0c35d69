package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model/office"
)

// A data file that is opened twice, as by a double click, has one window: the second program brings it to the front and ends. After the
// first was killed it opens as before.
func TestADataFileOpenedTwiceHasOneWindow(t *testing.T) {
	program, dir := built(t)
	data := filepath.Join(dir, "sample.db")
	o, err := office.CreateSample(context.Background(), data, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	start := func() (*exec.Cmd, chan error) {
		run := exec.Command(program, data)
		run.Env = append(os.Environ(), "HOME="+dir, "LIBGL_ALWAYS_SOFTWARE=1")
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = run.Process.Kill() })
		ended := make(chan error, 1)
		go func() { ended <- run.Wait() }()
		return run, ended
	}
	first, ended := start()
	second, secondEnded := start() // at once, as somebody who double-clicks twice
	select {
	case err := <-secondEnded:
		if err != nil {
			t.Errorf("the second program ended with %v", err)
		}
	case <-ended: // it came second
		first, ended = second, secondEnded
	case <-time.After(30 * time.Second):
		t.Fatal("two programs have the data file")
	}
	if s := waitForScreen(t, dir, "first", func(s screen) bool { return s.accent > 500 && s.colours > 200 }, ended); s.accent == 0 {
		t.Fatal("the data file has no window")
	}
	_, again := start()
	select {
	case err := <-again:
		if err != nil {
			t.Errorf("the third program ended with %v", err)
		}
	case err := <-ended:
		t.Fatalf("the first program ended: %v", err)
	case <-time.After(30 * time.Second):
		t.Fatal("a second window is open")
	}
	_ = first.Process.Signal(syscall.SIGKILL)
	<-ended
	third, ended := start()
	if s := waitForScreen(t, dir, "third", func(s screen) bool { return s.accent > 500 && s.colours > 200 }, ended); s.accent == 0 {
		t.Error("after the first program was killed the file has no window")
	}
	_ = third.Process.Signal(syscall.SIGKILL)
	<-ended
}
