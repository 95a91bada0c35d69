package ui

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"sync"

	"github.com/shuangbai/shuangbai/model/outfile"
)

// The preferences of a person at this PC; everything about the committee lies in the data file.
const (
	prefLast   = "last-file"
	prefRecent = "recent-files"
	prefWho    = "who"
	prefDark   = "dark"

	prefRescued     = "rescued-copy" // where everything was saved when the data file was moved away
	prefRescuedFile = "rescued-file" // that data file

	prefWidth  = "window-width"
	prefHeight = "window-height"
)

// prefs keeps small choices such as the columns shown.
type prefs struct{ preferences }

func (p prefs) Get(key string) string { return p.String("ui." + key) }
func (p prefs) Set(key, value string) { p.SetString("ui."+key, value) }

// preferences is what the program asks of where they are kept: a preferenceFile, or in tests those of Fyne's test app.
type preferences interface {
	String(key string) string
	SetString(key, value string)
	StringList(key string) []string
	SetStringList(key string, value []string)
	Bool(key string) bool
	SetBool(key string, value bool)
	FloatWithFallback(key string, fallback float64) float64
	SetFloat(key string, value float64)
	RemoveValue(key string)
}

// preferenceFile keeps the preferences in the file in which Fyne would. Fyne empties that before it writes: a start at that moment would
// find nothing and soon write that nothing down. This one is replaced as a whole, and read again before each change, for a second window
// may have changed it. What cannot be read or written is as if nothing had been chosen.
type preferenceFile struct {
	path   string
	mu     sync.Mutex
	values map[string]any
}

// preferencesAt reads the preferences of the present user.
func preferencesAt(path string) *preferenceFile {
	p := &preferenceFile{path: path, values: map[string]any{}}
	p.read()
	return p
}

// preferencesPath is where Fyne keeps those of an app.
func preferencesPath() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		folder = os.TempDir()
	}
	return filepath.Join(folder, "fyne", appID, "preferences.json")
}

func (p *preferenceFile) read() {
	raw, err := os.ReadFile(p.path)
	values := map[string]any{}
	if err == nil && json.Unmarshal(raw, &values) == nil && values != nil { // null is no map
		p.values = values
	}
}

func (p *preferenceFile) get(key string) any {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.values[key]
}

func (p *preferenceFile) set(key string, value any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.read()
	if reflect.DeepEqual(p.values[key], value) {
		return
	}
	if p.values[key] = value; value == nil {
		delete(p.values, key)
	}
	raw, err := json.Marshal(p.values)
	if err == nil && os.MkdirAll(filepath.Dir(p.path), 0o700) == nil {
		_ = outfile.Target{Path: p.path, Endings: []string{".json"}, Replace: true}.Write(raw)
	}
}

func (p *preferenceFile) RemoveValue(key string) { p.set(key, nil) }

func (p *preferenceFile) String(key string) string    { s, _ := p.get(key).(string); return s }
func (p *preferenceFile) SetString(key, value string) { p.set(key, value) }

func (p *preferenceFile) Bool(key string) bool           { b, _ := p.get(key).(bool); return b }
func (p *preferenceFile) SetBool(key string, value bool) { p.set(key, value) }

func (p *preferenceFile) SetFloat(key string, value float64) { p.set(key, value) }
func (p *preferenceFile) FloatWithFallback(key string, fallback float64) float64 {
	if f, ok := p.get(key).(float64); ok {
		return f
	}
	return fallback
}

func (p *preferenceFile) StringList(key string) (all []string) {
	list, _ := p.get(key).([]any)
	for _, v := range list {
		if s, ok := v.(string); ok {
			all = append(all, s)
		}
	}
	return all
}

func (p *preferenceFile) SetStringList(key string, value []string) {
	list := make([]any, len(value))
	for i, s := range value {
		list[i] = s
	}
	p.set(key, list)
}
