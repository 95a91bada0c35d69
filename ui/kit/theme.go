package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

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

// Theme gives Fyne's own parts (entries, scroll bars, menus) the palette, the sizes and the one embedded face. Every
// style of a weight returns the same resource: a face asked for twice is parsed twice.
type Theme struct{}

// UseTheme installs the theme and redraws every open window in the present mode.
func UseTheme(app fyne.App) { app.Settings().SetTheme(&Theme{}) }

// Color maps Fyne's colour names to tokens.
func (*Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	switch name {
	// The stock button blends these over its own fill, so they stay slightly transparent.
	case theme.ColorNameHover:
		return veil(5)
	case theme.ColorNamePressed:
		return veil(10)
	case theme.ColorNameFocus:
		return veil(15)
	case theme.ColorNameShadow, theme.ColorNameScrollBarBackground:
		return color.Transparent
	}
	if t, ok := themeTokens[name]; ok {
		return Color(t)
	}
	return theme.DefaultTheme().Color(name, variant())
}

func variant() fyne.ThemeVariant {
	if IsDark() {
		return theme.VariantDark
	}
	return theme.VariantLight
}

// veil is black, or white in the dark, at a few per cent.
func veil(percent int) color.Color {
	a := uint8(percent * 255 / 100)
	if IsDark() {
		return color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: a}
	}
	return color.NRGBA{A: a}
}

var themeTokens = map[fyne.ThemeColorName]Token{
	theme.ColorNameDisabledButton: Ground, theme.ColorNameBackground: Surface, theme.ColorNameInputBackground: Surface,
	theme.ColorNameButton: Surface, theme.ColorNameOverlayBackground: Surface, theme.ColorNameMenuBackground: Surface,
	theme.ColorNameHeaderBackground: Inset, theme.ColorNameSeparator: Line, theme.ColorNameInputBorder: Edge,
	theme.ColorNameScrollBar: EdgeSoft, theme.ColorNameForeground: Text1, theme.ColorNamePlaceHolder: Text3,
	theme.ColorNameDisabled: TextOff, theme.ColorNamePrimary: Accent, theme.ColorNameForegroundOnPrimary: OnAccent,
	theme.ColorNameSelection: Selected, theme.ColorNameError: Bad, theme.ColorNameWarning: Warn,
	theme.ColorNameSuccess: OK, theme.ColorNameHyperlink: Info, theme.ColorNameForegroundOnError: OnAccent,
	theme.ColorNameForegroundOnSuccess: OnAccent, theme.ColorNameForegroundOnWarning: OnAccent,
}

// Font returns the embedded face of the weight.
func (*Theme) Font(style fyne.TextStyle) fyne.Resource { return themeFace(style.Bold) }

// Icon leaves Fyne's own icons to the default theme; the kit draws its own.
func (*Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size maps Fyne's size names to the numbers of the look.
func (*Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := themeSizes[name]; ok {
		return s
	}
	return theme.DefaultTheme().Size(name)
}

var themeSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNamePadding: 4, theme.SizeNameInnerPadding: 6, theme.SizeNameInputBorder: 1, theme.SizeNameInputRadius: 4,
	theme.SizeNameSelectionRadius: 0, theme.SizeNameSeparatorThickness: 1, theme.SizeNameInlineIcon: 16,
	theme.SizeNameScrollBar: 8, theme.SizeNameScrollBarSmall: 6, theme.SizeNameScrollBarRadius: 3,
	theme.SizeNameText: SizeBody, theme.SizeNameHeadingText: SizeTitle, theme.SizeNameSubHeadingText: SizeSection,
	theme.SizeNameCaptionText: SizeSmall, theme.SizeNameLineSpacing: 4,
}
