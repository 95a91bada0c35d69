// Package look names the colours, type sizes and distances of the window.
package look

import (
	"image/color"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Token names one colour of the window's palette; Color turns it into the colour of the present mode.
type Token int

// The palette. Text tokens reach a contrast of 4.5:1 on every ground they are used on, input borders 3:1.
const (
	Clear         Token = iota // nothing at all
	Ground                     // frame; read-only and disabled fields
	Surface                    // work sheet, entries, buttons
	Inset                      // table header, pane head, footers
	Line                       // between regions; progress track; desk behind pages
	LineSoft                   // between rows
	Edge                       // border of entries, checks, radios, dialogs and tooltips
	EdgeSoft                   // border of buttons, scroll thumb, cut-off lines
	Text1                      // content
	Text2                      // labels, table headers
	Text3                      // hints, units
	TextOff                    // text of what cannot be used
	Accent                     // the main act, focus, ticked controls
	AccentHover                // the main act under the pointer
	AccentPressed              // the main act held down
	AccentText                 // wordmark, current icon, current figure
	OnAccent                   // text on Accent, Pick, BadFill and ToastGround
	Pick                       // chosen chip or segment
	Selected                   // selected row, selection bar, chosen option card
	Hover                      // row or button under the pointer
	Bad                        // error, finding that must be put right, overdue
	BadFill                    // ground of the strongest tag; text on it is OnAccent
	BadSoft                    // ground of a bad cell, note or tag
	Warn                       // needs a person, due
	WarnSoft                   // its ground
	OK                         // done, new row, 优秀
	OKSoft                     // its ground
	Info                       // link, changed value, active filter
	InfoSoft                   // its ground
	ToastGround                // ground of a toast
	Chart1                     // 党建 or 优秀
	Chart2                     // 业务 or 合格
	Chart3                     // 基本合格 or an average
	Chart4                     // 不合格 or the rest
	tokenCount
)

// palette holds the light and the dark value of every token as 0xRRGGBB.
var palette = [tokenCount][2]uint32{
	Ground: {0xF4F4F2, 0x1B1C1E}, Surface: {0xFFFFFF, 0x232427}, Inset: {0xFAFAF8, 0x28292D},
	Line: {0xDEDDD8, 0x3C3D42}, LineSoft: {0xECEBE7, 0x303136}, Edge: {0x94928C, 0x7B7D83}, EdgeSoft: {0xBEBCB6, 0x5A5C62},
	Text1: {0x1F2124, 0xECECEA}, Text2: {0x55585E, 0xB9BABD}, Text3: {0x65686E, 0xA1A3A8}, TextOff: {0xA3A5A8, 0x66686D},
	Accent: {0x96252B, 0xAE4246}, AccentHover: {0x7E1D23, 0xB84C50}, AccentPressed: {0x681419, 0x9C383D},
	AccentText: {0x96252B, 0xE48F91}, OnAccent: {0xFFFFFF, 0xFFFFFF}, Pick: {0x55585E, 0x6A6D74},
	Selected: {0xE5EBF2, 0x2E3845}, Hover: {0xF3F3F0, 0x2B2C30},
	Bad: {0xB83A0A, 0xF0895A}, BadFill: {0xB83A0A, 0xB4470F}, BadSoft: {0xFCEEE6, 0x3B281F},
	Warn: {0x856000, 0xE0B44C}, WarnSoft: {0xFBF3DA, 0x39311C}, OK: {0x2B6A4C, 0x7DBF9B}, OKSoft: {0xE8F2EC, 0x20332A},
	Info: {0x2C5C8A, 0x8DB6DE}, InfoSoft: {0xE8F0F7, 0x22303E}, ToastGround: {0x1F2124, 0x3C3D42},
	Chart1: {0x8C2026, 0xE59A9C}, Chart2: {0x5F7F9C, 0x7494B3}, Chart3: {0xAFBFCC, 0x4F6375}, Chart4: {0xDCD8CF, 0x3E3F44},
}

// Mode says which of the two palettes the window uses.
type Mode int32

// The modes a user can choose; Light is the one the program starts with.
const (
	Light  Mode = iota // always light
	Dark               // always dark
	System             // as the desktop is set
)

var mode atomic.Int32

// SetMode chooses the palette. Call it before the window is shown, or follow it with UseTheme to redraw.
func SetMode(m Mode) { mode.Store(int32(m)) }

// IsDark reports whether the dark palette is in use now.
func IsDark() bool {
	switch Mode(mode.Load()) {
	case Dark:
		return true
	case System:
		app := fyne.CurrentApp()
		return app != nil && app.Settings().ThemeVariant() == theme.VariantDark
	}
	return false
}

// Color returns the colour of a token in the present mode.
func Color(t Token) color.Color { return colorIn(t, IsDark()) }

func colorIn(t Token, dark bool) color.Color {
	if t <= Clear || t >= tokenCount {
		return color.Transparent
	}
	v := palette[t][0]
	if dark {
		v = palette[t][1]
	}
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

// Tone is the meaning of a tint, a tag or a note. A tone never stands without a word or an icon.
type Tone int

// The tones, from none to the strongest.
const (
	ToneNone  Tone = iota // plain
	ToneMuted             // of little weight, not yet
	ToneInfo              // changed, from records, active
	ToneOK                // done, new, 优秀
	ToneWarn              // a person must look
	ToneBad               // wrong, overdue
	ToneMust              // must be put right: white on the strongest fill
)

// Ink is the text colour of a tone.
func (t Tone) Ink() Token {
	return [...]Token{ToneNone: Text1, ToneMuted: Text2, ToneInfo: Info, ToneOK: OK, ToneWarn: Warn, ToneBad: Bad, ToneMust: OnAccent}[t]
}

// Soft is the ground colour of a tone; Clear for ToneNone.
func (t Tone) Soft() Token {
	return [...]Token{ToneNone: Clear, ToneMuted: Ground, ToneInfo: InfoSoft, ToneOK: OKSoft, ToneWarn: WarnSoft, ToneBad: BadSoft, ToneMust: BadFill}[t]
}

// Mark is the colour of a bar or dot of a tone: its ink, except that ToneMust uses the fill.
func (t Tone) Mark() Token {
	if t == ToneMust {
		return BadFill
	}
	return t.Ink()
}

// OnChart is the ink of a figure that stands on a part of a chart. The first two colours are dark in the light mode and light in the dark
// one, as the surface is not.
func OnChart(part Token) Token {
	if part == Chart3 || part == Chart4 {
		return Text1
	}
	return Surface
}
