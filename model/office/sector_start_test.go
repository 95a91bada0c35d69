package office

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// propertyOffice is the new data file of a committee of a sector that the program does not ship.
func propertyOffice(t *testing.T) *Office {
	t.Helper()
	c := model.Committee{Name: "某某区物业服务行业综合党委", Sector: model.General, Year: SampleYear, Terms: model.SectorTerms{Name: "物业服务", Unit: "企业"}}
	o, err := Create(context.Background(), filepath.Join(t.TempDir(), "物业.sbd"), c, Options{Who: "周敏", Now: func() time.Time { return sampleDay }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	return o
}

// The ledger of a sector of one's own fills in the firms, and a second one what is new of them; both are undone.
func TestALedgerTellsOfItsUnits(t *testing.T) {
	o, ctx := propertyOffice(t), context.Background()
	file := filepath.Join(t.TempDir(), "党组织台账.csv")
	write := func(staff string) int64 {
		t.Helper()
		rows := "党组织名称,组织类型,所属企业,企业类别,企业从业人数,届满日期\n安居物业党支部,单独组建,安居物业服务有限公司,物业企业," + staff + ",2028-03-01\n"
		if err := os.WriteFile(file, []byte(rows), 0o600); err != nil {
			t.Fatal(err)
		}
		set, _ := applyFile(t, o, file)
		return set
	}
	unit := func() model.Unit {
		t.Helper()
		all, err := o.Units(ctx, false)
		if err != nil || len(all) != 1 {
			t.Fatalf("%+v, %v", all, err)
		}
		return all[0].Unit
	}
	write("120")
	if u := unit(); u.Kind != "物业企业" || u.Staff != 120 {
		t.Errorf("%+v", u)
	}
	set := write("131")
	if u := unit(); u.Staff != 131 || u.Kind != "物业企业" {
		t.Errorf("after the second ledger: %+v", u)
	}
	if _, err := o.Undo(ctx, set); err != nil {
		t.Fatal(err)
	}
	if u := unit(); u.Staff != 120 {
		t.Errorf("undone: %+v", u)
	}
}

// A year begins with the scheme of the committee's sector; those of others stand behind it.
func TestTheSchemeOfTheSectorIsOfferedFirst(t *testing.T) {
	rows, own, err := propertyOffice(t).OfferedSchemes(context.Background())
	if err != nil || !own || len(rows) < 3 || rows[0].ID != "general" || ShortSchemeName(rows[0].Scheme) != "通用方案" {
		t.Fatalf("%v, %v, %v", rows, own, err)
	}
	if ShortSchemeName(rows[1].Scheme) != "民办教育方案" || ShortSchemeName(rows[2].Scheme) != "律师行业方案" {
		t.Errorf("%v", rows)
	}
}
