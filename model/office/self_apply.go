package office

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// TakeForms writes what a collection would change as one change set, after a verified backup, and returns the set's number:
// 0 when nothing is new. Unless goodOnly, a file that is refused or waits for a choice stops everything.
func (o *Office) TakeForms(ctx context.Context, c *Collection, goodOnly bool) (int64, error) {
	if err := c.Refusal(goodOnly); err != nil {
		return 0, err
	}
	var changes []MarkChange
	for _, f := range c.Files {
		if f.State != CollectReady {
			continue
		}
		for _, m := range f.Marks {
			if m.Kind == MarkChanges {
				changes = append(changes, MarkChange{OrgID: m.OrgID, Key: model.MarkKey{Item: m.Item.ID, Stage: model.SelfMark}, Mark: m.mark, Whole: true})
			}
		}
	}
	if c.Changes() == 0 {
		return 0, nil
	}
	if !previewing(ctx) {
		if _, err := o.BackupNow(ctx, "收回前"); err != nil {
			return 0, err
		}
	}
	why := fmt.Sprintf("收回 %d 份自评表，改 %s", c.Count(CollectReady), changedText(len(changes), c.Changes()-len(changes)))
	return o.write(ctx, "assess", why, func(tx *store.Tx) error {
		last, err := tx.LastChange(tx.Number())
		if err != nil {
			return err
		}
		if last != c.as {
			return model.Errorf(model.Conflict, "核对之后数据又有改动，重新核对一遍再收")
		}
		schemes, err := openSchemes(&tx.Reader, c.Year)
		if err != nil {
			return err
		}
		now, err := tx.Marks(c.Year)
		if err != nil {
			return err
		}
		if err := o.writeMarks(tx, schemes, now, changes); err != nil {
			return err
		}
		return writeClaims(tx, c)
	})
}

// writeClaims writes the bonuses and deductions claimed.
func writeClaims(tx *store.Tx, c *Collection) error {
	for _, f := range c.Files {
		if f.State != CollectReady {
			continue
		}
		for _, claim := range f.Claims {
			var err error
			switch {
			case claim.Kind != MarkChanges:
			case claim.gone != 0:
				err = tx.DeleteAdjustment(claim.gone)
			default:
				entry := *claim.entry
				err = writeAdjustment(tx, c.Year, &entry)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}
