package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// TabItem is one tab: its word and, if wanted, a count in a tag.
type TabItem struct {
	Text  string
	Count string
	Tone  Tone // of the count
}

// Tabs is a row of words of which one is underlined in accent; one focus stop, the arrow keys move. It shows no
// content itself: changed tells which one was chosen.
type Tabs struct {
	control
	items   []TabItem
	chosen  int
	gap     float32
	height  float32
	small   bool
	changed func(int)
}

// NewTabs makes tabs 36 high; changed is called with the new index.
func NewTabs(items []TabItem, chosen int, changed func(int)) *Tabs {
	t := &Tabs{items: items, chosen: chosen, gap: Gap16, height: TabsHeight, changed: changed}
	t.init(t, nil)
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
func (t *Tabs) Spaced(gap, height float32) *Tabs { t.gap, t.height = gap, height; return t }

// Smaller sets the words in 12, for a choice beside a section name, and returns the tabs.
func (t *Tabs) Smaller() *Tabs { t.small, t.gap, t.height = true, Gap12, 24; return t }

// Chosen is the index of the chosen tab.
func (t *Tabs) Chosen() int { return t.chosen }

// SetChosen changes the choice without calling changed.
func (t *Tabs) SetChosen(i int) {
	if i >= 0 && i < len(t.items) && i != t.chosen {
		t.chosen = i
		t.Refresh()
	}
}

// SetItems changes words and counts; their number must stay.
func (t *Tabs) SetItems(items []TabItem) {
	if len(items) == len(t.items) {
		t.items = items
		t.Refresh()
	}
}

func (t *Tabs) choose(i int) {
	if i < 0 || i >= len(t.items) || i == t.chosen || t.off {
		return
	}
	t.SetChosen(i)
	if t.changed != nil {
		t.changed(i)
	}
}

// Tapped chooses the tab under the pointer.
func (t *Tabs) Tapped(ev *fyne.PointEvent) {
	Focus(t)
	t.choose(spanAt(t.ends(), ev.Position.X))
}

// TypedKey moves the choice with the arrows.
func (t *Tabs) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		t.choose(t.chosen - 1)
	case fyne.KeyRight:
		t.choose(t.chosen + 1)
	default:
		passKey(t, ev)
	}
}

func (t *Tabs) size() float32 {
	if t.small {
		return SizeSmall
	}
	return SizeBody
}

func (t *Tabs) wordWidth(i int) float32 {
	w := ceil(TextWidth(Clean(t.items[i].Text), t.size(), true))
	if t.items[i].Count != "" {
		w += 6 + tagWidth(t.items[i].Count)
	}
	return w
}

// ends are the right ends of the tabs, half the gap included.
func (t *Tabs) ends() []float32 {
	ends := make([]float32, len(t.items))
	x := -t.gap / 2
	for i := range t.items {
		x += t.wordWidth(i) + t.gap
		ends[i] = x
	}
	return ends
}

// CreateRenderer draws words, counts and the underline.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	ring, line := newRing(), newRect(Accent)
	texts, tags := make([]*canvas.Text, len(t.items)), make([]*tagView, len(t.items))
	d := &drawing{objects: []fyne.CanvasObject{ring, line}}
	for i := range t.items {
		texts[i], tags[i] = newText("", t.size(), false, Text2), newTagView()
		d.objects = append(d.objects, texts[i], tags[i].face, tags[i].text)
	}
	d.min = func() fyne.Size { return fyne.NewSize(t.ends()[len(t.items)-1]-t.gap/2, t.height) }
	d.layout = func(s fyne.Size) {
		var x float32
		for i := range t.items {
			w := t.wordWidth(i)
			tw := ceil(TextWidth(texts[i].Text, t.size(), true))
			placeText(texts[i], x, 0, tw, s.Height)
			tags[i].place(x+tw+6, snap((s.Height-TagHeight)/2))
			if i == t.chosen {
				place(line, x, s.Height-2, w, 2)
				place(ring, x-4, 2, w+8, s.Height-4)
			}
			x += w + t.gap
		}
	}
	d.refresh = func() {
		line.FillColor = Color(Accent)
		showRing(ring, t.focused)
		for i, item := range t.items {
			texts[i].Text = Clean(item.Text)
			setBold(texts[i], i == t.chosen)
			texts[i].Color = Color(Text2)
			if i == t.chosen {
				texts[i].Color = Color(Text1)
			}
			tags[i].set(item.Count, item.Tone, false)
			tags[i].show(item.Count != "")
		}
	}
	d.refresh()
	return d
}
