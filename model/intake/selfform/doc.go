// Package selfform is the self-assessment form (自评表) that goes out to a branch as a workbook and comes back filled in:
// how it is written, and how a copy that came back is recognised and read. A hidden sheet says what the form is and where
// its items stand, so that neither a new file name nor a new sheet name matters. What becomes of what was read is decided
// in model/office.
package selfform
