// Package inputmethod is what the window has to do with Chinese input methods itself: a key that composes a word is not a
// key of the window (Linux), and where keys are commands the input method is off (Windows).
package inputmethod
