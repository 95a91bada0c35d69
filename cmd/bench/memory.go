package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
)

// The memory is that of a process of its own for each figure: the most that was resident (VmHWM) minus what was
// resident before the reading began. It counts what a PC must have, rubbish not yet collected included, and is taken
// in the same way of both, with the collector as Go sets it.

// planMemory compares the peak of planning with that of bare reading.
func (f *fixture) planMemory(runs int) row {
	r := row{what: "Peak memory of the plan, 10,000 rows", unit: "MB", bound: 3,
		note: "a process for each run: highest resident size (VmHWM) minus that before the reading"}
	for i := range runs {
		for _, one := range []struct {
			child string
			into  *[]float64
		}{{"plan-memory", &r.ours}, {"bare-memory", &r.bare}} {
			mb, err := f.childMemory(one.child)
			if err != nil {
				r.err = err
				return r
			}
			*one.into = append(*one.into, mb)
		}
		fmt.Fprintf(os.Stderr, "  %s: run %d: %.0f MB, bare %.0f MB\n", r.what, i+1, r.ours[i], r.bare[i])
	}
	return r
}

func (f *fixture) childMemory(child string) (float64, error) {
	self, err := os.Executable()
	if err != nil {
		return 0, err
	}
	cmd := exec.Command(self, "-child", child, "-folder", f.folder)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return 0, fmt.Errorf("%s: %w", child, err)
	}
	return strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
}

// runMemoryChild is the process that childMemory starts. It prints the megabytes.
func (f *fixture) runMemoryChild(child string) error {
	k, err := f.known()
	if err != nil {
		return err
	}
	var packet func() (any, error)
	if child == packetChild {
		if packet, err = f.openPacket(); err != nil {
			return err
		}
	}
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // the highest size begins anew; where it cannot, it is that of the start
	before, err := statusKB("VmRSS")
	if err != nil {
		return err
	}
	var kept any
	switch n := 0; {
	case child == "plan-memory":
		kept, err = plan(f.xlsx, k)
	case child == "verify-memory":
		err = f.verifyLog()
	case child == packetChild:
		kept, err = packet()
	case child == "bare-memory":
		kept, err = bareRead(f.xlsx)
	default:
		if _, err = fmt.Sscanf(child, errorsChild, &n); err == nil {
			kept, err = errorWorkbook(f.faulty(n), n, k)
		}
	}
	if err != nil {
		return err
	}
	most, err := statusKB("VmHWM")
	runtime.KeepAlive(kept)
	fmt.Println(float64(most-before) / 1024)
	return err
}

// statusKB reads a line of /proc/self/status.
func statusKB(name string) (int, error) {
	file, err := os.Open("/proc/self/status")
	if err != nil {
		return 0, err
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if f := strings.Fields(lines.Text()); len(f) > 1 && f[0] == name+":" {
			return strconv.Atoi(f[1])
		}
	}
	return 0, fmt.Errorf("/proc/self/status has no %s", name)
}
