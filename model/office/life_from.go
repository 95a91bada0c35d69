package office

import (
	"context"
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// Party life is judged from a year on: the one that was said, or else that in which the data file was made. Records of a year
// before it are kept, and nothing is found for what that year lacks. The first time that such records come, by whatever way, it is
// asked from which year Party life is judged.

// lifeFrom is the year, or month, from which Party life is judged.
func lifeFrom(r *store.Reader, c *model.Committee) (model.Date, error) {
	if c.LifeFrom != "" {
		return c.LifeFrom, nil
	}
	year, err := r.MadeIn()
	if err != nil || year == 0 {
		return "", err
	}
	return model.Date(strconv.Itoa(year)), nil
}

// LifeFrom is the year, or month, from which Party life is judged; said reports whether somebody said so.
func (o *Office) LifeFrom(ctx context.Context) (from model.Date, said bool, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		c, err := r.Committee()
		if err != nil {
			return err
		}
		said = c.LifeFrom != ""
		from, err = lifeFrom(r, &c)
		return err
	})
	return from, said, err
}

// SetLifeFrom says from which year, or month, Party life is judged.
func (o *Office) SetLifeFrom(ctx context.Context, from model.Date) (int64, error) {
	return o.write(ctx, "settings", "组织生活从 "+string(from)+" 起检查", func(tx *store.Tx) error { return putLifeFrom(tx, from) })
}

func putLifeFrom(tx *store.Tx, from model.Date) error {
	c, err := tx.Committee()
	if err != nil {
		return err
	}
	c.LifeFrom = from
	if err := c.Validate(); err != nil {
		return err
	}
	return tx.PutCommittee(c)
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

// Answered is a context with the answer that another one holds.
func Answered(ctx, by context.Context) context.Context {
	return context.WithValue(ctx, lifeFromKey{}, by.Value(lifeFromKey{}))
}

// settleLifeFrom asks for the year from which Party life is judged, or takes the answer, where records are earlier and nobody has
// said it. Every way to write records of Party life calls it.
func settleLifeFrom(ctx context.Context, tx *store.Tx, all []model.Activity) error {
	c, err := tx.Committee()
	if err != nil || c.LifeFrom != "" {
		return err
	}
	from, err := lifeFrom(&tx.Reader, &c)
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
	return putLifeFrom(tx, model.Date(strconv.Itoa(min(answer, from.Year()))))
}
