package ui

import (
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// helpTexts say in a few sentences what each screen is for and what to do there.
var helpTexts = map[string][2]string{
	shell.Home: {"工作台", "上面是现在的数字，点一下就到那一屏。中间的线是本年度考核走到哪一步。“现在要办”按缓急排列，每件事一个按钮。" +
		"右边是快到期的换届和最近的改动。\n\n第一次使用：先在“导入”里导入党组织台账和党员花名册，再到“考核”开始本年度。"},
	shell.Branches: {"党组织", "每行一个党组织，点表头排序，点上面的标签筛选。选中一行，右边是它的单位、班子、党员和组织生活。" +
		"Enter 打开，Ctrl+C 复制选中的行，可以直接粘到 Excel 或 WPS。支部撤销时填日期和原因，记录保留。"},
	shell.Members: {"党员", "可以按姓名、拼音首字母、身份证后四位查找。身份证号平时只显示前 6 位和后 4 位，“显示全号”会记入变更记录。" +
		"勾选几个人后，下面的一行就是对这几个人的操作。"},
	shell.Registers: {"台账", "左边是各本台账，按组排列，逾期和到期的有标记；中间是这一本的记录，点上面的标签按状态和期限筛选；右边是一条记录。" +
		"Enter 打开，F2 修改，Ctrl+N 新增，Alt+↓ 和 Alt+↑ 换一本。“打印”里可以存为 PDF 或 Excel，Excel 改好能再导入。" +
		"“新建台账”从一张现成的表格建立，也可以自己定字段。"},
	shell.Checkup: {"体检", "对照条例看每个支部、每名党员：哪一条没有做到，实测多少、限值多少、依据哪一条、怎么办。红色“必须”要改正；“一般”可以改正，也可以登记理由和到期日；" +
		"“数据”是记录自相矛盾或不全。右边第一个按钮直接到能改正的那条记录，改好后问题自动消失，F8 看下一条。\n\n“待补资料”是缺了资料、判断不了的，不算问题。" +
		"“规则库”列出每条规则的条文、限值和现有问题；本市另有规定的（例如联合支部可以覆盖 6 家），在那里修改并写明依据，改动会写进导出的结果。地方要求默认不检查，可以打开。"},
	shell.Intake: {"导入", "把花名册、台账、活动记录或得分表拖进窗口。第二步列出每一行会怎样、有什么问题：可导入、更新、相同、需确认、有问题。" +
		"点有问题的行，右边写着文件里的内容、错在哪里、怎么办。F8 到下一个问题，F2 直接改。核对时 Ctrl+Z 退回上一步，不动数据文件；导入后一步就能撤销。"},
	shell.Assess: {"考核", "“方案”看本年度的项目和分值；“打分”按支部和项目填自评、复核、核定，可以从 Excel 或 WPS 整块粘贴，也可以拖选一片格子复制、填充、清除；" +
		"“排名定级”看名次、名额和同分，同分由党委决定。点任何一个分，右边写明它的来历。"},
	shell.Papers:   {"文书", "左边选一种，中间就是要印的页面，右边选支部和印法。预览、打印、PDF 和 Excel 出自同一份文书，数字不会不同。"},
	shell.History:  {"变更记录", "每一次改动都在这里：什么时候、谁、为了什么。任何一次都能撤销，撤销也能再恢复；之后又改过的内容会保留并列出来。"},
	shell.Settings: {"设置", "党委资料、操作人、数据文件和备份都在这里。所有资料存在一个文件里，自动备份放在它旁边的“备份”文件夹。"},
}

// help shows what the present screen is for.
func (w *Window) help(place string) {
	text, ok := helpTexts[place]
	if !ok {
		text = helpTexts[shell.Home]
	}
	body := text[1] + "\n\n随时可用：Ctrl+K 搜索，Ctrl+Z 撤销，Ctrl+Y 恢复，Ctrl+1 到 Ctrl+9、Ctrl+0 换屏，F5 刷新。"
	kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{Title: "帮助：" + text[0], Text: body, Safe: "回到" + text[0], Width: 560})
}
