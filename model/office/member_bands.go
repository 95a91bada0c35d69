package office

// Band is a step of the yearly statistics of members (党内统计): ages, or years of joining.
type Band struct {
	Label    string
	From, To int // in years, To is beyond the band
}

// Holds reports whether an age, or the year of joining, lies in the band; one that is not known (0 or less) in none.
func (b Band) Holds(years int) bool { return years > 0 && years >= b.From && years < b.To }

// AgeBands part the roster by age, the youngest first.
func AgeBands() []Band {
	return []Band{{"30 岁及以下", 0, 31}, {"31—45 岁", 31, 46}, {"46—60 岁", 46, 61}, {"61 岁及以上", 61, 200}}
}

// JoinBands part the roster by the year of joining the Party, the earliest first.
func JoinBands() []Band {
	return []Band{{"1978 年以前", 0, 1978}, {"1978—1999 年", 1978, 2000}, {"2000—2011 年", 2000, 2012}, {"2012 年以后", 2012, 10000}}
}
