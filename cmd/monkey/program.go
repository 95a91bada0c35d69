package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"
)

const (
	patience  = 60 * time.Second // for the program to start, and for the window to answer
	growthMB  = 180              // that may live more than at the start: the whole faces of rare names and of papers, previews, files under review
	laterMB   = 80               // likewise more than once most of that is read
	settled   = 4                // weights, the first at the start and one a minute, until that is so
	mostMB    = 650              // resident at any time that the memory is looked at
	stackWait = 2 * time.Second  // for a program that hung to write where it stands
)

// process is the program under the monkey's hand.
type process struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	answers chan string
	stderr  strings.Builder
	lock    sync.Mutex // of stderr
	ended   chan struct{}
	seen    map[string]int // answers by the screen that was up
}

func start(program string, box *sandbox) (*process, error) {
	p := &process{cmd: exec.Command(program, "--data", box.data), answers: make(chan string, 1), ended: make(chan struct{}), seen: map[string]int{}}
	p.cmd.Env = append(box.environment(), "SHUANGBAI_BENCH=orders")
	p.cmd.Dir = box.folder
	p.cmd.Stderr = lockedWriter{p}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			p.answers <- lines.Text()
		}
		_ = p.cmd.Wait()
		close(p.ended)
	}()
	_, err = p.order("state")
	return p, err
}

// lockedWriter takes what the program writes to stderr.
type lockedWriter struct{ p *process }

// Write implements io.Writer.
func (w lockedWriter) Write(b []byte) (int, error) {
	w.p.lock.Lock()
	defer w.p.lock.Unlock()
	return w.p.stderr.Write(b)
}

func (p *process) said() string {
	p.lock.Lock()
	defer p.lock.Unlock()
	return p.stderr.String()
}

// order gives an order (see ui.Obey) and returns the answer.
func (p *process) order(order string) (string, error) {
	_, _ = fmt.Fprintln(p.in, order) // a program that ended is told of below
	select {
	case answer := <-p.answers:
		if screen, ok := strings.CutPrefix(answer, "done "); ok {
			p.seen[screen]++
		}
		return answer, nil
	case <-p.ended:
		return "", fmt.Errorf("the program ended by itself: %v", p.cmd.ProcessState)
	case <-time.After(patience):
		_ = p.cmd.Process.Signal(syscall.SIGQUIT)
		time.Sleep(stackWait)
		return "", errors.New("the window did not answer for a minute")
	}
}

// weight is the memory of the program after a collection.
type weight struct{ live, resident int }

func (w weight) String() string {
	return fmt.Sprintf("%d MB live, %d MB resident", w.live/1024, w.resident/1024)
}

// course is the memory at the start and after each minute.
type course []weight

// with is the course with a further weight, or says that the program has grown too much: beyond what all that is read once takes, or
// steadily after that was read.
func (c course) with(now weight) (course, error) {
	c = append(c, now)
	first := c[0]
	if now.live > first.live+growthMB*1024 || now.resident > mostMB*1024 {
		return c, fmt.Errorf("the program grew to %s, from %s", now, first)
	}
	if len(c) > settled && now.live > c[settled-1].live+laterMB*1024 {
		return c, fmt.Errorf("the program went on growing to %s, from %s after %d minutes", now, c[settled-1], settled-1)
	}
	return c, nil
}

func (p *process) memory() (w weight, err error) {
	answer, err := p.order("memory")
	if err == nil {
		_, err = fmt.Sscanf(answer, "memory %d %d", &w.live, &w.resident)
	}
	return w, err
}

// kill ends the program as a power cut does; its data file must stand that.
func (p *process) kill() {
	_ = p.cmd.Process.Kill()
	<-p.ended
}

// keep saves what is known of a run that failed.
func keep(folder string, box *sandbox, p *process, h *hand) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	_ = exec.Command("import", "-window", "root", folder+"/last.png").Run()
	_ = os.WriteFile(folder+"/stderr.txt", []byte(p.said()), 0o644)
	_ = os.WriteFile(folder+"/events.txt", []byte(strings.Join(h.done, "\n")+"\n"), 0o644)
	if raw, err := os.ReadFile(box.log()); err == nil {
		_ = os.WriteFile(folder+"/shuangbai.log", raw, 0o644)
	}
}
