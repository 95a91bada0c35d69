package office

import (
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/store"
)

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
	allowed := func(r *store.Reader) error {
		_, err := districtOf(r)
		return err
	}
	if err := o.beforeRisk(ctx, "收数据包前", allowed); err != nil {
		return 0, err
	}
	return o.write(ctx, "import", takeWords(good), func(tx *store.Tx) error {
		if err := allowed(&tx.Reader); err != nil {
			return err
		}
		had, err := tx.Packages()
		if err != nil {
			return err
		}
		made := map[int64]int64{} // the numbers of new committees, by those of the comparison
		for _, f := range good {
			at := slices.IndexFunc(had, func(k model.Received) bool { return k.Hash == f.Package.Hash })
			switch {
			case at < 0:
				p, err := o.takeOne(tx, f, had)
				if err != nil {
					return err
				}
				had, made[f.sender] = append(had, p), p.SenderID
			case f.Insisted:
				if err := takeRosters(tx, f, had[at], had); err != nil {
					return err
				}
			}
			settled = append(settled, f.decided...)
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

// takeRosters keeps the rosters of the package made last, or of one that is to count all the same, and no others.
func takeRosters(tx *store.Tx, f *TakeFile, p model.Received, had []model.Received) error {
	if len(f.people) == 0 {
		return nil
	}
	kept, err := tx.RosterPackage(p.SenderID)
	if err != nil {
		return err
	}
	if at := slices.IndexFunc(had, func(k model.Received) bool { return k.ID == kept }); at >= 0 {
		if p.ID == kept || district.Earlier(p, had[at]) < 0 && !f.Insisted {
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
	latest := map[int64]*TakeFile{} // of several packages of a committee only the last made is counted
	for _, f := range good {
		if was := latest[f.sender]; was == nil || was.Package.MadeAt.Before(f.Package.MadeAt) {
			latest[f.sender] = f
		}
	}
	branches, members := 0, 0
	for _, f := range latest {
		own := &f.Package.Years[len(f.Package.Years)-1]
		branches, members = branches+own.Branches, members+own.Members
	}
	whose := fmt.Sprintf(" %d 个", len(good))
	if len(good) == 1 {
		whose = "“" + district.ShortName(good[0].Committee) + "”"
	}
	return fmt.Sprintf("收下%s数据包：%d 个支部，%d 人", whose, branches, members)
}
