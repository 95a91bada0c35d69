//go:build !release

package ui

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"strings"

	"github.com/shuangbai/shuangbai/model/outfile"
)

// LiveKB collects what is no longer used, gives it back to the system, and returns the kilobytes of the heap that live. Who holds
// them is written into the folder that SHUANGBAI_HEAPS names, a profile each time.
func LiveKB() uint64 {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if folder := os.Getenv("SHUANGBAI_HEAPS"); folder != "" {
		if err := heapProfile(folder); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	return m.HeapAlloc / 1024
}

// heapProfile writes a profile into a folder beside those of before: `go tool pprof -base` compares two.
func heapProfile(folder string) error {
	before, err := filepath.Glob(filepath.Join(folder, "*.heap"))
	if err != nil {
		return err
	}
	var profile bytes.Buffer
	if err := pprof.WriteHeapProfile(&profile); err != nil {
		return err
	}
	return outfile.Target{Path: filepath.Join(folder, fmt.Sprintf("%03d.heap", len(before)+1)), Endings: []string{".heap"}}.Write(profile.Bytes())
}

// ResidentKB is the resident memory of this process in kilobytes as Linux tells it; "0" elsewhere.
func ResidentKB() string {
	raw, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(raw)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmRSS:" {
			return f[1]
		}
	}
	return "0"
}
