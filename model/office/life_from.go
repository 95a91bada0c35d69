package office

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// Party life is judged from a year on: the one that was said, or else that in which the data file was made. Records of a year
// before it are kept, and nothing is found for what that year lacks. The first time that such records come, by whatever way, it is
// asked from which year Party life is judged.

// Said later than it was, it holds from the day on which it is said, so that what was found on a day before stays; and later than
// the data file it needs a reason, which the report prints.

// lifeFrom is the year, or month, from which Party life is judged as it was said on a day, "" for at the beginning.
func lifeFrom(r *store.Reader, c *model.Committee, day model.Date) (model.LifeStart, error) {
	now := model.LifeStart{Since: c.LifeFrom}
	if c.LifeFrom == "" {
		var err error
		if now.Since, err = madeIn(r); err != nil {
			return now, err
		}
	}
	all, err := r.LifeStarts()
	for _, s := range all {
		if !day.Before(s.From) {
			now = s
		}
	}
	return now, err
}

// madeIn is the year in which the data file was made, "" for one without any change.
func madeIn(r *store.Reader) (model.Date, error) {
	year, err := r.MadeIn()
	if err != nil || year == 0 {
		return "", err
	}
	return model.Date(strconv.Itoa(year)), nil
}

// LifeFrom is the year, or month, from which Party life is judged today; said reports whether somebody said so.
func (o *Office) LifeFrom(ctx context.Context) (from model.LifeStart, said bool, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		c, err := r.Committee()
		if err != nil {
			return err
		}
		said = c.LifeFrom != ""
		from, err = lifeFrom(r, &c, o.Today())
		return err
	})
	return from, said, err
}

// SetLifeFrom says from which year, or month, Party life is judged, and why, where that is later than the data file.
func (o *Office) SetLifeFrom(ctx context.Context, from model.Date, why string) (int64, error) {
	return o.write(ctx, "settings", "组织生活从 "+string(from)+" 起检查", func(tx *store.Tx) error { return putLifeFrom(tx, from, why, o.Today()) })
}

// putLifeFrom says it today; "" is the year in which the data file was made.
func putLifeFrom(tx *store.Tx, from model.Date, why string, today model.Date) error {
	c, err := tx.Committee()
	if err != nil {
		return err
	}
	now, err := lifeFrom(&tx.Reader, &c, today)
	if err != nil {
		return err
	}
	made, err := madeIn(&tx.Reader)
	if err != nil {
		return err
	}
	if from == "" {
		if from = made; c.LifeFrom == "" {
			return nil
		}
	}
	if why = strings.TrimSpace(why); c.LifeFrom != "" && from == now.Since && why == now.Reason {
		return nil
	}
	said := c
	if said.LifeFrom = from; said.Validate() != nil {
		return said.Validate()
	}
	switch later := LifeNeedsReason(from, made); {
	case monthOf(from) > monthOf(today):
		return model.FieldErrorf("life_from", "%s还没有到，组织生活从哪年起检查最晚写现在的年月", from.Long())
	case from == now.Since && now.ID == 0:
		return tx.PutCommittee(said)
	case later && why == "":
		return model.FieldErrorf("life_reason", "从 %s 起检查，比建数据文件的 %s 年晚，以前缺的活动不再报出来：写明依据，体检报告上会印出来", from, made)
	case now.ID == 0 && monthOf(from) <= monthOf(now.Since):
		return tx.PutCommittee(said)
	case !later:
		why = ""
	}
	if c.LifeFrom == "" {
		if c.LifeFrom = made; c.LifeFrom != "" {
			if err := tx.PutCommittee(c); err != nil {
				return err
			}
		}
	}
	start := model.LifeStart{Since: from, From: today, Reason: why}
	if from == now.Since {
		start.ID, start.From = now.ID, now.From // its reason is corrected
	}
	return tx.PutLifeStart(&start)
}

// MadeIn is the year in which the data file was made, "" for one without any change.
func (o *Office) MadeIn(ctx context.Context) (made model.Date, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		made, err = madeIn(r)
		return err
	})
	return made, err
}

// LifeNeedsReason reports whether Party life judged from a year or month on needs a reason: it is later than the data file, which was made in
// a year.
func LifeNeedsReason(from, made model.Date) bool { return from != "" && monthOf(from) > monthOf(made) }

// monthOf is the month of a day or a month, the first of a year.
func monthOf(d model.Date) model.Date {
	if d.Precision() == model.ByYear {
		return d + "-01"
	}
	return d[:min(len(d), 7)]
}

// putCommittee writes the committee's own data, and from when Party life is judged as it says.
func putCommittee(tx *store.Tx, c model.Committee, today model.Date) error {
	old, err := tx.Committee()
	if err != nil {
		return err
	}
	from := c.LifeFrom
	c.LifeFrom, c.LockAfter = old.LifeFrom, old.LockAfter // which SetLockMinutes sets
	if err := tx.PutCommittee(c); err != nil {
		return err
	}
	return putLifeFrom(tx, from, c.LifeReason, today)
}

// EarlierYears is the error of a write of records of Party life of years before that from which it is judged, where nobody has
// said yet from which it is. The write is made again with the answer: JudgingLifeFrom.
type EarlierYears struct {
	First int // the earliest year of the records
	From  int // from which Party life is judged now
}

// Error says what is asked, as a sentence.
func (e *EarlierYears) Error() string {
	return fmt.Sprintf("有 %d 年的记录，而组织生活现在从 %d 年起检查：先定从哪年起检查", e.First, e.From)
}

// Unwrap makes it an error with a message like any other, for who does not ask.
func (e *EarlierYears) Unwrap() error { return model.Errorf(model.Conflict, "%s", e.Error()) }

// Text is the question at length.
func (e *EarlierYears) Text() string {
	return fmt.Sprintf("这里有 %d 年的记录，组织生活现在从 %d 年起检查。从 %d 年起检查，%d 年没有登记的活动会报出来；只存档，%d 年以前的不检查。以后在“设置”里可以改。",
		e.First, e.From, e.First, e.First, e.From)
}

type lifeFromKey struct{}

// JudgingLifeFrom answers EarlierYears for the writes made with the context.
func JudgingLifeFrom(ctx context.Context, year int) context.Context {
	return context.WithValue(ctx, lifeFromKey{}, year)
}

// Answered is a context with the answers that another one holds.
func Answered(ctx, by context.Context) context.Context {
	if by.Value(consentKey{}) != nil {
		ctx = ConsentTo(ctx)
	}
	return context.WithValue(ctx, lifeFromKey{}, by.Value(lifeFromKey{}))
}

// settleLifeFrom asks for the year from which Party life is judged, or takes the answer, where records are earlier and nobody has
// said it. Every way to write records of Party life calls it.
func settleLifeFrom(ctx context.Context, tx *store.Tx, all []model.Activity) error {
	c, err := tx.Committee()
	if err != nil || c.LifeFrom != "" {
		return err
	}
	from, err := madeIn(&tx.Reader)
	first := from.Year()
	for i := range all {
		first = min(first, all[i].Date.Year())
	}
	if err != nil || first == from.Year() {
		return err
	}
	answer, _ := ctx.Value(lifeFromKey{}).(int)
	if answer == 0 {
		return &EarlierYears{first, from.Year()}
	}
	c.LifeFrom = model.Date(strconv.Itoa(min(answer, from.Year())))
	return tx.PutCommittee(c)
}
