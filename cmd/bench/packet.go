package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/reports/typeset"
	"github.com/shuangbai/shuangbai/reports/workbook"
)

// The bounds of the packet: against gofpdf drawing the same, against LibreOffice converting the same, and of its memory.
const (
	packetBound    = 1.2
	converterBound = 0.1
	packetMemory   = 300. // MB
	firstPageBound = 300. // ms
	packetChild    = "packet-memory"
)

var printedOn = time.Date(2026, 12, 15, 9, 0, 0, 0, time.UTC)

// packetFile is the data file of the measures of papers: 300 branches, 5,000 members, a year of records, every branch marked.
func (f *fixture) packetFile() (string, error) {
	path := filepath.Join(f.folder, "packet.sbd")
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if err := checkupCommittee(path, 1); err != nil {
		return "", err
	}
	return path, fillMarks(path)
}

func packetOf(o *office.Office) (document.Sequence, error) {
	p, err := reports.Find("packet")
	if err != nil {
		return document.Sequence{}, err
	}
	f, err := o.PaperFacts(context.Background(), 2026, p.Needs)
	if err != nil {
		return document.Sequence{}, err
	}
	return p.Sequence(f, reports.Options{}), nil
}

// packet measures the packet of a large committee from its facts to the bytes of the PDF.
func (f *fixture) packet(runs int) []row {
	drawn := row{what: "Packet of 300 branches, 5,000 members ÷ gofpdf drawing the same", bound: packetBound}
	converted := row{what: "A tenth of the packet ÷ LibreOffice converting its workbook", bound: converterBound, unit: "ms"}
	memory := row{what: "Peak memory of making the packet", bound: 1, unit: "MB", note: "a process of its own, facts read before; “bare” is the bound of 300 MB"}
	fail := func(err error) []row {
		drawn.err, converted.err, memory.err = err, err, err
		return []row{drawn, converted, memory}
	}
	path, err := f.packetFile()
	if err != nil {
		return fail(err)
	}
	o, err := office.Open(context.Background(), path, office.Options{ReadOnly: true})
	if err != nil {
		return fail(err)
	}
	defer func() { _ = o.Close() }()
	s, err := packetOf(o)
	if err != nil {
		return fail(err)
	}
	pages := 0
	ours := side{work: func() error {
		_, done, err := reports.PDF(context.Background(), s, reports.Options{}, typeset.Embedded(), printedOn)
		pages = done.Pages
		return err
	}}
	set := typeset.Typeset(s.Made(), typeset.Embedded())
	drawn = compare(drawn, runs, ours, side{work: func() error {
		_, err := bareSame(set)
		return err
	}})
	drawn.note = fmt.Sprintf("%d pages, %.0f a second; from the facts to the bytes: documents made, set and drawn ÷ the same texts at the same places and the same lines, in the same faces", pages, float64(pages)/median(drawn.ours)*1000)
	set = typeset.Result{}
	converted = f.converted(converted, s, runs)
	for range max(3, runs/2) {
		mb, err := f.childMemory(packetChild)
		if memory.err = err; err != nil {
			break
		}
		memory.ours = append(memory.ours, mb)
	}
	memory.bare = []float64{packetMemory}
	return []row{drawn, converted, memory}
}

// converted compares a tenth of the packet's documents with LibreOffice making a PDF of the workbook of the same: the whole takes it
// seven minutes and more.
func (f *fixture) converted(r row, s document.Sequence, runs int) row {
	all := s.Makers[1:] // without the contents
	s.Makers = nil
	for i := 0; i < len(all); i += 10 {
		s.Makers = append(s.Makers, all[i])
	}
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		r.err = err
		return r
	}
	book, err := workbook.Bytes(context.Background(), s.Made(), printedOn, nil)
	path := filepath.Join(f.folder, "packet.xlsx")
	if err == nil {
		err = os.WriteFile(path, book, 0o600)
	}
	if err != nil {
		r.err = err
		return r
	}
	pages := 0
	r = compare(r, min(2, runs), side{work: func() error {
		_, done, err := reports.PDF(context.Background(), s, reports.Options{}, typeset.Embedded(), printedOn)
		pages = done.Pages
		return err
	}}, side{work: func() error {
		cmd := exec.Command(soffice, "--headless", "-env:UserInstallation=file://"+filepath.Join(f.folder, "soffice"), "--convert-to", "pdf", "--outdir", f.folder, path)
		said, err := cmd.CombinedOutput()
		if err != nil {
			err = fmt.Errorf("%w: %s", err, said)
		}
		return err
	}})
	r.note = fmt.Sprintf("every tenth document, %d of our pages; soffice --headless --convert-to pdf; the whole workbook took it 441 s", pages)
	return r
}

// openPacket reads the facts of the packet, for the process whose memory is measured, and gives what makes it.
func (f *fixture) openPacket() (func() (any, error), error) {
	path, err := f.packetFile()
	if err != nil {
		return nil, err
	}
	o, err := office.Open(context.Background(), path, office.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	s, err := packetOf(o)
	return func() (any, error) {
		data, _, err := reports.PDF(context.Background(), s, reports.Options{}, typeset.Embedded(), printedOn)
		return data, err
	}, err
}

// distinctNames measures the roster of 5,000 people of whom no two have a name in common, against the same people under names
// that many share: the library's own time explodes where the characters of a paper follow each other.
func (f *fixture) distinctNames(runs int) row {
	r := row{what: "Roster of 5,000 distinct names ÷ of usual names", bound: 3} // 5,000 outlines more are embedded; an explosion would be fifty times and more
	path, err := f.packetFile()
	if err != nil {
		r.err = err
		return r
	}
	o, err := office.Open(context.Background(), path, office.Options{ReadOnly: true})
	if err != nil {
		r.err = err
		return r
	}
	defer func() { _ = o.Close() }()
	p, err := reports.Find("roster")
	if err != nil {
		r.err = err
		return r
	}
	usual, err := o.PaperFacts(context.Background(), 2026, p.Needs)
	if err != nil {
		r.err = err
		return r
	}
	distinct := usual.Under("")
	distinct.Members = append([]paper.Member(nil), usual.Members...)
	runes := []rune(surnames)
	for i := range distinct.Members { // every name has a character that no other has
		distinct.Members[i].Name = string([]rune{runes[i%len(runes)], rune(0x4E00 + i*4)})
	}
	r = compare(r, runs, rosterOf(p, distinct), rosterOf(p, usual))
	r.note = fmt.Sprintf("%d members, each with a character that no other name has; both from the facts to the bytes", len(distinct.Members))
	return r
}

func rosterOf(p reports.Paper, f *paper.Facts) side {
	return side{work: func() error {
		_, _, err := reports.PDF(context.Background(), p.Sequence(f, reports.Options{}), reports.Options{}, typeset.Embedded(), printedOn)
		return err
	}}
}
