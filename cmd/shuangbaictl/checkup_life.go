package main

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

const lifeUsage = "life [--from 年或年-月 [--why 依据]] [--dry-run]"

// checkupLife tells from which year Party life is judged, or says it.
func checkupLife(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("checkup life")
	since := fs.String("from", "", "组织生活从哪年起检查")
	why := fs.String("why", "", "依据，比建数据文件那年晚的要写")
	words, err := parse(fs, args)
	if err == nil && (len(words) > 0 || *why != "" && *since == "") {
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
			id, err := o.SetLifeFrom(ctx, from, *why)
			return a.changed(id, "定下组织生活从"+from.Long()+"起检查", err)
		}
		now, said, err := o.LifeFrom(ctx)
		if err != nil {
			return err
		}
		how := "按建数据文件的那年"
		if said {
			how = "已经定下"
		}
		if now.Reason != "" {
			how = "自 " + string(now.From) + " 起，依据：" + now.Reason
		}
		a.say("组织生活从%s起检查（%s），以前的只存档", now.Since.Long(), how)
		if a.json {
			a.print(map[string]any{"from": now.Since, "said": said, "why": now.Reason})
		}
		return nil
	})
}
