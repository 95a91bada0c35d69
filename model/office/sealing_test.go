package office

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

const testPassword = "江城双百 2026"

// sealedFile makes a data file with a password, and forgets it.
func sealedFile(t *testing.T) (path string, code RecoveryCode) {
	t.Helper()
	seal.QuickForTests()
	t.Cleanup(ForgetKeys)
	path = filepath.Join(t.TempDir(), "综合党委.sbd")
	o, err := Create(context.Background(), path, model.Committee{Name: "江城区律师行业综合党委", Sector: model.Law, Year: 2026}, Options{Who: "李干事"})
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	code = NewRecoveryCode()
	if _, err := SealFile(context.Background(), path, testPassword, code, code.Text(), nil); err != nil {
		t.Fatal(err)
	}
	ForgetKeys()
	return path, code
}

func TestADataFileWithAPassword(t *testing.T) {
	ctx := context.Background()
	path, code := sealedFile(t)
	if _, err := Open(ctx, path, Options{}); model.CodeOf(err) != model.Encrypted {
		t.Errorf("without the password: %v", err)
	}
	for _, key := range []Key{{Password: testPassword}, {Recovery: strings.ToLower(strings.ReplaceAll(code.Text(), "-", "  "))}} {
		if _, err := Unlock(ctx, path, key); err != nil {
			t.Fatal(err)
		}
		o, err := Open(ctx, path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := o.Close(); err != nil {
			t.Fatal(err)
		}
		ForgetKeys()
	}
	if _, err := UnsealFile(Preview(ctx), path, Key{Password: testPassword}, nil); err != nil {
		t.Error(err)
	}
	if s, err := SealInfo(path); err != nil || !s.Sealed {
		t.Errorf("after a preview it is %+v: %v", s, err)
	}
}

func TestRecoveryCodeMustBeTypedAsItIs(t *testing.T) {
	code, other := NewRecoveryCode(), NewRecoveryCode()
	wrong := []byte(code.Text())
	if wrong[13] == '2' {
		wrong[13] = '3'
	} else {
		wrong[13] = '2'
	}
	for typed, says := range map[string]string{code.Text(): "", "": "8 组", other.Text(): "不是刚才的", string(wrong): "第 3 组"} {
		if err := CheckTyped(code, typed); !strings.Contains(model.MessageOf(err), says) || (err == nil) != (says == "") {
			t.Errorf("%q gave %v", typed, err)
		}
	}
	if err := CheckPassword("1234567"); model.CodeOf(err) != model.Invalid {
		t.Errorf("a short password gave %v", err)
	}
}

func TestWrongPasswordsBecomeSlower(t *testing.T) {
	ctx := context.Background()
	path, _ := sealedFile(t)
	var waited []time.Duration
	former := waitFor
	waitFor = func(_ context.Context, d time.Duration) error { waited = append(waited, d); return nil }
	t.Cleanup(func() { waitFor = former })
	for i := range 9 {
		if _, err := Unlock(ctx, path, Key{Password: "错的密码在这里"}); model.CodeOf(err) != model.WrongPassword {
			t.Fatalf("try %d gave %v", i, err)
		}
	}
	if len(waited) != 6 || waited[0] != time.Second || waited[1] != 2*time.Second || waited[5] != 30*time.Second {
		t.Errorf("waited %v", waited)
	}
	if _, err := Unlock(ctx, path, Key{Password: testPassword}); err != nil {
		t.Fatal(err)
	}
	if _, err := Unlock(ctx, path, Key{Password: "错的密码在这里"}); model.CodeOf(err) != model.WrongPassword || len(waited) != 7 {
		t.Errorf("after the right one: %v, waited %v", err, waited)
	}
	if _, err := Unlock(ctx, path, Key{Password: testPassword}); err != nil {
		t.Fatal(err)
	}
}

func TestAnotherKey(t *testing.T) {
	ctx := context.Background()
	path, code := sealedFile(t)
	next := NewRecoveryCode()
	key := Key{Password: testPassword}
	if _, err := ChangeKey(ctx, path, key, "短", next, next.Text(), nil); model.CodeOf(err) != model.Invalid {
		t.Errorf("a short password gave %v", err)
	}
	if _, err := ChangeKey(ctx, path, key, "另一个密码 12", next, code.Text(), nil); model.CodeOf(err) != model.Invalid {
		t.Errorf("a sheet that was not kept gave %v", err)
	}
	if _, err := ChangeKey(ctx, path, Key{Password: "错的密码在这里"}, "另一个密码 12", next, next.Text(), nil); model.CodeOf(err) != model.WrongPassword {
		t.Errorf("a wrong password gave %v", err)
	}
	if kept, err := ChangeKey(Preview(ctx), path, key, "另一个密码 12", next, next.Text(), nil); err != nil || kept != "" {
		t.Errorf("a preview kept %q: %v", kept, err)
	}
	if _, err := ChangeKey(ctx, path, Key{Recovery: code.Text()}, "另一个密码 12", next, next.Text(), nil); err != nil {
		t.Fatal(err)
	}
	ForgetKeys()
	for _, former := range []Key{key, {Recovery: code.Text()}} {
		if _, err := Unlock(ctx, path, former); model.CodeOf(err) != model.WrongPassword {
			t.Errorf("what was before gave %v", err)
		}
	}
	for _, now := range []Key{{Password: "另一个密码 12"}, {Recovery: next.Text()}} {
		if _, err := Unlock(ctx, path, now); err != nil {
			t.Error(err)
		}
	}
}
