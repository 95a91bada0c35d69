package intake

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// The definitions of the fields that columns may mean, by name.
var (
	memberFields   = byName(record.Members)
	orgFields      = byName(record.Orgs)
	activityFields = byName(record.Activities)
)

func byName[T any](k *record.Kind[T]) map[Field]*record.Field[T] {
	all := map[Field]*record.Field[T]{}
	for i := range k.Fields {
		all[Field(k.Fields[i].Name)] = &k.Fields[i]
	}
	return all
}

// memberValue writes a member's field as the rows' values do.
func (b *builder) memberValue(m *model.Member, f Field) string {
	switch f {
	case Branch:
		return b.orgName(m.BranchID)
	case WorkUnit:
		return b.unitCalled(m.UnitID)
	}
	if field := memberFields[f]; field != nil {
		return field.Text(m)
	}
	return ""
}

// orgValue writes an organisation's field as the rows' values do.
func (b *builder) orgValue(o *model.Org, f Field) string {
	if f == Parent {
		return b.orgName(o.ParentID)
	}
	if field := orgFields[f]; field != nil {
		return field.Text(o)
	}
	return ""
}

// orgName is the name of a known organisation, "" for none.
func (b *builder) orgName(id int64) string {
	if i, ok := b.index.orgAt[id]; ok {
		return b.known.Orgs[i].Name
	}
	return ""
}

// Where a value of a field lies, by the Go type of its shape.
func memberDate(m *model.Member, f Field) *model.Date {
	return memberFields[f].Pointer(m).(*model.Date)
}
func memberFlag(m *model.Member, f Field) *bool   { return memberFields[f].Pointer(m).(*bool) }
func memberText(m *model.Member, f Field) *string { return memberFields[f].Pointer(m).(*string) }
func orgDate(o *model.Org, f Field) *model.Date   { return orgFields[f].Pointer(o).(*model.Date) }

// shapeOfField is the shape that a field has in whichever kind of record knows it; equal names have equal shapes.
func shapeOfField(f Field) record.Shape {
	if field := memberFields[f]; field != nil {
		return field.Shape
	}
	if field := orgFields[f]; field != nil {
		return field.Shape
	}
	if field := activityFields[f]; field != nil {
		return field.Shape
	}
	return ""
}

// differs reports whether a new value says something else than the known one.
func differs(f Field, was, now string) bool {
	if f == Branch || f == Parent || f == WorkUnit {
		return orgKey(was) != orgKey(now)
	}
	return shapeOfField(f).Differs(was, now)
}

// finer reports whether a new date is the known one, known more precisely.
func finer(f Field, was, now string) bool { return shapeOfField(f).Finer(was, now) }
