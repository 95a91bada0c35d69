package record

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Owner is what an entry of a register belongs to.
type Owner string

// The owners.
const (
	OfCommittee Owner = "committee" // 党委
	OfOrg       Owner = "org"       // 支部
	OfUnit      Owner = "unit"      // 单位
	OfMember    Owner = "member"    // 党员
)

// Owners lists the owners in the order in which they are offered.
func Owners() []Owner { return []Owner{OfCommittee, OfOrg, OfUnit, OfMember} }

// Label is the Chinese term, "" for no owner of this program.
func (o Owner) Label() string {
	return map[Owner]string{OfCommittee: "党委", OfOrg: "支部", OfUnit: "单位", OfMember: "党员"}[o]
}

// Shape is the shape of the field that names the owner, "" for the committee.
func (o Owner) Shape() Shape {
	return map[Owner]Shape{OfOrg: Org, OfUnit: Unit, OfMember: Member}[o]
}

// Register is a kind of record that is data (台账): the definition ships in resources/registers or is a secretary's own,
// and is kept in the data file.
type Register struct {
	ID        string        `json:"id"`              // English, stable: agreement
	Word      string        `json:"word,omitempty"`  // what the command line calls its spreadsheets and list: terms; "": register:ID
	Title     string        `json:"title"`           // 共建协议
	Unit      string        `json:"unit"`            // 份: what is counted
	Group     string        `json:"group"`           // the head under which it stands in the list of registers: 组织, 党员, 共建, 工作, 自建
	Note      string        `json:"note,omitempty"`  // one sentence on what belongs here, shown while it is empty
	Place     int           `json:"place,omitempty"` // in its group, from 1; those without one come last
	Owner     Owner         `json:"owner"`
	Own       bool          `json:"own,omitempty"`       // the committee changed it: a later version of the program leaves it as it is
	Source    string        `json:"source,omitempty"`    // where the fields come from
	Effective string        `json:"effective,omitempty"` // since when
	Prefix    string        `json:"prefix,omitempty"`    // entries are numbered with it: GJ-2026- gives GJ-2026-001; "": not numbered
	Fields    []Item        `json:"fields"`
	Columns   []SheetColumn `json:"columns,omitempty"`  // columns of spreadsheets that are no fields: 任期起止
	Key       []string      `json:"key,omitempty"`      // the fields by which an import knows an entry again; see SameKey. Empty: the required ones
	Once      bool          `json:"once,omitempty"`     // no two open entries have the same key
	Years     []string      `json:"years,omitempty"`    // the dates whose year tells entries of one key apart, the surest first; empty: no key comes back in another year
	States    []State       `json:"states,omitempty"`   // in order; none: entries have no state
	StateOf   string        `json:"state_of,omitempty"` // the field whose value gives the state; "": it is set by hand, or see State.Since
	TitleOf   string        `json:"title_of,omitempty"` // the field by which people call an entry; "": see TitleField
	Counts    *Counting     `json:"counts,omitempty"`   // how many entries a branch has in a year, for the assessment; nil: nobody counts them
	Match     *Matching     `json:"match,omitempty"`    // its entries are claimed by those of other registers; nil: they are not
	Contest   *Contest      `json:"contest,omitempty"`  // its entries compete in a year; nil: they do not
	Topics    *Topics       `json:"topics,omitempty"`   // its entries are topics of meetings; nil: they are not
	Promise   *Promise      `json:"promise,omitempty"`  // its entries promise something so many times a year; nil: they do not
	Tally     *Tally        `json:"tally,omitempty"`    // what is counted from another register and never typed where that has entries; nil: nothing
	Hands     *Handing      `json:"hands,omitempty"`    // entries of another register that are made of one of these by a button; nil: none
	Rounds    *Rounds       `json:"rounds,omitempty"`   // entries that are rounds of one thing, to be compared; nil: they are not
	List      []string      `json:"list,omitempty"`     // the fields that the list and the printed paper show; empty: the first six
}

