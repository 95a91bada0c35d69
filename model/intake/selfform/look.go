package selfform

import "github.com/xuri/excelize/v2"

// The looks of cells.
const (
	lookTitle = iota
	lookPlain
	lookHelp
	lookHead
	lookPart
	lookPartMid // its code and full marks
	lookPartSum
	lookCategory
	lookCategoryMid
	lookCategorySum
	lookText
	lookCentre
	lookMark // to be filled in, as the two after it
	lookFree
	lookSign
	looks
)

// The grounds of cells.
const (
	partFill     = "E9E4DC"
	categoryFill = "F4F1EC"
	headFill     = "E9E4DC"
	fillIn       = "FFF8DC"
)

// styles makes the looks; only the cells to be filled in are not locked.
func (d *drawing) styles() error {
	border := []excelize.Border{}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "8C857B", Style: 1})
	}
	body := func(size float64, bold bool) *excelize.Font {
		return &excelize.Font{Family: "宋体", Size: size, Bold: bold}
	}
	ground := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	place := func(horizontal string) *excelize.Alignment {
		return &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: true}
	}
	twoDecimals, free := "0.00", &excelize.Protection{Locked: false}
	for i, style := range [looks]*excelize.Style{
		lookTitle:       {Font: &excelize.Font{Family: "黑体", Size: 18}, Alignment: place("center")},
		lookPlain:       {Font: body(11, false), Alignment: place("left")},
		lookHelp:        {Font: &excelize.Font{Family: "宋体", Size: 10, Color: "6B4E00"}, Alignment: place("left")},
		lookHead:        {Font: body(11, true), Alignment: place("center"), Border: border, Fill: ground(headFill)},
		lookPart:        {Font: body(12, true), Alignment: place("left"), Border: border, Fill: ground(partFill)},
		lookPartSum:     {Font: body(12, true), Alignment: place("center"), Border: border, Fill: ground(partFill), CustomNumFmt: &twoDecimals},
		lookPartMid:     {Font: body(12, true), Alignment: place("center"), Border: border, Fill: ground(partFill)},
		lookCategory:    {Font: body(11, true), Alignment: place("left"), Border: border, Fill: ground(categoryFill)},
		lookCategorySum: {Font: body(11, true), Alignment: place("center"), Border: border, Fill: ground(categoryFill), CustomNumFmt: &twoDecimals},
		lookCategoryMid: {Font: body(11, true), Alignment: place("center"), Border: border, Fill: ground(categoryFill)},
		lookText:        {Font: body(10.5, false), Alignment: place("left"), Border: border},
		lookCentre:      {Font: body(10.5, false), Alignment: place("center"), Border: border},
		lookMark:        {Font: body(11, false), Alignment: place("center"), Border: border, Fill: ground(fillIn), Protection: free, CustomNumFmt: &twoDecimals},
		lookFree:        {Font: body(10.5, false), Alignment: place("left"), Border: border, Fill: ground(fillIn), Protection: free, NumFmt: 49},
		lookSign:        {Font: body(11, false), Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "center"}},
	} {
		id, err := d.f.NewStyle(style)
		if err != nil {
			return err
		}
		d.look[i] = id
	}
	return nil
}
