package office

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/packages"
	"github.com/shuangbai/shuangbai/model/store"
)

// TakePlan is what taking packages in would do. It holds what was read, so that what is previewed is what is taken in.
type TakePlan struct {
	Files []*TakeFile // in the order given
}

// TakeFile is one package of a plan.
type TakeFile struct {
	File      string // its name
	Err       error  // why it is refused; the rest is empty then
	Same      bool   // it was received before: nothing is done
	Committee string
	New       bool // a committee that is not on the list yet
	Package   *packages.Package
	Changes   []TakeChange
	Conflicts []district.Conflict // that come with it

	RosterLeft bool // its roster does not count: a later package has the year

	people []rosterPart
}

// Origin says what is known of where a package comes from: what it says of itself, how it is locked, and its fingerprint, which can be
// compared with that of the sender. It claims no more than that.
func (f *TakeFile) Origin() string {
	p := f.Package
	by := ""
	if p.MadeBy != "" {
		by = p.MadeBy + " "
	}
	return fmt.Sprintf("包里写的是 %s%s 做的；程序不能证明是谁发来的，要核实就和党委对一对指纹：%s", by, p.MadeAt.In(time.Local).Format("2006-01-02 15:04"), Fingerprint(p.Hash))
}

// Fingerprint is a package's hash as two people can read it to each other over the telephone: its first sixteen digits in fours.
func Fingerprint(hash string) string {
	var parts []string
	for i := 0; i+4 <= min(16, len(hash)); i += 4 {
		parts = append(parts, hash[i:i+4])
	}
	return strings.Join(parts, " ")
}

// rosterPart are the people of a branch as they are kept.
type rosterPart struct {
	branch string
	people string
}

// TakeChange is a year of a package: what it brings.
type TakeChange struct {
	Year    int
	New     bool // nothing was known of the year
	Nothing bool // what it says counts already, or later figures count
	Text    string
}

// Good are the packages that would be taken in.
func (p *TakePlan) Good() []*TakeFile {
	return slices.DeleteFunc(slices.Clone(p.Files), func(f *TakeFile) bool { return f.Err != nil || f.Same })
}

// CountsNothing reports whether a good package is kept without any of its figures counting, since later ones are there already.
func (f *TakeFile) CountsNothing() bool {
	return f.Err == nil && !f.Same && len(f.Conflicts) == 0 && !slices.ContainsFunc(f.Changes, func(c TakeChange) bool { return !c.Nothing })
}

// Said says what taking the good packages in comes to: 收下 2 个数据包，其中 1 个没有一项被采用（已有更近的数字）.
func (p *TakePlan) Said() string {
	good := p.Good()
	none, rosters := 0, 0
	for _, f := range good {
		if f.CountsNothing() {
			none++
		}
		if f.RosterLeft {
			rosters++
		}
	}
	said := fmt.Sprintf("收下 %d 个数据包", len(good))
	switch {
	case none == len(good) && none > 0:
		said += "，没有一项被采用：已有的数字更近，或者一样"
	case none > 0:
		said += fmt.Sprintf("，其中 %d 个没有一项被采用：已有的数字更近，或者一样", none)
	}
	if rosters > 0 {
		said += fmt.Sprintf("；%d 份名册没有采用，要用的话请党委重新做一个数据包", rosters)
	}
	return said
}

// Refused are those that are not.
func (p *TakePlan) Refused() []*TakeFile {
	return slices.DeleteFunc(slices.Clone(p.Files), func(f *TakeFile) bool { return f.Err == nil })
}

// Conflicts are those of all packages.
func (p *TakePlan) Conflicts() []district.Conflict {
	var all []district.Conflict
	for _, f := range p.Files {
		all = append(all, f.Conflicts...)
	}
	return all
}

// NeedsPassword reports whether a package was refused because it wants a password.
func (p *TakePlan) NeedsPassword() bool {
	return slices.ContainsFunc(p.Files, func(f *TakeFile) bool {
		known, ok := f.Err.(*model.Error)
		return ok && known.Field == "password"
	})
}

// PlanTake reads packages and says what taking them in would do; nothing is changed. A file that is refused says why and does not
// keep the others from being read. password opens those that have one. report says how far it is.
func (o *Office) PlanTake(ctx context.Context, paths []string, password string, report func(done, total int)) (*TakePlan, error) {
	keys, err := o.packageKeys(ctx, password)
	if err != nil {
		return nil, err
	}
	plan := &TakePlan{Files: make([]*TakeFile, len(paths))}
	var reading sync.WaitGroup
	free := make(chan struct{}, readAtOnce)
	for i, path := range paths {
		free <- struct{}{}
		if ctx.Err() != nil {
			break
		}
		if report != nil {
			report(i, len(paths))
		}
		reading.Go(func() {
			plan.Files[i] = readTakeFile(path, keys)
			<-free
		})
	}
	reading.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, f := range plan.Files {
		if f.Err != nil {
			o.log.Error("package refused", "code", model.CodeOf(f.Err), "cause", cause(f.Err))
		}
	}
	return plan, o.db.Read(ctx, plan.compare)
}

