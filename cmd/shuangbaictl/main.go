// Command shuangbaictl does the window's jobs from a terminal: batch work, support and checks. It needs no display
// and no C compiler. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

// app is one run of the program: the global flags, and where output goes.
type app struct {
	data     string
	json     bool
	who      string
	stdout   io.Writer
	stderr   io.Writer
	dryRun   bool
	year     int  // that the command is about, 0 for none; its output names it
	force    bool // an existing output file is replaced
	password passwordSource
	personal bool       // people's data may be written where everybody can read it
	recovery bool       // what the source holds is the recovery code
	known    office.Key // that was read
	failed   bool       // the JSON that was printed holds the error already
}

// command is one word of the command line.
type command struct {
	name  string
	usage string
	run   func(ctx context.Context, a *app, args []string) error
}

func commands() []command {
	return []command{
		{"init", "init --name 名称 --sector education|law|general [--sector-name 行业名称] [--unit-word 单位的称呼]|--district [--dry-run]　新建数据文件；--district 是区级汇总", runInit},
		{"demo", "demo 目录 [--stage 步骤] [--district] [--force]　生成示例党委和年终材料；--stage 停在一年的第几步（1 到 7，或者下发、自评、复核、测评、核定、公示、归档），不出材料；--district 再生成三个党委的区级汇总", runDemo},
		{"import", "import 文件 [--kind roster|branches|activities|scores|terms|transfers|dues|development|floating|matters|visits|register:ID] [--sheet 表] [--policy overwrite|fill|skip] [--map 'HEADER=FIELD']… [--answer 问题=回答|branch:名称=党组织全称或 new、skip]… [--good-only] [--hidden] [--errors OUT.xlsx] [--force] [--dry-run]　导入表格", runImport},
		{"list", "list branches|units|members|activities|imports|changes|disclosed|terms|transfers|dues|development|floating|matters|visits|register:ID [--search 词]　列出", runList},
		{"register", "register list | show ID | new --from 文件 --title 名称 [--owner committee|org|unit|member] [--sheet 表] [--dry-run]　台账", runRegister},
		{"match", matchUsage + "　三张清单对接：没有人认领的需求和对得上的资源、项目；认领、解除", runMatch},
		{"contest", contestUsage + "　优秀项目评选：排名、公示、表彰", runContest},
		{"undo", "undo 编号 [--dry-run]　撤销一次变更", runUndo},
		{"checkup", "checkup [--rule 编号] [--branch 支部] [--on 日期] | " + rulesUsage + " | " + lifeUsage + " | " + acceptUsage + " | " + withdrawUsage + "　对照条例体检", runCheckup},
		{"tree", treeUsage + "　组织树、管理关系和分工", runTree},
		{"scheme", "scheme list | show ID | export ID 文件.xlsx [--force] | import 文件.xlsx [--year Y] [--dry-run]　考核方案；导入的是草稿，用 assess open --scheme draft-N 下发", runScheme},
		{"assess", "assess open --year Y --scheme ID [--group 新组别 --for 联合党支部 …] | year [Y] | " + datesUsage + " | groups | group 组别 --name 名称|--for …|--close | export 文件夹 [--branch B] [--group 组别] [--force] | collect 文件或文件夹… [--good-only] [--take 文件]… | missing | adopt [--branch B] [--item I] [--replace] [--dry-run] | show [--branch B|--unit 单位] [--group 组别] | rank [--group 组别] | ranking [--group 组别] --ties skip|next --vetoed last|unranked | decide 支部=等次 … --why 理由 | undecide 支部 … | finalise [--on 日期] [--anyway [--why 理由]] | reopen --why 原因 | " + afterwardsUsage + "　双百分制考核", runAssess},
		{"ballots", ballotsUsage + "　述职测评票：计票、指数", runBallots},
		{"pioneer", pioneerUsage + " [--year Y] [--quarter Q] [--dry-run]　党员先锋指数和民主评议", runPioneer},
		{"report", "report list | report 名称|register:ID [--year Y] [--branch B|--unit 单位|--entry 编号] [--pages 1-3,5] [--whole] [--strokes] [--no-reasons] [--no-boxes] [--no-letterhead] [--by-group] [--quarter Q] [--odd-start] [版式] --out 文件.pdf|文件.xlsx [--force] | " + layoutUsage + "　出文书；版式是 layout 后面的那几项，只管这一次", runReport},
		{"package", packageUsage + "　党委报给区里的数据包", runPackage},
		{"district", districtUsage + " [--dry-run]　区级汇总", runDistrict},
		{"attach", attachUsage + "　附件", runAttach},
		{"backup", "backup [文件 [--force]] [--place 文件夹] [--keep 7,4,12] [--dry-run]　备份；不写文件是自动备份，并复制到 --place 选的第二个地点", runBackup},
		{"seal", sealUsage + "　设密码；恢复码先用 seal code 存好；status 看还有哪些没加密的副本", runSeal},
		{"unseal", "unseal [--dry-run]　取消密码", runUnseal},
		{"password", passwordUsage + "　换密码，或者换恢复码", runPassword},
		{"verify", "verify [文件]　校验", runVerify},
		{"restore", "restore 文件 [--force] [--preview]　从备份恢复；--preview 只说会少什么、会变什么；换成另一份数据文件要 --force；restore --list 列出可以恢复的备份，旁边的和第二个地方的", runRestore},
	}
}

