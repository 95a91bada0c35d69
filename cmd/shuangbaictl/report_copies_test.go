package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The paper of a meeting is found by its name: the whole name first, several are told apart by the day, and one to come has no minutes.
func TestThePaperOfOneMeeting(t *testing.T) {
	path, dir := newFile(t, "education"), t.TempDir()
	file := filepath.Join(dir, "meetings.csv")
	rows := "会议名称,召开日期,议定事项\n联席会议,2026-03-20,联合排查\n联席会议,2026-06-18,建名单\n年终联席会议,2026-09-20,送课\n总结联席会议,2099-12-31,\n去年的会,2025-06-01,\n明年的会,2099-01-05,\n"
	if err := os.WriteFile(file, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	must(t, "--data", path, "--json", "import", file, "--kind", "register:joint-meeting")
	for _, c := range []struct {
		code  int
		says  string
		paper string
		args  []string
	}{
		{0, "会议纪要", "minutes", []string{"--entry", "年终联席会议"}},
		{0, "会议纪要", "minutes", []string{"--entry", "年终"}},
		{0, "会议纪要", "minutes", []string{"--entry", "联席会议 2026-06-18"}},
		{1, "“联席会议”有 2 次会议：联席会议 2026-06-18、联席会议 2026-03-20；", "minutes", []string{"--entry", "联席会议"}},
		{1, "总结联席会议还没有开，没有会议纪要", "minutes", []string{"--entry", "总结联席会议"}},
		{0, "会议议程", "meeting-agenda", []string{"--entry", "总结联席会议"}},
		{0, "数据一览", "meeting-data", []string{"--entry", "总结联席会议"}},
		{1, "没有叫“临时会”的会议；有：", "minutes", []string{"--entry", "临时会"}},
		{1, "没有叫“去年的会”的会议", "minutes", []string{"--entry", "去年的会"}},
		{0, "会议纪要", "minutes", []string{"--entry", "去年的会", "--year", "2025"}},
		{1, "没有叫“年终联席会议”的会议；有：去年的会 2025-06-01。", "meeting-data", []string{"--entry", "年终联席会议", "--year", "2025"}},
	} {
		out := filepath.Join(dir, "out.pdf")
		code, told, errs := ctl(t, append([]string{"--data", path, "--force", "report", c.paper, "--out", out}, c.args...)...)
		if code != c.code || !strings.Contains(told+errs, c.says) {
			t.Errorf("%s %v: exit %d, %s%s", c.paper, c.args, code, told, errs)
		}
	}
}
