package office

import (
	"context"

	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/store"
)

// Reveal returns a member's whole ID number and records in the history that it and the telephone were shown.
func (o *Office) Reveal(ctx context.Context, member int64) (string, error) {
	number := ""
	_, err := o.write(ctx, "reveal", "显示一名党员的身份证号和电话全号", func(tx *store.Tx) error {
		m, err := tx.Member(member)
		if err != nil {
			return err
		}
		number = m.IDNumber
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
	_, err := o.write(ctx, "reveal", "显示一个党组织的联系电话全号", func(tx *store.Tx) error {
		found, err := tx.Org(org)
		phone = found.Phone
		tx.Keep()
		return err
	})
	return phone, err
}

// ExportWhole writes a file that holds whole ID numbers and telephones. what names its content, as in 花名册 6 人, and
// members are those of the roster who are in it. The history tells of the file before it is written, so that there is
// none without its note: with a target that is refused, or when the note cannot be made, nothing is written.
func (o *Office) ExportWhole(ctx context.Context, what string, members []int64, to outfile.Target, write func() error) error {
	if err := to.Check(); err != nil {
		return err
	}
	_, err := o.write(ctx, "reveal", "导出"+what+"，身份证号和电话写全", func(tx *store.Tx) error {
		tx.Keep() // a register may hold numbers of people who are not on the roster
		for _, id := range members {
			if err := tx.NoteAccess(id, "id_number"); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return write()
}
