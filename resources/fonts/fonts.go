// Package fonts embeds the faces that the window and the papers fall back to, so that neither ever depends on
// what a PC has installed. Noto Sans SC and Noto Serif SC, SIL Open Font License 1.1 (the OFL-*.txt files beside them).
package fonts

import _ "embed" // the faces are embedded files

// SansRegular is Noto Sans SC 400, a static TrueType (glyf) face.
//
//go:embed NotoSansSC-Regular.ttf
var SansRegular []byte

// SansBold is Noto Sans SC 700, a static TrueType (glyf) face.
//
//go:embed NotoSansSC-Bold.ttf
var SansBold []byte

// SerifRegular is Noto Serif SC 400, a static TrueType (glyf) face.
//
//go:embed NotoSerifSC-Regular.ttf
var SerifRegular []byte

// SerifBold is Noto Serif SC 700, a static TrueType (glyf) face.
//
//go:embed NotoSerifSC-Bold.ttf
var SerifBold []byte
