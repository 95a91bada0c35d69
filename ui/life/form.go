package life

import (
	"context"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Form is the form of one record of Party life.
type Form struct {
	*form.Records[model.Activity]
	Body *fyne.Container

	value  model.Activity
	quorum *text.Label
	votes  *fyne.Container // holds the lines of a vote
	read   func()          // what else follows the form's fields; nil for nothing
}

// NewForm makes the form of a record. month, such as 2026-07-, is what the day begins with where there is none yet.
func NewForm(a model.Activity, now time.Time, month string) *Form {
	f := &Form{value: a, quorum: text.Small("").Wrapped()}
	f.Records = form.For(record.Activities.Fields, &f.value, now, nil)
	f.votes = kit.VBox(look.Gap12)
	f.Body = kit.VBox(look.Gap12, f.Line("kind"), f.Line("date", "chair"), f.Line("topic"), f.Line("due", "present"), f.Line("absent"), f.quorum,
		f.votes, f.Line("place", "recorder"), f.Line("hours", "to_date"), f.Line("remark"))
	f.votes.Objects = []fyne.CanvasObject{f.Line("vote_due", "vote_present"), kit.FormGrid(2, f.Line("vote_for"), kit.Space(0, 0))}
	f.Field("hours").Hint("集中学习、培训的学时")
	f.Field("to_date").Hint("开了几天的填最后一天")
	if a.Date == "" && month != "" {
		f.Entry("date").SetText(month)
	}
	f.Start()
	f.OnSettled(f.follow)
	f.follow()
	return f
}

// follow says whether enough people came, and shows the numbers of a vote where one is taken.
func (f *Form) follow() {
	kind := model.ActivityKind(f.Choice("kind"))
	words, ok := f.valid()
	token := look.OK
	if !ok {
		token = look.Bad
	}
	f.quorum.SetToken(token)
	f.quorum.SetText(words)
	f.quorum.Hidden = words == ""
	f.votes.Hidden = kind != model.MembersMeeting && f.value.VoteDue < 0
	f.Body.Refresh()
	if f.read != nil {
		f.read()
	}
}

// valid says whether what was held or voted holds, as office.QuorumText.
func (f *Form) valid() (words string, ok bool) {
	return office.QuorumText(&model.Meeting{Kind: model.ActivityKind(f.Choice("kind")), Due: number(f.Value("due")), Present: number(f.Value("present")),
		Voters: number(f.Value("vote_due")), VotersPresent: number(f.Value("vote_present")), VotesFor: number(f.Value("vote_for"))})
}

func number(s string) int {
	n, err := strconv.Atoi(form.Digits(s))
	if err != nil {
		return -1
	}
	return n
}

// Record is what the form holds; ok is false when something cannot be read, which stands under its field.
func (f *Form) Record() (a model.Activity, ok bool) {
	f.Clear()
	a = f.value
	return a, f.Read(&a)
}

// Save writes the record that the form holds; ok is false when something in it cannot be read.
func (f *Form) Save() (write func(ctx context.Context, o *office.Office) (id, change int64, err error), ok bool) {
	a, ok := f.Record()
	return func(ctx context.Context, o *office.Office) (int64, int64, error) { return o.SaveActivity(ctx, a) }, ok
}

// FocusLacking gives the keyboard to the first part of the minutes that is empty, or to how many came where they were too few or
// nothing is empty.
func (f *Form) FocusLacking() {
	parts := []string{"topic", "due", "place", "chair", "recorder", "present"}
	i := slices.IndexFunc(parts, func(part string) bool { return f.Value(part) == "" })
	if _, ok := f.valid(); !ok || i < 0 {
		i = len(parts) - 1
	}
	f.focus(parts[i])
}

func (f *Form) focus(field string) {
	e := f.Entry(field)
	e.CursorColumn = len([]rune(e.Text))
	kit.Focus(e)
}
