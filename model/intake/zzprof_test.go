package intake

import (
	"context"
	"io"
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model/sheet"
)

func TestZZProf(t *testing.T) {
	p := os.Getenv("ZZ")
	if p == "" {
		t.Skip()
	}
	t0 := time.Now()
	book, err := sheet.Open(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	t.Log("open", time.Since(t0), ms.HeapAlloc>>20, ms.Sys>>20)
	t0 = time.Now()
	plan := build(t, book, nil, Options{})
	t1 := time.Since(t0)
	runtime.ReadMemStats(&ms)
	t.Log("plan", t1, ms.HeapAlloc>>20, ms.Sys>>20, plan.Summary, plan.Codes)
	if os.Getenv("ZJ") != "" {
		t0 = time.Now()
		err := plan.WriteJSON(io.Discard)
		raw := ""
		runtime.ReadMemStats(&ms)
		t.Log("json", time.Since(t0), len(raw)>>20, ms.HeapAlloc>>20, ms.Sys>>20, err)
	}
	b, _ := os.ReadFile("/proc/self/status")
	for _, l := range splitLines(string(b)) {
		if len(l) > 5 && l[:5] == "VmHWM" {
			t.Log(l)
		}
	}
	runtime.KeepAlive(book)
}

func splitLines(s string) (out []string) {
	for {
		i := 0
		for i < len(s) && s[i] != '\n' {
			i++
		}
		out = append(out, s[:i])
		if i >= len(s) {
			return
		}
		s = s[i+1:]
	}
}
