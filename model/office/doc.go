// Package office holds the use cases on one open data file: what the window and the command line both call. Nothing
// else writes to the data file.
package office
