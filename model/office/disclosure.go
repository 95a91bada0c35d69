package office

import (
	"context"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/store"
)

// Disclosure is what of people is about to leave the data file: a workbook, a paper, a package.
type Disclosure struct {
	What    string // what holds it: 党员花名册
	Way     model.DisclosureWay
	Persons int     // of whom; 0 where nobody counts
	Holds   string  // of them, as words: 姓名、性别、出生年月; "" is nothing of people
	Whole   bool    // ID numbers and telephones in full
	Members []int64 // of the roster, whose numbers these are
	Locked  string  // how what is written is encrypted; "" for not
}

// noted reports whether the history tells of it: with whole numbers always, else where the data file has a password, which what is
// written has not.
func (o *Office) noted(d Disclosure) bool { return d.Whole || d.Holds != "" && o.Sealed() }

// asked reports whether it is asked before it is done: where the data file has a password, and of whole numbers on paper always.
func (o *Office) asked(d Disclosure) bool {
	return o.noted(d) && (o.Sealed() || d.Way == model.ToPrinter)
}

// Disclose writes what holds people's data. Where it is to be asked first it returns a *PersonalData, and is called again with
// ConsentTo. The history tells of it before it is written, so that there is none without its note: with a target that is refused, or
// when the note cannot be made, nothing is written.
func (o *Office) Disclose(ctx context.Context, d Disclosure, to outfile.Target, write func() error) error {
	if !o.noted(d) {
		return write()
	}
	if err := to.Check(); err != nil {
		return err
	}
	if _, err := o.noteDisclosure(ctx, d, d.why()); err != nil {
		return err
	}
	return write()
}

// noteDisclosure asks where that is needed, and notes a disclosure.
func (o *Office) noteDisclosure(ctx context.Context, d Disclosure, why string) (int64, error) {
	if o.ReadOnly() {
		return 0, model.Errorf(model.ReadOnly, "要写出的%s有人的信息，要在变更记录里记一笔；现在只能查看，记不下。能改动的时候打开再做", d.What)
	}
	if o.asked(d) && !previewing(ctx) && ctx.Value(consentKey{}) == nil {
		return 0, &PersonalData{d}
	}
	return o.write(ctx, store.KindReveal, why, func(tx *store.Tx) error {
		if err := tx.NoteDisclosed(model.Disclosed{What: d.What, Way: d.Way, Persons: d.Persons, Whole: d.Whole}); err != nil || !d.Whole {
			return err
		}
		for _, id := range d.Members {
			if err := tx.NoteAccess(id, "id_number"); err != nil {
				return err
			}
		}
		return nil
	})
}

// why is the words of the history.
func (d Disclosure) why() string {
	words := map[model.DisclosureWay]string{model.ToFile: "导出", model.ToPrinter: "打印", model.ByPackage: "做"}[d.Way] + d.What
	if d.Persons > 0 {
		words += fmt.Sprintf(" %d 人", d.Persons)
	}
	if d.Whole {
		words += "，身份证号和电话写全"
	}
	return words
}

type consentKey struct{}

// ConsentTo answers PersonalData for what is written with the context.
func ConsentTo(ctx context.Context) context.Context {
	return context.WithValue(ctx, consentKey{}, true)
}

// PersonalData is the error of writing what holds people's data without having asked. It is done again with ConsentTo.
type PersonalData struct{ Disclosure }

// Error says what is asked, as a sentence.
func (p *PersonalData) Error() string { return p.Text() }

// Unwrap makes it an error with a message like any other, for who does not ask.
func (p *PersonalData) Unwrap() error { return model.Errorf(model.Consent, "%s", p.Text()) }

// Text is the question at length: what it holds, and who can read it then.
func (p *PersonalData) Text() string {
	holds := p.Holds
	if p.Whole && !strings.Contains(holds, "全号") {
		holds = strings.TrimPrefix(holds+"、身份证号和电话全号", "、")
	}
	whose := "有"
	if p.Persons > 0 {
		whose = fmt.Sprintf("有 %d 人的", p.Persons)
	}
	after := "写出来的文件没有密码，谁拿到都能看，用完就删掉"
	switch {
	case p.Locked != "":
		after = p.Locked
	case p.Way == model.ToPrinter:
		after = "印出来谁都能看，用完收好"
	}
	return fmt.Sprintf("“%s”里%s%s。%s。变更记录里会记下谁、什么时候、写了什么、多少人", p.What, whose, holds, after)
}

// Act is the verb of the question.
func (p *PersonalData) Act() string {
	switch {
	case p.Way == model.ToPrinter:
		return "打印"
	case p.Way == model.ByPackage:
		return "做数据包"
	case p.Persons > 0:
		return fmt.Sprintf("写出 %d 人的", p.Persons)
	}
	return "写出来"
}

// Disclosures returns what of people was shown whole or left the data file from a day to a day, "" for open, the latest first.
func (o *Office) Disclosures(ctx context.Context, from, to model.Date) ([]model.Disclosed, error) {
	var all []model.Disclosed
	err := o.db.Read(ctx, func(r *store.Reader) error {
		every, err := r.Disclosed()
		for _, d := range every {
			day := model.DateOf(d.At.Local())
			if (from == "" || !day.Before(from)) && (to == "" || !to.Before(day)) {
				all = append(all, d)
			}
		}
		return err
	})
	return all, err
}
