package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

func runBackup(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("backup")
	a.forceFlag(fs)
	var here backupHere
	fs.StringVar(&here.place, "place", "", "第二个备份地点：U 盘、移动硬盘或共享文件夹里的文件夹；none 不再用")
	fs.StringVar(&here.keep, "keep", "", "自动备份留几天、几周、几个月，例如 7,4,12")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return a.with(ctx, true, func(o *office.Office) error { return here.run(ctx, a, o) })
	}
	if len(words) > 1 || here != (backupHere{}) {
		return model.Errorf(model.Usage, "用法：shuangbaictl backup 文件 [--force] [--dry-run]，或者 backup [--place 文件夹|none] [--keep 天,周,月] [--dry-run]")
	}
	target := words[0]
	return a.with(ctx, true, func(o *office.Office) error {
		to, err := a.output(o.BackupOutput(target))
		if err != nil {
			return err
		}
		var made office.Verification
		if a.dryRun {
			if err := o.BackupPreview(ctx, to); err != nil {
				return err
			}
			a.say("可以备份到 %s，没有写任何东西", target)
		} else {
			if made, err = o.Backup(ctx, to); err != nil {
				return err
			}
			a.say("已备份并校验：%s", target)
		}
		if a.json {
			a.print(map[string]any{"backup": target, "verified": !a.dryRun, "dry_run": a.dryRun, "problems": append([]string{}, made.Problems...)})
		}
		a.warn("备份和数据文件一样，校验发现", made.Problems)
		return nil
	})
}

// backupHere is backup without a file: beside the data file and at the second place.
type backupHere struct{ place, keep string }

// run sets the second place and how much is kept, where that was asked for, makes an automatic backup and copies it to the second place.
func (b backupHere) run(ctx context.Context, a *app, o *office.Office) error {
	made := ""
	if !a.dryRun {
		if b.keep != "" {
			var keep office.BackupKeep
			if n, err := fmt.Sscanf(b.keep, "%d,%d,%d", &keep.Days, &keep.Weeks, &keep.Months); n != 3 || err != nil {
				return model.Errorf(model.Usage, "--keep 写成三个数：天,周,月，例如 7,4,12")
			}
			if err := o.SetBackupKeep(ctx, keep); err != nil {
				return err
			}
		}
		var err error
		if made, err = o.BackupNow(ctx, "手动"); err != nil {
			return err
		}
		if b.place == "none" {
			err = o.ChoosePlace(ctx, "")
		} else if b.place != "" {
			err = o.ChoosePlace(ctx, b.place)
		}
		if err != nil {
			return err
		}
		a.say("已备份并校验：%s", made)
	}
	failed := error(nil)
	if !a.dryRun {
		failed = o.CopyToPlace(ctx)
	}
	s, err := o.BackupState(ctx)
	if err != nil {
		return err
	}
	if a.dryRun {
		a.say("可以备份到 %s，没有写任何东西", filepath.Join(filepath.Dir(o.Path()), "备份"))
	}
	if s.Place == "" {
		a.say("没有第二个备份地点；用 backup --place 文件夹 选一个")
	} else {
		a.say("第二个备份地点 %s：上次成功 %s", s.Place, s.SavedText())
	}
	a.say("自动备份：%s", s.KeepText())
	if a.json {
		saved := ""
		if !s.Saved.IsZero() {
			saved = model.When(s.Saved, "2006-01-02 15:04")
		}
		a.printWith(map[string]any{"backup": made, "verified": !a.dryRun, "dry_run": a.dryRun, "problems": []string{}, "place": s.Place, "place_saved": saved,
			"place_trouble": s.Trouble, "keep": []int{s.Keep.Days, s.Keep.Weeks, s.Keep.Months}}, failed)
	}
	return failed
}
