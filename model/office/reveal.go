package office

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// Reveal returns a member's whole ID number and records in the history that it and the telephone were shown.
func (o *Office) Reveal(ctx context.Context, member int64) (string, error) {
	number := ""
	_, err := o.write(ctx, store.KindReveal, "显示一名党员的身份证号和电话全号", func(tx *store.Tx) error {
		m, err := tx.Member(member)
		if err != nil {
			return err
		}
		number = m.IDNumber
		if err := tx.NoteDisclosed(model.Disclosed{What: "身份证号和电话", Way: model.OnScreen, Persons: 1, Whole: true}); err != nil {
			return err
		}
		if m.Phone != "" {
			if err := tx.NoteAccess(member, "phone"); err != nil || number == "" {
				return err
			}
		}
		return tx.NoteAccess(member, "id_number")
	})
	return number, err
}

// RevealOrg records in the history that the whole telephone of an organisation was shown, and returns it.
func (o *Office) RevealOrg(ctx context.Context, org int64) (string, error) {
	phone := ""
	_, err := o.write(ctx, store.KindReveal, "显示一个党组织的联系电话全号", func(tx *store.Tx) error {
		found, err := tx.Org(org)
		if err != nil {
			return err
		}
		phone = found.Phone
		return tx.NoteDisclosed(model.Disclosed{What: found.Name + "的联系电话", Way: model.OnScreen, Persons: 1, Whole: true})
	})
	return phone, err
}
