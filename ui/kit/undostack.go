package kit

// UndoStack holds the states of a form or a review, one a step, and knows which of them is in force.
type UndoStack[T any] struct {
	states []undoState[T]
	at     int
}

type undoState[T any] struct {
	what string // the step that led here, as a person would name it
	now  T
}

// NewUndoStack begins with a state that no step led to.
func NewUndoStack[T any](first T) *UndoStack[T] {
	return &UndoStack[T]{states: []undoState[T]{{now: first}}}
}

// Add notes a step and the state it led to. What was undone before can no longer be done again.
func (u *UndoStack[T]) Add(what string, now T) {
	u.states = append(u.states[:u.at+1:u.at+1], undoState[T]{what, now})
	u.at++
}

// Now is the state in force.
func (u *UndoStack[T]) Now() T { return u.states[u.at].now }

// Back goes to the state before the last step, names that step, and reports whether there was one.
func (u *UndoStack[T]) Back() (what string, ok bool) {
	if u.at == 0 {
		return "", false
	}
	u.at--
	return u.states[u.at+1].what, true
}

// Forward takes the step that was undone last, names it, and reports whether there was one.
func (u *UndoStack[T]) Forward() (what string, ok bool) {
	if u.at == len(u.states)-1 {
		return "", false
	}
	u.at++
	return u.states[u.at].what, true
}

// Place is how many steps are in force.
func (u *UndoStack[T]) Place() int { return u.at }

// Return goes back to a place and forgets the steps after it, because they came to nothing.
func (u *UndoStack[T]) Return(place int) {
	u.at = min(place, len(u.states)-1)
	u.states = u.states[:u.at+1]
}
