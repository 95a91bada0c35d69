package shell

import (
	"context"

	"github.com/shuangbai/shuangbai/model/office"
)

// WorkIn makes a year the one that is worked in, and calls then (nil for nothing) once it is.
func (d *Desk) WorkIn(year int, then func()) {
	d.Run(Work{What: "正在换年度",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
			_, err := o.WorkIn(ctx, year)
			return err
		},
		Done: func(err error) error {
			if err == nil && then != nil {
				then()
			}
			return err
		}})
}
