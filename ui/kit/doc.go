// Package kit holds the window's own widgets: the theme and its tokens, buttons, fields, notes, dialogs, charts and
// the data table. It knows Fyne and nothing of the committee: what a widget shows comes in as text and functions.
//
// Three habits hold for every widget here. Text is cleaned before it is drawn (see Clean). Colours are named by
// Token and looked up when a widget refreshes, so a change between light and dark reaches all of it. Keys a focused
// widget has no use for go on to the window's own (see SetKeys), because Fyne hands keys to the focused widget only.
package kit
