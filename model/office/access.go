package office

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model/store"
)

// Reveal returns a member's whole ID number and records in the history that it was shown.
func (o *Office) Reveal(ctx context.Context, member int64) (string, error) {
	number := ""
	_, err := o.write(ctx, "reveal", "显示一名党员的身份证全号", func(tx *store.Tx) error {
		m, err := tx.Member(member)
		if err != nil {
			return err
		}
		number = m.IDNumber
		return tx.NoteAccess(member, "id_number")
	})
	return number, err
}

// NoteExport records in the history that whole ID numbers of members were written to a file.
func (o *Office) NoteExport(ctx context.Context, members []int64) error {
	_, err := o.write(ctx, "reveal", fmt.Sprintf("导出 %d 人的身份证全号", len(members)), func(tx *store.Tx) error {
		for _, id := range members {
			if err := tx.NoteAccess(id, "id_number"); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}
