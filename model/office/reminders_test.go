package office

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestWhatAStartRemindsOf(t *testing.T) {
	today := time.Date(2026, 11, 26, 9, 0, 0, 0, time.Local)
	ago := func(days int) time.Time { return today.AddDate(0, 0, -days) }
	fresh := BackupState{Today: today, Changed: ago(1), Last: ago(0)}
	due := func(kind DueKind, days int) Agenda {
		return Agenda{Due: []DueDate{{Kind: kind, Days: days, Whom: "明理所党支部", What: "到期"}}}
	}
	behind := fresh
	behind.Last = ago(8)
	never := BackupState{Today: today, Changed: ago(7)}
	unseen := fresh
	unseen.Place, unseen.Saved, unseen.Trouble = "E:", ago(9), "U 盘没有插上"
	seen := unseen
	seen.Saved = ago(2)
	published := func(m Missing) HomeFacts {
		return HomeFacts{Stages: []YearStage{{ID: StagePublish, Missing: []Missing{m}}}}
	}
	forms := func(counter string, st YearStage) HomeFacts {
		return HomeFacts{YearOpen: true, Counter: counter, Assessed: 9, SelfDone: 6, Stages: []YearStage{st}}
	}
	for name, c := range map[string]struct {
		home   HomeFacts
		agenda Agenda
		backup BackupState
		want   TaskKind // "" for nothing
		words  string
	}{
		"nothing":                  {backup: fresh},
		"a term that is over":      {agenda: due(DueTerm, -3), backup: fresh, want: TaskTermsOver, words: "1 个党组织任期已满"},
		"a term that ends":         {agenda: due(DueTerm, 30), backup: fresh, want: TaskTermsDue, words: "30 天内"},
		"a term that ends later":   {agenda: due(DueTerm, 31), backup: fresh},
		"what a register reminds":  {agenda: due(DueEntry, 5), backup: fresh, want: TaskDue, words: "1 件 30 天内到期"},
		"later in a register":      {agenda: due(DueEntry, 40), backup: fresh},
		"meetings":                 {agenda: Agenda{Missed: 4, MissedIn: 2}, backup: fresh, want: TaskLife, words: "缺 4 次"},
		"forms due in a week":      {home: forms("支部", YearStage{ID: StageSelf, Due: "2026-12-03"}), backup: fresh, want: TaskSelfMarks, words: "3 个支部还没有交回"},
		"forms of units, late":     {home: forms("单位", YearStage{ID: StageSelf, Due: "2026-11-20", Late: true, LateDays: 6}), backup: fresh, want: TaskSelfMarks, words: "3 个单位还没有交回"},
		"forms due later":          {home: forms("支部", YearStage{ID: StageSelf, Due: "2026-12-04"}), backup: fresh},
		"forms due on no day":      {home: forms("支部", YearStage{ID: StageSelf}), backup: fresh},
		"forms of a finished year": {home: forms("支部", YearStage{ID: StageSelf, Due: "2026-11-20", State: StageDone}), backup: fresh},
		"a late check":             {home: forms("支部", YearStage{ID: StageCheck, Due: "2026-11-20", Late: true, LateDays: 6}), backup: fresh, want: TaskCheck, words: "复核打分"},
		"a scheme not issued":      {home: HomeFacts{Stages: []YearStage{{ID: StageIssue, Due: "2026-11-20", Late: true}}}, backup: fresh, want: TaskOpenYear, words: "下发"},
		"before the file was made": {home: forms("支部", YearStage{ID: StageSelf, Due: "2026-01-20", Past: true}), backup: fresh},
		"an objection":             {home: published(Missing{Label: "1 件异议还没有处理", Open: true}), backup: fresh, want: TaskPublish, words: "异议"},
		"publication about to end": {home: published(Missing{Label: "公示到 11 月 28 日结束", Wait: true, Count: 3}), backup: fresh, want: TaskPublish, words: "公示到"},
		"late publication that waits": {home: HomeFacts{Stages: []YearStage{{ID: StagePublish, Due: "2026-11-20", Late: true, LateDays: 6,
			Missing: []Missing{{Label: "公示到 11 月 28 日结束", Wait: true, Count: 3}}}}}, backup: fresh, want: TaskPublish, words: "公示到"},
		"publication for some days": {home: published(Missing{Label: "公示到 12 月 2 日结束", Wait: true, Count: 7}), backup: fresh},
		"an old backup":             {backup: behind, want: TaskBackup, words: "备份太久"},
		"no backup for a week":      {backup: never, want: TaskBackup, words: "备份太久"},
		"the second place unseen":   {backup: unseen, want: TaskPlace, words: "第二个地方"},
		"unseen for two days":       {backup: seen},
	} {
		got := Reminders(&c.home, &c.agenda, c.backup)
		if c.want == "" {
			if len(got) > 0 {
				t.Errorf("%s: reminded of %+v", name, got)
			}
			continue
		}
		if i := slices.IndexFunc(got, func(t Task) bool { return t.Kind == c.want && strings.Contains(t.Title, c.words) }); i < 0 || len(got) != 1 {
			t.Errorf("%s: reminded of %+v", name, got)
		}
	}
}

// A file that nobody changed since its backup is never too old.
func TestAnUnchangedFileNeedsNoNewBackup(t *testing.T) {
	s := BackupState{Today: time.Date(2026, 11, 26, 9, 0, 0, 0, time.Local), Changed: time.Date(2026, 1, 1, 0, 0, 0, 0, time.Local), Last: time.Date(2026, 1, 2, 0, 0, 0, 0, time.Local)}
	if s.Behind() {
		t.Error("an unchanged file is said to need a backup")
	}
}

// The sentence begins with what is due where the count alone would be nobody.
func TestTheFirstThatIsDueIsSaidAsASentence(t *testing.T) {
	for want, d := range map[string]DueDate{
		"最早的是党费欠交 5 人，已超过 300 天":      {Kind: DuePayment, What: "党费欠交", Whom: "5 人", Days: -300},
		"最早的是 11 月党费 31 人没有交，还有 3 天":  {Kind: DuePayment, What: "11 月党费", Whom: "31 人没有交", Days: 3},
		"最早的是自评截止，差 4 个，今天":           {Kind: DueStage, What: "自评截止", Whom: "差 4 个"},
		"最早的是公示截止，还有 7 天":             {Kind: DueStage, What: "公示截止", Days: 7},
		"最早的是青禾培训学校党支部，任期届满，已超过 12 天": {Kind: DueTerm, What: "任期届满", Whom: "青禾培训学校党支部", Days: -12},
	} {
		if got := firstDue([]DueDate{d}); got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
}
