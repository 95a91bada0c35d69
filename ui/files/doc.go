// Package files is the one place that opens and saves files: it asks for them in the system's own dialogs, writes what
// a list shows into a workbook, prints, and opens files and folders with the programs that the system has for them.
package files
