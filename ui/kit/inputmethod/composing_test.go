//go:build linux

package inputmethod_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	_ "github.com/shuangbai/shuangbai/ui/kit/inputmethod"
)

// The test starts itself once more as the program that is typed into; told names the file that it writes to.
const told = "INPUTMETHOD_TEST_TELLS"

// ended is what it writes when its window was closed.
const ended = "ended"

func TestMain(m *testing.M) {
	if file := os.Getenv(told); file != "" {
		fieldInAWindow(file)
		return
	}
	os.Exit(m.Run())
}

// field is a field that tells of commands.
type field struct {
	widget.Entry
	commanded func(fyne.KeyName)
}

// TypedShortcut implements fyne.Shortcutable.
func (f *field) TypedShortcut(s fyne.Shortcut) {
	if custom, ok := s.(*desktop.CustomShortcut); ok {
		f.commanded(custom.KeyName)
		return
	}
	f.Entry.TypedShortcut(s)
}

// fieldInAWindow shows one field and writes to a file what is in it, followed by ↵ for each time Enter came and ⌘ for each Ctrl+K. Ctrl+Q
// closes the window; ended is written then.
func fieldInAWindow(file string) {
	a := app.NewWithID("shuangbai.inputmethod.test")
	w := a.NewWindow("field")
	events := ""
	field := &field{}
	field.ExtendBaseWidget(field)
	tell := func() { _ = os.WriteFile(file, []byte(field.Text+events), 0o600) }
	field.commanded = func(key fyne.KeyName) {
		switch key {
		case fyne.KeyK:
			events += "⌘"
			tell()
		case fyne.KeyQ:
			w.Close()
		}
	}
	field.OnChanged = func(string) { tell() }
	field.OnSubmitted = func(string) { events += "↵"; tell() }
	w.SetContent(field)
	w.Resize(fyne.NewSize(400, 100))
	w.Show()
	w.Canvas().Focus(field)
	tell()
	a.Run()
	_ = os.WriteFile(file, []byte(ended), 0o600)
}

// TestKeysOfAWordBeingComposed types with the real engines that offices use: what an input method takes for a word that is
// being composed neither edits the field nor submits it, no command is given meanwhile, and the same keys work as ever when no word is
// composed. The window outlives the input method, takes the next one, and closes without one.
func TestKeysOfAWordBeingComposed(t *testing.T) {
	for _, tool := range []string{"dbus-run-session", "xdotool", "xvfb-run"} {
		if _, err := exec.LookPath(tool); err != nil {
			lacking(t, tool)
		}
	}
	for _, c := range []engine{
		{"ibus", "ibus-daemon", "@im=ibus", "ibus-daemon --xim --daemonize --replace --panel=disable", "ibus engine libpinyin", "ibus exit"},
		{"fcitx5", "fcitx5", "@im=fcitx", "fcitx5 -d --replace", "fcitx5-remote -o", "fcitx5-remote -e"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := exec.LookPath(c.tool); err != nil {
				lacking(t, c.tool)
			}
			typeWith(t, c)
		})
	}
}

// lacking leaves a test out on a machine without a tool; where all tests are to run, which `make deps` gives them, it fails.
func lacking(t *testing.T, tool string) {
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is missing; run make deps", tool)
	}
	t.Skipf("%s is missing", tool)
}

// engine is an input method: how it is started, made to compose in the field that has the focus, and ended.
type engine struct{ name, tool, modifiers, start, activate, end string }

