package reports

// Lack says why there is nothing to print, a sentence that says what to do, and where that is done; the zero value where there is
// something to print.
type Lack struct {
	Why  string
	Next Next // zero where there is nothing to be done: everybody has sent, nothing is due
}

// Is reports whether there is nothing to print.
func (l Lack) Is() bool { return l.Why != "" }

// Next is the way to what a paper lacks: the place that the sentence of the Lack names.
type Next struct {
	Do string // the words of its button: 去登记联席会议
	At Place
	Of string // what of the place: a tab, a register, a kind of table, a paper; "" for the place itself
}

// Place is a place of the program, as its navigation names it.
type Place string

// The places that make what papers print.
const (
	InBranches  Place = "党组织"
	InRegisters Place = "台账" // Of is a register
	InProjects  Place = "项目"
	InDistricts Place = "汇总"
	InAssess    Place = "考核" // Of is the place of a step of the year
	InBallots   Place = "测评票"
	InPioneer   Place = "先锋指数"
	InPapers    Place = "文书" // Of is a paper
	InIntake    Place = "导入" // Of is a kind of table
)

var (
	atTheScheme    = Next{"去开始考核", InAssess, "scheme"}
	atTheMarks     = Next{"去打分", InAssess, "marks"}
	atTheRanking   = Next{"去核定", InAssess, "ranking"}
	atTheDistricts = Next{"去汇总", InDistricts, ""}
	atTheBallots   = Next{"去测评票", InBallots, ""}
	atTheBranches  = Next{"去党组织", InBranches, ""}
	atTheProjects  = Next{"去项目", InProjects, ""}
	atThePioneers  = Next{"去先锋指数", InPioneer, ""}
	importLedger   = Next{"去导入台账", InIntake, "branches"}
	importRoster   = Next{"去导入花名册", InIntake, "roster"}
)

func inRegister(id, title string) Next { return Next{"去登记" + title, InRegisters, id} }

func toPaper(name, title string) Next { return Next{"看" + title, InPapers, name} }
