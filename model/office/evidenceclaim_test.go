package office

import "testing"

// A scheme claims as evidence only what the records answer today, and says so where it claims nothing.
func TestEveryClaimedEvidenceIsAnswered(t *testing.T) {
	all, err := DefaultSchemes()
	if err != nil {
		t.Fatal(err)
	}
	claimed := map[string]bool{}
	for _, s := range all {
		for _, part := range s.Parts {
			for _, c := range part.Categories {
				for _, item := range c.Items {
					if (item.Auto != "") != (len(item.Evidence) > 0) || item.Auto != "" && item.Auto != "yes" && item.Auto != "part" {
						t.Errorf("%s %s: auto %q with evidence %v", s.ID, item.ID, item.Auto, item.Evidence)
					}
					for _, kind := range item.Evidence {
						claimed[kind] = true
						if sources[kind] == nil {
							t.Errorf("%s %s claims %s, which nothing answers", s.ID, item.ID, kind)
						}
					}
				}
			}
		}
	}
	for kind := range sources {
		if !claimed[kind] {
			t.Errorf("%s is answered, and no scheme claims it", kind)
		}
	}
}
