package registers

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
)

// rename asks what the committee calls a register, its fields and their options: what a list means differs from place to
// place.
func (s *Screen) rename(def record.Register) {
	f := form.New()
	box := kit.VBox(look.Gap12, f.Add("title", "台账名称", kit.NewEntry("").With(def.Title)), f.Add("unit", "数量单位", kit.NewEntry("").With(def.Unit)),
		f.Add("note", "登记什么", kit.NewEntry("").With(def.Note)))
	for _, i := range def.Fields {
		label := f.Add("label-"+i.Name, "“"+i.Label+"”叫做", kit.NewEntry("").With(i.Label))
		if i.Shape != record.Choice {
			box.Add(label)
			continue
		}
		box.Add(label)
		box.Add(f.Add("options-"+i.Name, "“"+i.Label+"”的选项，用顿号分开", kit.NewEntry("").With(strings.Join(i.Options, "、"))))
	}
	if def.Match != nil && def.Match.Need {
		box.Add(f.Add("classes", "哪类需求由哪类资源、项目对接，如 阵地：阵地资源、服务资源；法律：法律服务", kit.NewEntry("").With(classWords(def.Match.Classes))))
	}
	s.entries.Ask(records.Question{Title: "改“" + def.Title + "”的名称", Text: "只改叫法，已经登记的内容不动。", Fields: f, Content: kit.Scrolled(kit.Pad(box, 0, look.Gap12, 0, 0), 420),
		Safe: "不改了", Act: "改名称", Need: []string{"title", "unit"}, Read: func() (records.Write, bool) {
			next, err := renamed(def, f.Value)
			if err != nil {
				f.Show(err)
			}
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				change, err := o.SaveRegister(ctx, next)
				return 0, change, err
			}, err == nil
		},
		Said: func(int64) string { s.load(nil, true); return "名称已改" }})
}

// renamed is a definition with what was typed: title, unit, note, label-NAME, options-NAME, classes.
func renamed(def record.Register, typed func(string) string) (record.Register, error) {
	def.Title, def.Unit, def.Note = strings.TrimSpace(typed("title")), strings.TrimSpace(typed("unit")), strings.TrimSpace(typed("note"))
	def.Fields = slices.Clone(def.Fields)
	for n := range def.Fields {
		i := &def.Fields[n]
		was := i.Label
		if i.Label = strings.TrimSpace(typed("label-" + i.Name)); i.Label == "" {
			return def, model.FieldErrorf("label-"+i.Name, "写上名称")
		}
		if i.Label != was && !slices.Contains(i.Aliases, was) { // spreadsheets may still say it
			i.Aliases = append(slices.Clone(i.Aliases), was)
		}
		if i.Shape == record.Choice {
			i.Options = listed(typed("options-" + i.Name))
		}
	}
	if def.Match != nil && def.Match.Need {
		own := *def.Match
		own.Classes = map[string][]string{}
		for _, part := range strings.FieldsFunc(typed("classes"), func(r rune) bool { return strings.ContainsRune("；;\n", r) }) {
			class, answers, ok := strings.Cut(strings.ReplaceAll(part, ":", "："), "：")
			if !ok {
				return def, model.FieldErrorf("classes", "“%s”没有冒号，写成 阵地：阵地资源、服务资源", part)
			}
			own.Classes[strings.TrimSpace(class)] = listed(answers)
		}
		def.Match = &own
	}
	return def, nil
}

// classWords writes the table of classes in a line.
func classWords(classes map[string][]string) string {
	var all []string
	for class, answers := range classes {
		all = append(all, class+"："+strings.Join(answers, "、"))
	}
	slices.Sort(all)
	return strings.Join(all, "；")
}

// renameButton is the way there, while no entry is chosen.
func (s *Screen) renameButton(def record.Register) []fyne.CanvasObject {
	if s.d.Office.ReadOnly() {
		return nil
	}
	return []fyne.CanvasObject{kit.NewButton("改名称", func() { s.rename(def) }).Small()}
}

// listed parts words that stand in one line: 阵地资源、服务资源.
func listed(text string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;\n", r) }) {
		if w = strings.TrimSpace(w); w != "" && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}
