package sheet

import "strings"

const (
	internSlots = 4096
	internLen   = 24 // longer texts seldom repeat
	poolChunk   = 32 << 10
)

// textPool stores many short strings in few allocations and shares equal ones (男, 汉族, a branch's name).
type textPool struct {
	recent [internSlots]string
	chunk  strings.Builder
}

// intern returns p as a string, and whether it took new room.
func (t *textPool) intern(p []byte) (s string, fresh bool) {
	if len(p) == 0 {
		return "", false
	}
	if len(p) > internLen {
		return t.store(p), true
	}
	h := uint32(2166136261)
	for _, c := range p {
		h = (h ^ uint32(c)) * 16777619
	}
	slot := &t.recent[(h^h>>15)%internSlots]
	if *slot == string(p) {
		return *slot, false
	}
	*slot = t.store(p)
	return *slot, true
}

// store appends p to the current chunk. A string taken from a Builder stays valid as long as the Builder never
// outgrows its room, which is asked for beforehand.
func (t *textPool) store(p []byte) string {
	if len(p) > poolChunk/8 {
		return string(p)
	}
	if t.chunk.Cap()-t.chunk.Len() < len(p) {
		t.chunk = strings.Builder{}
		t.chunk.Grow(poolChunk)
	}
	from := t.chunk.Len()
	t.chunk.Write(p)
	return t.chunk.String()[from:]
}
