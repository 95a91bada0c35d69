package office

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/packages"
	"github.com/shuangbai/shuangbai/model/store"
)

// compare says of each package what it would change, the one before taken in already.
func (p *TakePlan) compare(r *store.Reader) error {
	book, err := districtBook(r)
	if err != nil {
		return err
	}
	for _, f := range p.Files {
		if f.Err != nil {
			continue
		}
		had := slices.IndexFunc(book.Packages, func(k model.Received) bool { return k.Hash == f.Package.Hash })
		f.Same = had >= 0
		f.New, f.Overtaken, f.RosterLeft, f.Changes, f.Conflicts, f.decided = false, false, false, nil, nil, nil
		sender, known, err := senderOf(book.Senders, f.Package)
		if f.Same {
			sender, known, err = book.Senders[slices.IndexFunc(book.Senders, func(s model.Sender) bool { return s.ID == book.Packages[had].SenderID })], true, nil
		}
		if err != nil {
			f.Err, f.OtherFile = err, sender.ID
			continue
		}
		if f.New = !known; f.New {
			sender.ID = -int64(len(book.Senders)) - 1 // a number for the comparison only
			book.Senders = append(book.Senders, sender)
		} else {
			book.Senders[slices.IndexFunc(book.Senders, func(s model.Sender) bool { return s.ID == sender.ID })] = sender
		}
		f.sender = sender.ID
		before := book.Stand(sender)
		if !f.Same {
			came := f.received()
			came.SenderID = sender.ID
			book.Packages = append(book.Packages, came)
		}
		after := book.Stand(sender)
		if latest := after.Latest(f.Package.Year); latest != nil && latest.Hash != f.Package.Hash {
			if f.Insisted {
				f.decided = book.Decide(model.Settlement{SenderID: sender.ID, Year: f.Package.Year, Standing: latest.Hash, Incoming: f.Package.Hash, Taken: true})
				after = book.Stand(sender)
			} else {
				f.Overtaken, f.RosterLeft = true, f.Package.People > 0
			}
		}
		if !f.Same || f.Insisted {
			f.changed(before, after)
		}
	}
	return nil
}

// changed says what a package brings, from what counted before and after.
func (f *TakeFile) changed(before, after *district.Standing) {
	for i := range f.Package.Years {
		year := f.Package.Years[i].Year
		was, now := before.Years[year], after.Years[year]
		c := TakeChange{Year: year}
		switch {
		case was == nil:
			c.New = true
			c.Text = fmt.Sprintf("%d 个支部，%d 名党员，%d 个单位", now.Branches, now.Members, now.Units)
			if now.Provisional() {
				c.Text += "；考核还没有核定"
			}
		case before.From[year] != nil && after.From[year].Hash == before.From[year].Hash:
			c.Nothing, c.Text = true, fmt.Sprintf("已有 %s 做的更近的数字，照旧", model.When(after.From[year].MadeAt, "2006-01-02"))
		default:
			if c.Text = differences(was, now); c.Text != "" {
				break
			}
			if n := otherResults(was, now); n > 0 { // they may come to the same sums
				c.Text = fmt.Sprintf("%d 个支部的结果换成这一份的", n)
			} else {
				c.Nothing, c.Text = true, "数字和原来一样"
			}
		}
		if n := noLongerPending(before, after, year); n > 0 {
			c.Nothing, c.Text = false, c.Text+fmt.Sprintf("；原来待定的 %d 处结果不用再定", n)
		}
		if had := before.Latest(year); year == f.Package.Year && had != nil && f.Package.People > 0 && !f.RosterLeft && had.Rosters != f.Package.Rosters {
			c.Nothing, c.Text = false, c.Text+"；名册换成这一份（"+f.Package.Rosters.Label()+"）"
		}
		f.Changes = append(f.Changes, c)
	}
	for _, c := range after.Conflicts {
		if !slices.ContainsFunc(before.Conflicts, func(d district.Conflict) bool { return d == c }) {
			f.Conflicts = append(f.Conflicts, c)
		}
	}
}

// noLongerPending is how many results of a year waited for a decision and no longer do.
func noLongerPending(before, after *district.Standing, year int) int {
	n := 0
	for _, was := range before.Conflicts {
		if was.Year == year && !slices.ContainsFunc(after.Conflicts, func(c district.Conflict) bool { return c.Year == year && c.Branch == was.Branch }) {
			n++
		}
	}
	return n
}

// otherResults is how many branches have another result than before.
func otherResults(was, now *model.YearFigures) int {
	n := 0
	for i := range now.Rows {
		if b := &now.Rows[i]; !was.Branch(b.Key).SameResult(b) {
			n++
		}
	}
	return n
}

// differences names the figures that become others: 三会一课 91.2% → 92.0%.
func differences(was, now *model.YearFigures) string {
	var parts []string
	count := func(name string, a, b int) {
		if a != b {
			parts = append(parts, fmt.Sprintf("%s %d → %d", name, a, b))
		}
	}
	count("支部", was.Branches, now.Branches)
	count("党员", was.Members, now.Members)
	count("单位", was.Units, now.Units)
	a, b := district.SumOf(was), district.SumOf(now)
	for _, m := range district.Measures() {
		if x, y := m.Text(a.Values[m]), m.Text(b.Values[m]); x != y {
			parts = append(parts, fmt.Sprintf("%s %s → %s", m.Label(), orNone(x), orNone(y)))
		}
	}
	switch {
	case !was.Finalised && now.Finalised:
		parts = append(parts, "已核定")
	case was.Finalised && !now.Finalised:
		parts = append(parts, "考核已重新打开，还没有再核定")
	}
	return strings.Join(parts, "，")
}

func orNone(s string) string {
	if s == "" {
		return "没有"
	}
	return s
}

// senderOf finds whose package it is: by the data file that it comes from, else by name in the list, which may have it short. known is false for a
// committee that is not listed.
func senderOf(senders []model.Sender, p *packages.Package) (s model.Sender, known bool, err error) {
	for _, s := range senders {
		if s.Identity == p.Sender {
			return s, true, nil
		}
	}
	if s, ok := listedAs(senders, p.Committee); ok {
		if s.Identity != "" {
			return s, true, model.Errorf(model.Conflict, "名单里的“%s”以前用另一份数据文件报送过，没有收；确实是同一个党委换了数据文件，点“换了数据文件”再收（命令行用 district newfile）", s.Name)
		}
		s.Identity = p.Sender
		return s, true, nil
	}
	return model.Sender{Name: p.Committee, Identity: p.Sender}, false, nil
}
