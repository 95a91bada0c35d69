package ballot

import (
	"maps"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// Mark is what a paper says of one subject: 0 is the best label, or Blank or Several.
type Mark int

// The marks that are no label.
const (
	Blank   Mark = -1 // nothing ticked: 弃权
	Several Mark = -2 // more than one ticked: void in this row
)

// Paper is one ballot as it is read aloud: a mark for each subject. It lives in memory only.
type Paper map[int64]Mark

// index is where a mark is counted among the votes of a form with n labels.
func (m Mark) index(n int) int {
	if m < 0 {
		return n - 1 - int(m)
	}
	return int(m)
}

// Check refuses a paper that does not speak of all subjects, or with a mark that the form does not have.
func (p Paper) Check(f *model.BallotForm, subjects []model.BallotSubject) error {
	for _, s := range subjects {
		m, ok := p[s.ID]
		if !ok {
			return model.Errorf(model.Invalid, "%s还没有读；没有打勾的按 0", s.Person)
		}
		if m < Several || int(m) >= len(f.Labels) {
			return model.Errorf(model.Invalid, "%s没有第 %d 个选项", f.Name, m+1)
		}
	}
	if len(p) != len(subjects) {
		return model.Errorf(model.Invalid, "这张票和这一场的述职人对不上，重新打开再录")
	}
	return nil
}

// Votes are the paper's marks as sums, for a form with n labels.
func (p Paper) Votes(n int) Sums {
	all := Sums{}
	for id, m := range p {
		all[id] = make(model.BallotVotes, n+2)
		all[id][m.index(n)] = 1
	}
	return all
}

// Sums are the votes of a group by subject.
type Sums map[int64]model.BallotVotes

// Plus adds other sums; a new value comes back.
func (s Sums) Plus(other Sums) Sums { return s.combined(other, 1) }

// Minus takes other sums away; a new value comes back.
func (s Sums) Minus(other Sums) Sums { return s.combined(other, -1) }

func (s Sums) combined(other Sums, sign int) Sums {
	all := Sums{}
	for id, v := range s {
		all[id] = slices.Clone(v)
	}
	for id, v := range other {
		for len(all[id]) < len(v) {
			all[id] = append(all[id], 0)
		}
		for i := range v {
			all[id][i] += sign * v[i]
		}
	}
	return all
}

// Same reports whether two sums say the same; a subject with nothing but noughts counts as none.
func (s Sums) Same(other Sums) bool {
	bare := func(s Sums) Sums {
		s = maps.Clone(s)
		maps.DeleteFunc(s, func(_ int64, v model.BallotVotes) bool {
			return total(v) == 0 && !slices.ContainsFunc(v, func(n int) bool { return n != 0 })
		})
		return s
	}
	return maps.EqualFunc(bare(s), bare(other), func(a, b model.BallotVotes) bool { return slices.Equal(a, b) })
}

// total is the number of papers behind votes.
func total(v model.BallotVotes) int {
	n := 0
	for _, x := range v {
		n += x
	}
	return n
}

// Valid is the number of votes for one of n labels: neither blank nor several ticked.
func Valid(v model.BallotVotes, n int) int { return total(v[:min(n, len(v))]) }

// Index is Σ weight × votes ÷ valid votes, rounded half up to the hundredth, within 0 to 100; ok is false without valid votes.
func Index(labels []model.BallotLabel, v model.BallotVotes) (index model.Points, ok bool) {
	valid, sum := Valid(v, len(labels)), int64(0)
	if valid == 0 {
		return 0, false
	}
	for i, l := range labels {
		if i < len(v) {
			sum += int64(l.Weight) * int64(v[i])
		}
	}
	return model.Points(sum).MulDiv(1, int64(valid)), true
}

// Rate is the share of the best label among the valid votes (好率), in hundredths of a percent; ok is false without valid votes.
func Rate(v model.BallotVotes, labels int) (rate int64, ok bool) {
	valid := Valid(v, labels)
	if valid == 0 {
		return 0, false
	}
	return int64(model.Points(v[0]).MulDiv(10000, int64(valid))), true
}

// Guarded reports whether the worst label's share of the valid votes reaches the guard of a form.
func Guarded(f *model.BallotForm, v model.BallotVotes) bool {
	n := len(f.Labels)
	valid := Valid(v, n)
	return f.Guard.On && valid > 0 && len(v) >= n && int64(v[n-1])*f.Guard.Den >= int64(valid)*f.Guard.Num
}
