package intake

// Policy says what is done with somebody who is in the data file already.
type Policy string

// The policies. Under none of them does an empty cell erase anything.
const (
	Overwrite Policy = "overwrite" // the file's values replace those that differ (the default)
	Fill      Policy = "fill"      // only what is empty in the data file is filled
	SkipKnown Policy = "skip"      // those who are there already are left alone
)

// Options is what the user has chosen so far. The zero value recognises everything by itself.
type Options struct {
	Kind          Kind                 // "" recognises it from the headers
	Policy        Policy               // "" is Overwrite
	OnlySheets    []string             // read only sheets of these names; empty reads all that hold a table
	Sheets        map[int]SheetOptions // by index in the book
	Map           map[string]Field     // by header, for all sheets (--map 'HEADER=FIELD'); FieldIgnore leaves it out
	Edits         map[CellRef]string   // cells that the user typed anew
	Decisions     map[RowRef]Decision
	Values        map[ValueKey]ValueChoice
	Answers       map[QuestionKey]string // IDs of the answers to questions
	IncludeHidden bool                   // import hidden rows and sheets as well
	KeepText      bool                   // registers: a value that cannot be read, or is missing, goes in as the file has it instead of being an error
	HiddenChosen  bool                   // somebody saw that there are hidden rows and decided not to import them
}

// SheetOptions overrides what was recognised on one sheet.
type SheetOptions struct {
	Include    *bool         // nil decides by itself
	HeaderRow  int           // from 1; 0 decides by itself
	HeaderRows int           // 0 decides by itself
	NoHeader   bool          // the table has no header: data begins at HeaderRow, or at the first row with two cells
	Fields     map[int]Field // by column; FieldIgnore leaves the column out
	Branch     *string       // every row belongs to this branch; nil decides by itself
	Stage      string        // scores: self, checked, final; "" decides by itself
}

// Action is a way out of a row's problem.
type Action string

// The actions.
const (
	LeaveOut       Action = "leave-out" // the row is not imported
	AsNew          Action = "as-new"    // a conflict is somebody new
	UpdateExisting Action = "update"    // a conflict is the member named in Decision.Member
	Accept         Action = "accept"    // the doubt was looked at and holds as it stands
	BlankFaulty    Action = "blank"     // the faulty fields stay empty, the rest is imported
	Include        Action = "include"   // a skipped row is data after all
)

// Decision is what the user decided about one row.
type Decision struct {
	Action Action `json:"action"`
	Member int64  `json:"member,omitempty"` // for UpdateExisting: ID of the member, organisation or record
}

// ValueKey names a value of the file that the data file does not know.
type ValueKey struct {
	Field Field
	Text  string // as in the file, cleaned of spaces
}

// ValueAction is what is done with an unknown value.
type ValueAction string

// The actions for unknown values.
const (
	MapTo      ValueAction = "map"    // it means ValueChoice.To
	CreateIt   ValueAction = "create" // a branch: create it under this name
	KeepAsIs   ValueAction = "keep"   // store the text as the file has it (free-text fields)
	LeaveBlank ValueAction = "blank"  // the field stays empty; the default for coded values
	LeaveRows  ValueAction = "rows"   // the rows that hold it are not imported
	AskFirst   ValueAction = "ask"    // nothing is done before somebody chooses: the rows are conflicts
)

// ValueChoice is the choice for one unknown value. Choices are remembered for later files.
type ValueChoice struct {
	Action ValueAction `json:"action"`
	To     string      `json:"to,omitempty"`
	OrgID  int64       `json:"org_id,omitempty"` // for MapTo of a branch: the organisation
	Chosen bool        `json:"chosen"`           // a person chose it, now or at an earlier import
}

// Layout is what is remembered of one header row: which columns mean what.
type Layout struct {
	Kind       Kind
	HeaderRows int
	Fields     map[int]Field // by column
}

// Remember returns the layouts and value choices of an applied plan that are worth remembering: every layout whose
// mapping a person touched, and every value that a person chose.
func (p *Plan) Remember(opts Options) (map[string]Layout, map[ValueKey]ValueChoice) {
	layouts := map[string]Layout{}
	for _, s := range p.Sheets {
		o, touched := opts.Sheets[s.Index]
		if s.Layout == "" || (!touched && len(opts.Map) == 0 && !s.Remembered) || (touched && o.Fields == nil && o.HeaderRow == 0) {
			continue
		}
		l := Layout{Kind: p.Kind, HeaderRows: s.HeaderRows, Fields: map[int]Field{}}
		shift := 0
		if s.HasIssueColumn() {
			shift = 1
		}
		for _, c := range s.Columns {
			switch {
			case c.Col < shift:
			case c.Field == FieldNone:
				l.Fields[c.Col-shift] = FieldIgnore
			default:
				l.Fields[c.Col-shift] = c.Field
			}
		}
		layouts[s.Layout] = l
	}
	values := map[ValueKey]ValueChoice{}
	for _, u := range p.Unknowns {
		if u.Choice.Chosen && u.Choice.Action != LeaveRows {
			values[ValueKey{u.Field, u.Text}] = u.Choice
		}
	}
	return layouts, values
}
