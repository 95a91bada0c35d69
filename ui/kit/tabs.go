package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// TabItem is one tab: its word and, if wanted, a count in a tag.
type TabItem struct {
	Text  string
	Count string
	Tone  look.Tone // of the count
}

// Tabs is a row of words of which one is underlined in accent. It shows no content itself: changed tells which one was
// chosen.
type Tabs struct {
	oneOf
	items  []TabItem
	gap    float32 // between two words
	least  float32 // the same where there is no room for it
	height float32
	small  bool
}

// NewTabs makes tabs 36 high; changed is called with the new index.
func NewTabs(items []TabItem, chosen int, changed func(int)) *Tabs {
	t := &Tabs{items: items, gap: look.Gap16, least: look.Gap16, height: look.TabsHeight}
	t.start(t, len(items), chosen, t.ends, changed)
	return t
}

// TabWords makes tab items of plain words.
func TabWords(words ...string) []TabItem {
	items := make([]TabItem, len(words))
	for i, w := range words {
		items[i].Text = w
	}
	return items
}

// Spaced sets the distance between tabs and the height, and returns them.
func (t *Tabs) Spaced(gap, height float32) *Tabs {
	t.gap, t.least, t.height = gap, gap, height
	return t
}

// Yielding lets the tabs move together to a distance of least where there is little room, and returns them.
func (t *Tabs) Yielding(least float32) *Tabs { t.least = least; return t }

// Smaller sets the words in 12, for a choice beside a section name, and returns the tabs.
func (t *Tabs) Smaller() *Tabs {
	t.small, t.gap, t.least, t.height = true, look.Gap12, look.Gap12, 24
	return t
}

// Word is the word of the chosen one.
func (t *Tabs) Word() string { return t.items[t.Chosen()].Text }

// SetItems changes words and counts; their number must stay.
func (t *Tabs) SetItems(items []TabItem) {
	if len(items) == len(t.items) {
		t.items = items
		t.Refresh()
	}
}

func (t *Tabs) size() float32 {
	if t.small {
		return look.SizeSmall
	}
	return look.SizeBody
}

func (t *Tabs) wordWidth(i int) float32 {
	w := draw.Ceil(text.Width(text.Clean(t.items[i].Text), t.size(), true))
	if t.items[i].Count != "" {
		w += 6 + tagWidth(t.items[i].Count)
	}
	return w
}

// ends are the right ends of the tabs, half the gap included.
func (t *Tabs) ends() []float32 {
	ends := make([]float32, len(t.items))
	gap := t.distance()
	x := -gap / 2
	for i := range t.items {
		x += t.wordWidth(i) + gap
		ends[i] = x
	}
	return ends
}

// words is the width of all words without what stands between them.
func (t *Tabs) words() float32 {
	var w float32
	for i := range t.items {
		w += t.wordWidth(i)
	}
	return w
}

// distance is what stands between two words in the room that there is.
func (t *Tabs) distance() float32 {
	if t.least >= t.gap || len(t.items) < 2 {
		return t.gap
	}
	return min(t.gap, max(t.least, (t.Size().Width-t.words())/float32(len(t.items)-1)))
}

// CreateRenderer draws words, counts and the underline.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	ring, line := newRing(), draw.Rect(look.Accent)
	texts, tags := make([]*canvas.Text, len(t.items)), make([]*TagShape, len(t.items))
	d := &draw.Renderer{Parts: []fyne.CanvasObject{ring, line}}
	for i := range t.items {
		texts[i], tags[i] = text.Line("", t.size(), false, look.Text2), NewTagShape()
		d.Parts = append(d.Parts, texts[i], tags[i].Face, tags[i].Word)
	}
	d.Least = func() fyne.Size { return fyne.NewSize(t.words()+t.least*float32(len(t.items)-1), t.height) }
	d.Arrange = func(s fyne.Size) {
		var x float32
		gap := t.distance()
		for i := range t.items {
			w := t.wordWidth(i)
			tw := draw.Ceil(text.Width(texts[i].Text, t.size(), true))
			text.Place(texts[i], x, 0, tw, s.Height)
			tags[i].Place(x+tw+6, draw.Snap((s.Height-look.TagHeight)/2))
			if i == t.chosen {
				draw.Place(line, x, s.Height-2, w, 2)
				draw.Place(ring, x-4, 2, w+8, s.Height-4)
			}
			x += w + gap
		}
	}
	d.Repaint = func() {
		line.FillColor = look.Color(look.Accent)
		showRing(ring, t.focused)
		for i, item := range t.items {
			texts[i].Text = text.Clean(item.Text)
			text.SetBold(texts[i], i == t.chosen)
			texts[i].Color = look.Color(look.Text2)
			if i == t.chosen {
				texts[i].Color = look.Color(look.Text1)
			}
			tags[i].Set(item.Count, item.Tone, false)
			tags[i].Show(item.Count != "")
		}
	}
	d.Repaint()
	return d
}
