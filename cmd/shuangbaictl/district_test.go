package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A committee's package goes from its data file into the district's, is compared there, and is undone.
func TestFromCommitteeToDistrictFromATerminal(t *testing.T) {
	dir := t.TempDir()
	must(t, "--json", "demo", dir)
	committee, district := filepath.Join(dir, "demo.db"), filepath.Join(dir, "district.sbd")
	must(t, "--data", district, "--json", "init", "--name", "某某区委社会工作部", "--district")
	run := func(args ...string) map[string]any {
		t.Helper()
		return must(t, append([]string{"--data", district, "--json", "district"}, args...)...)
	}
	key := filepath.Join(dir, "公钥.txt")
	if v := run("key", "--out", key); !strings.HasPrefix(v["public_key"].(string), "age1") {
		t.Fatalf("key %v", v)
	}
	pack := filepath.Join(dir, "民办教育.sbp")
	if v := must(t, "--data", committee, "--json", "package", "write", pack, "--to", key, "--rosters", "masked", "--dry-run"); v["dry_run"] != true || v["change_set"] != 0.0 {
		t.Errorf("dry run %v", v)
	}
	if _, err := os.Stat(pack); err == nil {
		t.Error("a dry run wrote a package")
	}
	v := must(t, "--data", committee, "--json", "package", "write", pack, "--to", key, "--rosters", "masked")
	if v["lock"] != "key" || v["people"].(float64) < 100 || v["change_set"] == 0.0 {
		t.Errorf("write %v", v)
	}
	if code, _, errs := ctl(t, "--data", committee, "package", "read", pack); code != 1 || !strings.Contains(errs, "区级汇总") {
		t.Errorf("read without the key: %d %s", code, errs)
	}
	read := must(t, "--data", district, "--json", "package", "read", pack)["packages"].([]any)[0].(map[string]any)
	if read["people"] != v["people"] || read["rosters"] != "masked" || len(read["years"].([]any)) < 1 {
		t.Errorf("read %v", read)
	}
	run("sender", "某某区快递物流行业综合党委", "--due", "2026-11-20")
	if code, _, errs := ctl(t, "--data", district, "district", "add", pack, key); code != 1 || !strings.Contains(errs, "其余的也没有收") {
		t.Errorf("with a bad one: %d %s", code, errs)
	}
	took := run("add", pack, key, "--good-only")
	set := number(took["change_set"])
	if set == "0" || len(took["files"].([]any)) != 2 {
		t.Errorf("add %v", took)
	}
	if again := run("add", pack); number(again["change_set"]) != "0" || again["files"].([]any)[0].(map[string]any)["same"] != true {
		t.Errorf("again %v", again)
	}
	compared := run("compare", "--year", "2026")
	whole := compared["whole"].(map[string]any)
	if len(compared["rows"].([]any)) != 2 || whole["branches"] != compared["rows"].([]any)[0].(map[string]any)["figures"].(map[string]any)["branches"] {
		t.Errorf("compare %v", compared)
	}
	if text := run("urge", "--year", "2026")["text"].(string); !strings.Contains(text, "快递物流") {
		t.Errorf("urge %s", text)
	}
	if all := run("conflicts")["conflicts"].([]any); len(all) != 0 {
		t.Errorf("conflicts %v", all)
	}
	if code, _, _ := ctl(t, "--data", district, "district", "settle", "快递物流", "take"); code != 1 {
		t.Error("something was settled")
	}
	must(t, "--data", district, "--json", "undo", set)
	if rows := run("senders")["senders"].([]any); len(rows) != 1 {
		t.Errorf("after undo %v", rows)
	}
	run("drop", "快递物流")
}

func TestPackagesWithAPassphrase(t *testing.T) {
	dir := t.TempDir()
	data, pack, secret := filepath.Join(dir, "a.sbd"), filepath.Join(dir, "a.sbp"), filepath.Join(dir, "口令.txt")
	must(t, "--data", data, "--json", "init", "--name", "某某区律师行业综合党委", "--sector", "law")
	if code, _, errs := ctl(t, "--data", data, "package", "write", pack); code != 1 || !strings.Contains(errs, "还没有党支部") {
		t.Errorf("empty committee: %d %s", code, errs)
	}
	for text, says := range map[string]string{"short\n": "至少 8 个字", "long enough\n": "还没有党支部"} {
		if err := os.WriteFile(secret, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if code, _, errs := ctl(t, "--data", data, "package", "write", pack, "--passphrase-file", secret); code != 1 || !strings.Contains(errs, says) {
			t.Errorf("%q: %d %s", text, code, errs)
		}
	}
	for _, words := range [][]string{{"package"}, {"package", "write"}, {"package", "write", pack, "--rosters", "some"}, {"district"}, {"district", "add"}, {"init", "--name", "某", "--district", "--sector", "law"}} {
		if code, _, _ := ctl(t, append([]string{"--data", data}, words...)...); code != 2 {
			t.Errorf("%v: code %d", words, code)
		}
	}
	if code, _, errs := ctl(t, "--data", data, "district", "compare"); code != 1 || !strings.Contains(errs, "区级汇总") {
		t.Errorf("compare in a committee's file: %d %s", code, errs)
	}
}