// readAtOnce is how many packages are read at the same time; each with a password takes 64 MB, one made to harm 256 MB.
const readAtOnce = 2

// packageKeys are what opens packages in this data file.
func (o *Office) packageKeys(ctx context.Context, password string) (packages.Keys, error) {
	keys := packages.Keys{Password: password}
	err := o.db.Read(ctx, func(r *store.Reader) error {
		if _, err := districtOf(r); err != nil {
			return err
		}
		private, err := r.DistrictPrivateKey()
		keys.Private = private
		return err
	})
	return keys, err
}

// ReadPackage reads a package for looking at; with an open data file of a district its key is tried.
func (o *Office) ReadPackage(ctx context.Context, path, password string) (*packages.Package, error) {
	keys, err := o.packageKeys(ctx, password)
	if err != nil {
		return nil, err
	}
	return ReadPackage(path, keys, nil)
}

// ReadPackage reads a package for looking at.
func ReadPackage(path string, keys packages.Keys, take func(model.RosterLine)) (*packages.Package, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, model.Wrap(err, model.Missing, "读不到“%s”，看看文件还在不在", filepath.Base(path))
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || info.IsDir() {
		return nil, model.Errorf(model.Foreign, "“%s”不是双百的数据包；选党委发来的 .sbp 文件", filepath.Base(path))
	}
	return packages.Read(file, keys, take)
}

func readTakeFile(path string, keys packages.Keys) *TakeFile {
	f := &TakeFile{File: filepath.Base(path)}
	var parts []rosterPart
	var text []byte
	f.Package, f.Err = ReadPackage(path, keys, func(l model.RosterLine) {
		if len(parts) == 0 || parts[len(parts)-1].branch != l.Branch {
			closeRoster(parts, text)
			parts, text = append(parts, rosterPart{branch: l.Branch}), append(text[:0], '[')
		} else {
			text = append(text, ',')
		}
		text = l.AppendTo(text)
	})
	if f.Err != nil {
		return f
	}
	closeRoster(parts, text)
	f.people, f.Committee = parts, f.Package.Committee
	return f
}

func closeRoster(parts []rosterPart, text []byte) {
	if len(parts) > 0 {
		parts[len(parts)-1].people = string(append(text, ']'))
	}
}

// received is the package as the data file keeps it.
func (f *TakeFile) received() model.Received {
	p := f.Package
	return model.Received{Hash: p.Hash, Name: p.Committee, Sector: p.Sector, Year: p.Year, Day: p.Day, MadeAt: p.MadeAt, Rosters: p.Rosters, Years: p.Years}
}

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
		f.Same = slices.ContainsFunc(book.Packages, func(k model.Received) bool { return k.Hash == f.Package.Hash })
		if f.Same {
			continue
		}
		sender, known, err := senderOf(book.Senders, f.Package)
		if err != nil {
			f.Err = err
			continue
		}
		if f.New = !known; f.New {
			sender.ID = -int64(len(book.Senders)) - 1 // a number for the comparison only
			book.Senders = append(book.Senders, sender)
		} else {
			book.Senders[slices.IndexFunc(book.Senders, func(s model.Sender) bool { return s.ID == sender.ID })] = sender
		}
		before := book.Stand(sender)
		came := f.received()
		came.SenderID = sender.ID
		book.Packages = append(book.Packages, came)
		after := book.Stand(sender)
		f.changed(before, after)
		latest := after.Latest(f.Package.Year)
		f.RosterLeft = f.Package.People > 0 && latest != nil && latest.Hash != f.Package.Hash
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
		case before.From[year] != nil && after.From[year].Hash == before.From[year].Hash:
			c.Nothing, c.Text = true, "已有更近的数字，照旧"
		default:
			if c.Text = differences(was, now); c.Text == "" {
				c.Nothing, c.Text = true, "和原来一样"
			}
		}
		f.Changes = append(f.Changes, c)
	}
	for _, c := range after.Conflicts {
		if !slices.ContainsFunc(before.Conflicts, func(d district.Conflict) bool { return d == c }) {
			f.Conflicts = append(f.Conflicts, c)
		}
	}
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
	if !was.Finalised && now.Finalised {
		parts = append(parts, "已核定")
	}
	return strings.Join(parts, "，")
}

func orNone(s string) string {
	if s == "" {
		return "没有"
	}
	return s
}

