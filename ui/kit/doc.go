// Package kit holds the window's own widgets: buttons, fields, notes, dialogs, popups and layouts. It knows Fyne and
// nothing of the committee: what a widget shows comes in as text and functions.
//
// Beneath it stand kit/look (colours and sizes), kit/draw (shapes and icons), kit/text (faces, measuring, labels) and
// kit/theme (Fyne's own parts in the same look); above it kit/table (the data table and grid) and kit/chart.
//
// Three habits hold for every widget here. Text is cleaned before it is drawn (see text.Clean). Colours are named by
// look.Token and looked up when a widget refreshes, so a change between light and dark reaches all of it. Keys a focused
// widget has no use for go on to the window's own (see SetKeys), because Fyne hands keys to the focused widget only.
package kit
