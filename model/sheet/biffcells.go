package sheet

import (
	"encoding/binary"
	"math"
	"strconv"
)

// readSheet reads one sheet's records into the current sheet, up to its end.
func (r *biffReader) readSheet() error {
	id, body, ok, err := r.next()
	if err != nil || !ok || id != recBOF || len(body) < 4 {
		return corruptText("xls: a sheet does not start where the workbook says")
	}
	if kind := binary.LittleEndian.Uint16(body[2:]); kind != 0x0010 {
		return nil // a chart or a macro sheet under a worksheet's name
	}
	r.hidden = [1 << 10]uint64{}
	for depth := 1; depth > 0; {
		id, body, ok, err := r.next()
		if err != nil {
			return err
		}
		if !ok {
			return nil
		}
		switch id {
		case recBOF: // a chart inside the sheet
			depth++
		case recEOF:
			depth--
		default:
			if depth == 1 {
				if err := r.readRecord(id, body); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// readRecord takes one record of a sheet; records that hold no value are passed over.
func (r *biffReader) readRecord(id int, body []byte) error {
	switch id {
	case recRow:
		if len(body) >= 14 && body[12]&0x20 != 0 {
			row := binary.LittleEndian.Uint16(body)
			r.hidden[row>>6] |= 1 << (row & 63)
		}
		return nil
	case recMergedCells:
		return r.readMerges(body)
	case recMulRK:
		return r.readMulRK(body)
	case recLabelSST, recLabel, recRString, recNumber, recRK, recBoolErr, recFormula, recFormula3, recFormula4:
	default:
		return nil
	}
	if len(body) < 8 {
		return corruptText("xls: cell record too short")
	}
	row, col := int(binary.LittleEndian.Uint16(body)), int(binary.LittleEndian.Uint16(body[2:]))
	style := int(binary.LittleEndian.Uint16(body[4:]))
	c, err := r.cellOf(id, body, style)
	if err != nil {
		return err
	}
	c.Formula = id == recFormula || id == recFormula3 || id == recFormula4
	return r.set(row, col, c)
}

// set stores a cell; the records of a row usually follow each other.
func (r *biffReader) set(row, col int, c Cell) error {
	if c.Kind == Empty {
		return nil
	}
	if row != r.rowAt {
		if err := r.beginRow(row, r.hidden[row>>6]&(1<<(row&63)) != 0); err != nil {
			return err
		}
	}
	return r.put(col, c)
}

func (r *biffReader) cellOf(id int, body []byte, style int) (Cell, error) {
	value := body[6:]
	switch id {
	case recLabelSST:
		if len(value) < 4 {
			return Cell{}, corruptText("xls: LABELSST too short")
		}
		i := int(binary.LittleEndian.Uint32(value))
		if i >= len(r.shared) {
			return Cell{}, corruptText("xls: no shared string " + strconv.Itoa(i))
		}
		if r.shared[i] == "" {
			return Cell{}, nil
		}
		return Cell{Kind: Text, Text: r.shared[i]}, nil
	case recLabel, recRString:
		p := r.pieces(value)
		text, err := r.readString(&p, 2)
		if err != nil {
			return Cell{}, err
		}
		return r.textCell(normalText(text))
	case recRK:
		if len(value) < 4 {
			return Cell{}, corruptText("xls: RK too short")
		}
		return r.number(rkValue(binary.LittleEndian.Uint32(value)), style)
	case recBoolErr:
		if value[1] != 0 {
			return Cell{Kind: Error, Text: biffError(value[0])}, nil
		}
		return boolCell(value[0] != 0), nil
	}
	if len(value) < 8 {
		return Cell{}, corruptText("xls: NUMBER or FORMULA too short")
	}
	if (id == recFormula || id == recFormula3 || id == recFormula4) && value[6] == 0xFF && value[7] == 0xFF {
		return r.formulaResult(value)
	}
	return r.number(math.Float64frombits(binary.LittleEndian.Uint64(value)), style)
}

// formulaResult returns a formula's result that is not a number. A text follows in a STRING record of its own.
func (r *biffReader) formulaResult(value []byte) (Cell, error) {
	switch value[0] {
	case 0:
		return r.resultText()
	case 1:
		return boolCell(value[2] != 0), nil
	case 2:
		return Cell{Kind: Error, Text: biffError(value[2])}, nil
	}
	return Cell{}, nil
}

// resultText finds the STRING record; a shared formula or an array may stand in between.
func (r *biffReader) resultText() (Cell, error) {
	for range 4 {
		back := r.pos
		id, body, ok, err := r.next()
		if err != nil {
			return Cell{}, err
		}
		switch {
		case !ok || id == recEOF || id == recFormula || id == recFormula3 || id == recFormula4 || id == recBOF:
			r.pos = back
			return Cell{Kind: Error, Text: uncomputed}, nil
		case id == recString:
			p := r.pieces(body)
			text, err := r.readString(&p, 2)
			if err != nil {
				return Cell{}, err
			}
			return r.textCell(normalText(text))
		case id != 0x04BC && id != 0x0221 && id != 0x0236: // SHRFMLA, ARRAY, TABLE
			r.pos = back
			return Cell{Kind: Error, Text: uncomputed}, nil
		}
	}
	return Cell{Kind: Error, Text: uncomputed}, nil
}

// readMulRK reads a run of numbers in one row.
func (r *biffReader) readMulRK(body []byte) error {
	if len(body) < 6 {
		return corruptText("xls: MULRK too short")
	}
	row, col := int(binary.LittleEndian.Uint16(body)), int(binary.LittleEndian.Uint16(body[2:]))
	for run := body[4 : len(body)-2]; len(run) >= 6; run = run[6:] {
		c, err := r.number(rkValue(binary.LittleEndian.Uint32(run[2:])), int(binary.LittleEndian.Uint16(run)))
		if err != nil {
			return err
		}
		if err := r.set(row, col, c); err != nil {
			return err
		}
		col++
	}
	return nil
}

func (r *biffReader) readMerges(body []byte) error {
	if len(body) < 2 {
		return nil
	}
	for body = body[2:]; len(body) >= 8; body = body[8:] {
		u := func(i int) int { return int(binary.LittleEndian.Uint16(body[i:])) }
		if err := r.addMerge(Range{FirstRow: u(0), LastRow: u(2), FirstCol: u(4), LastCol: u(6)}); err != nil {
			return err
		}
	}
	return nil
}

func (r *biffReader) number(v float64, style int) (Cell, error) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Cell{Kind: Error, Text: "#NUM!"}, nil
	}
	var f numberFormat
	if style < len(r.formats) {
		f = r.formats[style]
	}
	r.digits = decimal(r.digits[:0], v)
	return r.numberCell(v, r.digits, f)
}

// rkValue decodes a number in the short form of [MS-XLS] 2.5.122: 30 bits of a whole number or of a double, perhaps a
// hundred times too large.
func rkValue(rk uint32) float64 {
	var v float64
	if rk&2 != 0 {
		v = float64(int32(rk) >> 2)
	} else {
		v = math.Float64frombits(uint64(rk&^3) << 32)
	}
	if rk&1 != 0 {
		v /= 100
	}
	return v
}

func biffError(code byte) string {
	switch code {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0F:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1D:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	case 0x2A:
		return "#N/A"
	}
	return "#ERR"
}
