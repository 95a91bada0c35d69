package office

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
)

func TestPeoplesDataLeavesOnlyAfterAQuestionAndWithANote(t *testing.T) {
	ctx := context.Background()
	path, _ := sealedFile(t)
	if _, err := Unlock(ctx, path, Key{Password: testPassword}); err != nil {
		t.Fatal(err)
	}
	sealed, err := Open(ctx, path, Options{Who: "李干事"})
	if err != nil {
		t.Fatal(err)
	}
	defer sealed.Close()
	plain := emptyOffice(t)
	to := func(o *Office) func() string {
		return func() string { return filepath.Join(t.TempDir(), "写出.xlsx") }
	}
	for name, c := range map[string]struct {
		o           *Office
		d           Disclosure
		asks, notes bool
	}{
		"sealed, names":               {sealed, Disclosure{What: "花名册", Way: model.ToFile, Persons: 3, Holds: "姓名"}, true, true},
		"sealed, whole":               {sealed, Disclosure{What: "花名册", Way: model.ToFile, Persons: 3, Whole: true}, true, true},
		"sealed, nothing of people":   {sealed, Disclosure{What: "考核结果汇总表", Way: model.ToFile}, false, false},
		"plain, names":                {plain, Disclosure{What: "花名册", Way: model.ToFile, Persons: 3, Holds: "姓名"}, false, false},
		"plain, whole":                {plain, Disclosure{What: "花名册", Way: model.ToFile, Persons: 3, Whole: true}, false, true},
		"plain, whole on paper":       {plain, Disclosure{What: "花名册", Way: model.ToPrinter, Persons: 3, Whole: true}, true, true},
		"plain, masked names printed": {plain, Disclosure{What: "花名册", Way: model.ToPrinter, Persons: 3, Holds: "姓名"}, false, false},
	} {
		before, err := c.o.Disclosures(ctx, "", "")
		if err != nil {
			t.Fatal(err)
		}
		written := 0
		target := c.o.Output(to(c.o)(), []string{".xlsx"})
		write := func() error { written++; return nil }
		err = c.o.Disclose(ctx, c.d, target, write)
		var q *PersonalData
		if asks := errors.As(err, &q); asks != c.asks || asks && (model.CodeOf(err) != model.Consent || written != 0) {
			t.Errorf("%s: %v, written %d", name, err, written)
		}
		if q != nil {
			if text := q.Text(); !strings.Contains(text, "3 人") || !strings.Contains(text, "记") {
				t.Errorf("%s asks %q", name, text)
			}
			err = c.o.Disclose(Answered(ctx, ConsentTo(ctx)), c.d, target, write)
		}
		after, e := c.o.Disclosures(ctx, "", "")
		if err != nil || e != nil || written != 1 || (len(after) > len(before)) != c.notes {
			t.Errorf("%s: %v %v, written %d, %d notes after %d", name, err, e, written, len(after), len(before))
		}
		if c.notes && (after[0].Who != c.o.Who() || after[0].Persons != 3 || after[0].What != "花名册" || after[0].Whole != c.d.Whole || after[0].Way != c.d.Way) {
			t.Errorf("%s is noted as %+v", name, after[0])
		}
	}
	if err := sealed.Close(); err != nil {
		t.Fatal(err)
	}
	looking, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer looking.Close()
	err = looking.Disclose(ConsentTo(ctx), Disclosure{What: "花名册", Way: model.ToFile, Persons: 3, Holds: "姓名"}, looking.Output(to(looking)(), []string{".xlsx"}), func() error { t.Error("written without a note"); return nil })
	if model.CodeOf(err) != model.ReadOnly {
		t.Errorf("opened for looking only: %v", err)
	}
}

// Who was shown a whole number is named with the person and the day, also where an earlier version noted it.
func TestTheListOfDisclosures(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	id, _, err := o.SaveMember(ctx, model.Member{Name: "林知衡", IDNumber: "34052419800101001X"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Reveal(ctx, id); err != nil {
		t.Fatal(err)
	}
	all, err := o.Disclosures(ctx, o.Today(), o.Today())
	if err != nil || len(all) != 1 || all[0].PersonsText() != "林知衡" || all[0].Way != model.OnScreen || !all[0].Whole {
		t.Errorf("%+v %v", all, err)
	}
	if none, err := o.Disclosures(ctx, "", "2001-01-01"); err != nil || len(none) != 0 {
		t.Errorf("before its day: %+v %v", none, err)
	}
	if last, ok, _ := o.LastUndoable(ctx); !ok || last.Kind == "reveal" {
		t.Errorf("Ctrl+Z would take back the note: %+v", last)
	}
}

// What is saved of an attachment, and the error workbook of an import, are people's data of a file with a password; to look at an attachment is
// no export.
func TestAttachmentsAndErrorWorkbooksAreAskedFor(t *testing.T) {
	ctx := context.Background()
	path, _ := sealedFile(t)
	if _, err := Unlock(ctx, path, Key{Password: testPassword}); err != nil {
		t.Fatal(err)
	}
	sealed, err := Open(ctx, path, Options{Who: "李干事"})
	if err != nil {
		t.Fatal(err)
	}
	defer sealed.Close()
	for _, o := range []*Office{sealed, emptyOffice(t)} {
		member, _, err := o.SaveMember(ctx, model.Member{Name: "林知衡"})
		if err != nil {
			t.Fatal(err)
		}
		a, err := o.Attach(ctx, model.OfMember(member), []string{fileOf(t, "决议.txt", "林知衡的转正决议")})
		if err != nil {
			t.Fatal(err)
		}
		d, err := o.ReadImport(ctx, fileOf(t, "花名册.csv", "姓名,公民身份号码\n林知衡,1\n"), intake.Options{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		folder := t.TempDir()
		for name, save := range map[string]func(ctx context.Context, to string) error{
			"附件.txt": func(ctx context.Context, to string) error {
				return o.SaveAttachment(ctx, a.Added[0].ID, o.AttachmentOutput(to, a.Added[0]))
			},
			"问题表.xlsx": func(ctx context.Context, to string) error {
				return o.SaveErrorWorkbook(ctx, d, o.Output(to, []string{".xlsx"}))
			},
		} {
			to := filepath.Join(folder, name)
			err := save(ctx, to)
			_, there := os.Stat(to)
			if asks := model.CodeOf(err) == model.Consent; asks != o.Sealed() || asks == (there == nil) || !asks && err != nil {
				t.Errorf("%s, with a password %v: %v, %v", name, o.Sealed(), err, there)
			}
			if !o.Sealed() {
				continue
			}
			before, _ := o.Disclosures(ctx, "", "")
			err = save(ConsentTo(ctx), to)
			after, e := o.Disclosures(ctx, "", "")
			if _, there := os.Stat(to); err != nil || e != nil || there != nil || len(after) != len(before)+1 {
				t.Errorf("%s with consent: %v %v %v, %d notes after %d", name, err, e, there, len(after), len(before))
			}
		}
		if _, err := o.CopyToOpen(ctx, a.Added[0].ID, t.TempDir()); err != nil {
			t.Error(err)
		}
	}
}
