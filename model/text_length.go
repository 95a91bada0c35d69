package model

// MostLine and MostText are the characters that a text of one line and one of several lines may have.
const (
	MostLine = 2000
	MostText = 20000
)
