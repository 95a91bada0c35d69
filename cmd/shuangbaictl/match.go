package main

import (
	"context"
	"flag"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

const matchUsage = "match [编号] | match 编号 --claim 编号 | match 编号 --release [--dry-run]"

// runMatch lists what answers needs and offers, and claims or releases them.
func runMatch(ctx context.Context, a *app, args []string) error {
	fs := flag.NewFlagSet("match", flag.ContinueOnError)
	claim := fs.String("claim", "", "与哪一条对接")
	release := fs.Bool("release", false, "解除对接")
	fs.BoolVar(&a.dryRun, "dry-run", false, "只看结果，不写")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	writes := *claim != "" || *release
	if len(words) > 1 || writes && len(words) == 0 || *claim != "" && *release {
		return model.Errorf(model.Usage, "用法：shuangbaictl %s", matchUsage)
	}
	return a.with(ctx, !writes, func(o *office.Office) error {
		if len(words) == 0 {
			return a.listUnanswered(ctx, o)
		}
		lists, err := o.Claimables(ctx)
		if err != nil {
			return err
		}
		id, err := o.EntryNumbered(ctx, words[0], lists...)
		if err != nil || !writes {
			if err == nil {
				err = a.listMatches(ctx, o, id)
			}
			return err
		}
		if a.dryRun {
			ctx = office.Preview(ctx)
		}
		var set int64
		if *release {
			set, err = o.Release(ctx, id)
		} else {
			other, wrong := o.EntryNumbered(ctx, *claim, lists...)
			if wrong != nil {
				return wrong
			}
			set, err = o.Claim(ctx, id, other)
		}
		if err != nil {
			return err
		}
		if a.json {
			a.print(map[string]any{"change_set": set})
		}
		if a.dryRun {
			a.say("可以这样对接；只是预览，没有写任何东西")
			return nil
		}
		a.say("已写入。变更编号 %d，撤销用 shuangbaictl undo %d", set, set)
		return nil
	})
}

// matched is a match as JSON.
type matched struct {
	Number  string `json:"number"`
	List    string `json:"list"`
	Owner   string `json:"owner"`
	Content string `json:"content"`
	State   string `json:"state"`
	Why     string `json:"why,omitempty"`
}

func matchedOf(m *office.Match) matched {
	return matched{m.Number, m.List, m.Owner(), m.Title, m.State, m.Why}
}

func (a *app) sayMatches(all []office.Match) []matched {
	out := []matched{}
	for i := range all {
		m := matchedOf(&all[i])
		out = append(out, m)
		a.say("  %s", textLine([]string{m.Number, m.List, m.Owner, m.Content, m.Why}))
	}
	return out
}

func (a *app) listMatches(ctx context.Context, o *office.Office, id int64) error {
	found, err := o.Matches(ctx, id)
	if err != nil {
		return err
	}
	if len(found.Claimed) > 0 {
		a.say("已对接")
	}
	claimed := a.sayMatches(found.Claimed)
	switch {
	case len(found.Suggested) > 0:
		a.say("可以对接")
	case len(found.Claimed) == 0:
		a.say("没有对得上的")
	}
	suggested := a.sayMatches(found.Suggested)
	if a.json {
		a.print(map[string]any{"claimed": claimed, "suggested": suggested})
	}
	return nil
}

func (a *app) listUnanswered(ctx context.Context, o *office.Office) error {
	needs, answers, err := o.Unanswered(ctx)
	if err != nil {
		return err
	}
	type need struct {
		matched
		Suggested []matched `json:"suggested"`
	}
	all := []need{}
	for i := range needs {
		m := matchedOf(&needs[i])
		a.say("%s", textLine([]string{m.Number, m.Owner, m.Content}))
		all = append(all, need{m, a.sayMatches(answers[i])})
	}
	if a.json {
		a.print(map[string]any{"needs": all})
	}
	return nil
}
