package model

// NodeKind tells what a node of the explained result is.
type NodeKind string

// The kinds of node, from the root down.
const (
	TotalNode    NodeKind = "total"
	PartNode     NodeKind = "part"     // a hundred
	CategoryNode NodeKind = "category" // A 政治引领
	ItemNode     NodeKind = "item"     // A1
	WeightNode   NodeKind = "weight"   // what a hundred loses or wins on its way into the total: 党建工作 × 50%
	AdjustNode   NodeKind = "adjust"   // 加分, 减分 and their entries
	LineNode     NodeKind = "line"     // a piece of evidence
	RoundNode    NodeKind = "rounding" // a hundredth lost or won in rounding, so that children add up
)

// Result is one node of the explained tree: every number has a sentence. The children of a node that has any add up to
// its Score, to the hundredth; where weighting, scaling, a cap or rounding comes between, it is a child of its own.
type Result struct {
	Kind     NodeKind  `json:"kind"`
	ID       string    `json:"id,omitempty"`
	Name     string    `json:"name"`
	Max      Points    `json:"max"`
	Score    Points    `json:"score"`
	Ready    bool      `json:"ready"`           // false: a mark is missing below; Score is what is there so far
	NA       bool      `json:"na,omitempty"`    // 不适用
	Sums     bool      `json:"sums,omitempty"`  // it is a summand of its parent; one that is not has a Score of 0
	Why      string    `json:"why"`             // the sentence
	Plain    bool      `json:"plain,omitempty"` // the sentence says no more than the numbers, so that lists leave it out
	Done     int       `json:"done,omitempty"`  // of a piece of evidence that counts: how many of Due
	Due      int       `json:"due,omitempty"`   // how many were due; 0 where nothing is counted
	Children []*Result `json:"children,omitempty"`
}

// Find returns the node with an ID, nil when there is none.
func (r *Result) Find(id string) *Result {
	if r == nil || r.ID == id {
		return r
	}
	for _, c := range r.Children {
		if n := c.Find(id); n != nil {
			return n
		}
	}
	return nil
}

// BranchResult is the outcome for one branch at one stage.
type BranchResult struct {
	OrgID     int64
	Branch    string
	Stage     Stage
	Ready     bool     // every item marked; an unready branch has no total, rank or grade
	Missing   []string // codes of the items without a mark
	Parts     []Points // in the scheme's order
	Bonus     Points   // after the cap
	Deduction Points   // after the cap
	HasBonus  bool     // at least one entry; otherwise papers print —
	HasDeduct bool
	Total     Points // uncapped, rounded half up once
	Graded    Points // the total as it counts for grading
	Earned    string // the grade by marks, gate and veto, before any quota
	GradeWhy  string // how the total became that grade
	Vetoed    bool
	Gated     bool
	NotGraded bool     // set up too late in the year to be graded: no rank, no grade, not in the base of a quota
	NoTotal   bool     // side by side: Total only orders and grades (the lower hundred); papers print —
	Notes     []string // sentences: capped bonus, gate, veto, rescaling, input errors
	NoReason  []string `json:",omitempty"` // marks that need a reason and have none, a sentence each: A1 打 4.5 分，按方法可得 5、3、0 分
	Tree      *Result
}

// Part returns what a branch reached in the hundred at a place of the scheme's order; ok is false when there is no
// such number: all its items are 不适用, or a mark is missing.
func (b *BranchResult) Part(i int) (p Points, ok bool) {
	if i >= len(b.Parts) {
		return 0, false
	}
	if n := b.partNode(i); n != nil && (n.NA || !n.Ready) {
		return 0, false
	}
	return b.Parts[i], true
}

// PartAway reports whether all items of the hundred at a place of the scheme's order are 不适用.
func (b *BranchResult) PartAway(i int) bool {
	n := b.partNode(i)
	return n != nil && n.NA
}

// PartText is a hundred as lists and papers print it: — when all its items are 不适用, "" while a mark is missing.
func (b *BranchResult) PartText(i int) string {
	if b.PartAway(i) {
		return "—"
	}
	if p, ok := b.Part(i); ok {
		return p.String()
	}
	return ""
}

// partNode is the node of the hundred at a place of the scheme's order, nil for a result without a tree.
func (b *BranchResult) partNode(i int) *Result {
	if b.Tree == nil {
		return nil
	}
	for _, n := range b.Tree.Children {
		if n.Kind != PartNode {
			continue
		}
		if i == 0 {
			return n
		}
		i--
	}
	return nil
}

// RankRow is a branch in the ranking.
type RankRow struct {
	BranchResult
	Rank    int    // equal totals share a rank; 0 when not ready, not graded or, where the scheme says so, vetoed
	Grade   string // after the quota and decisions; "" while a tie is open or the branch is not ready
	Decided bool   // a person decided it
	Open    bool   // part of a tie at the quota's border that waits for a decision
	Remark  string // 同分, 超出优秀名额, 否决 ... as printed in 备注
	Reason  string // the reason given with the decision
	ByPart  []int  // the rank within each hundred, in the scheme's order; 0 when not ready or not applicable

	Lapsed *LapsedDecision `json:",omitempty"` // a decision that does not hold any more
}

// LapsedDecision is a decision that was made on other marks than those of now. It does nothing but show.
type LapsedDecision struct {
	Decision
	Why   string // 总分由 88.50 变为 90.50
	Again bool   // it lowered the grade and the marks do not: people must decide again, or take it back
}

// Tie is a group of equal totals at the border of a quota.
type Tie struct {
	Grade  string  // the grade in question
	Places int     // places left for the group
	OrgIDs []int64 // the tied
	Total  Points
}

// QuotaUse is how far a quota is used.
type QuotaUse struct {
	Grade string
	Limit int
	Base  int    // how many were counted
	Used  int    // decided and certain ones
	Why   string // 24 × 30% = 7.2，只舍不入，7 个
	Ties  []Tie

	Beyond []int64 `json:",omitempty"` // decided for the grade although those before them left no place: Decide and Finalise refuse them
}

// Ranking is the outcome of one group of a year at one stage.
type Ranking struct {
	Year   int
	Group  int    `json:",omitempty"` // its number in the year; 0 means 1
	Scheme string // the scheme's title
	Stage  Stage
	Rows   []RankRow // by rank, of equal totals the better grade first; unready branches last
	Quotas []QuotaUse
	Notes  []string // what the reader of the ranking should know: ranks still provisional, a decision not followed
}

// OpenTies returns the ties that wait for a decision.
func (r *Ranking) OpenTies() []Tie {
	var open []Tie
	for _, q := range r.Quotas {
		open = append(open, q.Ties...)
	}
	return open
}
