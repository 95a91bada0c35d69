package store

import (
	"encoding/json"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// District is what makes the file a district's; nil for the file of a committee.
func (r *Reader) District() (*model.District, error) {
	rows, err := r.query("SELECT public_key, limits FROM district")
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	if !rows.Next() {
		return nil, failure(rows.Err(), "")
	}
	var d model.District
	var limits string
	if err := rows.Scan(&d.PublicKey, &limits); err != nil {
		return nil, failure(err, "")
	}
	return &d, failure(json.Unmarshal([]byte(limits), &d.Limits), "")
}

// MakeDistrict makes a new file a district's, with its pair of keys.
func (tx *Tx) MakeDistrict(d model.District, private string) error {
	limits, err := json.Marshal(d.Limits)
	if err != nil {
		return err
	}
	_, err = tx.exec("INSERT INTO district (id, public_key, private_key, limits) VALUES (1, ?, ?, ?)", d.PublicKey, private, string(limits))
	return failure(err, "")
}

// PutDistrictLimits changes the limits of a district.
func (tx *Tx) PutDistrictLimits(l model.DistrictLimits) error {
	limits, err := json.Marshal(l)
	if err != nil {
		return err
	}
	_, err = tx.exec("UPDATE district SET limits = ?", string(limits))
	return failure(err, "")
}

// DistrictPrivateKey opens packages that were made for the district; "" in the file of a committee. It is shown to nobody.
func (r *Reader) DistrictPrivateKey() (string, error) {
	keys, err := column[string](r.ctx, r.q, "SELECT private_key FROM district")
	return strings.Join(keys, ""), failure(err, "")
}

// ReportingKey is the public key of the district that a committee sends to, "" where none was set.
func (r *Reader) ReportingKey() (string, error) {
	keys, err := column[string](r.ctx, r.q, "SELECT public_key FROM reporting")
	return strings.Join(keys, ""), failure(err, "")
}

// PutReportingKey sets it.
func (tx *Tx) PutReportingKey(key string) error {
	_, err := tx.exec("INSERT INTO reporting (id, public_key) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET public_key = excluded.public_key", key)
	return failure(err, "")
}

var senders = newTable("sender", "id, name, identity, contact, phone, due_on, left_on", "id", func(s *model.Sender) []any {
	return []any{&s.ID, &s.Name, &s.Identity, &s.Contact, &s.Phone, &s.DueOn, &s.LeftOn}
})

// Senders returns the committees that send to the district, in the order in which they were listed.
func (r *Reader) Senders() ([]model.Sender, error) { return senders.list(r, "") }

// PutSender adds one (ID 0; the ID is set) or changes it.
func (tx *Tx) PutSender(s *model.Sender) error { return senders.put(tx, s, &s.ID) }

// DeleteSender takes one off the list; Conflict where packages came from it.
func (tx *Tx) DeleteSender(id int64) error { return removeOne(tx, "sender", id) }

var packages = newTable("package", "id, sender_id, hash, name, sector, year, day, made_at, taken_at, rosters", "id", func(p *model.Received) []any {
	return []any{&p.ID, &p.SenderID, &p.Hash, &p.Name, &p.Sector, &p.Year, &p.Day, moment{&p.MadeAt}, moment{&p.TakenAt}, &p.Rosters}
})

// packageYear is a row of its table.
type packageYear struct {
	id, packageID     int64
	year              int
	figures, branches string
}

var packageYears = newTable("package_year", "id, package_id, year, figures, branches", "package_id, year", func(y *packageYear) []any {
	return []any{&y.id, &y.packageID, &y.year, &y.figures, &y.branches}
})

// Packages returns what was received, with figures and branches, in the order in which it came.
func (r *Reader) Packages() ([]model.Received, error) {
	all, err := packages.list(r, "")
	if err != nil {
		return nil, err
	}
	years, err := packageYears.list(r, "")
	if err != nil {
		return nil, err
	}
	at := make(map[int64]*model.Received, len(all))
	for i := range all {
		at[all[i].ID] = &all[i]
	}
	for i := range years {
		var f model.YearFigures
		if err := json.Unmarshal([]byte(years[i].figures), &f); err != nil {
			return nil, failure(err, "")
		}
		if err := json.Unmarshal([]byte(years[i].branches), &f.Rows); err != nil {
			return nil, failure(err, "")
		}
		if len(f.Rows) == 0 {
			f.Rows = nil
		}
		p := at[years[i].packageID]
		p.Years = append(p.Years, f)
	}
	return all, nil
}

// AddPackage adds what was received; its ID is set.
func (tx *Tx) AddPackage(p *model.Received) error {
	if err := packages.put(tx, p, &p.ID); err != nil {
		return err
	}
	for i := range p.Years {
		f := &p.Years[i]
		figures, err := json.Marshal(f)
		if err != nil {
			return err
		}
		branches, err := json.Marshal(append([]model.BranchFigures{}, f.Rows...))
		if err != nil {
			return err
		}
		y := packageYear{packageID: p.ID, year: f.Year, figures: string(figures), branches: string(branches)}
		if err := packageYears.put(tx, &y, &y.id); err != nil {
			return err
		}
	}
	return nil
}

// packageRoster is a row of its table.
type packageRoster struct {
	id, packageID  int64
	branch, people string
}

var packageRosters = newTable("package_roster", "id, package_id, branch, people", "id", func(y *packageRoster) []any {
	return []any{&y.id, &y.packageID, &y.branch, &y.people}
})

// AddPackageRoster adds the people of a branch, as a list that model.RosterOf reads.
func (tx *Tx) AddPackageRoster(pack int64, branch, people string) error {
	row := packageRoster{packageID: pack, branch: branch, people: people}
	return packageRosters.put(tx, &row, &row.id)
}

// RosterPackage is the package whose rosters are kept of a sender, 0 where none are.
func (r *Reader) RosterPackage(sender int64) (int64, error) {
	ids, err := column[int64](r.ctx, r.q, "SELECT id FROM package p WHERE sender_id = ? AND EXISTS (SELECT 1 FROM package_roster WHERE package_id = p.id)", sender)
	if err != nil || len(ids) == 0 {
		return 0, failure(err, "")
	}
	return ids[0], nil
}

// DropPackageRosters removes the rosters of a package.
func (tx *Tx) DropPackageRosters(pack int64) error {
	_, err := remove(tx, "package_roster", "package_id = ?", pack)
	return err
}

// PackageRoster are the people of a branch in the package whose rosters are kept of a sender.
func (r *Reader) PackageRoster(sender int64, branch string) ([]model.RosterLine, error) {
	rows, err := packageRosters.list(r, "branch = ? AND package_id IN (SELECT id FROM package WHERE sender_id = ?)", branch, sender)
	if err != nil {
		return nil, err
	}
	var all []model.RosterLine
	for i := range rows {
		people, err := model.RosterOf(rows[i].branch, rows[i].people)
		if err != nil {
			return nil, failure(err, "")
		}
		all = append(all, people...)
	}
	return all, nil
}

var settlements = newTable("settlement", "id, sender_id, year, branch, stood, incoming, taken", "id", func(s *model.Settlement) []any {
	return []any{&s.ID, &s.SenderID, &s.Year, &s.Branch, &s.Standing, &s.Incoming, &s.Taken}
})

// Settlements returns the decisions about results that later packages tell differently.
func (r *Reader) Settlements() ([]model.Settlement, error) { return settlements.list(r, "") }

// PutSettlement keeps a decision, as the last of all, instead of an earlier one about the same: decisions about packages count in the
// order in which they were made.
func (tx *Tx) PutSettlement(s model.Settlement) error {
	about := settlements.fields(&s)[1:]
	if _, err := tx.exec("DELETE FROM settlement WHERE sender_id = ? AND year = ? AND branch = ? AND stood = ? AND incoming = ?", about[:5]...); err != nil {
		return failure(err, "")
	}
	_, err := tx.exec("INSERT INTO settlement (sender_id, year, branch, stood, incoming, taken) VALUES (?, ?, ?, ?, ?, ?)", about...)
	return failure(err, "")
}
