package intake

// Field names what a column means. Marks of a score table use the item's ID after FieldItem.
type Field string

// Fields of every kind.
const (
	FieldNone   Field = ""       // not imported
	FieldIgnore Field = "ignore" // the user's choice not to import a column
	Seq         Field = "seq"    // 序号
	Issue       Field = "issue"  // 问题, the column that an error workbook adds
	Remark      Field = "remark"
	Branch      Field = "branch"
	Name        Field = "name" // of the person; of the organisation in a ledger
	KindField   Field = "kind" // 人员类别, 组织类别, 活动类别
	Phone       Field = "phone"
)

// Fields of a roster.
const (
	Sex          Field = "sex"
	Ethnicity    Field = "ethnicity"
	IDNumber     Field = "id_number"
	Birth        Field = "birth"
	Education    Field = "education"
	JoinDate     Field = "join_date"
	FullDate     Field = "full_date"
	ApplyDate    Field = "apply_date"
	ActivistDate Field = "activist_date"
	TargetDate   Field = "target_date"
	WorkUnit     Field = "unit" // where somebody works; a known unit, or words kept with the post
	Job          Field = "job"
	Address      Field = "address"
	Status       Field = "status"
	Floating     Field = "floating"
	FloatTo      Field = "float_to"
	Lost         Field = "lost"
	LostOn       Field = "lost_on"
	Exempt       Field = "exempt"
	NewGroup     Field = "new_group"
	LeftOn       Field = "transfer_out_date" // not stored; a row that has it is about somebody who left
)

// Fields of a branch ledger, besides Name, KindField, Phone and Remark.
const (
	Formation       Field = "formation"
	Management      Field = "management"
	Local           Field = "local_parent" // 属地党组织
	Parent          Field = "parent"
	SetUpOn         Field = "set_up_on"
	ApprovedOn      Field = "approved_on"
	TermStart       Field = "term_start"
	TermEnd         Field = "term_end"
	Secretary       Field = "secretary"
	Deputy          Field = "deputy"
	Board           Field = "board"
	Contact         Field = "contact"
	ReportedSize    Field = "reported_size"
	UnitCount       Field = "unit_count"
	Units           Field = "units"
	UnitKind        Field = "unit_kind"  // of the one unit that a row names
	UnitStaff       Field = "unit_staff" // its headcount
	InCharter       Field = "in_charter"
	ValuesInCharter Field = "values_in_charter"
	SeatOnBoard     Field = "seat_on_board"
	Budgeted        Field = "budgeted"
)

// Fields of activity records, besides Branch, KindField and Remark.
const (
	Date     Field = "date"
	Topic    Field = "topic"
	Place    Field = "place"
	Due      Field = "due"
	Present  Field = "present"
	Absent   Field = "absent"
	Chair    Field = "chair"
	Recorder Field = "recorder"
	DateTo   Field = "to_date"
	Hours    Field = "hours"

	VoteDue     Field = "vote_due"
	VotePresent Field = "vote_present"
	VoteFor     Field = "vote_for"
)

// Fields of score tables, besides Branch and Date. The marks of an item in a wide table are FieldItem + its ID.
const (
	FieldItem        = "item:"
	PartField  Field = "part"
	ItemField  Field = "item"
	SelfScore  Field = "self"
	CheckScore Field = "checked"
	FinalScore Field = "final"
	MaxScore   Field = "max"
	Reason     Field = "reason"
	AdjustKind Field = "adjust_kind"
	Title      Field = "title"
	Basis      Field = "basis"
	Matter     Field = "matter"
	PointsOf   Field = "points"
	Subtotal   Field = "subtotal"
)
