package intake

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// bigRoster makes an .xlsx roster of n rows with 17 columns, every person different.
func bigRoster(tb testing.TB, n int) []byte {
	tb.Helper()
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	set := func(row int, cells ...any) {
		if err := w.SetRow(fmt.Sprintf("A%d", row), cells); err != nil {
			tb.Fatal(err)
		}
	}
	set(1, "党员花名册")
	set(2, "序号", "姓名", "性别", "民族", "公民身份号码", "出生日期", "学历", "人员类别", "所在党支部", "加入党组织日期", "转为正式党员日期", "工作岗位", "联系电话",
		"家庭住址", "党籍状态", "是否流动党员", "备注")
	for i := range n {
		id, birth := syntheticID(i)
		sex := string(model.IDSex(id))
		set(i+3, i+1, syntheticName(i), sex, "汉", id, birth, "大学本科", "正式党员", fmt.Sprintf("第%d学校党支部", i%200+1), "2010-07-08", "2011.8.7", "教师",
			fmt.Sprintf("139%08d", i), fmt.Sprintf("南京市秦淮区瑞金路%d号%d室", i%300, i%2000), "正常", "否", "")
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func syntheticID(i int) (id, birth string) {
	body := fmt.Sprintf("320104%04d%02d%02d%03d", 1960+i%40, 1+i/40%12, 1+i/480%28, i%999)
	return body + string(model.IDCheckDigit(body)), fmt.Sprintf("%s-%s-%s", body[6:10], body[10:12], body[12:14])
}

func syntheticName(i int) string {
	family, given := []rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"), []rune("明华红芳伟丽军敏静强磊洋艳勇杰娟涛超霞平刚桂")
	return string([]rune{family[i%len(family)], given[i/16%len(given)], given[i/352%len(given)]})
}

func BenchmarkPlan10000(b *testing.B) {
	data := bigRoster(b, 10000)
	b.Run("excelize", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f, err := excelize.OpenReader(bytes.NewReader(data))
			if err != nil {
				b.Fatal(err)
			}
			if _, err := f.GetRows("Sheet1", excelize.Options{RawCellValue: true}); err != nil {
				b.Fatal(err)
			}
			_ = f.Close()
		}
	})
	b.Run("sheet", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := sheet.Read(context.Background(), "a.xlsx", data); err != nil {
				b.Fatal(err)
			}
		}
	})
	book, err := sheet.Read(context.Background(), "a.xlsx", data)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("plan", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			plan := build(b, book, nil, Options{})
			if plan.Summary.New != 10000 {
				b.Fatal(plan.Summary, plan.Codes, plan.Sheets[0].Rows[0])
			}
		}
	})
	known := apply(&Known{Today: today}, build(b, book, nil, Options{}))
	b.Run("plan-again", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			known.index = nil
			if plan := build(b, book, known, Options{}); plan.Summary.Same != 10000 {
				b.Fatal(plan.Summary, plan.Codes)
			}
		}
	})
}
