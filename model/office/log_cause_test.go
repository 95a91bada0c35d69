package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/store"
)

func TestLogsHoldCodesAndNoNames(t *testing.T) {
	ctx := context.Background()
	var out bytes.Buffer
	o, err := Create(ctx, filepath.Join(t.TempDir(), "new.sbd"), model.Committee{Name: "某某区律师行业综合党委", Sector: model.Law, Year: 2026},
		Options{Who: "周敏", Log: slog.New(slog.NewTextHandler(&out, nil))})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	first, _, err := o.SaveMember(ctx, model.Member{Name: "何川", IDNumber: "34052419800101001X"})
	if err != nil {
		t.Fatal(err)
	}
	// The refusals name 何川.
	if _, _, err := o.SaveMember(ctx, model.Member{Name: "钱进", IDNumber: "34052419800101001X"}); err == nil {
		t.Fatal("two people share a number")
	}
	if _, _, err := o.SaveMember(ctx, model.Member{ID: first, Name: "何川", IDNumber: "34052419800101001X", Phone: "13800000000"}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Undo(ctx, 2); err == nil || !strings.Contains(model.MessageOf(err), "何川") {
		t.Fatalf("undo of a row edited since: %v", err)
	}
	file := filepath.Join(t.TempDir(), "花名册.csv")
	if err := os.WriteFile(file, []byte("姓名,性别,身份证号,人员类别,入党日期\n孙立,男,340524198001010020,党员,2001-07-01\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := o.ReadImport(ctx, file, intake.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.SaveMember(ctx, model.Member{Name: "李平"}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Apply(ctx, d, ApplyOptions{GoodOnly: true}); err == nil {
		t.Fatal("an old plan was applied")
	}
	_, _ = o.write(ctx, "edit", "试", func(*store.Tx) error {
		return fmt.Errorf("put: %w", &model.Error{Code: model.Invalid, Message: "何川的电话不对", Err: errors.New("constraint failed")})
	})
	text := out.String()
	for _, name := range []string{"何川", "钱进", "孙立", "李平", "0101001X", "13800000000"} {
		if strings.Contains(text, name) {
			t.Errorf("the log holds %s:\n%s", name, text)
		}
	}
	for _, want := range []string{"write failed", "import failed", "undo refused", "code=invalid", "code=conflict", `cause="constraint failed"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the log does not hold %q:\n%s", want, text)
		}
	}
}

func TestCauseIsTheInnermostThatIsNoSentence(t *testing.T) {
	disk := errors.New("disk")
	said := &model.Error{Code: model.Invalid, Message: "何川"}
	for _, c := range []struct {
		err  error
		want string
	}{
		{nil, ""},
		{disk, "disk"},
		{fmt.Errorf("write: %w", disk), "disk"},
		{said, ""},
		{fmt.Errorf("write: %w", said), ""},
		{&model.Error{Code: model.Invalid, Message: "何川", Err: fmt.Errorf("x: %w", disk)}, "disk"},
		{errors.Join(disk, said, fmt.Errorf("x: %w", errors.New("full"))), "disk; full"},
		{fmt.Errorf("x: %w", &fs.PathError{Op: "open", Path: `C:\\Users\\何川\\综合党委.sbd`, Err: disk}), "open: disk"},
		{&model.Error{Code: model.Missing, Err: errors.Join(disk, &os.LinkError{Op: "rename", Old: "/home/何川/a", New: "/home/何川/b", Err: disk})}, "disk; rename: disk"},
		{&exec.Error{Name: "/home/何川/双百", Err: disk}, "exec: disk"},
	} {
		if got := Cause(c.err); got != c.want {
			t.Errorf("cause of %v is %q, want %q", c.err, got, c.want)
		}
	}
}
