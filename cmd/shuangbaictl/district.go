package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/office"
)

const districtUsage = "district key [--out 文件.txt] | senders | sender 党委名称 [--due 日期] [--contact 联系人] [--phone 电话] [--new] | newfile 党委名称 | drop 党委名称 | add 文件.sbp … [--passphrase-file F] [--settle keep|take] [--good-only] [--as-latest] | conflicts | settle 党委名称 keep|take | compare [--year Y] | urge [--year Y]"

func runDistrict(ctx context.Context, a *app, args []string) error {
	fs := flag.NewFlagSet("district", flag.ContinueOnError)
	d := districtFlags{}
	fs.StringVar(&d.out, "out", "", "公钥文件")
	fs.StringVar(&d.due, "due", "", "报送时限")
	fs.StringVar(&d.contact, "contact", "", "联系人")
	fs.StringVar(&d.phone, "phone", "", "电话")
	fs.StringVar(&d.secret, "passphrase-file", "", "第一行是口令的文件")
	fs.StringVar(&d.settle, "settle", "", "keep 保留原来的，take 采用后来的")
	fs.BoolVar(&d.sure, "new", false, "名称和名单里的相近，确实是另一个党委")
	fs.BoolVar(&d.good, "good-only", false, "有收不了的数据包时，只收其余的")
	fs.BoolVar(&d.latest, "as-latest", false, "以这份为准：已有更近的数字也采用它")
	fs.Var((*yearValue)(&d.year), "year", "年度")
	a.forceFlag(fs)
	fs.BoolVar(&a.dryRun, "dry-run", false, "只看结果，不写")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	if d.settle != "" && d.settle != "keep" && d.settle != "take" {
		return model.Errorf(model.Usage, "--settle 只能是 keep（保留原来的）或 take（采用后来的）")
	}
	usage := model.Errorf(model.Usage, "用法：shuangbaictl %s", districtUsage)
	if len(words) == 0 {
		return usage
	}
	name, rest := words[0], words[1:]
	for verb, c := range map[string]struct {
		words int // -1 is one or more
		read  bool
		do    func(context.Context, *app, *office.Office, districtFlags, []string) error
	}{
		"key": {0, true, districtKey}, "senders": {0, true, districtSenders}, "sender": {1, false, districtSender}, "drop": {1, false, districtDrop}, "newfile": {1, false, districtNewFile},
		"add": {-1, false, districtAdd}, "take": {-1, false, districtAdd}, "conflicts": {0, true, districtConflicts}, "settle": {2, false, districtSettle},
		"compare": {0, true, districtCompare}, "urge": {0, true, districtUrge},
	} {
		if verb == name && (len(rest) == c.words || c.words < 0 && len(rest) > 0) {
			return a.with(ctx, c.read, func(o *office.Office) error { return c.do(a.preview(ctx), a, o, d, rest) })
		}
	}
	return usage
}

// districtFlags are the flags of all words of the command.
type districtFlags struct {
	out, due, contact, phone, secret, settle string
	good, latest, sure                       bool
	year                                     int
}

func districtKey(ctx context.Context, a *app, o *office.Office, f districtFlags, _ []string) error {
	d, err := o.District(ctx)
	if err != nil {
		return err
	}
	if f.out != "" {
		to, err := a.output(o.Output(f.out, []string{office.KeyEnding}))
		if err != nil {
			return err
		}
		if !a.dryRun {
			if err := o.WriteKey(ctx, to); err != nil {
				return err
			}
		}
	}
	if a.json {
		a.print(map[string]any{"public_key": d.PublicKey, "out": f.out})
	}
	a.say("%s", d.PublicKey)
	return nil
}

func districtSenders(ctx context.Context, a *app, o *office.Office, f districtFlags, _ []string) error {
	c, err := o.Comparison(ctx, f.year)
	if err != nil {
		return err
	}
	rows := []map[string]any{}
	for _, r := range c.Rows {
		rows = append(rows, senderJSON(r))
		a.say("%s", textLine([]string{r.Sender.Name, r.Label(), string(r.Sender.DueOn)}))
	}
	if a.json {
		a.print(map[string]any{"year": c.Year, "senders": rows})
	}
	return nil
}

