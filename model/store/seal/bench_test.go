package seal

import "testing"

func BenchmarkPage(b *testing.B) {
	_, k := New("双百 2026", code)
	p := NewPages(k, k.seal)
	page, sealed := make([]byte, PageSize), make([]byte, PageSize)
	b.Run("seal", func(b *testing.B) {
		b.SetBytes(PageSize)
		for b.Loop() {
			p.Seal(sealed, page, 7)
		}
	})
	b.Run("open", func(b *testing.B) {
		b.SetBytes(PageSize)
		for b.Loop() {
			p.Open(page, sealed, 7)
		}
	})
}
