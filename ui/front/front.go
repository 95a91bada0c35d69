// Package front brings the window of this program that has a data file open to the front, where its user opens that file once more.
package front

import "time"

// lookAgain is how often a window that is about to come is looked for.
const lookAgain = 100 * time.Millisecond

// Bring brings the window of another process of this program to the front; one that is not there yet is waited for. false: there is none
// on this screen.
func Bring(process int, wait time.Duration) bool {
	for end := time.Now().Add(wait); !bring(process); time.Sleep(lookAgain) {
		if time.Now().After(end) {
			return false
		}
	}
	return true
}
