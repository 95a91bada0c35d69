package sheet

import (
	"encoding/binary"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Record numbers of [MS-XLS] 2.3, those that matter here.
const (
	recFormula     = 0x0006
	recFormula3    = 0x0206 // of BIFF3 and BIFF4, written into later files by some exporters
	recFormula4    = 0x0406
	recEOF         = 0x000A
	recDate1904    = 0x0022
	recFilePass    = 0x002F
	recContinue    = 0x003C
	recBoundSheet  = 0x0085
	recMulRK       = 0x00BD
	recRString     = 0x00D6
	recXF          = 0x00E0
	recMergedCells = 0x00E5
	recSST         = 0x00FC
	recLabelSST    = 0x00FD
	recNumber      = 0x0203
	recLabel       = 0x0204
	recBoolErr     = 0x0205
	recString      = 0x0207
	recRow         = 0x0208
	recRK          = 0x027E
	recFormat      = 0x041E
	recBOF         = 0x0809
)

// biffReader reads the workbook stream of an .xls: BIFF8 (Excel 97 and later), and BIFF5 (Excel 5 and 95, still
// written by old export components), whose strings are taken as GB18030.
type biffReader struct {
	*builder
	data []byte
	pos  int

	biff8    bool
	date1904 bool
	shared   []string
	codes    map[int]numberFormat // by format number
	styles   []int                // format number by cell style
	formats  []numberFormat       // by cell style

	text   []byte // scratch
	digits []byte // scratch
	hidden [1 << 10]uint64
}

// biffSheet is a sheet as the workbook lists it.
type biffSheet struct {
	name      string
	offset    int
	hidden    bool
	worksheet bool
}

// next returns the next record. ok is false at the end of the stream.
func (r *biffReader) next() (id int, body []byte, ok bool, err error) {
	if r.pos >= len(r.data) {
		return 0, nil, false, nil
	}
	if r.pos+4 > len(r.data) {
		return 0, nil, false, corruptText("xls: record header cut off")
	}
	id = int(binary.LittleEndian.Uint16(r.data[r.pos:]))
	n := int(binary.LittleEndian.Uint16(r.data[r.pos+2:]))
	if r.pos+4+n > len(r.data) {
		return 0, nil, false, corruptText("xls: record cut off")
	}
	body = r.data[r.pos+4 : r.pos+4+n]
	r.pos += 4 + n
	return id, body, true, r.tick()
}

// pieces reads a record's body and, as needed, the CONTINUE records after it.
func (r *biffReader) pieces(body []byte) biffPieces { return biffPieces{cur: body, reader: r} }

func (r *biffReader) readWorkbook() error {
	sheets, err := r.readGlobals()
	if err != nil {
		return err
	}
	r.formats = make([]numberFormat, len(r.styles))
	for i, id := range r.styles {
		f, ok := r.codes[id]
		if !ok {
			f = builtinFormat(id)
		}
		r.formats[i] = f
	}
	for _, s := range sheets {
		if !s.worksheet {
			continue
		}
		r.pos = s.offset
		if err := r.sheetOf(s.name, s.hidden, r.date1904, r.readSheet); err != nil {
			return err
		}
	}
	if len(r.book.Sheets) == 0 && r.damage != nil {
		return r.damage
	}
	if len(r.book.Sheets) == 0 {
		return corruptText("xls: no worksheet")
	}
	return nil
}

// readGlobals reads the part of the stream before the sheets.
func (r *biffReader) readGlobals() ([]biffSheet, error) {
	id, body, ok, err := r.next()
	if err != nil || !ok || id != recBOF || len(body) < 4 {
		return nil, corruptText("xls: no BOF")
	}
	switch version := binary.LittleEndian.Uint16(body); version {
	case 0x0600:
		r.biff8 = true
	case 0x0500:
	default:
		return nil, notSpreadsheet("这是很旧的 Excel 格式", saveAsXLSX)
	}
	r.codes = map[int]numberFormat{}
	var sheets []biffSheet
	for {
		id, body, ok, err := r.next()
		if err != nil {
			return nil, err
		}
		if !ok || id == recEOF {
			return sheets, nil
		}
		switch id {
		case recFilePass:
			if r.data = decrypt(r.data, body); r.data == nil {
				return nil, encrypted()
			}
		case recDate1904:
			r.date1904 = len(body) >= 2 && body[0] == 1
		case recFormat:
			r.readFormat(body)
		case recXF:
			if len(body) >= 4 && len(r.styles) < 1<<16 {
				r.styles = append(r.styles, int(binary.LittleEndian.Uint16(body[2:])))
			}
		case recBoundSheet:
			s, err := r.readBoundSheet(body)
			if err != nil {
				return nil, err
			}
			if sheets = append(sheets, s); len(sheets) > MaxSheets {
				return nil, tooManySheets(len(sheets))
			}
		case recSST:
			if err := r.readSST(r.pieces(body)); err != nil {
				return nil, err
			}
		}
	}
}

func (r *biffReader) readFormat(body []byte) {
	if len(body) < 4 {
		return
	}
	p := biffPieces{cur: body[2:]}
	length := 2
	if !r.biff8 {
		length = 1
	}
	code, err := r.readString(&p, length)
	if err == nil {
		r.codes[int(binary.LittleEndian.Uint16(body))] = parseFormat(string(code))
	}
}

func (r *biffReader) readBoundSheet(body []byte) (biffSheet, error) {
	if len(body) < 8 {
		return biffSheet{}, corruptText("xls: BOUNDSHEET too short")
	}
	p := biffPieces{cur: body[6:]}
	name, err := r.readString(&p, 1)
	if err != nil {
		return biffSheet{}, err
	}
	return biffSheet{
		name:      string(name),
		offset:    int(binary.LittleEndian.Uint32(body)),
		hidden:    body[4]&3 != 0,
		worksheet: body[5] == 0,
	}, nil
}

// readSST reads the shared strings.
func (r *biffReader) readSST(p biffPieces) error {
	head, ok := p.take(8)
	if !ok {
		return corruptText("xls: SST too short")
	}
	// Some writers count too many or too few, or leave the count at zero: the strings go on while there are bytes.
	count := int(binary.LittleEndian.Uint32(head[4:]))
	for i := 0; !p.done(); i++ {
		text, err := r.readString(&p, 2)
		if err != nil && i >= count {
			return nil // filling behind the last string
		}
		if err != nil {
			return err
		}
		s, err := r.keepText(normalText(text))
		if err != nil {
			return err
		}
		if r.shared = append(r.shared, s); len(r.shared) > MaxCells {
			return tooManyCells()
		}
		if err := r.tick(); err != nil {
			return err
		}
	}
	return nil
}

// readString reads a string whose count of characters takes length bytes. The result holds until the next call.
func (r *biffReader) readString(p *biffPieces, length int) ([]byte, error) {
	head, ok := p.take(length)
	if !ok {
		return nil, corruptText("xls: string cut off")
	}
	count := int(head[0])
	if length == 2 {
		count |= int(head[1]) << 8
	}
	if r.biff8 {
		out, ok := p.unicode(r.text[:0], count)
		if r.text = out; !ok {
			return nil, corruptText("xls: string cut off")
		}
		return out, nil
	}
	raw, ok := p.take(count)
	if !ok {
		return nil, corruptText("xls: string cut off")
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(raw)
	if err != nil {
		return nil, corrupt(err)
	}
	return out, nil
}
