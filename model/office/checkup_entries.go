package office

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// factRegisters are the registers of which the checkup reads the entries, by what reads an entry into the facts. The names of the
// fields are those of resources/registers; a value that is no date or number counts as nothing.
var factRegisters = map[string]func(*model.RegisterFacts, *store.FactEntry) error{
	"transfer": readTransfer, "dues": readDues, "development": readDevelopment, "floating": readFloating, "term": readTerm,
}

// entryLists are the facts of those registers, read in one pass.
var entryLists = factList{table: "register_entry",
	read: func(r *store.Reader, f *checkup.Facts, _ model.Date) (err error) {
		f.RegisterFacts, err = registerFacts(r)
		return err
	},
	renew: func(c *factChange, f *checkup.Facts) error {
		rows, err := registerFacts(c.Reader, c.keys...)
		f.Transfers = renewEntries(c, f.Transfers, rows.Transfers)
		f.Dues = renewEntries(c, f.Dues, rows.Dues)
		f.Developments = renewEntries(c, f.Developments, rows.Developments)
		f.Floatings = renewEntries(c, f.Floatings, rows.Floatings)
		f.Terms = renewEntries(c, f.Terms, rows.Terms)
		return err
	}}

// registerFacts reads the entries of those registers, with keys only those.
func registerFacts(r *store.Reader, keys ...int64) (model.RegisterFacts, error) {
	var f model.RegisterFacts
	entries, err := r.FactEntries(slices.Sorted(maps.Keys(factRegisters)), keys...)
	for i := range entries {
		if err == nil {
			err = factRegisters[entries[i].Register](&f, &entries[i])
		}
	}
	return f, err
}

// nameWritten is the name in the field of a person who is not on the roster.
func nameWritten(value string) string {
	if record.RefID(value) != 0 {
		return ""
	}
	return value
}

func dateIn(value string) model.Date {
	d, err := model.ParseDate(value)
	if err != nil {
		return ""
	}
	return d
}

// countIn is a whole number, -1 for anything else.
func countIn(value string) int {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// moneyIn is an amount in hundredths of a yuan.
func moneyIn(value string) (int64, bool) {
	p, err := model.ParsePoints(value)
	return int64(p), err == nil && p >= 0
}

// datesIn are the dates at the beginning of the lines of a log.
func datesIn(value string) []model.Date {
	var all []model.Date
	for line := range strings.Lines(value) {
		if words := strings.Fields(line); len(words) > 0 {
			if d := dateIn(words[0]); d != "" {
				all = append(all, d)
			}
		}
	}
	return all
}

// namesIn are the names of a list: 许慧、石颖敏. A blank does not part them, since many a name is written with one.
func namesIn(value string) []string {
	var all []string
	for _, name := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune("、，,；;/\n", r) }) {
		if name = strings.TrimSpace(name); name != "" {
			all = append(all, name)
		}
	}
	return all
}

func readTransfer(f *model.RegisterFacts, e *store.FactEntry) error {
	t := model.Transfer{EntryRef: e.EntryRef}
	err := e.Each(func(name, value string) {
		switch name {
		case "member":
			t.Name = nameWritten(value)
		case "direction":
			t.Out = strings.Contains(value, "出")
		case "letter_no":
			t.Letter = !strings.Contains(value, "网")
		case "issued":
			t.Issued = dateIn(value)
		case "receipt":
			t.Receipt = dateIn(value)
		case "valid_days":
			t.ValidDays = max(0, countIn(value))
		}
	})
	f.Transfers = append(f.Transfers, t)
	return err
}

func readDues(f *model.RegisterFacts, e *store.FactEntry) error {
	f.Dues = append(f.Dues, model.Dues{EntryRef: e.EntryRef, Base: -1, Standard: -1})
	d := &f.Dues[len(f.Dues)-1]
	for i := range d.Paid {
		d.Paid[i] = model.NothingStated
	}
	return e.Each(func(name, value string) {
		switch name {
		case "member":
			d.Name = nameWritten(value)
		case "year":
			d.Year = countIn(value)
		case "dues_kind":
			d.Kind = strings.Clone(value) // not the whole entry behind it
		case "base":
			if n, ok := moneyIn(value); ok {
				d.Base = n
			}
		case "standard":
			if n, ok := moneyIn(value); ok {
				d.Standard = n
			}
		default:
			month, ok := strings.CutPrefix(name, "paid_")
			if i := countIn(month); ok && i >= 1 && i <= 12 {
				d.Paid[i-1] = paidIn(value)
			}
		}
	})
}

// paidIn reads what was paid in a month; words such as 未交 state that it was nothing.
func paidIn(value string) int64 {
	if n, ok := moneyIn(value); ok {
		return n
	}
	if strings.ContainsAny(value, "未欠无没—-") {
		return 0
	}
	return model.NotReadable
}

