package intake

import "testing"

// Seen by the monkey: a file that came while a cell was being typed into ended the program, or took what was typed.
func TestWhatWasTypedBelongsToTheFileItWasTypedInto(t *testing.T) {
	other := roster(t, "另一份.xlsx", []any{"何清越", "女", "", "1980-05-12", "汉族", "明衡党支部", "2004-06-31"})
	for name, elsewhere := range map[string]func(b *bench){
		"the choice of files": func(b *bench) { b.screen.goTo(stepChoose) },
		"another file":        func(b *bench) { b.screen.open(b.screen.files[1]) },
	} {
		b := newBench(t)
		b.screen.Dropped([]string{several(t), other})
		b.settle()
		first := b.screen.files[0]
		b.screen.open(first)
		b.press("F2")
		b.window.Canvas().Focused().TypedRune('7')
		elsewhere(b)
		b.window.Canvas().Unfocus()
		b.settle()
		for _, f := range b.screen.files {
			if want := map[bool]int{true: 1}[f == first]; len(f.opts.Edits) != want {
				t.Errorf("%s: %d cells of %s were typed into, want %d", name, len(f.opts.Edits), f.name(), want)
			}
		}
	}
}
