package manual_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/resources/registers"
)

var update = flag.Bool("update", false, "write the lists of the manual anew")

// entry is one thing of a list: its heading, what is written by hand under it (by whom there has to be something), and what
// its data say.
type entry struct {
	group, title string
	byHand       bool
	data         []string
}

// The lists of the manual say what the program's own data say. What a paper is for, and what an import problem means, is
// written by hand under its heading.
func TestTheListsAreThoseOfTheProgram(t *testing.T) {
	for file, entries := range map[string][]entry{"201-paper-list.md": papers(t), "202-register-list.md": registerList(t), "203-rule-list.md": ruleList(t), "204-import-codes.md": importCodes(t)} {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		was := strings.ReplaceAll(string(raw), "\r\n", "\n")
		want := listed(t, file, was, entries)
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if was != want {
			t.Errorf("%s is not what the program has; write its texts and run go test ./resources/manual -update", file)
		}
	}
}

// The README says how many papers there are, as the window does; those of a district's data file are named where it tells of that.
func TestTheReadmeCountsThePapers(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("%d 种，带目录的全套材料也在内", len(reports.CatalogueOf(false))); !strings.Contains(string(readme), want) {
		t.Errorf("the README does not say %s", want)
	}
}

// listed is a page with its entries, the paragraphs kept that were written by hand.
func listed(t *testing.T, file, was string, entries []entry) string {
	var head, title string
	kept := map[string]string{}
	for _, line := range strings.Split(was, "\n") {
		switch {
		case strings.HasPrefix(line, "##"):
			title = strings.TrimLeft(line, "# ")
		case title == "":
			head += line + "\n"
		case line != "" && !strings.HasPrefix(line, "- "):
			kept[title] += line + "\n"
		}
	}
	b := strings.TrimSpace(head) + "\n"
	group := ""
	for _, e := range entries {
		if e.group != group {
			group = e.group
			b += "\n## " + group + "\n"
		}
		b += "\n### " + e.title + "\n\n"
		if e.byHand {
			if kept[e.title] == "" {
				t.Errorf("%s says nothing about %s", file, e.title)
			}
			b += kept[e.title] + "\n"
		}
		for _, line := range e.data {
			b += "- " + line + "\n"
		}
	}
	return b
}

func papers(t *testing.T) []entry {
	sources := []struct {
		need paper.Needs
		word string
	}{{paper.NeedsYear, "考核的方案、分数和名次"}, {paper.NeedsPast, "以前年度的考核"}, {paper.NeedsLedger, "党组织、班子和任期"}, {paper.NeedsRoster, "党员花名册"}, {paper.NeedsUnits, "单位"}, {paper.NeedsTree, "组织树、台账“组织体系”"},
		{paper.NeedsCheckup, "体检"}, {paper.NeedsBallots, "测评票"}, {paper.NeedsPioneer, "先锋指数和民主评议"}, {paper.NeedsTransit, "台账“组织关系转接”"}, {paper.NeedsAgreements, "台账“共建协议”"}, {paper.NeedsProjects, "台账“项目化任务”"},
		{paper.NeedsContest, "台账“优秀项目评选”“评委打分”"}, {paper.NeedsAttachments, "附件"}, {paper.NeedsDisclosed, "变更记录里查看和导出个人信息的"}, {paper.NeedsMeetings, "登记的会议"}, {paper.NeedsFigures, "会议那天的数字"}, {paper.NeedsDistrict, "各党委的数据包"}}
	asks := map[reports.Ask]string{reports.AskReasons: "印出计分说明", reports.AskBoxes: "印出签字盖章栏", reports.AskStrokes: "按姓氏笔画排列", reports.AskWhole: "身份证号印全", reports.AskLetterhead: "印出抬头", reports.AskOfficial: "印发机关、文号、成文日期",
		reports.AskQuarter: "季度", reports.AskGroups: "各考核组别合成一份", reports.AskA3: "印在 A3 纸上"}
	var all []entry
	for _, p := range reports.Catalogue() {
		e := entry{group: p.Group, title: p.Title, byHand: true}
		var from, choices []string
		for _, s := range sources {
			if p.Needs&s.need != 0 {
				from = append(from, s.word)
			}
		}
		if len(from) == 0 {
			t.Errorf("%s: it is not known here in words what the paper is made of", p.Title)
		}
		for _, a := range p.Asks {
			if asks[a] == "" {
				t.Errorf("%s: a choice has no words here", p.Title)
			}
			choices = append(choices, asks[a])
		}
		e.data = append(e.data, "数字来自："+strings.Join(from, "；"))
		if p.PerBranch() {
			e.data = append(e.data, "分成几份，可以只印一份，也可以一起印")
		}
		if len(choices) > 0 {
			e.data = append(e.data, "可以选："+strings.Join(choices, "；"))
		}
		all = append(all, e)
	}
	order := []string{"考核", "会议", "组织", "党员", "共建", "汇总"}
	slices.SortStableFunc(all, func(a, b entry) int { return cmp.Compare(slices.Index(order, a.group), slices.Index(order, b.group)) })
	return all
}

