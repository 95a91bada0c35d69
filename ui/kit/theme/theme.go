// Package theme gives the toolkit's own parts the look of the kit.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Theme gives Fyne's own parts (entries, scroll bars, menus) the palette, the sizes and the one embedded face. Every
// style of a weight returns the same resource: a face asked for twice is parsed twice.
type Theme struct{}

// Use installs the theme and redraws every open window in the present mode.
func Use(app fyne.App) { app.Settings().SetTheme(&Theme{}) }

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
		return look.Color(t)
	}
	return theme.DefaultTheme().Color(name, variant())
}

func variant() fyne.ThemeVariant {
	if look.IsDark() {
		return theme.VariantDark
	}
	return theme.VariantLight
}

// veil is black, or white in the dark, at a few per cent.
func veil(percent int) color.Color {
	a := uint8(percent * 255 / 100)
	if look.IsDark() {
		return color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: a}
	}
	return color.NRGBA{A: a}
}

var themeTokens = map[fyne.ThemeColorName]look.Token{
	theme.ColorNameDisabledButton: look.Ground, theme.ColorNameBackground: look.Surface, theme.ColorNameInputBackground: look.Surface,
	theme.ColorNameButton: look.Surface, theme.ColorNameOverlayBackground: look.Surface, theme.ColorNameMenuBackground: look.Surface,
	theme.ColorNameHeaderBackground: look.Inset, theme.ColorNameSeparator: look.Line, theme.ColorNameInputBorder: look.Edge,
	theme.ColorNameScrollBar: look.EdgeSoft, theme.ColorNameForeground: look.Text1, theme.ColorNamePlaceHolder: look.Text3,
	theme.ColorNameDisabled: look.TextOff, theme.ColorNamePrimary: look.Accent, theme.ColorNameForegroundOnPrimary: look.OnAccent,
	theme.ColorNameSelection: look.Selected, theme.ColorNameError: look.Bad, theme.ColorNameWarning: look.Warn,
	theme.ColorNameSuccess: look.OK, theme.ColorNameHyperlink: look.Info, theme.ColorNameForegroundOnError: look.OnAccent,
	theme.ColorNameForegroundOnSuccess: look.OnAccent, theme.ColorNameForegroundOnWarning: look.OnAccent,
}

// Font returns the embedded face of the weight.
func (*Theme) Font(style fyne.TextStyle) fyne.Resource { return text.Face(style.Bold) }

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
	theme.SizeNameText: look.SizeBody, theme.SizeNameHeadingText: look.SizeTitle, theme.SizeNameSubHeadingText: look.SizeSection,
	theme.SizeNameCaptionText: look.SizeSmall, theme.SizeNameLineSpacing: 4,
}
