package office

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/packages"
	"github.com/shuangbai/shuangbai/model/store"
)

// PackageChoice says what a package holds and whom it is for.
type PackageChoice struct {
	Year    int              // 0 is the working year
	Rosters model.RosterKind // "" is none
	For     packages.For
}

// PackageContent says what a package holds, before it is made: the person who sends it decides by this.
type PackageContent struct {
	Committee string
	Year      int
	Years     []model.YearFigures
	Rosters   model.RosterKind
	People    int // in the rosters
	Numbers   int // of these, with an identity number
	Phones    int // and with a telephone
	Lock      packages.Lock
	Hash      string // of the package that was made; see Fingerprint

	lines    []model.RosterLine
	manifest packages.Manifest
}

// Personal says what personal data the package holds: a sentence.
func (c *PackageContent) Personal() string {
	switch c.Rosters {
	case model.WholeRoster:
		return fmt.Sprintf("含 %d 名党员的%s", c.People, c.holds())
	case model.MaskedRoster:
		return fmt.Sprintf("含 %d 名党员的姓氏、性别、民族、学历和年份，没有名字、身份证号和电话", c.People)
	}
	return "不含党员个人信息，只有各支部的数字"
}

// holds is what a whole roster tells of people.
func (c *PackageContent) holds() string {
	return fmt.Sprintf("姓名、出生日期和入党日期，其中身份证号 %d 个、电话 %d 个", c.Numbers, c.Phones)
}

// Pending says of the results in the package that they may still change, "" where they are final.
func (c *PackageContent) Pending() string {
	if !c.Years[len(c.Years)-1].Provisional() {
		return ""
	}
	return fmt.Sprintf("%d 年度考核还没有核定，分数和等次在区里标“%s”", c.Year, district.NotFinal)
}

// PackageContent works out what a package would hold.
func (o *Office) PackageContent(ctx context.Context, choice PackageChoice) (*PackageContent, error) {
	if choice.Rosters == "" {
		choice.Rosters = model.NoRoster
	}
	c := &PackageContent{Year: choice.Year, Rosters: choice.Rosters, Lock: choice.For.Lock()}
	var err error
	if c.Year == 0 {
		if c.Year, err = o.WorkingYear(ctx); err != nil {
			return nil, err
		}
	}
	if c.Years, err = o.packageYears(ctx, c.Year); err != nil {
		return nil, err
	}
	own := &c.Years[len(c.Years)-1]
	if own.Branches == 0 {
		return nil, model.Errorf(model.Invalid, "还没有党支部，先导入党组织台账，再做数据包")
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		if d, err := r.District(); err != nil || d != nil {
			if err == nil {
				err = model.Errorf(model.Invalid, "这是区级汇总的数据文件，数据包在党委的数据文件里做")
			}
			return err
		}
		committee, err := r.Committee()
		if err != nil {
			return err
		}
		identity, err := r.Identity()
		if err != nil {
			return err
		}
		c.Committee = committee.Name
		c.manifest = packages.Manifest{Committee: committee.Name, Sector: string(committee.Sector), Sender: identity, Year: c.Year, Day: own.Day,
			MadeAt: o.now().UTC().Truncate(time.Second), MadeBy: o.Who(), Rosters: choice.Rosters}
		c.lines, err = rosterLines(r, own.Rows, choice.Rosters)
		return err
	})
	for i := range c.lines {
		c.People++
		if c.lines[i].IDNumber != "" {
			c.Numbers++
		}
		if c.lines[i].Phone != "" {
			c.Phones++
		}
	}
	return c, err
}

// PackageOutput is the target of a package.
func (o *Office) PackageOutput(path string) outfile.Target {
	return o.Output(path, []string{packages.Ending})
}

// PackageName is the file name that is proposed for a package: 某某区律师行业综合党委2026年度.sbp.
func (c *PackageContent) PackageName() string {
	return outfile.InName(fmt.Sprintf("%s%d年度", c.Committee, c.Year)) + packages.Ending
}

// packageOf is what the history calls the package of a year.
func packageOf(year int) string { return fmt.Sprintf("%d 年度数据包", year) }

// MakePackage makes a package and writes it. The history tells of it before it is written, and of the personal data that goes out.
func (o *Office) MakePackage(ctx context.Context, choice PackageChoice, to outfile.Target) (*PackageContent, int64, error) {
	if err := to.Check(); err != nil {
		return nil, 0, err
	}
	c, err := o.PackageContent(ctx, choice)
	if err != nil {
		return nil, 0, err
	}
	var file bytes.Buffer
	if c.Hash, err = packages.Write(&file, c.manifest, c.Years, slices.Values(c.lines), choice.For); err != nil {
		if model.CodeOf(err) == model.Corrupt { // what no reader would take
			err = &model.Error{Code: model.Invalid, Err: err, Message: "有支部或党员的名称、日期写得不对（过长，或有看不见的符号），做不出数据包；改好再做"}
		}
		return nil, 0, err
	}
	why := map[packages.Lock]string{packages.Open: "没有加密", packages.ForKey: "加密给区里", packages.Password: "用口令加密"}[c.Lock]
	d := Disclosure{What: packageOf(c.Year), Way: model.ByPackage, Persons: c.People}
	if c.Rosters == model.WholeRoster {
		d.Whole, d.Holds, d.Locked = true, c.holds(), "数据包"+why+"，打得开的人都能看"
	}
	set, err := o.noteDisclosure(ctx, d, fmt.Sprintf("做 %d 年度数据包：%s，%s，指纹 %s", c.Year, c.Personal(), why, Fingerprint(c.Hash)))
	if err != nil || previewing(ctx) {
		return c, 0, err
	}
	return c, set, to.Write(file.Bytes())
}

// ReportingKey is the public key of the district that packages are made for, "" where none is set.
func (o *Office) ReportingKey(ctx context.Context) (key string, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		key, err = r.ReportingKey()
		return err
	})
	return key, err
}

// SetReportingKey keeps the public key of the district, as it was copied; "" takes it away.
func (o *Office) SetReportingKey(ctx context.Context, text string) (int64, error) {
	if text != "" {
		var err error
		if text, err = packages.CheckKey(text); err != nil {
			return 0, err
		}
	}
	return o.write(ctx, "settings", "设置区里的公钥", func(tx *store.Tx) error { return tx.PutReportingKey(text) })
}

// KeyFile reads a public key from the small file that a district gives out, or from any text.
func KeyFile(path string) (string, error) {
	const most = 64 << 10
	info, err := os.Stat(path)
	if err != nil || info.Size() > most {
		return "", &model.Error{Code: model.Missing, Message: "读不出公钥文件；请区里重新发一份，或者直接粘贴公钥", Err: err}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return "", model.Wrap(err, model.Missing, "读不出公钥文件；请区里重新发一份，或者直接粘贴公钥")
	}
	return packages.CheckKey(string(text))
}
