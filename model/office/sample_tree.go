package office

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// samplePlaces are the streets of the sample's joint branches: where their units lie, and whether the street manages them too.
var samplePlaces = []struct {
	branch, street, rest string // the units after the fifth lie in rest, where that is not ""
	both                 bool
}{
	{"城南片区民办幼儿园联合党支部", "江南街道", "秋水街道", true},
	{"夫子庙片区培训机构联合党支部", "江南街道", "", true},
	{"瑞金路片区培训机构联合党支部", "秋水街道", "", true},
	{"光华路片区幼儿园联合党支部", "秋水街道", "", true},
	{"艺术类培训机构联合党支部", "桂香街道", "", false},
	{"体育类培训机构联合党支部", "桂香街道", "", true},
	{"科技类培训机构联合党支部", "文昌街道", "", false},
	{"托育机构联合党支部", "文昌街道", "", false},
}

// sampleTree imports the organisations above and beside the sample committee, and says in which streets the units of its joint
// branches lie and which of these streets manage the branches too.
func (o *Office) sampleTree(ctx context.Context, folder string, say func(string)) error {
	if err := o.importSample(ctx, filepath.Join(folder, "bodies-education.csv"), nil, say); err != nil {
		return err
	}
	rows, err := o.Branches(ctx)
	if err != nil {
		return err
	}
	places := map[int64]string{}
	both := 0
	for _, p := range samplePlaces {
		i := slices.IndexFunc(rows, func(r BranchRow) bool { return r.Org.Name == p.branch })
		if i < 0 {
			continue
		}
		g := rows[i].Org
		for n, u := range rows[i].Units {
			if places[u.ID] = p.street; n >= 5 && p.rest != "" {
				places[u.ID] = p.rest
			}
		}
		if !p.both {
			continue
		}
		g.Management, g.Local = model.ManagedByBoth, p.street+"党工委"
		if _, _, err := o.SaveManagement(ctx, ManagementEdit{OrgID: g.ID, Management: g.Management, Local: g.Local, Assigned: Governance().Assign(&g)}); err != nil {
			return err
		}
		both++
	}
	_, err = o.write(ctx, "edit", "登记单位所在街道", func(tx *store.Tx) error {
		units, err := tx.Units()
		for _, u := range units {
			if place := places[u.ID]; place != "" && err == nil {
				u.District = place
				err = tx.PutUnit(&u)
			}
		}
		return err
	})
	say(fmt.Sprintf("登记 %d 个支部的双重管理、%d 家单位所在的街道", both, len(places)))
	return err
}
