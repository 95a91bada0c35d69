package office

import (
	"context"
	"fmt"
	"time"

	"github.com/shuangbai/shuangbai/model/store"
)

// The window of a data file with a password is locked when nobody used it for some time. That time is the committee's, in the data file:
// it holds wherever the file is opened, and the history tells who changed it.

// Sealed reports whether the open data file has a password.
func (o *Office) Sealed() bool { return o.db.Sealed() }

// SetLockMinutes sets after how many minutes without input the window is locked, from 1 to 480, 0 for never.
func (o *Office) SetLockMinutes(ctx context.Context, minutes int) (int64, error) {
	why := "没人用也不自动锁上"
	if minutes > 0 {
		why = fmt.Sprintf("%d 分钟没人用就锁上", minutes)
	}
	return o.write(ctx, "settings", why, func(tx *store.Tx) error {
		c, err := tx.Committee()
		if err != nil {
			return err
		}
		if c, err = c.WithLockMinutes(minutes); err != nil {
			return err
		}
		return tx.PutCommittee(c)
	})
}

// IdleTooLong reports whether a window that was used last at a time is to be locked now; 0 minutes is never. The time in which the
// computer slept counts, and a clock that is set back does not keep the window open.
func IdleTooLong(last, now time.Time, minutes int) bool {
	idle := max(now.Sub(last), now.Round(0).Sub(last.Round(0)))
	return minutes > 0 && idle >= time.Duration(minutes)*time.Minute
}
