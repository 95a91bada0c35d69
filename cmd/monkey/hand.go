package main

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os/exec"
	"strings"
	"time"
)

const (
	screenWidth, screenHeight = 1366, 768
	navWidth                  = 140 // of the navigation at the left
	pace                      = 20 * time.Millisecond
	remembered                = 400 // events that are told of a run that failed
)

// hand moves the mouse and presses keys, through an xdotool that reads what to do.
type hand struct {
	random *rand.Rand
	p      *process
	box    *sandbox
	window string
	tool   io.Writer

	width, height int // of the window
	count         int
	done          []string
}

func newHand(random *rand.Rand, p *process, box *sandbox) (*hand, error) {
	found, err := exec.Command("xdotool", "search", "--onlyvisible", "--name", "双百").Output()
	ids := strings.Fields(string(found))
	if err != nil || len(ids) == 0 {
		return nil, errors.Join(errors.New("no window"), err)
	}
	cmd := exec.Command("xdotool", "-")
	tool, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	h := &hand{random: random, p: p, box: box, window: ids[0], tool: tool, width: 1340, height: 690}
	return h, h.does("windowfocus " + h.window)
}

// does hands lines to xdotool.
func (h *hand) does(lines ...string) error {
	h.done = append(h.done, lines...)
	if over := len(h.done) - remembered; over > 0 {
		h.done = h.done[over:]
	}
	_, err := io.WriteString(h.tool, strings.Join(lines, "\n")+"\n")
	time.Sleep(pace)
	return err
}

// keys are pressed; those that lead out of dialogs and forms come more often.
var keys = strings.Fields(`Escape Escape Escape Tab Tab Tab Tab shift+Tab Return Return Return space Up Down Down Down Left Right Home End Prior Next
	BackSpace Delete F1 F2 F5 ctrl+k ctrl+z ctrl+z ctrl+y ctrl+a ctrl+c ctrl+v ctrl+x ctrl+n ctrl+f ctrl+s ctrl+p ctrl+e ctrl+d ctrl+Return shift+Down
	shift+End ctrl+Home ctrl+End ctrl+1 ctrl+2 ctrl+3 ctrl+4 ctrl+5 ctrl+6 ctrl+7 ctrl+8 ctrl+9 ctrl+0 alt+F4 Menu`)

// words are typed: numbers, dates, pinyin, what must be refused. xdotool types no Chinese quickly; it comes by drops and pastes.
var words = []string{"1", "0", "5", "9.5", "100", "-3", "2026-11-26", "2026-02-30", "1990.5", "wang", "zs", "320104199001011234", "13800000000", "abc", ".", "0.333", "99999999999999", "'<>%_", "   "}

// act does one thing.
func (h *hand) act() error {
	h.count++
	x, y := h.random.IntN(h.width), h.random.IntN(h.height)
	at := fmt.Sprintf("mousemove --window %s %d %d", h.window, x, y)
	switch n := h.random.IntN(100); {
	case n < 38:
		return h.does(at, "click 1")
	case n < 42:
		return h.does(at, "click --repeat 2 --delay 60 1")
	case n < 45:
		return h.does(at, "click 3")
	case n < 52: // the navigation, so that no screen is missed
		return h.does(fmt.Sprintf("mousemove --window %s %d %d", h.window, h.random.IntN(navWidth), y), "click 1")
	case n < 60:
		return h.does(at, fmt.Sprintf("click --repeat %d --delay 10 %d", 1+h.random.IntN(8), 4+h.random.IntN(2)))
	case n < 64:
		to := fmt.Sprintf("mousemove --window %s %d %d", h.window, h.random.IntN(h.width), h.random.IntN(h.height))
		return h.does(at, "mousedown 1", to, "mouseup 1")
	case n < 88:
		return h.does("key " + keys[h.random.IntN(len(keys))])
	case n < 97:
		return h.does(fmt.Sprintf("type --delay 5 -- %q", words[h.random.IntN(len(words))]))
	case n < 98 && h.box.sealed && h.random.IntN(8) == 0: // the lock, and what somebody tries on it
		return h.does("key ctrl+l", "type --delay 5 -- abc", "key Escape Return", at, "click 1")
	case n < 99:
		order := fmt.Sprintf("drop %d %d %s", x, y, h.box.drops[h.random.IntN(len(h.box.drops))])
		h.done = append(h.done, "# "+order)
		_, err := h.p.order(order)
		return err
	}
	h.width, h.height = 900+h.random.IntN(screenWidth-900), 560+h.random.IntN(screenHeight-560)
	return h.does(fmt.Sprintf("windowsize %s %d %d", h.window, h.width, h.height), "windowfocus "+h.window)
}

// unlock types the password, then the recovery code, which may be what is asked for, until the window is in that state no more.
func (h *hand) unlock(state string) error {
	keys := []string{password, h.box.code}
	for n, end := 0, time.Now().Add(2*patience); time.Now().Before(end); n++ {
		if err := h.does("key ctrl+a", fmt.Sprintf("type --delay 5 -- %q", keys[n%len(keys)]), "key Return"); err != nil {
			return err
		}
		for range 10 { // the key is derived slowly, and waits after wrong ones
			time.Sleep(300 * time.Millisecond)
			if answer, err := h.p.order("state"); err != nil || answer != "done "+state {
				return err
			}
		}
	}
	return errors.New("neither the password nor the recovery code leads out of: " + state)
}