func main() {
	if runWindow() {
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	setUp()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// setUp is what main does before it runs a command, and a test's child process too.
func setUp() { office.KeepKnownStates() }

// run is main without the process, for tests.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	a := &app{stdout: stdout, stderr: stderr}
	global := flag.NewFlagSet("shuangbaictl", flag.ContinueOnError)
	global.SetOutput(io.Discard)
	global.StringVar(&a.data, "data", "", "数据文件")
	global.BoolVar(&a.json, "json", false, "输出 JSON")
	global.StringVar(&a.who, "as", "", "记入变更记录的操作人")
	a.forceFlag(global)
	a.password.flags(global, "", "密码")
	global.BoolVar(&a.personal, "personal-ok", false, "同意写出个人信息")
	global.BoolVar(&a.recovery, "recovery", false, "给的是恢复码")
	err := global.Parse(args)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		return a.fail(usageError(err))
	}
	rest := global.Args()
	if err != nil { // --help before a command
		rest = []string{"help"}
	}
	if len(rest) > 0 {
		if asked, err := a.helpOf(rest); err != nil {
			return a.fail(err)
		} else if asked {
			return 0
		}
	}
	if len(rest) == 0 || rest[0] == "help" {
		a.printUsage()
		if len(rest) == 0 {
			return 2
		}
		return 0
	}
	if at := slices.Index(rest, "--personal-ok"); at > 0 { // these two may stand after the command too
		a.personal, rest = true, slices.Delete(slices.Clone(rest), at, at+1)
	}
	if a.personal {
		ctx = office.ConsentTo(ctx)
	}
	if at := slices.Index(rest, "--json"); at > 0 {
		a.json, rest = true, slices.Delete(slices.Clone(rest), at, at+1)
	}
	for _, c := range commands() {
		if c.name == rest[0] {
			if err := c.run(ctx, a, rest[1:]); err != nil {
				return a.fail(err)
			}
			return 0
		}
	}
	return a.fail(noCommand(rest[0]))
}

func (a *app) printUsage() {
	fmt.Fprintln(a.stderr, "用法：shuangbaictl [--data 文件] [--json] [--as 姓名] [--force] [--password-file F|--password-fd N [--recovery]] [--personal-ok] 命令 …")
	for _, c := range commands() {
		fmt.Fprintln(a.stderr, "  "+c.usage)
	}
	fmt.Fprintln(a.stderr, "数据文件设了密码时，在终端里会问；脚本用 --password-file 文件 或 --password-fd 文件号，第一行是密码，加 --recovery 就是恢复码。密码不写在命令里。")
	fmt.Fprintln(a.stderr, "设了密码的数据文件，写出花名册、带姓名的文书和台账、导入的问题表、附件、附完整名册的数据包，要加 --personal-ok 表示同意：写出的文件不加密，变更记录里记一笔，list disclosed 看全部。")
	fmt.Fprintln(a.stderr, "写出的文件已经存在时不动它，加上 --force 才替换；数据文件和正在读的表格任何时候都不会被覆盖。")
}

// fail prints the one sentence of an error and returns the exit code.
func (a *app) fail(err error) int {
	if model.CodeOf(err) == model.Consent {
		err = model.Errorf(model.Consent, "%s；同意就加上 --personal-ok 再运行", model.MessageOf(err))
	}
	fmt.Fprintln(a.stderr, model.MessageOf(err))
	if a.json && !a.failed {
		a.printWith(map[string]any{}, err)
	}
	if model.CodeOf(err) == model.Usage {
		return 2
	}
	return 1
}

// printWith writes an object, and the error beside it when there is one.
func (a *app) printWith(object map[string]any, err error) {
	if err != nil {
		object["error"] = map[string]string{"code": string(model.CodeOf(err)), "message": model.MessageOf(err)}
		a.failed = true
	}
	a.print(object)
}

// print writes v as indented JSON, with the year that the command is about.
func (a *app) print(v any) {
	if object, ok := v.(map[string]any); ok && a.year != 0 && object["year"] == nil {
		object["year"] = a.year
	}
	enc := json.NewEncoder(a.stdout)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v)
}

// say writes a line for people; with --json nothing but JSON goes to stdout.
func (a *app) say(format string, args ...any) {
	if !a.json {
		fmt.Fprintf(a.stdout, format+"\n", args...)
	}
}

// clock is the clock of a data file that is opened; nil is the system's. Tests set their own day.
var clock func() time.Time

// open opens the data file named by --data, or the user's own.
func (a *app) open(ctx context.Context, readOnly bool) (*office.Office, error) {
	path, err := a.path()
	if err != nil {
		return nil, err
	}
	if err := a.unlock(ctx, path); err != nil {
		return nil, err
	}
	return office.Open(ctx, path, office.Options{Who: a.user(), ReadOnly: readOnly, Now: clock})
}

func (a *app) path() (string, error) {
	if a.data != "" {
		return a.data, nil
	}
	return office.DefaultPath()
}

func (a *app) user() string {
	if a.who != "" {
		return a.who
	}
	return office.SystemUser()
}

// closeOffice closes the data file; that it could not be closed whole is the command's failure where nothing else was.
func closeOffice(o *office.Office, err *error) {
	if e := o.Close(); *err == nil {
		*err = e
	}
}

// with opens the data file, runs work on it and closes it.
func (a *app) with(ctx context.Context, readOnly bool, work func(*office.Office) error) (err error) {
	o, err := a.open(ctx, readOnly)
	if err != nil {
		return err
	}
	defer closeOffice(o, &err)
	if w := o.Warning(); w != "" {
		fmt.Fprintln(a.stderr, w)
	}
	return work(o)
}
