// Package sheet turns spreadsheet files made by other programs into grids of typed cells. It knows .xlsx, .xls
// (BIFF8 and BIFF5), CSV and tab text in UTF-8, UTF-16 and GB18030, and the HTML tables and XML Spreadsheets that go
// under the name .xls, and tells them apart by their first bytes, not by name. It keeps what later judgement needs
// and a plain grid of strings loses: whether a value is text or a number, the digits as stored, whether a number is
// shown as a date and with which precision, hidden rows and sheets, merged areas.
//
// Files come from strangers. Every reader is bounded in time and memory, and refuses with a *model.Error whose
// sentence names the reason and the way out.
package sheet
