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
	Files    []*TakeFile // in the order given
	Paths    []string    // where they are
	Password string      // that was tried
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

	OtherFile  int64 // the committee of the list that sent from another data file before, where that is why it is refused; see NewDataFile
	Overtaken  bool  // packages about its year that were made later count before it, see Insist
	Insisted   bool  // it counts all the same (以这份为准)
	RosterLeft bool  // its roster does not count: a later package has the year

	people  []rosterPart
	sender  int64              // of the comparison; below 0 for a committee that is not on the list yet
	decided []model.Settlement // what Insisted comes to
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
	return slices.DeleteFunc(slices.Clone(p.Files), func(f *TakeFile) bool { return f.Err != nil || f.Same && !f.Insisted })
}

// Overtaken are the packages before which later ones count; to have them count all the same, see Insist.
func (p *TakePlan) Overtaken() []*TakeFile {
	return slices.DeleteFunc(slices.Clone(p.Files), func(f *TakeFile) bool { return f.Err != nil || !f.Overtaken })
}

// CountsNothing reports whether a good package is kept without any of its figures counting, since later ones are there already.
func (f *TakeFile) CountsNothing() bool {
	return f.Err == nil && !f.Same && len(f.Conflicts) == 0 && (f.RosterLeft || f.Package.People == 0) && !slices.ContainsFunc(f.Changes, func(c TakeChange) bool { return !c.Nothing })
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
	return len(p.Locked()) > 0
}

// Locked are the names of the files that want a password.
func (p *TakePlan) Locked() []string {
	var names []string
	for _, f := range p.Files {
		if known, ok := f.Err.(*model.Error); ok && known.Field == "password" {
			names = append(names, f.File)
		}
	}
	return names
}

// PlanTake reads packages and says what taking them in would do; nothing is changed. A file that is refused says why and does not
// keep the others from being read. password opens those that have one. report says how far it is.
func (o *Office) PlanTake(ctx context.Context, paths []string, password string, report func(done, total int)) (*TakePlan, error) {
	keys, err := o.packageKeys(ctx, password)
	if err != nil {
		return nil, err
	}
	plan := &TakePlan{Files: make([]*TakeFile, len(paths)), Paths: paths, Password: password}
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
		if f.Err == nil {
			f.Err = o.datedWell(f)
		}
		if f.Err != nil {
			o.log.Error("package refused", "code", model.CodeOf(f.Err), "cause", Cause(f.Err))
		}
	}
	return plan, o.db.Read(ctx, plan.compare)
}

// datedWell refuses a package that says it was made after now, or tells of a day after today: it would count before all packages of the days
// until then. Clocks may differ by some hours.
func (o *Office) datedWell(f *TakeFile) error {
	const differ = 24 * time.Hour
	made, limit := f.Package.MadeAt, o.now().Add(differ)
	if !made.After(limit) && !model.DateOf(limit).Before(f.Package.Day) {
		return nil
	}
	return model.Errorf(model.Invalid, "包里写的日期是 %s（数据截至 %s），比今天 %s 还晚，没有收；请党委把电脑的日期校准，重新做一个数据包。要是这台电脑的日期不对，校准后再收",
		made.In(time.Local).Format("2006-01-02"), f.Package.Day, o.Today())
}

// Insist has packages of a plan count although later ones do (以这份为准), and says anew what taking them in would do.
func (o *Office) Insist(ctx context.Context, plan *TakePlan, files ...*TakeFile) error {
	for _, f := range files {
		f.Insisted = true
	}
	return o.db.Read(ctx, plan.compare)
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
