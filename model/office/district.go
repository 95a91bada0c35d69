package office

import (
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/packages"
	"github.com/shuangbai/shuangbai/model/store"
)

// CreateDistrict makes a new data file for a district (区级汇总), with its pair of keys, and opens it.
func CreateDistrict(ctx context.Context, path string, c model.Committee, opts Options) (*Office, error) {
	c = districtCommittee(c)
	if err := c.Validate(); err != nil {
		return nil, err
	}
	if err := newDataName(path); err != nil {
		return nil, err
	}
	public, private, err := packages.NewKeys()
	if err != nil {
		return nil, err
	}
	db, err := store.CreateAt(path, c, opts.clock(), func(tx *store.Tx) error {
		return tx.MakeDistrict(model.District{PublicKey: public, Limits: model.UsualLimits()}, private)
	})
	if err != nil {
		return nil, err
	}
	if err := db.Close(); err != nil {
		return nil, err
	}
	return Open(ctx, path, opts)
}

// CreateDistrictPreview refuses what CreateDistrict would refuse, and makes nothing.
func CreateDistrictPreview(path string, c model.Committee) error {
	if err := newDataName(path); err != nil {
		return err
	}
	return store.CreatePreview(path, districtCommittee(c))
}

// districtCommittee is the owner of a district's file. It is of no sector and has no words of one.
func districtCommittee(c model.Committee) model.Committee {
	c.Sector, c.Terms = model.AllOfThem, model.SectorTerms{}
	return c
}

// IsDistrict reports whether the file is a district's, which takes in the packages of committees.
func (o *Office) IsDistrict() bool { return o.district }

// District returns what is set for the district; it is refused in the file of a committee.
func (o *Office) District(ctx context.Context) (model.District, error) {
	var d model.District
	err := o.db.Read(ctx, func(r *store.Reader) error {
		found, err := districtOf(r)
		if err == nil {
			d = *found
		}
		return err
	})
	return d, err
}

func districtOf(r *store.Reader) (*model.District, error) {
	d, err := r.District()
	if err == nil && d == nil {
		err = model.Errorf(model.Invalid, "这不是区级汇总的数据文件；在首页新建一份“区级汇总”，再收数据包")
	}
	return d, err
}

// SetLimits changes the limits beyond which figures are tinted.
func (o *Office) SetLimits(ctx context.Context, l model.DistrictLimits) (int64, error) {
	if err := l.Validate(); err != nil {
		return 0, err
	}
	return o.write(ctx, "settings", "修改汇总的限值", func(tx *store.Tx) error {
		if _, err := districtOf(&tx.Reader); err != nil {
			return err
		}
		return tx.PutDistrictLimits(l)
	})
}

// KeyText is the small text in which the district gives its public key out.
func (o *Office) KeyText(ctx context.Context) (string, error) {
	d, err := o.District(ctx)
	if err != nil {
		return "", err
	}
	c, err := o.Committee(ctx)
	return fmt.Sprintf("%s的公钥，在双百的“设置 → 向区里报送”里粘贴，数据包就只有这里能打开：\n%s\n", c.Name, d.PublicKey), err
}

// KeyEnding is that of the file in which the public key is given out.
const KeyEnding = ".txt"

// WriteKey writes the public key into a file.
func (o *Office) WriteKey(ctx context.Context, to outfile.Target) error {
	text, err := o.KeyText(ctx)
	if err != nil {
		return err
	}
	return to.Write([]byte(text))
}

// Senders returns the committees that send to the district, in the order of the list.
func (o *Office) Senders(ctx context.Context) (all []model.Sender, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		if _, err := districtOf(r); err != nil {
			return err
		}
		all, err = r.Senders()
		return err
	})
	return all, err
}

// SetDue sets the day by which committees have to send; all of the list where none is named.
func (o *Office) SetDue(ctx context.Context, due model.Date, senders ...int64) (int64, error) {
	return o.write(ctx, "edit", "定报送时限："+string(due), func(tx *store.Tx) error {
		if _, err := districtOf(&tx.Reader); err != nil {
			return err
		}
		all, err := tx.Senders()
		if err != nil {
			return err
		}
		for _, s := range all {
			if len(senders) > 0 && !slices.Contains(senders, s.ID) || s.LeftOn != "" {
				continue
			}
			s.DueOn = due
			if err := s.Validate(); err != nil {
				return err
			}
			if err := tx.PutSender(&s); err != nil {
				return err
			}
		}
		return nil
	})
}

// RemoveSender takes a committee off the list that nothing came from yet; one of which packages are kept stops sending as of today.
func (o *Office) RemoveSender(ctx context.Context, id int64) (int64, error) {
	return o.write(ctx, "edit", "从报送名单拿掉一个党委", func(tx *store.Tx) error {
		all, err := tx.Senders()
		if err != nil {
			return err
		}
		for _, s := range all {
			if s.ID != id {
				continue
			}
			tx.Describe("从报送名单拿掉：" + s.Name)
			if s.Identity == "" {
				return tx.DeleteSender(id)
			}
			s.LeftOn = o.Today()
			return tx.PutSender(&s)
		}
		return model.Errorf(model.NotFound, "名单里没有这个党委，请刷新后再看")
	})
}

// SettleResults decides about finalised results that later packages tell differently; take has the later ones count.
func (o *Office) SettleResults(ctx context.Context, conflicts []district.Conflict, take bool) (int64, error) {
	word := map[bool]string{true: "采用后来的", false: "保留原来的"}[take]
	return o.write(ctx, "edit", fmt.Sprintf("定 %d 处不一致的结果：%s", len(conflicts), word), func(tx *store.Tx) error {
		if _, err := districtOf(&tx.Reader); err != nil {
			return err
		}
		for _, c := range conflicts {
			if err := tx.PutSettlement(c.Settle(take)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Comparison puts the committees of a district side by side; year 0 is the working year.
func (o *Office) Comparison(ctx context.Context, year int) (*district.Comparison, error) {
	var c *district.Comparison
	err := o.db.Read(ctx, func(r *store.Reader) error {
		d, err := districtOf(r)
		if err != nil {
			return err
		}
		owner, err := r.Committee()
		if err != nil {
			return err
		}
		if year == 0 {
			year = owner.Year
		}
		if year == 0 {
			year = o.Today().Year()
		}
		book, err := districtBook(r)
		if err != nil {
			return err
		}
		c = book.Compare(owner.Name, year, o.Today(), d.Limits)
		return nil
	})
	return c, err
}

// districtBook reads all that came and was decided.
func districtBook(r *store.Reader) (*district.Book, error) {
	var b district.Book
	var err error
	if b.Senders, err = r.Senders(); err != nil {
		return nil, err
	}
	if b.Packages, err = r.Packages(); err != nil {
		return nil, err
	}
	b.Settlements, err = r.Settlements()
	return &b, err
}

// BranchRoster are the people of a branch as far as its committee's package has them. Whole numbers are recorded as shown.
func (o *Office) BranchRoster(ctx context.Context, sender int64, branch string) (people []model.RosterLine, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		people, err = r.PackageRoster(sender, branch)
		return err
	})
	for i := range people {
		people[i].IDNumber, people[i].Phone = model.MaskID(people[i].IDNumber), model.MaskPhone(people[i].Phone)
	}
	return people, err
}
