package main

import (
	"context"
	"flag"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/orgtree"
)

const treeUsage = "tree | tree manage --branch 支部 --management line|place|both [--local 属地党组织] [--duty 走访=属地]… [--all] [--new] [--dry-run]"

// runTree prints the tree "1+2+N", or changes who manages an organisation.
func runTree(ctx context.Context, a *app, args []string) error {
	if len(args) > 0 && args[0] == "manage" {
		return treeManage(ctx, a, args[1:])
	}
	fs := flag.NewFlagSet("tree", flag.ContinueOnError)
	if words, err := parse(fs, args); err != nil || len(words) > 0 {
		return model.Errorf(model.Usage, "用法：shuangbaictl %s", treeUsage)
	}
	return a.with(ctx, true, func(o *office.Office) error {
		t, err := o.Tree(ctx)
		if err != nil {
			return err
		}
		a.sayTree(t)
		return nil
	})
}

// sayTree prints the whole tree, and the rates of the coverage with their fractions.
func (a *app) sayTree(t *orgtree.Tree) {
	nodes := []map[string]any{}
	for _, i := range t.Outline() {
		line := strings.Repeat("  ", i.Level) + i.Name
		if i.Count != "" && i.Count != "—" {
			line += "　" + i.Count
		}
		if i.Beside != "" {
			line += "　属地 " + i.Beside
		}
		a.say("%s", line)
		nodes = append(nodes, map[string]any{"level": i.Level, "kind": t.SortLabel(i.Line), "name": i.Name, "count": i.Count, "above": i.Above, "local": i.Beside})
	}
	if n := t.Unplaced(); n > 0 {
		a.say("%d 个双重管理的党组织没有写属地党组织", n)
	}
	rates := map[string]any{}
	for _, r := range t.Coverage.Rates(t.UnitWord) {
		text := r.Text()
		if r.Whole == 0 {
			text += "（没有这样的" + t.UnitWord + "）"
		}
		a.say("%s　%s", r.Label, text)
		rates[r.Label] = map[string]int{"part": r.Part, "whole": r.Whole}
	}
	if a.json {
		a.print(map[string]any{"tree": nodes, "coverage": rates})
	}
}

// duties are the --duty of a command line: who manages a matter.
type duties map[string]string

func (d duties) String() string { return "" }

// Set takes one --duty.
func (d duties) Set(s string) error {
	matter, side, ok := strings.Cut(s, "=")
	if !ok || office.Governance().Side(side).ID == "" {
		return model.Errorf(model.Usage, "--duty 要写成 事项=行业党委、属地或共同，例如 --duty 走访=属地")
	}
	d[matter] = side
	return nil
}

func treeManage(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("tree manage")
	branch := fs.String("branch", "", "党组织")
	line := fs.String("management", "", "line、place 或 both")
	local := fs.String("local", "", "属地党组织")
	all := fs.Bool("all", false, "分工用到全部双重管理的党组织")
	sure := fs.Bool("new", false, "属地党组织没有登记过，确实是它")
	own := duties{}
	fs.Var(own, "duty", "事项=由谁管")
	words, err := parse(fs, args)
	if err == nil && (len(words) > 0 || *branch == "" || model.Management(*line).Label() == "") {
		err = model.Errorf(model.Usage, "用法：shuangbaictl %s", treeUsage)
	}
	if err != nil {
		return err
	}
	ctx = a.preview(ctx)
	return a.with(ctx, false, func(o *office.Office) error {
		orgs, err := o.OpenOrgs(ctx)
		if err != nil {
			return err
		}
		g, err := named(orgs, *branch, func(g model.Org) string { return g.Name })
		if err != nil {
			return err
		}
		g.Management = model.Management(*line)
		assigned := office.Governance().Assign(&g)
		for matter, side := range own {
			found := false
			for i := range assigned {
				if assigned[i].Matter == matter {
					assigned[i].Side, found = office.Governance().Side(side).ID, true
				}
			}
			if !found {
				return model.Errorf(model.NotFound, "没有“%s”这一项分工", matter)
			}
		}
		_, id, err := o.SaveManagement(ctx, office.ManagementEdit{OrgID: g.ID, Management: g.Management, Local: *local, Assigned: assigned, AllDual: *all, Sure: *sure})
		if model.CodeOf(err) == model.Conflict {
			err = model.Errorf(model.Conflict, "%s；没有改。确实是它，加上 --new", model.MessageOf(err))
		}
		return a.changed(id, "修改"+g.Name+"的管理关系", err)
	})
}
