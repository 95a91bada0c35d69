// Package files asks for files in the system's own dialogs, writes what a list shows into a workbook and opens folders.
package files