func typeWith(t *testing.T, e engine) {
	home, err := os.MkdirTemp("", "inputmethod") // not t.TempDir: an engine may still write its settings while it ends
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.RemoveAll(home) }()
	profile := filepath.Join(home, ".config", "fcitx5", "profile")
	if err := os.MkdirAll(filepath.Dir(profile), 0o700); err != nil {
		t.Fatal(err)
	}
	const pinyin = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n\n[Groups/0/Items/0]\nName=keyboard-us\n\n" +
		"[Groups/0/Items/1]\nName=pinyin\n\n[GroupOrder]\n0=Default\n"
	if err := os.WriteFile(profile, []byte(pinyin), 0o600); err != nil {
		t.Fatal(err)
	}
	said := filepath.Join(home, "said")
	// The session lives as long as its shell: it waits for the file "over".
	session := e.start + "; sleep 2; " + told + "=" + said + " " + os.Args[0] + " & env | grep -E '^(DISPLAY|XAUTHORITY|DBUS_SESSION_BUS_ADDRESS)=' >" + home + "/session" +
		"; while [ ! -e " + home + "/over ]; do sleep 0.2; done; kill $!; wait $!"
	run := exec.Command("xvfb-run", "--auto-servernum", "dbus-run-session", "bash", "-c", session)
	run.Env = append(os.Environ(), "HOME="+home, "XDG_RUNTIME_DIR="+home, "XMODIFIERS="+e.modifiers, "LC_ALL=C.UTF-8",
		"LIBGL_ALWAYS_SOFTWARE=1", "DISPLAY=")
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	over := make(chan error, 1)
	go func() { over <- run.Wait() }()
	defer func() {
		_ = os.WriteFile(filepath.Join(home, "over"), nil, 0o600)
		<-over
	}()
	text := func() string { raw, _ := os.ReadFile(said); return string(raw) }
	wait := func(want string) bool {
		for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
			if text() == want {
				return true
			}
		}
		return false
	}
	for end := time.Now().Add(30 * time.Second); ; time.Sleep(200 * time.Millisecond) {
		if _, err := os.Stat(said); err == nil {
			break
		}
		if time.Now().After(end) {
			t.Fatal("the window did not open")
		}
	}
	inSession, _ := os.ReadFile(filepath.Join(home, "session"))
	command := func(args ...string) error {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Env = append(os.Environ(), "HOME="+home, "XDG_RUNTIME_DIR="+home)
		cmd.Env = append(cmd.Env, strings.Fields(string(inSession))...)
		return cmd.Run()
	}
	keys := func(args ...string) {
		if err := command(append([]string{"xdotool"}, args...)...); err != nil {
			t.Fatalf("xdotool %v: %v", args, err)
		}
		time.Sleep(200 * time.Millisecond)
	}
	composes := func(events string) {
		t.Helper()
		for range 8 { // the engine may still be starting
			_ = command(strings.Fields(e.activate)...)
			time.Sleep(time.Second)
			keys("key", "ctrl+a", "BackSpace")
			keys("type", "--delay", "80", "nihao")
			keys("key", "space")
			if wait("你好" + events) {
				return
			}
		}
		t.Fatalf("nihao and the space bar gave %q", text())
	}
	composes("")
	keys("type", "--delay", "80", "nih")
	keys("key", "--delay", "100", "BackSpace", "BackSpace", "BackSpace")
	keys("key", "Left") // nothing is composed: a key of the window
	time.Sleep(500 * time.Millisecond)
	if got := text(); got != "你好" {
		t.Errorf("taking back the letters of a word also changed the field: %q", got)
	}
	keys("key", "End", "BackSpace")
	if !wait("你") {
		t.Errorf("Backspace with no word composed gave %q", text())
	}
	keys("type", "--delay", "80", "ma")
	keys("key", "Return")
	time.Sleep(500 * time.Millisecond)
	if got := text(); strings.Contains(got, "↵") || !strings.HasPrefix(got, "你") {
		t.Errorf("Enter while composing reached the window: %q", got)
	}
	before := text()
	keys("key", "Return")
	if !wait(before + "↵") {
		t.Errorf("Enter with no word composed gave %q after %q", text(), before)
	}
	keys("key", "ctrl+a", "BackSpace")
	keys("type", "--delay", "80", "nihao")
	keys("key", "ctrl+k")
	time.Sleep(500 * time.Millisecond)
	if got := text(); got != "↵" {
		t.Errorf("Ctrl+K while composing gave %q", got)
	}
	keys("key", "space")
	if !wait("你好↵") {
		t.Errorf("the word is lost that was composed before Ctrl+K: %q", text())
	}
	keys("type", "--delay", "80", "ni")
	keys("key", "--delay", "100", "BackSpace", "BackSpace", "ctrl+k")
	if !wait("你好↵⌘") {
		t.Errorf("Ctrl+K after the letters were taken back gave %q", text())
	}

	keys("type", "--delay", "80", "ni")
	if err := command(strings.Fields(e.end)...); err != nil {
		t.Fatalf("%s: %v", e.end, err)
	}
	time.Sleep(2 * time.Second)
	keys("key", "ctrl+a", "BackSpace")
	keys("type", "--delay", "80", "abc")
	if !wait("abc↵⌘") {
		t.Fatalf("the keyboard without the input method gave %q", text())
	}
	_ = command(strings.Fields(e.start)...)
	time.Sleep(2 * time.Second)
	keys("key", "ctrl+k")
	if !wait("abc↵⌘⌘") {
		t.Errorf("Ctrl+K once the input method is back gave %q", text())
	}
	composes("↵⌘⌘")
	_ = command(strings.Fields(e.end)...)
	time.Sleep(2 * time.Second)
	keys("key", "ctrl+q")
	if !wait(ended) {
		t.Errorf("the window does not close once the input method has ended: %q", text())
	}
}
