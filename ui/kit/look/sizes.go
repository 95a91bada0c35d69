package look

import "fyne.io/fyne/v2"

// Type sizes in px. Nothing else is used and nothing is smaller than SizeSmall.
const (
	SizeFigure  float32 = 26 // one large number
	SizeTitle   float32 = 20 // name of a screen
	SizeSection float32 = 16 // name of a part
	SizeBody    float32 = 14 // content
	SizeSmall   float32 = 12 // table headers, hints, labels, chips, status
)

// Distances in px.
const (
	Gap4  float32 = 4  // label to field
	Gap8  float32 = 8  // between buttons, cell padding
	Gap12 float32 = 12 // field to field, between buttons of a head
	Gap16 float32 = 16
	Gap20 float32 = 20 // pane margin
	Gap24 float32 = 24 // page margin
)

// Sizes of the parts in px.
const (
	TopBarHeight    float32 = 48
	NavWidth        float32 = 144
	NavRowHeight    float32 = 36
	StatusHeight    float32 = 28
	HeadHeight      float32 = 56
	FilterBarHeight float32 = 44
	FooterHeight    float32 = 48
	TabsHeight      float32 = 36
	ControlHeight   float32 = 32 // button and entry
	SmallHeight     float32 = 28 // button and entry in bars, footers and panes
	ChipHeight      float32 = 24
	TagHeight       float32 = 20
	ListRow         float32 = 32
	DenseRow        float32 = 28 // grid, rank and pane rows
	MatrixRow       float32 = 29
	TaskHeight      float32 = 41 // to-do row
	PaneForm        float32 = 320
	PaneLeast       float32 = 280 // of a pane in a narrow window
	PaneScore       float32 = 352
	PaneFinding     float32 = 376
	DialogWidth     float32 = 420
)

// Radii and strokes in px.
const (
	RadiusControl float32 = 4
	RadiusTag     float32 = 3
	RadiusChip    float32 = 12
	FocusStroke   float32 = 2
	MarkerBar     float32 = 3 // left bar of a selected row, a note or the current screen
)

// Icon sizes in px.
const (
	GlyphNav    float32 = 18 // navigation and to-do
	GlyphButton float32 = 16
	GlyphInline float32 = 14
	GlyphChip   float32 = 12
)

// Alignments of a text.
const (
	Left   = fyne.TextAlignLeading
	Center = fyne.TextAlignCenter
	Right  = fyne.TextAlignTrailing
)
