package shell

import "github.com/shuangbai/shuangbai/ui/kit"

// LookingWords say why nothing is changed in a data file that is open for looking only.
const LookingWords = "这份数据文件现在只能查看，不能新增和修改"

// Writing switches a button or link that changes the data file, or leads to nothing but a change, off while that is open for looking
// only, with the reason.
func Writing[C interface{ Off(reason string) C }](d *Desk, control C) C {
	if d.Office != nil && d.Office.ReadOnly() {
		return control.Off(LookingWords)
	}
	return control
}

// WritingActs switches the lines of a menu off that change the data file, while that is open for looking only.
func WritingActs(d *Desk, acts ...kit.Option) []kit.Option {
	for i := range acts {
		acts[i].Off = acts[i].Off || d.Office != nil && d.Office.ReadOnly()
	}
	return acts
}
