package main

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model/office"
)

// TestTheRealWindow starts the real program under the display there is, looks at what it draws, opens another screen
// with a key, ends it, and examines the data file.
func TestTheRealWindow(t *testing.T) {
	program, dir := built(t)
	data := filepath.Join(dir, "sample.db")
	o, err := office.CreateSample(context.Background(), data, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	run := exec.Command(program, "--data", data)
	run.Env = append(os.Environ(), "HOME="+dir, "LIBGL_ALWAYS_SOFTWARE=1")
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- run.Wait() }()

	home := waitForScreen(t, dir, "home", func(s screen) bool { return s.accent > 500 && s.colours > 200 }, ended)
	if home.accent == 0 {
		t.Fatal("the home screen was never drawn")
	}
	time.Sleep(2 * time.Second)
	before := cpuTicks(t, run.Process.Pid)
	time.Sleep(2 * time.Second)
	if used := cpuTicks(t, run.Process.Pid) - before; used > 100 { // of 200: a still window has nothing to draw
		t.Errorf("the still home screen used %d hundredths of a second in two seconds", used)
	}
	if out, err := exec.Command("xdotool", "mousemove", "70", "181", "click", "1").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	members := waitForScreen(t, dir, "members", func(s screen) bool { return differs(s.img, home.img) > 20000 }, ended)
	if members.img == nil {
		t.Fatal("the click on 党员 opened nothing")
	}
	_ = run.Process.Signal(os.Interrupt)
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		_ = run.Process.Kill()
		<-ended
	}
	report, err := office.Verify(context.Background(), data)
	if err != nil || !report.Sound() {
		t.Errorf("the data file after the window: %v %v", report.Problems, err)
	}
}

// built is the program, made for a test on a display, and a folder for its files.
func built(t *testing.T) (program, dir string) {
	t.Helper()
	if os.Getenv("DISPLAY") == "" || runtime.GOOS != "linux" {
		t.Skip("no display")
	}
	for _, tool := range []string{"xdotool", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is missing", tool)
		}
	}
	dir = t.TempDir()
	program = filepath.Join(dir, "shuangbai")
	if out, err := exec.Command("go", "build", "-tags", "migrated_fynedo,no_emoji", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program, dir
}

// cpuTicks is the processor time that a process has used, in hundredths of a second.
func cpuTicks(t *testing.T, pid int) int {
	t.Helper()
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Fatal(err)
	}
	fields := strings.Fields(string(raw[strings.LastIndexByte(string(raw), ')')+1:]))
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return user + system
}

// screen is what a screenshot shows.
type screen struct {
	img     image.Image
	accent  int // pixels of the accent colour
	colours int
}

// waitForScreen takes screenshots until one is as wanted, for at most half a minute.
func waitForScreen(t *testing.T, dir, name string, wanted func(screen) bool, ended chan error) screen {
	t.Helper()
	file := filepath.Join(dir, name+".png")
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(300 * time.Millisecond) {
		select {
		case err := <-ended:
			t.Fatalf("the program ended by itself: %v", err)
		default:
		}
		if exec.Command("import", "-window", "root", file).Run() != nil {
			continue
		}
		if s := look(file); s.img != nil && wanted(s) {
			return s
		}
	}
	return screen{}
}

func look(file string) screen {
	f, err := os.Open(file)
	if err != nil {
		return screen{}
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		return screen{}
	}
	s := screen{img: img}
	seen := map[color.RGBA]bool{}
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			c := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
			seen[c] = true
			if c == (color.RGBA{0x96, 0x25, 0x2B, 0xFF}) {
				s.accent++
			}
		}
	}
	s.colours = len(seen)
	return s
}

// differs counts the pixels in which two pictures of one size differ.
func differs(a, b image.Image) int {
	n := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if color.RGBAModel.Convert(a.At(x, y)) != color.RGBAModel.Convert(b.At(x, y)) {
				n++
			}
		}
	}
	return n
}
