package office

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func fileOf(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFilesAreAttachedSavedOpenedAndTakenAway(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	branches, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	of := model.OfOrg(branches[0].Org.ID)
	minutes, program := fileOf(t, "会议纪要.pdf", "minutes"), fileOf(t, "照片\u202Egpj.exe", "program")
	a, err := o.Attach(ctx, of, []string{minutes, program})
	if err != nil || len(a.Added) != 2 || a.Change == 0 || a.Text() != "已添加附件“会议纪要.pdf”等 2 个" {
		t.Fatalf("%+v %v", a, err)
	}
	if a.Added[0].Media != "application/pdf" || a.Added[1].Name != "照片gpj.exe" || a.Added[0].By != "周敏" {
		t.Errorf("%+v", a.Added)
	}
	again, err := o.Attach(ctx, of, []string{minutes})
	if err != nil || len(again.Added) != 0 || again.Change != 0 || len(again.Same) != 1 {
		t.Errorf("%+v %v", again, err)
	}
	err = filepath.WalkDir(filepath.Dir(o.Path()), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.Contains(path, a.Added[0].Hash[2:]) {
			return os.Remove(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if healed, err := o.Attach(ctx, of, []string{minutes}); err != nil || healed.Healed != 1 || healed.Text() != "1 个原来就有，缺的内容补上了" {
		t.Errorf("%+v %v", healed, err)
	}
	other, err := o.Attach(ctx, of, []string{fileOf(t, "会议纪要.pdf", "other minutes")})
	if err != nil || other.Added[0].Name != "会议纪要 (2).pdf" {
		t.Errorf("%+v %v", other, err)
	}

	folder := t.TempDir()
	opened, err := o.CopyToOpen(ctx, a.Added[0].ID, folder)
	raw, _ := os.ReadFile(opened)
	if info, e := os.Stat(opened); err != nil || e != nil || string(raw) != "minutes" || info.Mode().Perm() != 0o400 {
		t.Errorf("%q %v %v", raw, err, e)
	}
	if _, err := o.CopyToOpen(ctx, a.Added[1].ID, folder); model.CodeOf(err) != model.Protected || !strings.Contains(model.MessageOf(err), "程序或脚本") {
		t.Error(err)
	}
	saved := filepath.Join(folder, "存出来.exe")
	if err := o.SaveAttachment(ctx, a.Added[1].ID, o.AttachmentOutput(saved, a.Added[1])); err != nil {
		t.Error(err)
	}
	if err := o.SaveAttachment(ctx, a.Added[1].ID, o.AttachmentOutput(saved, a.Added[1])); model.CodeOf(err) != model.Exists {
		t.Error(err)
	}
	rows, err := o.AllAttachments(ctx)
	if err != nil || len(rows) != 3 || rows[0].Holder != branches[0].Org.Name {
		t.Errorf("%+v %v", rows, err)
	}

	change, err := o.RemoveAttachment(ctx, a.Added[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.CopyToOpen(ctx, a.Added[0].ID, folder); model.CodeOf(err) != model.NotFound {
		t.Error(err)
	}
	if _, err := o.Undo(ctx, change); err != nil {
		t.Fatal(err)
	}
	if err := o.SaveAttachment(ctx, a.Added[0].ID, o.AttachmentOutput(filepath.Join(folder, "又在.pdf"), a.Added[0])); err != nil {
		t.Error(err)
	}
}

func TestOfSeveralFilesAllOrNoneAreAttached(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	of := model.OfMember(1)
	before := o.Written()
	if _, err := o.Attach(ctx, of, []string{fileOf(t, "好.pdf", "x"), t.TempDir()}); model.CodeOf(err) != model.Invalid {
		t.Error(err)
	}
	if _, err := o.Attach(ctx, model.OfMember(99_999_999), []string{fileOf(t, "好.pdf", "x")}); model.CodeOf(err) != model.NotFound {
		t.Error(err)
	}
	if a, err := o.Attach(Preview(ctx), of, []string{fileOf(t, "好.pdf", "x")}); err != nil || len(a.Added) != 1 || a.Change != 0 {
		t.Errorf("%+v %v", a, err)
	}
	rows, err := o.AllAttachments(ctx)
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(o.Path()), "附件", "*", "*"))
	if err != nil || len(rows) != 0 || len(left) != 0 || o.Written() != before {
		t.Errorf("%v %v %v", rows, left, err)
	}
}

func TestCheckingNamesWhatIsMissing(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	a, err := o.Attach(ctx, model.OfMember(1), []string{fileOf(t, "证明.jpg", "photo")})
	if err != nil {
		t.Fatal(err)
	}
	m, err := o.Member(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	v, err := Verify(ctx, o.Path())
	if err != nil || !v.Sound() || !strings.Contains(v.Text(), "，附件 1 个；变更记录从 ") {
		t.Fatalf("%s %v", v.Text(), err)
	}
	if _, err := o.BackupNow(ctx, "手动"); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(o.Path()), "附件", "*", "*", a.Added[0].Hash))
	if len(files) != 1 || os.Remove(files[0]) != nil {
		t.Fatal(files)
	}
	v, err = Verify(ctx, o.Path())
	want := "附件“证明.jpg”（党员 " + m.Name + "）不见了"
	if err != nil || !slices.Equal(v.Problems, []string{want}) || v.Damaged {
		t.Errorf("%q %v", v.Problems, err)
	}
	if n, err := o.MendAttachments(ctx); n != 1 || err != nil {
		t.Errorf("%d %v", n, err)
	}
	if v, err = Verify(ctx, o.Path()); err != nil || !v.Sound() {
		t.Errorf("%q %v", v.Problems, err)
	}
}

// An output never replaces what an attachment holds.
func TestOutputsLeaveContentsAlone(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	a, err := o.Attach(ctx, model.OfMember(1), []string{fileOf(t, "无扩展名", "x")})
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(o.Path()), "附件", "*", "*", a.Added[0].Hash))
	to := o.AttachmentOutput(files[0], a.Added[0])
	to.Replace = true
	if err := o.SaveAttachment(ctx, a.Added[0].ID, to); model.CodeOf(err) != model.Protected {
		t.Error(err)
	}
}

func TestEveryFileTypeIsKnownOnce(t *testing.T) {
	for name, opens := range map[string]bool{"a.pdf": true, "a.JPG": true, "a.ofd": true, "a.exe": false, "a.pdf.lnk": false, "a.html": false, "a": false, "a.xyz": false, "a.docm": false} {
		if err := mayOpen(name); (err == nil) != opens {
			t.Errorf("%s: %v", name, err)
		}
	}
}
