package model

// PioneerIndex is a 党员先锋指数: a member's yearly reference mark out of 100, entered by quarter. It reuses the parts,
// categories and items of a scheme; the first part is the base (基本指数), the second the pioneer part (先锋指数).
// The index is a reference for 民主评议, which decides.
type PioneerIndex struct {
	ID        string        `json:"id"`
	Title     string        `json:"title"`
	Sector    Sector        `json:"sector"`
	Source    string        `json:"source"`
	Effective Date          `json:"effective"`
	Period    string        `json:"period"` // "quarter": how often it is entered
	Parts     []Part        `json:"parts"`
	Bonus     AdjustRule    `json:"bonus"`
	Minus     AdjustRule    `json:"minus"` // 负向指数
	Zeroes    []ZeroCase    `json:"zeroes"`
	Bands     []PioneerBand `json:"bands"`  // best first
	Exempt    string        `json:"exempt"` // who is scored only on the parts that apply
	Note      string        `json:"note"`
}

// ZeroCase is a case that sets the whole year's index to zero (清零).
type ZeroCase struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// PioneerBand is a band of the index and what it suggests to the yearly review.
type PioneerBand struct {
	Name string `json:"name"`
	From Points `json:"from"`
	Hint string `json:"hint,omitempty"`
}
