package main

import (
	"context"
	"flag"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/resources/sectors"
)

func runInit(ctx context.Context, a *app, args []string) (err error) {
	fs := flag.NewFlagSet("init", flag.ContinueOnError)
	name := fs.String("name", "", "党委全称")
	sector := fs.String("sector", "", strings.Join(sectorIDs(), "、"))
	sectorName := fs.String("sector-name", "", "行业名称，--sector general 时写")
	unitWord := fs.String("unit-word", "", "单位的称呼")
	year := yearFlag(fs)
	ofDistrict := fs.Bool("district", false, "区级汇总：收各党委的数据包")
	fs.BoolVar(&a.dryRun, "dry-run", false, "只检查，不建立")
	if _, err := parse(fs, args); err != nil {
		return err
	}
	path, err := a.path()
	if err != nil {
		return err
	}
	c := model.Committee{Name: *name, Sector: model.Sector(*sector), Contact: a.user(), Year: *year,
		Terms: model.SectorTerms{Name: *sectorName, Unit: *unitWord}}
	create, preview := office.Create, office.CreatePreview
	if *ofDistrict {
		create, preview = office.CreateDistrict, office.CreateDistrictPreview
	}
	if *name == "" || *ofDistrict == (*sector != "") {
		return model.Errorf(model.Usage, "用法：shuangbaictl init --name 党委全称 --sector education|law|general [--sector-name 行业名称]，或者 init --name 区委部门全称 --district")
	}
	if _, ok := sectors.Find(c.Sector); !ok && !*ofDistrict {
		return model.Errorf(model.Usage, "--sector 只能是 %s，没有“%s”", sectorWords(), *sector)
	}
	if c.Sector == model.General && *sectorName == "" {
		return model.Errorf(model.Usage, "--sector general 要写行业名称，例如 --sector-name 物业服务")
	}
	if a.dryRun {
		if err := preview(path, c); err != nil {
			return err
		}
		if a.json {
			a.print(map[string]any{"data": path, "committee": c.Name, "dry_run": true})
		}
		a.say("可以建立，没有写任何东西：%s", path)
		return nil
	}
	o, err := create(ctx, path, c, office.Options{Who: a.user()})
	if err != nil {
		return err
	}
	defer closeOffice(o, &err)
	if a.json {
		a.print(map[string]any{"data": path, "committee": c.Name})
	}
	a.say("已建立 %s：%s", path, c.Name)
	return nil
}

func sectorIDs() []string {
	var ids []string
	for _, s := range sectors.All() {
		ids = append(ids, s.ID)
	}
	return ids
}

// sectorWords are the sectors with their names: education（民办教育）、law（律师行业）或 general（其他行业）.
func sectorWords() string {
	var words []string
	for _, s := range sectors.All() {
		words = append(words, s.ID+"（"+s.Name+"）")
	}
	last := len(words) - 1
	return strings.Join(words[:last], "、") + "或 " + words[last]
}

func runVerify(ctx context.Context, a *app, args []string) error {
	fs := flag.NewFlagSet("verify", flag.ContinueOnError)
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	path := ""
	switch len(words) {
	case 0:
		if path, err = a.path(); err != nil {
			return err
		}
	case 1:
		path = words[0]
	default:
		return model.Errorf(model.Usage, "用法：shuangbaictl verify [文件]；一次校验一个文件")
	}
	if err := a.unlock(ctx, path); err != nil {
		return err
	}
	report, err := office.Verify(ctx, path)
	switch {
	case model.CodeOf(err) == model.Corrupt: // so damaged that it cannot be examined
		report.Path, report.Damaged, report.Problems = path, true, append(report.Problems, model.MessageOf(err))
	case err != nil:
		return err
	case report.Sound():
		a.say("%s", report.Text())
	default:
		err = model.Errorf(model.Corrupt, "%s", report.Text())
	}
	if a.json {
		a.printWith(map[string]any{"Path": report.Path, "Version": report.Version, "Committee": report.Committee, "Counts": report.Counts, "Orgs": report.Orgs,
			"ChangeSets": report.ChangeSets, "Problems": append([]string{}, report.Problems...), "Damaged": report.Damaged, "UnbrokenFrom": timeText(report.UnbrokenFrom), "UnbrokenTo": timeText(report.UnbrokenTo), "Attachments": report.Attachments}, err)
	}
	return err
}

// timeText is a time for JSON, "" for none.
func timeText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
