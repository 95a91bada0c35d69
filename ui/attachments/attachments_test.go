package attachments_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/attachments"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/members"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

func fileOf(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFilesAreAddedOpenedSavedAndRemovedInThePane(t *testing.T) {
	tr := uitest.New(t)
	tr.Fill()
	minutes, program := fileOf(t, "入党志愿书.pdf", "pages"), fileOf(t, "工具.exe", "program")
	opened, saved := "", filepath.Join(t.TempDir(), "存.exe")
	choose, place, open := attachments.ChooseFiles, attachments.ChoosePlace, attachments.OpenFile
	defer func() { attachments.ChooseFiles, attachments.ChoosePlace, attachments.OpenFile = choose, place, open }()
	attachments.ChooseFiles = func(_ fyne.Window, _ files.Request, then func([]string)) { then([]string{minutes}) }
	attachments.ChoosePlace = func(_ fyne.Window, r files.Request, then func(outfile.Target)) {
		to := r.Guard
		to.Path, to.Endings = saved, r.Kinds[0].Extensions
		then(to)
	}
	attachments.OpenFile = func(path string) error {
		raw, err := os.ReadFile(path)
		opened = filepath.Base(path) + " " + string(raw)
		return err
	}

	s := members.New(tr.Desk)
	tr.Show(s.Object())
	s.Shown(int64(1))
	tr.Settle()
	tr.Sees("没有附件，把文件拖到这里也能添加")
	tr.Press("添加附件")
	s.Changed()
	tr.Settle()
	tr.Sees("附件 1")
	tr.Press("入党志愿书.pdf")
	tr.Settle()
	if opened != "入党志愿书.pdf pages" {
		t.Errorf("opened %q", opened)
	}

	// Dropped on the pane it is attached, beside the pane it is not.
	if s.DroppedAt(fyne.NewPos(200, 300), []string{program}) {
		t.Error("a file dropped on the list is attached")
	}
	if !s.DroppedAt(fyne.NewPos(1100, 400), []string{program}) {
		t.Fatal("a file dropped on the pane is not attached")
	}
	tr.Settle()
	s.Changed()
	tr.Settle()
	tr.Press("工具.exe")
	tr.Settle()
	tr.Sees("不直接打开“工具.exe”")
	tr.Press("存出来")
	tr.Settle()
	if raw, err := os.ReadFile(saved); string(raw) != "program" || err != nil {
		t.Errorf("%q %v", raw, err)
	}
	all, err := tr.Office.Attachments(context.Background(), model.OfMember(1))
	if err != nil || len(all) != 2 || strings.HasPrefix(opened, "工具") {
		t.Errorf("%v %v", all, err)
	}
	s.Add()
	tr.Settle()
	if s.DroppedAt(fyne.NewPos(1100, 400), []string{program}) {
		t.Error("a file dropped on a form is attached")
	}
}

// A removed attachment goes from the dialog with all of them; one that is added does not scroll the pane away from them.
func TestTheAttachmentsStayInView(t *testing.T) {
	tr := uitest.New(t)
	tr.Fill()
	tr.Window.Resize(fyne.NewSize(1222, 420))
	var paths []string
	for i := range 7 {
		paths = append(paths, fileOf(t, fmt.Sprintf("材料%d.txt", i), fmt.Sprint(i)))
	}
	s := members.New(tr.Desk)
	tr.Show(s.Object())
	s.Shown(int64(1))
	tr.Settle()
	pane := func() (found *container.Scroll) {
		uitest.Each(tr.Window.Canvas().Content(), func(o fyne.CanvasObject) {
			if sc, ok := o.(*container.Scroll); ok && strings.Contains(uitest.Text(sc), "添加附件") {
				found = sc
			}
		})
		return found
	}
	pane().ScrollToBottom()
	top := pane().Offset.Y
	attachments.Add(tr.Desk, model.OfMember(1), paths)
	tr.Settle()
	s.Changed()
	tr.Settle()
	tr.Sees("另 3 个附件")
	if got := pane().Offset.Y; top == 0 || got < top {
		t.Errorf("the pane stands at %v, before at %v", got, top)
	}

	tr.Press("另 3 个附件")
	var more *kit.IconButton
	uitest.Each(tr.Window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.IconButton); ok {
			more = b
		}
	})
	test.Tap(more)
	tr.Click("移除这个附件")
	tr.Sees("材料0.txt", "材料5.txt")
	tr.SeesNot("材料6.txt")
}
