package office

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/store"
)

// rosterFile writes a roster of n people, the last of whom joined on a day that does not exist.
func rosterFile(t *testing.T, path, title string, n int) {
	t.Helper()
	f := excelize.NewFile()
	rows := [][]any{{title}, {"姓名", "性别", "出生日期", "所在党支部", "入党日期"}}
	for i := range n {
		name := string([]rune{'赵' + rune(i/50), '一' + rune(i%50)})
		rows = append(rows, []any{name, "女", fmt.Sprintf("19%02d-05-12", 60+i%40), "明衡党支部", "2004-06-01"})
	}
	rows[len(rows)-1][4] = "2014-06-31"
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}

func TestAnImportSaysHowFarItIsAndCanBeStopped(t *testing.T) {
	o, path := emptyOffice(t), filepath.Join(t.TempDir(), "名册.xlsx")
	rosterFile(t, path, "党员名册", 501)
	d, err := o.ReadImport(context.Background(), path, intake.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	_, err = o.Apply(ctx, d, ApplyOptions{GoodOnly: true, Progress: func(done, _ int) {
		if done == 200 {
			stop()
		}
	}})
	if err == nil {
		t.Error("a stopped import went on")
	}
	if people, err := o.Members(context.Background(), false); err != nil || len(people) != 0 {
		t.Errorf("after the stop there are %d people, %v", len(people), err)
	}
	var said []string
	if _, err := o.Apply(context.Background(), d, ApplyOptions{GoodOnly: true, Progress: func(done, total int) {
		said = append(said, fmt.Sprintf("%d/%d", done, total))
	}}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(said, " "); got != "200/500 400/500 500/500" {
		t.Errorf("progress was %s", got)
	}
}

func TestTheErrorWorkbookHoldsWhatWasRead(t *testing.T) {
	o, dir := emptyOffice(t), t.TempDir()
	path := filepath.Join(dir, "名册.xlsx")
	rosterFile(t, path, "党员名册", 3)
	d, err := o.ReadImport(context.Background(), path, intake.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ change, title string }{{"", "党员名册"}, {"另一份名册", "党员名册"}} {
		if c.change != "" {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			rosterFile(t, path, c.change, 2)
		}
		out := filepath.Join(dir, "问题表"+c.change+".xlsx")
		if err := o.SaveErrorWorkbook(context.Background(), d, o.Output(out, []string{".xlsx"}, path)); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenFile(out)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows("Sheet1")
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		all := fmt.Sprint(rows)
		if !strings.Contains(all, c.title) || c.change != "" && strings.Contains(all, c.change) || !strings.Contains(all, "赵丂") && !strings.Contains(all, "赵一") || len(rows) != 5 {
			t.Errorf("after the change to %q the error workbook holds %s", c.change, all)
		}
	}
}

// TestTheNoteOfAnExchangedFileIsNoChange: the set that says that an older file took the place of a newer one comes
// between the review and the import, and must not refuse it.
func TestTheNoteOfAnExchangedFileIsNoChange(t *testing.T) {
	before := store.KnownFolder
	store.KnownFolder = t.TempDir()
	t.Cleanup(func() { store.KnownFolder = before })
	o := emptyOffice(t)
	saveBranch(t, o, "明衡党支部")
	path, ctx := o.Path(), context.Background()
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	early, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	o = openAt(t, path)
	saveBranch(t, o, "明衡第二党支部")
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, early, 0o600); err != nil {
		t.Fatal(err)
	}
	if o = openAt(t, path); o.Warning() == "" {
		t.Fatal("the older file is not named")
	}
	file := filepath.Join(t.TempDir(), "名册.xlsx")
	rosterFile(t, file, "党员名册", 3)
	d, err := o.ReadImport(ctx, file, intake.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Apply(ctx, d, ApplyOptions{GoodOnly: true}); err != nil {
		t.Errorf("the first import after the exchange: %v", err)
	}
	if d, err = o.ReadImport(ctx, file, intake.Options{}, nil); err != nil {
		t.Fatal(err)
	}
	saveBranch(t, o, "明衡第三党支部")
	if _, err := o.Apply(ctx, d, ApplyOptions{GoodOnly: true}); err == nil {
		t.Error("a change between the review and the import went unnoticed")
	}
}
