package intake

import (
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// verdict is what matching says about a row.
type verdict struct {
	member int32  // index in Known.Members, -1 for nobody known
	by     string // id, name+birth, name+branch
	code   Code   // a conflict
	rivals []int32
	text   string
	fix    string
}

// matchKnown finds whom of the known members a row is about: by ID number; else by name and birth in the same branch;
// else by name and branch. Whatever leaves two readings open is a conflict for a person: so is one name and birth with
// another ID number, or in another branch.
func (b *builder) matchKnown(p *person) verdict {
	if p.idOK {
		if i, ok := b.index.memberByID[p.m.IDNumber]; ok {
			return b.matchByID(p, i)
		}
	}
	var sameBirth, moved, sameBranch, otherBranch, closed []int32
	clash := int32(-1)
	birth := p.birth()
	first, ok := b.index.memberByName[model.FoldSpelling(p.m.Name)]
	for i := first; ok && i >= 0; i = b.index.memberNext[i] {
		k := &b.known.Members[i]
		kb := k.Birth
		if kb == "" {
			kb = model.IDBirth(k.IDNumber)
		}
		fine := birth.Precision() >= model.ByMonth && kb.Precision() >= model.ByMonth
		equal := birth != "" && kb != "" && birth.Compare(kb) == 0
		inBranch := p.branch != nil && p.branch.ref.ID != 0 && k.BranchID == p.branch.ref.ID
		switch {
		case p.idOK && k.IDNumber != "": // two different numbers
			if equal && birth.Precision() == model.ByDay {
				clash = i
			}
		case k.ClosedOn != "":
			if equal {
				closed = append(closed, i)
			}
		case equal && fine && !inBranch && p.branch != nil && !p.branch.blank && k.BranchID != 0:
			moved = append(moved, i)
		case equal && fine:
			sameBirth = append(sameBirth, i)
		case inBranch:
			sameBranch = append(sameBranch, i)
		case equal || birth == "" && p.branch == nil:
			otherBranch = append(otherBranch, i)
		}
	}
	return b.decideNamesakes(p, birth, sameBirth, moved, sameBranch, otherBranch, closed, clash)
}

func (b *builder) matchByID(p *person, i int32) verdict {
	k := &b.known.Members[i]
	switch {
	case !sameSpelling(k.Name, p.m.Name):
		return verdict{member: -1, code: IDTwoNames, rivals: []int32{i},
			text: "这个身份证号在数据文件里属于" + k.Name + "，这一行写的是" + p.m.Name + "，一个号码只能属于一个人", fix: "确认是同一人改名，或号码先留空，或不导入"}
	case k.ClosedOn != "":
		return b.closedVerdict(p, i)
	}
	return verdict{member: i, by: "id"}
}

func (b *builder) closedVerdict(p *person, i int32) verdict {
	why := b.known.Members[i].Status.Label()
	if b.known.Members[i].ClosedWhy != "" {
		why = b.known.Members[i].ClosedWhy
	}
	if why == "" || why == model.StatusNormal.Label() {
		why = "已离开"
	}
	return verdict{member: -1, code: ClosedMember, rivals: []int32{i},
		text: p.m.Name + "在数据文件里是“" + why + "”，名册里又出现了", fix: "确认恢复并更新，或这一行不导入"}
}

// decideNamesakes decides among known members of the same name.
func (b *builder) decideNamesakes(p *person, birth model.Date, sameBirth, moved, sameBranch, otherBranch, closed []int32, clash int32) verdict {
	name := p.m.Name
	switch all := slices.Concat(sameBirth, moved); {
	case len(all) > 1:
		return verdict{member: -1, code: SameName, rivals: all, text: "数据文件里有几位" + name + "出生日期相同，看不出是哪一位",
			fix: "指定是哪一位，或确认是新的一人"}
	case len(sameBirth) == 1:
		return verdict{member: sameBirth[0], by: "name+birth"}
	case len(moved) == 1:
		return verdict{member: -1, code: SameName, rivals: moved, text: fmt.Sprintf("数据文件里有同名同龄的%s，在“%s”，这一行写的是“%s”", name, b.orgName(b.known.Members[moved[0]].BranchID), p.branch.name),
			fix: "确认是调整了支部的同一人，还是另外一人"}
	}
	if len(sameBranch) == 1 {
		k := &b.known.Members[sameBranch[0]]
		kb := k.Birth
		if kb == "" {
			kb = model.IDBirth(k.IDNumber)
		}
		if birth == "" || kb == "" || birth.Compare(kb) == 0 {
			return verdict{member: sameBranch[0], by: "name+branch"}
		}
		if !p.idOK {
			return verdict{member: -1, code: SameName, rivals: sameBranch, text: "同一支部已有" + name + "，出生日期 " + string(kb) + " 与这一行的 " + string(birth) + " 不同，没有身份证号可以分清",
				fix: "确认是同一人还是新的一人"}
		}
	} else if len(sameBranch) > 1 && !p.idOK {
		return verdict{member: -1, code: SameName, rivals: sameBranch, text: "同一支部已有几位" + name + "，没有身份证号可以分清", fix: "指定是哪一位，或确认是新的一人"}
	}
	switch {
	case clash >= 0:
		text := "数据文件里已有同名同日出生的" + name
		if branch := b.orgName(b.known.Members[clash].BranchID); branch != "" {
			text += "，在“" + branch + "”"
		}
		return verdict{member: -1, code: SameName, rivals: []int32{clash}, text: text + "，身份证号不同，可能有一个写错", fix: "确认是同一人还是新的一人"}
	case len(otherBranch) > 0 && !p.idOK:
		return verdict{member: -1, code: SameName, rivals: otherBranch, text: "数据文件里已有" + name + "，没有身份证号和完整出生日期可以分清是不是同一人",
			fix: "确认是同一人还是新的一人"}
	case len(closed) > 0 && !p.idOK:
		return b.closedVerdict(p, closed[0])
	}
	return verdict{member: -1}
}

// sameSpelling reports whether two texts are one, written in whatever characters.
func sameSpelling(a, b string) bool { return a == b || model.FoldSpelling(a) == model.FoldSpelling(b) }

// seenRow is a row of the file that was read before.
type seenRow struct {
	ref    RowRef
	sheet  int // index in Plan.Sheets
	row    int // index in its Rows
	id     string
	birth  model.Date
	branch string
	member int64 // whom of the known it matched, 0
	next   int32 // of the same name, -1 ends
}

// seenRows finds earlier rows of the file.
type seenRows struct {
	rows     []seenRow
	byID     map[string]int32
	byName   map[string]int32
	byMember map[int64]int32
}

// init makes room for so many rows.
func (s *seenRows) init(rows int) {
	s.byID, s.byName, s.byMember = make(map[string]int32, rows), make(map[string]int32, rows), map[int64]int32{}
}

func (s *seenRows) add(p *person, rowIndex int) {
	n := int32(len(s.rows))
	row := seenRow{ref: p.ref, sheet: p.sheet, row: rowIndex, birth: p.birth(), branch: p.branchID, member: p.row.Match, next: -1}
	if p.idOK {
		row.id = p.m.IDNumber
		if _, taken := s.byID[row.id]; !taken {
			s.byID[row.id] = n
		}
	}
	if row.member != 0 {
		if _, taken := s.byMember[row.member]; !taken {
			s.byMember[row.member] = n
		}
	}
	if name := model.FoldSpelling(p.m.Name); name != "" {
		if j, ok := s.byName[name]; ok {
			row.next = j
		}
		s.byName[name] = n
	}
	s.rows = append(s.rows, row)
}

// identical finds an earlier row that says the same in every column.
func (b *builder) identical(p *person) *seenRow {
	if p.m.Name == "" {
		return nil
	}
	first, ok := b.seen.byName[model.FoldSpelling(p.m.Name)]
	for i := first; ok && i >= 0; i = b.seen.rows[i].next {
		if o := &b.seen.rows[i]; b.sameValues(p, o) {
			return o
		}
	}
	return nil
}

// sameValues compares a row with an earlier one: on one sheet every column that is kept; across sheets the fields that
// both have, of which one must tell the person apart. Where no ID number says that it is one person, the columns that
// are not kept must agree as well: they may be all that tells two people apart.
func (b *builder) sameValues(p *person, o *seenRow) bool {
	mine, theirs := b.plan.Sheets[p.sheet], b.plan.Sheets[o.sheet]
	other := &theirs.Rows[o.row]
	if p.sheet == o.sheet {
		for i := range mine.Columns {
			f := mine.Columns[i].Field
			if (mine.Columns[i].Stored || !p.idOK && f != Seq && f != Issue) && !sameSpelling(p.row.Values[i], other.Values[i]) {
				return false
			}
		}
		return true
	}
	samePerson := p.idOK && o.id == p.m.IDNumber || !p.idOK && o.id == "" && p.birth() != "" && p.birth() == o.birth
	if !samePerson || p.branchID != o.branch && p.branchID != "" {
		return false
	}
	for i := range mine.Columns {
		f := mine.Columns[i].Field
		if f == Branch || f == Seq || f == Issue || !mine.Columns[i].Stored && p.idOK {
			continue
		}
		if !mine.Columns[i].Stored {
			if j := theirs.columnLike(mine.Columns[i]); j >= 0 && !sameSpelling(p.row.Values[i], other.Values[j]) {
				return false
			}
			continue
		}
		if j := theirs.ColumnOf(f); j >= 0 && !sameSpelling(p.row.Values[i], other.Values[j]) && p.row.Values[i] != "" {
			return false
		}
	}
	return true
}

// clashInFile finds an earlier row that may be about the same person without being the same row.
func (b *builder) clashInFile(p *person) (o *seenRow, code Code) {
	if p.idOK {
		if i, ok := b.seen.byID[p.m.IDNumber]; ok {
			o := &b.seen.rows[i]
			if sameSpelling(b.nameOf(o), p.m.Name) {
				return o, DuplicateInFile
			}
			return o, IDTwoNames
		}
	}
	if p.row.Match != 0 {
		if i, ok := b.seen.byMember[p.row.Match]; ok {
			return &b.seen.rows[i], DuplicateInFile
		}
	}
	birth := p.birth()
	first, ok := b.seen.byName[model.FoldSpelling(p.m.Name)]
	for i := first; ok && i >= 0; i = b.seen.rows[i].next {
		o := &b.seen.rows[i]
		if o.id != "" && p.idOK || p.row.Match != 0 && o.member != 0 {
			continue
		}
		known := birth != "" && o.birth != ""
		equal := known && birth.Compare(o.birth) == 0
		sameBranch := p.branchID == o.branch
		switch {
		case o.id == "" && !p.idOK && sameBranch,
			equal && birth.Precision() >= model.ByMonth && o.birth.Precision() >= model.ByMonth,
			sameBranch && (equal || !known),
			!known && (p.branchID == "" || o.branch == ""):
			return o, SameName
		}
	}
	return nil, ""
}

func (b *builder) nameOf(o *seenRow) string {
	s := b.plan.Sheets[o.sheet]
	return s.Rows[o.row].Values[s.ColumnOf(Name)]
}

// rivalRow describes an earlier row beside the present one.
func (b *builder) rivalRow(p *person, o *seenRow) Rival {
	mine, theirs := b.plan.Sheets[p.sheet], b.plan.Sheets[o.sheet]
	rv := Rival{Row: o.ref}
	for i := range mine.Columns {
		f := mine.Columns[i].Field
		if f == FieldNone || f == Seq || f == Issue {
			continue
		}
		if j := theirs.ColumnOf(f); j >= 0 {
			rv.Fields = append(rv.Fields, Change{f, theirs.Rows[o.row].Values[j], p.row.Values[i]})
		}
	}
	return rv
}

// rivalMember describes a known member beside the present row.
func (b *builder) rivalMember(p *person, i int32) Rival {
	mine, k := b.plan.Sheets[p.sheet], &b.known.Members[i]
	rv := Rival{Member: k.ID}
	for c := range mine.Columns {
		if f := mine.Columns[c].Field; mine.Columns[c].Stored {
			rv.Fields = append(rv.Fields, Change{f, b.memberValue(k, f), p.row.Values[c]})
		}
	}
	return rv
}
