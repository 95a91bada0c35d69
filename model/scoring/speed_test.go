package scoring

import "testing"

// BenchmarkScore computes and explains the sample committee's 24 branches at all three stages.
func BenchmarkScore(b *testing.B) {
	s := education(b)
	sheets := sampleSheets(b, s)
	b.ReportAllocs()
	for b.Loop() {
		scorer := NewScorer(s)
		for _, sheet := range sheets {
			scorer.All(sheet)
		}
	}
}
