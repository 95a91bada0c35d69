package reports

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model/orgtree"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// treeSheet are the measures of the drawn tree on a lying sheet.
type treeSheet struct {
	rows     int       // on a page after the title
	widths   []float64 // of the three columns of the overview, mm
	branches []float64 // of the pages with the branches and their units: two pairs beside each other, mm
}

// The sheets, whose type areas are 225 by 156 and 348 by 243 mm.
var (
	onA4 = treeSheet{21, []float64{54, 58, 91}, []float64{56, 46, 56, 46}}
	onA3 = treeSheet{34, []float64{82, 94, 150}, []float64{90, 73, 90, 73}}
)

const treeGap = 11.0

const branchGap = 7.0

func noTree(f *paper.Facts) Lack {
	if f.Tree == nil || len(f.Tree.Orgs)+len(f.Tree.Bodies) == 0 {
		return Lack{Why: "还没有党组织，先导入党组织台账；上面和旁边的组织记在“组织体系”台账里", Next: importLedger}
	}
	return Lack{}
}

// organisationTree makes 组织树: the tree “1+2+N” as it stands on the screen, then every branch with its units. A workbook has the
// whole tree as a list.
func organisationTree(f *paper.Facts, o Options) document.Document {
	t := f.Tree
	title, sheet := "组织树", onA4
	if o.A3 {
		sheet = onA3
	}
	d := document.Document{Title: title, Landscape: true, A3: o.A3, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title, Right: "截至" + f.On.Long()},
		Parts: []document.Part{document.Title{Text: title},
			document.Info{Small: true, Items: []document.InfoItem{{Label: "填报单位：", Value: f.Committee.Name, Width: 140}, {Label: "截至" + f.On.Long()}}}}}
	first := overview(t, sheet)
	first.List = treeList(t)
	d.Parts = append(d.Parts, first, document.Note{Text: "注：细线是隶属关系；粗线、末端带方框的是双重管理的另一上级。" + ratesText(t)})
	for _, p := range branchPages(t, sheet) {
		d.Parts = append(d.Parts, document.NewPage{}, p)
	}
	return d
}

func ratesText(t *orgtree.Tree) string {
	var rates []string
	for _, r := range t.Coverage.Rates(t.UnitWord) {
		if r.Whole > 0 {
			rates = append(rates, fmt.Sprintf("%s%s（%d/%d）", r.Label, r.Percent(), r.Part, r.Whole))
		}
	}
	text := ""
	if len(rates) > 0 {
		text = strings.Join(rates, "，") + "。"
	}
	if n := t.Unplaced(); n > 0 {
		text += fmt.Sprintf("%d个双重管理的党组织没有写属地党组织。", n)
	}
	return text
}

// overview is the first page: the three columns of the screen.
func overview(t *orgtree.Tree, sheet treeSheet) document.Tree {
	tree := document.Tree{Widths: sheet.widths, Gap: treeGap}
	v := orgtree.View{Open: map[string]bool{}}
	columns := t.Columns(&v)
	for _, l := range columns[2] { // what is folded on the screen is written out where the sheet has room
		if l.Sort != orgtree.FoldNode {
			continue
		}
		was := v.Open[l.Key]
		v.Open[l.Key] = true
		if c := t.Columns(&v); len(c[2]) <= sheet.rows {
			columns = c
		} else {
			v.Open[l.Key] = was
		}
	}
	at := map[string]int{}
	for c, lines := range columns[:3] {
		row, parent, hub := 0, -1, -1
		if c > 0 {
			if i, ok := at[v.Chosen[c-1]]; ok {
				hub = i
			}
		}
		for _, l := range lines {
			if l.Sort == orgtree.Empty {
				continue
			}
			if row >= sheet.rows {
				tree.Nodes[len(tree.Nodes)-1] = document.TreeNode{Column: c, Row: row - 1, Text: "其余见后面各页和台账", Shaded: true}
				break
			}
			n := document.TreeNode{Column: c, Row: row, Text: l.Name, Count: l.Count, Heading: l.Sort == orgtree.Heading, Bold: l.Sort == orgtree.SelfNode,
				Shaded: l.Sort == orgtree.FoldNode, Under: l.Depth > 0}
			if l.Mark != "" {
				n.Text = l.Mark + "　" + l.Name
			}
			if n.Heading && l.Second != "" {
				n.Text += "　" + l.Second
			}
			if l.Sort == orgtree.LeadNode && l.Second != "" {
				n.Text += "（" + l.Second + "）"
			}
			tree.Nodes = append(tree.Nodes, n)
			here := len(tree.Nodes) - 1
			row++
			if n.Heading {
				continue
			}
			at[l.Key] = here
			switch {
			case n.Under && parent >= 0:
				tree.Links = append(tree.Links, document.TreeLink{From: parent, To: here})
			case !n.Under:
				if parent = here; hub >= 0 {
					tree.Links = append(tree.Links, document.TreeLink{From: hub, To: here})
				}
			}
			if street, ok := at[l.Local]; ok && l.Local != "" {
				tree.Links = append(tree.Links, document.TreeLink{From: street, To: here, Second: true})
			}
		}
	}
	return tree
}

// branchPages are all branches with their units, two columns of them on a page.
func branchPages(t *orgtree.Tree, sheet treeSheet) []document.Tree {
	rows := sheet.rows + 3 // without a title
	var pages []document.Tree
	page := document.Tree{Widths: sheet.branches, Gap: branchGap}
	side, row := 0, 0
	next := func() {
		if row = 0; side == 0 {
			side = 1
			return
		}
		pages = append(pages, page)
		page, side = document.Tree{Widths: sheet.branches, Gap: branchGap}, 0
	}
	for i := range t.Orgs {
		o := &t.Orgs[i]
		units := t.Covered(o)
		if !o.Kind.IsBranch() {
			continue
		}
		need := max(1, len(units))
		if row+min(need, rows) > rows {
			next()
		}
		page.Nodes = append(page.Nodes, document.TreeNode{Column: 2 * side, Row: row, Text: o.Name, Count: fmt.Sprintf("%d名", o.Members), Bold: true})
		from := len(page.Nodes) - 1
		for n, u := range units {
			if row >= rows { // more units than a page has rows: the branch again
				next()
				page.Nodes = append(page.Nodes, document.TreeNode{Column: 2 * side, Row: 0, Text: o.Name, Count: "续", Bold: true})
				from = len(page.Nodes) - 1
			}
			page.Nodes = append(page.Nodes, document.TreeNode{Column: 2*side + 1, Row: row, Text: u.Name, Count: fmt.Sprintf("正式%d", u.Full)})
			page.Links = append(page.Links, document.TreeLink{From: from, To: len(page.Nodes) - 1})
			if row++; n == len(units)-1 {
				row--
			}
		}
		row++
	}
	if len(page.Nodes) > 0 {
		pages = append(pages, page)
	}
	return pages
}

// treeList is the whole tree as a list.
func treeList(t *orgtree.Tree) document.Table {
	list := document.Table{Name: "组织树", RowHeight: 6.4, Columns: []document.Column{{Head: "层次", Width: 12, Align: document.Centre}, {Head: "名称", Width: 62}, {Head: "类别", Width: 32},
		{Head: "数量", Width: 26, Align: document.Centre}, {Head: "上级", Width: 56}, {Head: "属地党组织", Width: 37}}}
	for _, i := range t.Outline() {
		list.Rows = append(list.Rows, document.Row{Cells: document.Cells(fmt.Sprint(i.Level), i.Name, t.SortLabel(i.Line), onPaper(i.Count), i.Above, i.Beside)})
	}
	return list
}
