package office

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestPasswordsThatAreGuessedFirstAreRefused(t *testing.T) {
	const committee = "江城区律师行业综合党委"
	for password, easy := range map[string]bool{
		"12345678": true, "１２３４５６７８": true, "P@ssw0rd": true, "abcdefgh": true, "88888888": true, "abababab": true, "哈哈哈哈哈哈哈哈": true, "1qaz 2wsx": true,
		committee: true, committee + "2026": true, "江城区律师行业 综合党委密码": true, "20262026": true, "双百数据文件密码": true,
		"江城双百 2026": false, "窗外那棵石榴树开花了": false, "tang rui 1949 shu": false, "第二个密码 12": false, "8392017465019283": false,
	} {
		if got := EasilyGuessed(password, committee); got != easy {
			t.Errorf("%s is easily guessed: %v", password, got)
		}
	}
	if err := CheckPassword("12345678"); model.CodeOf(err) != model.Invalid || !strings.Contains(model.MessageOf(err), "一猜就中") {
		t.Errorf("12345678: %v", err)
	}
	o := emptyOffice(t)
	c, err := o.Committee(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if err := o.CheckPasswordOf(context.Background(), c.Name+"2026"); model.CodeOf(err) != model.Invalid {
		t.Errorf("the committee's name: %v", err)
	}
	if err := o.CheckPasswordOf(context.Background(), "窗外那棵石榴树开花了"); err != nil {
		t.Error(err)
	}
}

func TestHowStrongAPasswordIs(t *testing.T) {
	last := Strength(-1)
	for _, password := range []string{"12345678", "aaaaaaaa", "19491001", "tangrui1949", "窗外那棵石榴树", "窗外那棵石榴树今年开花了"} {
		s := PasswordStrength(password)
		if s < last {
			t.Errorf("%s has %d bits, fewer than the one before", password, s)
		}
		last = s
	}
	for password, words := range map[string]string{"": "", "石榴": "还差 6 个字", "12345678": "一猜就中", "19740203": "一猜就中", "qpalzm77": "容易被猜到", "tangrui1949": "还可以", "窗外那棵石榴树今年开花了": "够结实"} {
		if got := StrengthText(password); !strings.Contains(got, words) || (got == "") != (words == "") {
			t.Errorf("%q: %s", password, got)
		}
	}
}

// A key of a file that is open is checked against it, and wrong ones wait as they do at the door.
func TestTheKeyOfAnOpenFileIsChecked(t *testing.T) {
	ctx := context.Background()
	path, code := sealedFile(t)
	if _, err := Unlock(ctx, path, Key{Password: testPassword}); err != nil {
		t.Fatal(err)
	}
	o, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	for range 3 {
		if err := o.CheckKey(ctx, Key{Password: "不是这个密码呀"}); model.CodeOf(err) != model.WrongPassword {
			t.Errorf("a wrong password of an open file: %v", err)
		}
	}
	if wait := KeyWait(); wait <= 0 || !strings.Contains(WaitText(wait), "输错了 3 次，等 1 秒") {
		t.Errorf("after three wrong ones: %v %s", wait, WaitText(wait))
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if err := o.CheckKey(stopped, Key{Password: testPassword}); model.CodeOf(err) != model.Cancelled {
		t.Errorf("who waits can stop: %v", err)
	}
	if err := o.CheckKey(ctx, Key{Recovery: code.Text()}); err != nil || KeyWait() != 0 {
		t.Errorf("the recovery code: %v, wait %v", err, KeyWait())
	}
	short := code.Text()[:13] + code.Text()[14:]
	if err := CheckTyped(code, short); !strings.Contains(model.MessageOf(err), "第 3 组") {
		t.Errorf("a code that lacks a character in its third group: %v", err)
	}
}

// The office asks for the key of the file that it has open, whatever stands at its path by now.
func TestTheKeyOfTheOfficeIsThatOfTheFileItHasOpen(t *testing.T) {
	ctx := context.Background()
	path, code := sealedFile(t)
	if _, err := Unlock(ctx, path, Key{Password: testPassword}); err != nil {
		t.Fatal(err)
	}
	o, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	if err := os.Rename(path, path+".away"); err != nil {
		t.Skip("an open file cannot be moved away here:", err)
	}
	checked := func(stands string) {
		t.Helper()
		if err := o.CheckKey(ctx, Key{Password: "不是这个密码呀"}); model.CodeOf(err) != model.WrongPassword {
			t.Errorf("%s at the path: a wrong password: %v", stands, err)
		}
		for _, own := range []Key{{Password: testPassword}, {Recovery: code.Text()}} {
			if err := o.CheckKey(ctx, own); err != nil {
				t.Errorf("%s at the path: the key of the open file: %v", stands, err)
			}
		}
	}
	checked("nothing")
	plain := emptyOffice(t)
	whole, err := os.ReadFile(plain.Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	checked("a plain file")
	if err := plain.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := SealFile(ctx, plain.Path(), "另一个文件的密码 7", code, code.Text(), nil); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(plain.Path(), path); err != nil {
		t.Fatal(err)
	}
	checked("another sealed file")
	if err := o.CheckKey(ctx, Key{Password: "另一个文件的密码 7"}); model.CodeOf(err) != model.WrongPassword {
		t.Errorf("the password of the file that was put there: %v", err)
	}
	for range 2 {
		_ = o.CheckKey(ctx, Key{Password: "不是这个密码呀"})
	}
	if KeyWait() <= 0 {
		t.Error("the fourth try does not wait")
	}
	if err := o.CheckKey(ctx, Key{Password: testPassword}); err != nil || KeyWait() != 0 {
		t.Errorf("the right one after the wait: %v, wait %v", err, KeyWait())
	}
}
