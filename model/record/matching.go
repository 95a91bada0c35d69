package record

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Matching says that the entries of a register are needs, or offers, that are claimed by entries of other registers
// (双向认领). Their fields unit, org, kind, content, from and to say what is matched.
type Matching struct {
	Need    bool                `json:"need,omitempty"`    // they are needs; else offers
	With    []string            `json:"with"`              // the registers of the other side
	Claim   string              `json:"claim"`             // the field with the numbers of the entries of the other side; see Item.Entries
	Until   string              `json:"until"`             // the date after which nobody can claim it any more
	Classes map[string][]string `json:"classes,omitempty"` // of needs: the classes of offers that answer a class of needs

	// The states that claiming, and the agreement about it, bring an entry into; before them it is in the first.
	Claimed string `json:"claimed"`
	Signed  string `json:"signed"`
	Running string `json:"running"`
	Done    string `json:"done"`

	Withdrawn string `json:"withdrawn,omitempty"` // the state of an entry that was taken back: it is on the list no more; "" for none
}

// check checks that what the definition names is there.
func (m *Matching) check(r *Register) error {
	if m == nil {
		return nil
	}
	claim, ok := r.Field(m.Claim)
	until, dated := r.Field(m.Until)
	if !ok || len(claim.Entries) == 0 || len(m.With) == 0 || m.Until != "" && (!dated || until.Shape != Date) {
		return model.FieldErrorf("match", "双向认领没有写对：与哪些台账对接、记在哪个字段、到哪天有效")
	}
	for _, s := range []string{m.Claimed, m.Signed, m.Running, m.Done} {
		if _, ok := r.StateNamed(s); !ok {
			return model.FieldErrorf("match", "双向认领要用到状态“%s”，但台账里没有", s)
		}
	}
	if _, ok := r.StateNamed(m.Withdrawn); m.Withdrawn != "" && !ok {
		return model.FieldErrorf("match", "双向认领要用到状态“%s”，但台账里没有", m.Withdrawn)
	}
	return nil
}

// Claimable reports whether an entry can be claimed on a day: it is in the first state, nobody claimed it, and it is still valid.
func (r *Register) Claimable(e *Entry, today model.Date) bool {
	if r.Match == nil || r.Over(e) || e.Values[r.Match.Claim] != "" || len(r.States) == 0 || e.State != r.States[0].Name {
		return false
	}
	until, err := model.ParseDate(e.Values[r.Match.Until])
	return err != nil || until == "" || !until.Before(today)
}

// Numbers are the numbers of entries that a field with Item.Entries holds, as people may have written them.
func Numbers(value string) []string {
	return strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune("、，,；; \n\t", r) })
}

// WithNumber adds an entry's number to a field with Item.Entries.
func WithNumber(value, number string) string {
	all := Numbers(value)
	if !slices.Contains(all, number) {
		all = append(all, number)
	}
	return strings.Join(all, "、")
}

// WithoutNumber takes an entry's number out of a field with Item.Entries.
func WithoutNumber(value, number string) string {
	return strings.Join(slices.DeleteFunc(Numbers(value), func(n string) bool { return n == number }), "、")
}
