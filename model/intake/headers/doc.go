// Package headers finds the header of a table on a sheet and looks its words up. It knows words and the numbers of the
// fields that they mean; what a field is, and which fields make a kind of table, is for the caller to say.
package headers
