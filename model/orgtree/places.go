package orgtree

import (
	"fmt"
	"slices"
	"strings"
)

// PlacesText counts the units of an organisation by street: 江南街道 5 家、秋水街道 3 家; "" where they lie in one or none is known.
func (t *Tree) PlacesText(o *Org) string {
	var places []string
	count := map[string]int{}
	for _, u := range t.Covered(o) {
		if u.District == "" {
			continue
		}
		if count[u.District]++; count[u.District] == 1 {
			places = append(places, u.District)
		}
	}
	if len(places) < 2 {
		return ""
	}
	slices.SortStableFunc(places, func(a, b string) int { return count[b] - count[a] })
	for i, p := range places {
		places[i] = fmt.Sprintf("%s %d 家", p, count[p])
	}
	return strings.Join(places, "、")
}