// Item is a field of a register.
type Item struct {
	Name     string   `json:"name"` // English, stable within the register
	Label    string   `json:"label"`
	Shape    Shape    `json:"shape"`
	Options  []string `json:"options,omitempty"` // of a Choice; other values are taken too
	Required bool     `json:"required,omitempty"`
	Aliases  []string `json:"aliases,omitempty"` // headers of spreadsheets, besides the label
	Remind   int      `json:"remind,omitempty"`  // of a Date: due on that day, said so many days ahead; 0: nothing is due
	Until    string   `json:"until,omitempty"`   // of a Date with Remind: the field that, once filled, settles it: 完成日期

	RemindMonths int `json:"remind_months,omitempty"` // of a Date with Remind: said so many months ahead, in place of the days

	Months    int      `json:"months,omitempty"`    // of a Date with Remind: due so many months after it
	Days      string   `json:"days,omitempty"`      // of a Date with Remind: the field with the days after which it is due: 有效期
	Extended  string   `json:"extended,omitempty"`  // of a Date with Remind: the field with the day to which it was put off
	DueAs     string   `json:"due_as,omitempty"`    // of a Date with Remind: what is due then, "" when the label says it: 预备期满
	Lapses    string   `json:"lapses,omitempty"`    // of a Date with Remind: the field with the day after which nothing is due any more: 召开日期
	After     string   `json:"after,omitempty"`     // of a Date: the field whose day it cannot precede; an import points to a row where it does
	Zero      []string `json:"zero,omitempty"`      // of a Money: words that mean nothing: 未交
	Above     bool     `json:"above,omitempty"`     // of a Number: the year that a spreadsheet may say in its header, title or name only
	Min       *int     `json:"min,omitempty"`       // of a Number, Money or Percent: it cannot be less; nil: anything
	Max       *int     `json:"max,omitempty"`       // nor more
	Exact     bool     `json:"exact,omitempty"`     // of a Date in the key: a year and a day in it are two things, not one known more exactly
	Sum       bool     `json:"sum,omitempty"`       // of a Number: lists add it up, as they do Money
	Entries   []string `json:"entries,omitempty"`   // of a Text: it holds the numbers of entries of these registers
	Strangers bool     `json:"strangers,omitempty"` // of a Member or Unit: names that the data file does not have are nothing to point to

	// What an import points to, besides.
	Closed    bool              `json:"closed,omitempty"`     // of a Choice: what is none of its options
	KnownWhen map[string]string `json:"known_when,omitempty"` // of a Member with Strangers: one who is not on the roster where these fields hold this, "" for nothing
	MembersOf string            `json:"members_of,omitempty"` // of an Org: one that is not the branch of the Member in that field
	AtMost    string            `json:"at_most,omitempty"`    // of a Number or Money: more than the field named here has; forms refuse it
	Of        string            `json:"of,omitempty"`         // of a Number: something done where the field named here says that nothing was to be done; forms refuse it
	Happened  bool              `json:"happened,omitempty"`   // of a Date or Log: a day after today; forms refuse it
}

// Counting says which entries of a register count in a year.
type Counting struct {
	On       string `json:"on"`                 // the date that makes one count: 服务日期
	Standing bool   `json:"standing,omitempty"` // from that date for as long as it is not over, as a post does; else in the year of that date
	By       string `json:"by,omitempty"`       // the field that tells kinds of entries apart, where some count alone
	Sum      string `json:"sum,omitempty"`      // a number that items may count in the place of entries: hours
	SumAs    string `json:"sum_as,omitempty"`   // what such an item calls it, after the register: 时长
	SumUnit  string `json:"sum_unit,omitempty"` // what it is counted in: 小时
	DayMost  int    `json:"day_most,omitempty"` // the most that it comes to for one member on one day; 0: anything
	Until    string `json:"until,omitempty"`    // of one that stands: the date on which that ended: 撤销日期
}

// State is a state that entries go through.
type State struct {
	Name    string   `json:"name"`              // 履行
	Values  []string `json:"values,omitempty"`  // values of the field StateOf that mean it, besides its name
	Since   string   `json:"since,omitempty"`   // the date that brings an entry into it: the state is the last whose date is filled
	Over    bool     `json:"over,omitempty"`    // nothing is due any more
	Instead bool     `json:"instead,omitempty"` // it ends an entry in the place of the states before it: 未采纳, 撤回
	Needs   string   `json:"needs,omitempty"`   // the date without which nothing comes into it: 结项日期; an import points to it, forms refuse it
	Why     string   `json:"why,omitempty"`     // the field that says why, where less is done than was to be (see Item.Of): 结项意见; an import points to it, forms refuse it
	Asks    []string `json:"asks,omitempty"`    // the fields that are asked for when an entry is brought into it, first the day of it: 公示日期; none that names a record
}

// ParseRegister reads a definition and checks it.
func ParseRegister(raw []byte) (Register, error) {
	var r Register
	if err := json.Unmarshal(raw, &r); err != nil {
		return r, &model.Error{Code: model.Invalid, Message: "台账的定义读不懂，检查文件是不是完整", Err: err}
	}
	return r, r.Validate()
}

// Field finds a field by its name.
func (r *Register) Field(name string) (*Item, bool) {
	i := slices.IndexFunc(r.Fields, func(i Item) bool { return i.Name == name })
	if i < 0 {
		return nil, false
	}
	return &r.Fields[i], true
}

// First finds the first field of a shape.
func (r *Register) First(s Shape) (*Item, bool) {
	i := slices.IndexFunc(r.Fields, func(i Item) bool { return i.Shape == s })
	if i < 0 {
		return nil, false
	}
	return &r.Fields[i], true
}

// Listed are the fields of the list and of the printed paper.
func (r *Register) Listed() []Item {
	if len(r.List) == 0 {
		return r.Fields[:min(6, len(r.Fields))]
	}
	var all []Item
	for _, name := range r.List {
		if i, ok := r.Field(name); ok {
			all = append(all, *i)
		}
	}
	return all
}

