package main

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

const lifeUsage = "life [--from 年或年-月] [--dry-run]"

// checkupLife tells from which year Party life is judged, or says it.
func checkupLife(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("checkup life")
	since := fs.String("from", "", "组织生活从哪年起检查")
	words, err := parse(fs, args)
	if err == nil && len(words) > 0 {
		err = model.Errorf(model.Usage, "用法：shuangbaictl checkup %s", lifeUsage)
	}
	if err != nil {
		return err
	}
	from, err := model.ParseDate(*since)
	if err != nil {
		return err
	}
	ctx = a.preview(ctx)
	return a.with(ctx, from == "", func(o *office.Office) error {
		if from != "" {
			id, err := o.SetLifeFrom(ctx, from)
			return a.changed(id, "组织生活从 "+string(from)+" 起检查", err)
		}
		now, said, err := o.LifeFrom(ctx)
		if err != nil {
			return err
		}
		why := "按建数据文件的那年"
		if said {
			why = "已经定下"
		}
		a.say("组织生活从 %s 起检查（%s），以前的只存档", now, why)
		if a.json {
			a.print(map[string]any{"from": now, "said": said})
		}
		return nil
	})
}
