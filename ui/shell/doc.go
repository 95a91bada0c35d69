// Package shell is the frame of the window (top bar, navigation, status line and the place where a screen stands), what a
// screen is, and the desk that every screen is given to work with. It knows nothing of the committee: names, counts, menus
// and acts come in through Frame's methods and Hooks.
package shell