// TitleField is the field by which people call an entry: TitleOf, else the first required text, else the first text,
// else the first field.
func (r *Register) TitleField() *Item {
	if i, ok := r.Field(r.TitleOf); ok {
		return i
	}
	text := func(i *Item) bool { return i.Shape == Text || i.Shape == LongText }
	for _, fits := range []func(*Item) bool{
		func(i *Item) bool { return i.Required && text(i) }, text, func(*Item) bool { return true },
	} {
		for i := range r.Fields {
			if fits(&r.Fields[i]) {
				return &r.Fields[i]
			}
		}
	}
	return &Item{}
}

// Set stores a value of a field in an entry and settles what follows from it: the references and the state. The value
// is taken as it is; see Item.Check.
func (r *Register) Set(e *Entry, name, value string) {
	if value = strings.TrimSpace(value); value == "" {
		delete(e.Values, name)
	} else {
		if e.Values == nil {
			e.Values = map[string]string{}
		}
		e.Values[name] = value
	}
	r.Link(e)
}

// Link settles what an entry's values decide: the organisation, unit and member it names, and the state where a field
// gives it. An entry of a register with states that is in none of them is in the first.
func (r *Register) Link(e *Entry) {
	e.Register = r.ID
	for shape, id := range map[Shape]*int64{Org: &e.OrgID, Unit: &e.UnitID, Member: &e.MemberID} {
		*id = 0
		for _, i := range r.Fields {
			if n := RefID(e.Values[i.Name]); i.Shape == shape && n != 0 {
				*id = n
				break
			}
		}
	}
	r.SettleState(e, "")
}

// SettleState brings an entry into the state that its values give on a day; one that is set by hand stays. What happens on a day after
// it has not happened yet; "" is the end of time.
func (r *Register) SettleState(e *Entry, day model.Date) {
	switch {
	case len(r.States) == 0:
		e.State = ""
	case r.StateOf != "":
		e.State = r.stateFor(e.Values[r.StateOf])
	case r.StatesByDate():
		e.State = r.States[0].Name
		for _, s := range r.States {
			since, _ := r.Field(s.Since)
			if v := e.Values[s.Since]; v != "" && (day == "" || since == nil || since.StillAhead(v, day) == "") {
				e.State = s.Name
			}
		}
		if at := slices.IndexFunc(r.States, func(s State) bool { return s.Over }); e.Handed && at >= 0 && !r.Over(e) {
			e.State = r.States[at].Name
		}
	case e.State == "":
		e.State = r.States[0].Name
	}
	// One that has the date of the second state has come into it, such as a post that was named.
	if r.StatesByHand() && len(r.States) > 1 && e.State == r.States[0].Name {
		if on, err := model.ParseDate(e.Values[r.States[1].Needs]); err == nil && on != "" && !day.Before(on) {
			e.State = r.States[1].Name
		}
	}
	if r.Promise != nil && r.StatesByHand() && r.Signed(e) {
		if last, err := model.ParseDate(e.Values[EndedOn]); err == nil && last.Before(day) {
			e.State = r.Promise.Ended
		}
	}
}

// StatesByDate reports whether the dates of an entry give its state; see State.Since.
func (r *Register) StatesByDate() bool {
	return slices.ContainsFunc(r.States, func(s State) bool { return s.Since != "" })
}

// StatesByHand reports whether people set the state of an entry.
func (r *Register) StatesByHand() bool {
	return len(r.States) > 0 && r.StateOf == "" && !r.StatesByDate()
}

// stateFor is the state that a value of the field StateOf means; the first one where it says nothing known.
func (r *Register) stateFor(value string) string {
	if s, ok := r.StateNamed(value); ok && value != "" {
		return s.Name
	}
	return r.States[0].Name
}

// StateNamed finds a state by its name or by a value that means it.
func (r *Register) StateNamed(word string) (State, bool) {
	for _, s := range r.States {
		if s.Name == word || slices.Contains(s.Values, word) {
			return s, true
		}
	}
	return State{}, false
}

// Over reports whether an entry is done with: closed, or in a state in which nothing is due any more.
func (r *Register) Over(e *Entry) bool {
	s, _ := r.StateNamed(e.State)
	return s.Over || e.ClosedOn != ""
}

// Kind makes the fields of a register's entries, for forms, lists and tables.
func (r *Register) Kind() *Kind[Entry] {
	k := &Kind[Entry]{Name: r.ID, Label: r.Title, Unit: r.Unit}
	for _, i := range r.Fields {
		f := Field[Entry]{Name: i.Name, Label: i.Label, Shape: i.Shape, Required: i.Required, Open: i.Shape == Choice || i.Strangers,
			Aliases: append([]string{i.Label}, i.Aliases...),
			get:     func(e *Entry) string { return e.Values[i.Name] }}
		for _, o := range i.Options {
			f.Options = append(f.Options, Option{o, o})
		}
		f.set = func(e *Entry, v string) error {
			v = strings.TrimSpace(v)
			if err := i.Check(v); err != nil {
				return err
			}
			r.Set(e, i.Name, v)
			return nil
		}
		k.Fields = append(k.Fields, f)
	}
	return k
}
