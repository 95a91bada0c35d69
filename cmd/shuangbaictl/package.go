package main

import (
	"context"
	"flag"
	"os"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/packages"
)

const packageUsage = "package write 文件.sbp [--year Y] [--rosters none|masked|whole] [--to 公钥或公钥文件|--passphrase-file F] [--force] [--dry-run] | package read 文件.sbp … [--passphrase-file F]"

func runPackage(ctx context.Context, a *app, args []string) error {
	fs := flag.NewFlagSet("package", flag.ContinueOnError)
	year := yearFlag(fs)
	rosters := fs.String("rosters", "none", "none、masked 或 whole")
	to := fs.String("to", "", "区里的公钥，或者公钥文件")
	secret := fs.String("passphrase-file", "", "第一行是口令的文件")
	a.forceFlag(fs)
	fs.BoolVar(&a.dryRun, "dry-run", false, "只看结果，不写")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	password, err := passwordFrom(*secret)
	if err != nil {
		return err
	}
	switch {
	case len(words) == 2 && (words[0] == "write" || words[0] == "make"):
		kind := model.RosterKind(*rosters)
		if kind.Label() == "" {
			return model.Errorf(model.Usage, "--rosters 只能是 none、masked 或 whole")
		}
		if *to != "" && password != "" {
			return model.Errorf(model.Usage, "--to 和 --passphrase-file 只用一个")
		}
		choice := office.PackageChoice{Year: *year, Rosters: kind, For: packages.For{PublicKey: *to, Password: password}}
		return a.with(ctx, false, func(o *office.Office) error { return a.writePackage(ctx, o, words[1], choice) })
	case len(words) >= 2 && words[0] == "read":
		return a.readPackages(ctx, words[1:], password)
	}
	return model.Errorf(model.Usage, "用法：shuangbaictl %s", packageUsage)
}

// passwordFrom is the first line of a file, "" where none is named.
func passwordFrom(path string) (string, error) {
	if path == "" {
		return "", nil
	}
	line, err := lineOf(path)
	if err != nil {
		return "", err
	}
	return line, packages.CheckPassword(line)
}

// writePackage makes a package. Without --to and a password it is for the district whose key is set in the data file, if one is.
func (a *app) writePackage(ctx context.Context, o *office.Office, path string, choice office.PackageChoice) error {
	var err error
	switch key := choice.For.PublicKey; {
	case key != "" && !strings.HasPrefix(key, "age1"):
		if choice.For.PublicKey, err = office.KeyFile(key); err != nil {
			return err
		}
	case key == "" && choice.For.Password == "":
		if choice.For.PublicKey, err = o.ReportingKey(ctx); err != nil {
			return err
		}
	}
	to, err := a.output(o.PackageOutput(path))
	if err != nil {
		return err
	}
	c, set, err := o.MakePackage(a.preview(ctx), choice, to)
	if err != nil {
		return err
	}
	if a.json {
		a.print(map[string]any{"file": path, "committee": c.Committee, "year": c.Year, "lock": c.Lock, "rosters": c.Rosters, "people": c.People, "personal": c.Personal(),
			"years": yearsJSON(c.Years, false), "change_set": set, "dry_run": a.dryRun})
	}
	verb := "已写出"
	if a.dryRun {
		verb = "只是预览，没有写"
	}
	a.say("%s %s：%d 年度，%s。变更编号 %d", verb, path, c.Year, c.Personal(), set)
	a.say("指纹 %s，区里来核对时念给他们", office.Fingerprint(c.Hash))
	if words := c.Pending(); words != "" {
		a.say("%s", words)
	}
	if c.Lock == packages.Open {
		a.say("没有加密：谁拿到都能打开")
	}
	return nil
}

// readPackages looks into packages and changes nothing. The key of the data file is tried where it is a district's.
func (a *app) readPackages(ctx context.Context, paths []string, password string) error {
	keys := packages.Keys{Password: password}
	read := func(path string) (*packages.Package, error) { return office.ReadPackage(path, keys, nil) }
	if data, err := a.path(); err == nil {
		if _, err := os.Stat(data); err == nil {
			o, err := a.open(ctx, true)
			if err != nil && a.data != "" {
				return err
			}
			if err == nil {
				defer func() { _ = o.Close() }() // nothing was written
				if o.IsDistrict() {
					read = func(path string) (*packages.Package, error) { return o.ReadPackage(ctx, path, password) }
				}
			}
		}
	}
	var all []map[string]any
	for _, path := range paths {
		p, err := read(path)
		if err != nil {
			return err
		}
		all = append(all, map[string]any{"file": path, "committee": p.Committee, "sector": p.Sector, "sender": p.Sender, "year": p.Year, "day": p.Day, "made_at": p.MadeAt,
			"lock": p.Lock, "rosters": p.Rosters, "people": p.People, "hash": p.Hash, "years": yearsJSON(p.Years, true)})
		a.say("%s　%d 年度　数据截至 %s　%s　%d 人", p.Committee, p.Year, p.Day, p.Rosters.Label(), p.People)
		for i := range p.Years {
			a.say("  %d　%s", p.Years[i].Year, sumsLine(district.SumOf(&p.Years[i])))
		}
	}
	if a.json {
		a.print(map[string]any{"packages": all})
	}
	return nil
}

// yearsJSON are the figures of years, with the branches or without.
func yearsJSON(years []model.YearFigures, branches bool) []map[string]any {
	all := []map[string]any{}
	for i := range years {
		f := &years[i]
		y := map[string]any{"year": f.Year, "day": f.Day, "finalised": f.Finalised, "figures": sumsJSON(district.SumOf(f))}
		if branches {
			y["branches"] = append([]model.BranchFigures{}, f.Rows...)
		}
		all = append(all, y)
	}
	return all
}

// sumsJSON are the figures by which committees are compared; what is not known is "".
func sumsJSON(s district.Sums) map[string]any {
	object := map[string]any{"branches": s.Branches, "members": s.Members, "units": s.Units, "final": !s.Provisional}
	for _, m := range district.Measures() {
		object[string(m)] = m.Text(s.Values[m])
	}
	grades := []map[string]any{}
	for _, g := range s.Grades {
		grades = append(grades, map[string]any{"grade": g.Grade, "branches": g.N})
	}
	object["grades"] = grades
	return object
}

func sumsLine(s district.Sums) string {
	parts := []string{"支部", strconv.Itoa(s.Branches), "党员", strconv.Itoa(s.Members), "单位", strconv.Itoa(s.Units)}
	for _, m := range district.Measures() {
		parts = append(parts, m.Label(), s.Says(m))
	}
	return strings.Join(parts, " ")
}