func registerList(t *testing.T) []entry {
	var all []record.Register
	for name, raw := range registers.All() {
		r, err := record.ParseRegister(raw)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, r)
	}
	place := func(r record.Register) int {
		if r.Place == 0 {
			return 100
		}
		return r.Place
	}
	slices.SortFunc(all, func(a, b record.Register) int {
		return cmp.Or(cmp.Compare(slices.Index(registers.Order, a.Group), slices.Index(registers.Order, b.Group)), cmp.Compare(place(a), place(b)), cmp.Compare(a.ID, b.ID))
	})
	var entries []entry
	for _, r := range all {
		e := entry{group: r.Group, title: r.Title}
		var must, may, due, states []string
		for _, f := range r.Fields {
			if f.Required {
				must = append(must, f.Label)
			} else {
				may = append(may, f.Label)
			}
			if f.Remind > 0 {
				due = append(due, cmp.Or(f.DueAs, f.Label))
			}
		}
		for _, s := range r.States {
			states = append(states, s.Name)
		}
		for _, line := range []struct {
			head string
			list []string
		}{{"", []string{strings.TrimSuffix(r.Note, "。")}}, {"必填：", must}, {"还可以填：", may}, {"状态：", states}, {"到期提醒：", due}} {
			if text := strings.Join(line.list, "、"); text != "" {
				e.data = append(e.data, line.head+text)
			}
		}
		entries = append(entries, e)
	}
	return entries
}

func ruleList(t *testing.T) []entry {
	rules, err := checkup.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	var entries []entry
	for _, r := range rules {
		text := r.Texts[len(r.Texts)-1]
		level := r.Severity.Long()
		if limit := r.LimitText(); limit != "" {
			level += "，限值 " + limit
		}
		e := entry{group: r.Heading, title: r.ID + " " + r.Title, data: []string{level, "依据：" + text.Basis()}}
		if text.Words != "" {
			e.data[1] += "：" + text.Words
		}
		if r.Note != "" {
			e.data = append(e.data, r.Note)
		}
		e.data = append(e.data, "怎么办："+r.Fix)
		entries = append(entries, e)
	}
	return entries
}

// importCodes are the codes in their order in the source, which groups them by their weight.
func importCodes(t *testing.T) []entry {
	raw, err := os.ReadFile("../../model/intake/problems.go")
	if err != nil {
		t.Fatal(err)
	}
	groups := map[string]string{"Errors": "有问题：这一行先不导入", "Warnings": "有提醒：照常导入，看一眼", "Conflicts": "需确认：由人决定"}
	ways := map[intake.Action]string{intake.LeaveOut: "这一行不导入", intake.AsNew: "新增一条", intake.UpdateExisting: "更新已有的", intake.Accept: "核对过，照常导入", intake.BlankFaulty: "先留空，其余照常导入", intake.Include: "当作数据导入"}
	var entries []entry
	group := ""
	for _, m := range regexp.MustCompile(`(?m)^\s+// (Errors|Warnings|Conflicts):|^\s+\w+ +Code = "([a-z0-9-]+)"`).FindAllStringSubmatch(string(raw), -1) {
		if m[1] != "" {
			group = groups[m[1]]
			continue
		}
		code := intake.Code(m[2])
		if code.Label() == "" {
			t.Errorf("%s has no label", code)
		}
		var can []string
		for _, a := range (intake.Problem{Code: code}).Ways() {
			can = append(can, ways[a])
		}
		entries = append(entries, entry{group: group, title: code.Label(), byHand: true, data: []string{"可以改正，也可以选：" + strings.Join(can, "、")}})
	}
	return entries
}