func senderJSON(r *district.Row) map[string]any {
	object := map[string]any{"committee": r.Sender.Name, "state": r.Label(), "received": r.Received(), "due": r.Sender.DueOn, "days_late": r.DaysLate, "conflicts": len(r.Conflicts)}
	if p := r.Package; p != nil {
		object["day"], object["rosters"], object["hash"] = p.Day, p.Rosters, p.Hash
	}
	return object
}

// senderNamed finds a committee of the list by its name or short name.
func senderNamed(ctx context.Context, o *office.Office, name string) (model.Sender, error) {
	all, err := o.Senders(ctx)
	if err != nil {
		return model.Sender{}, err
	}
	for _, s := range all {
		if s.Name == name || district.ShortName(s.Name) == name {
			return s, nil
		}
	}
	return model.Sender{}, model.Errorf(model.NotFound, "报送名单里没有“%s”；用 district senders 看名单", name)
}

func districtSender(ctx context.Context, a *app, o *office.Office, f districtFlags, words []string) error {
	s, err := senderNamed(ctx, o, words[0])
	if err != nil && model.CodeOf(err) != model.NotFound {
		return err
	}
	if err != nil {
		s = model.Sender{Name: words[0]}
	}
	if f.due != "" {
		s.DueOn = model.Date(f.due)
	}
	if f.contact != "" {
		s.Contact = f.contact
	}
	if f.phone != "" {
		s.Phone = f.phone
	}
	set, err := o.SaveSender(ctx, s, f.sure)
	if model.CodeOf(err) == model.Conflict {
		err = model.Errorf(model.Conflict, "%s。没有列入；确实要列入，加上 --new", model.MessageOf(err))
	}
	return a.changed(set, fmt.Sprintf("列入报送名单：%s", s.Name), err)
}

// districtNewFile lets a committee send from another data file than before.
func districtNewFile(ctx context.Context, a *app, o *office.Office, _ districtFlags, words []string) error {
	s, err := senderNamed(ctx, o, words[0])
	if err != nil {
		return err
	}
	set, err := o.NewDataFile(ctx, s.ID)
	return a.changed(set, fmt.Sprintf("%s换了数据文件，下次收另一份文件做的数据包", s.Name), err)
}

func districtDrop(ctx context.Context, a *app, o *office.Office, _ districtFlags, words []string) error {
	s, err := senderNamed(ctx, o, words[0])
	if err != nil {
		return err
	}
	set, err := o.RemoveSender(ctx, s.ID)
	return a.changed(set, fmt.Sprintf("从报送名单拿掉：%s", s.Name), err)
}

func districtCompare(ctx context.Context, a *app, o *office.Office, f districtFlags, _ []string) error {
	c, err := o.Comparison(ctx, f.year)
	if err != nil {
		return err
	}
	rows := []map[string]any{}
	for _, r := range c.Rows {
		object := senderJSON(r)
		if r.HasSums && r.Received() {
			object["figures"] = sumsJSON(r.Sums)
		}
		rows = append(rows, object)
		words := r.Label()
		if r.Received() {
			words = sumsLine(r.Sums)
		}
		a.say("%s　%s", r.Short, words)
	}
	a.say("%d 个党委合计　%s", c.Count(district.Came, district.Undecided), sumsLine(c.Whole))
	for _, words := range []string{c.Excluded(), c.PendingWords()} {
		if words != "" {
			a.say("%s", words)
		}
	}
	if a.json {
		a.print(map[string]any{"year": c.Year, "rows": rows, "whole": sumsJSON(c.Whole), "before": sumsJSON(c.Before)})
	}
	return nil
}

func districtUrge(ctx context.Context, a *app, o *office.Office, f districtFlags, _ []string) error {
	c, err := o.Comparison(ctx, f.year)
	if err != nil {
		return err
	}
	text := c.UrgeText(c.Missing())
	if a.json {
		a.print(map[string]any{"text": text, "missing": len(c.Missing())})
	}
	a.say("%s", strings.TrimRight(text, "\n"))
	return nil
}
