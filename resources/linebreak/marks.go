// Package linebreak holds the classes of characters that breaking Chinese lines goes by (避头尾: GB/T 15834-2011 section
// 5.1.10 and the W3C's Requirements for Chinese Text Layout), for the window and the papers alike.
package linebreak

import "strings"

const (
	closing = "，。、；：？！）》〉」』】〗〕”’％%…·—～,.;:?!)]}"
	opening = "（《〈「『【〖〔“‘([{"
)

// NeverFirst reports whether no line may begin with the character.
func NeverFirst(r rune) bool { return strings.ContainsRune(closing, r) }

// NeverLast reports whether no line may end with the character.
func NeverLast(r rune) bool { return strings.ContainsRune(opening, r) }
