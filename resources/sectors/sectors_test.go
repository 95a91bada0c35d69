package sectors

import (
	"testing"

	"github.com/shuangbai/shuangbai/resources/registers"
	"github.com/shuangbai/shuangbai/resources/schemes"
)

func TestEverySectorNamesWhatIsThere(t *testing.T) {
	entries, err := files.ReadDir(".")
	if err != nil || len(entries) != len(All()) {
		t.Fatalf("%d files, %d sectors, %v", len(entries), len(All()), err)
	}
	shipped := registers.All()
	for _, s := range All() {
		if s.Name == "" || s.Detail == "" || s.Example == "" || s.Unit == "" || s.Licence == "" || s.Source == "" {
			t.Errorf("%s lacks words: %+v", s.ID, s)
		}
		for _, name := range []string{s.Scheme, s.Pioneer} {
			if _, ok := schemes.Read(name + ".json"); !ok {
				t.Errorf("%s begins with %s, which does not ship", s.ID, name)
			}
		}
		for _, id := range s.Without {
			if shipped[id+".json"] == nil {
				t.Errorf("%s keeps no register %s, and neither does anybody", s.ID, id)
			}
		}
	}
	if Label("law") != "律师行业" || Label("health") != "" {
		t.Error("labels")
	}
}
