package codes

import _ "embed" // the readings are an embedded file

// Pinyin lists readings with the characters that have them: on each line readings by comma, the usual one first, a tab, and the
// characters. It is the dictionary of github.com/mozillazg/go-pinyin (MIT, pinyin-LICENSE.txt), which as a Go map would cost every
// start of the program ten milliseconds; model/names writes it anew with -update.
//
//go:embed pinyin.txt
var Pinyin string
