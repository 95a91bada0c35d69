// Package scoring turns a scheme and the marks of a branch into an explained result, and the results of all branches
// into a ranking. It is pure: no clock, no file, no randomness. Marks are integers in hundredths of a point; a part is
// a mark of its own and is rounded half up to the hundredth where it had to be scaled; the total is computed exactly
// from the parts as they are shown and rounded half up once.
package scoring
