package kit

// underWay counts the pieces of background work that an act began and that are not done yet. While there are some, pressing for the
// same act again does nothing: the panel over the window comes only after a while, and people press twice.
type underWay int

// acting is what counts the work that begins now: that of the button or dialog whose act is being done. nil when there is none.
var acting *underWay

// during does something as part of an act, or of none for nil.
func (u *underWay) during(do func()) {
	defer func(before *underWay) { acting = before }(acting)
	acting = u
	do()
}

// working counts work that began, with 1, or ended, with -1, for an act, or for none.
func (u *underWay) working(n underWay) {
	if u != nil {
		*u += n
	}
}