var developmentDates = map[string]func(*model.Development) *model.Date{
	"apply_date":     func(d *model.Development) *model.Date { return &d.Apply },
	"talk_date":      func(d *model.Development) *model.Date { return &d.Talk },
	"activist_date":  func(d *model.Development) *model.Date { return &d.Activist },
	"target_date":    func(d *model.Development) *model.Date { return &d.Target },
	"training_from":  func(d *model.Development) *model.Date { return &d.TrainFrom },
	"training_to":    func(d *model.Development) *model.Date { return &d.TrainTo },
	"public_from":    func(d *model.Development) *model.Date { return &d.PublicFrom },
	"public_to":      func(d *model.Development) *model.Date { return &d.PublicTo },
	"prereview_date": func(d *model.Development) *model.Date { return &d.Preview },
	"admit_meeting":  func(d *model.Development) *model.Date { return &d.Admit },
	"superior_talk":  func(d *model.Development) *model.Date { return &d.SuperiorTalk },
	"approval_date":  func(d *model.Development) *model.Date { return &d.Approval },
	"oath_date":      func(d *model.Development) *model.Date { return &d.Oath },
	"extended_to":    func(d *model.Development) *model.Date { return &d.ExtendedTo },
	"full_meeting":   func(d *model.Development) *model.Date { return &d.FullMeeting },
	"full_approval":  func(d *model.Development) *model.Date { return &d.FullApproval },
}

func readDevelopment(f *model.RegisterFacts, e *store.FactEntry) error {
	d := model.Development{EntryRef: e.EntryRef, Contacts: -1, Introducers: -1, Hours: -1, Voters: -1, Present: -1, VotesFor: -1}
	err := e.Each(func(name, value string) {
		switch name {
		case "member":
			d.Name = nameWritten(value)
		case "id_number":
			d.Birth = model.IDBirth(value)
		case "contacts":
			d.Contacts = len(namesIn(value))
		case "introducers":
			d.Introducers = len(namesIn(value))
		case "exam_dates":
			d.Exams = datesIn(value)
		case "training_hours":
			if n, ok := moneyIn(value); ok {
				d.Hours = model.Points(n)
			}
		case "voters_due":
			d.Voters = countIn(value)
		case "voters_present":
			d.Present = countIn(value)
		case "votes_for":
			d.VotesFor = countIn(value)
		default:
			if at := developmentDates[name]; at != nil {
				*at(&d) = dateIn(value)
			}
		}
	})
	f.Developments = append(f.Developments, d)
	return err
}

func readFloating(f *model.RegisterFacts, e *store.FactEntry) error {
	var p model.Floating
	p.EntryRef = e.EntryRef
	err := e.Each(func(name, value string) {
		switch name {
		case "member":
			p.Name = nameWritten(value)
		case "kind":
			p.Kind = value
		case "since":
			p.Since = dateIn(value)
		case "fixed":
			p.Fixed = map[string]model.Answer{record.Yes: model.Yes, record.No: model.No}[value]
		case "contacts":
			p.Contacts = datesIn(value)
		case "measure":
			p.Measure = value
		case "measure_on":
			p.MeasureOn = dateIn(value)
		case "ended_on":
			p.EndedOn = dateIn(value)
		}
	})
	f.Floatings = append(f.Floatings, p)
	return err
}

func readTerm(f *model.RegisterFacts, e *store.FactEntry) error {
	t := model.Term{EntryRef: e.EntryRef, Voters: -1, Present: -1}
	err := e.Each(func(name, value string) {
		switch name {
		case "election_date":
			t.Elected = dateIn(value)
		case "term_from":
			t.From = dateIn(value)
		case "term_to":
			t.To = dateIn(value)
		case "extended_to":
			t.ExtendedTo = dateIn(value)
		case "extension_on":
			t.ExtensionOn = dateIn(value)
		case "extension_no":
			t.ExtensionNo = value
		case "voters_due":
			t.Voters = countIn(value)
		case "voters_present":
			t.Present = countIn(value)
		case "elected":
			t.Votes = votesIn(value)
		}
	})
	f.Terms = append(f.Terms, t)
	return err
}

// votesIn reads those elected with their votes: 董秀（40票）、梁雪月 39 票.
func votesIn(value string) []model.Vote {
	var all []model.Vote
	for _, part := range namesIn(value) {
		v := model.Vote{Votes: -1}
		at := strings.IndexFunc(part, func(r rune) bool { return r >= '0' && r <= '9' })
		if v.Name = part; at >= 0 {
			v.Name = part[:at]
			digits := part[at:]
			if end := strings.IndexFunc(digits, func(r rune) bool { return r < '0' || r > '9' }); end >= 0 {
				digits = digits[:end]
			}
			v.Votes = countIn(digits)
		}
		if v.Name = strings.Trim(v.Name, " 　（(：:"); v.Name != "" {
			all = append(all, v)
		}
	}
	return all
}