// senderOf finds whose package it is: by the data file that it comes from, else by name in the list. known is false for a
// committee that is not listed.
func senderOf(senders []model.Sender, p *packages.Package) (s model.Sender, known bool, err error) {
	for _, s := range senders {
		if s.Identity == p.Sender {
			return s, true, nil
		}
	}
	for _, s := range senders {
		if s.Name != p.Committee {
			continue
		}
		if s.Identity != "" {
			return s, true, model.Errorf(model.Conflict, "名单里的“%s”以前用另一份数据文件报送过，没有收；确实是同一个党委换了数据文件，先在“数据包”里右击它，点“换了数据文件”（命令行用 district newfile）", s.Name)
		}
		s.Identity = p.Sender
		return s, true, nil
	}
	return model.Sender{Name: p.Committee, Identity: p.Sender}, false, nil
}

// NewDataFile lets a committee send from another data file than before.
func (o *Office) NewDataFile(ctx context.Context, sender int64) (int64, error) {
	return o.write(ctx, "edit", "一个党委换了数据文件", func(tx *store.Tx) error {
		all, err := tx.Senders()
		if err != nil {
			return err
		}
		for _, s := range all {
			if s.ID == sender {
				tx.Describe("换了数据文件：" + s.Name)
				s.Identity = ""
				return tx.PutSender(&s)
			}
		}
		return model.Errorf(model.NotFound, "名单里没有这个党委，请刷新后再看")
	})
}

// Take takes the good packages of a plan in, all in one change set, with what was decided about conflicts. It returns 0 where
// nothing is to be done.
func (o *Office) Take(ctx context.Context, plan *TakePlan, settled []model.Settlement) (int64, error) {
	good := plan.Good()
	if len(good) == 0 {
		return 0, nil
	}
	return o.write(ctx, "import", takeWords(good), func(tx *store.Tx) error {
		if _, err := districtOf(&tx.Reader); err != nil {
			return err
		}
		had, err := tx.Packages()
		if err != nil {
			return err
		}
		made := map[int64]int64{} // the numbers of new committees, by those of the comparison
		for _, f := range good {
			if slices.ContainsFunc(had, func(k model.Received) bool { return k.Hash == f.Package.Hash }) {
				continue
			}
			p, err := o.takeOne(tx, f, had)
			if err != nil {
				return err
			}
			had = append(had, p)
			for _, c := range f.Conflicts {
				made[c.SenderID] = p.SenderID
			}
		}
		for _, s := range settled {
			if id, ok := made[s.SenderID]; ok {
				s.SenderID = id
			}
			if err := tx.PutSettlement(s); err != nil {
				return err
			}
		}
		return nil
	})
}

// takeOne adds a package, its committee where that is new, and its rosters where they are the latest.
func (o *Office) takeOne(tx *store.Tx, f *TakeFile, had []model.Received) (model.Received, error) {
	p := f.received()
	senders, err := tx.Senders()
	if err != nil {
		return p, err
	}
	sender, known, err := senderOf(senders, f.Package)
	if err != nil {
		return p, err
	}
	if at := slices.IndexFunc(senders, func(s model.Sender) bool { return s == sender }); !known || at < 0 {
		if err := tx.PutSender(&sender); err != nil {
			return p, err
		}
	}
	p.SenderID, p.TakenAt = sender.ID, o.now()
	if err := tx.AddPackage(&p); err != nil {
		return p, err
	}
	return p, takeRosters(tx, f, p, had)
}

// takeRosters keeps the rosters of the package made last, and no others.
func takeRosters(tx *store.Tx, f *TakeFile, p model.Received, had []model.Received) error {
	if len(f.people) == 0 {
		return nil
	}
	kept, err := tx.RosterPackage(p.SenderID)
	if err != nil {
		return err
	}
	if at := slices.IndexFunc(had, func(k model.Received) bool { return k.ID == kept }); at >= 0 {
		if district.Earlier(p, had[at]) < 0 {
			return nil
		}
		if err := tx.DropPackageRosters(kept); err != nil {
			return err
		}
	}
	for _, part := range f.people {
		if err := tx.AddPackageRoster(p.ID, part.branch, part.people); err != nil {
			return err
		}
	}
	return nil
}

// takeWords is what the history says: 收下 物业服务 数据包：26 个支部，301 人.
func takeWords(good []*TakeFile) string {
	branches, members := 0, 0
	for _, f := range good {
		own := &f.Package.Years[len(f.Package.Years)-1]
		branches, members = branches+own.Branches, members+own.Members
	}
	whose := fmt.Sprintf("%d 个", len(good))
	if len(good) == 1 {
		whose = "“" + district.ShortName(good[0].Committee) + "”"
	}
	return fmt.Sprintf("收下%s数据包：%d 个支部，%d 人", whose, branches, members)
}
