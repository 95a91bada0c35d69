// Package intake turns a spreadsheet that somebody sent (a sheet.Book) and what the data file already knows (Known)
// into an import plan. It reads no files and writes nothing: Build is a pure function, and its Plan is at once the
// preview on the screen, the JSON of the command line and the list of what is applied.
//
// It never loses and never guesses: every row that is not blank is in the plan with what will happen to it, every
// doubt is a Problem with a sentence and ways out, and what cannot be known from the file is asked, not invented.
package intake
