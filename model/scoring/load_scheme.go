package scoring

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// LoadScheme reads a scheme file and validates it. Unknown keys are refused, so that a misspelt one is not ignored.
func LoadScheme(raw []byte) (*model.Scheme, error) {
	var s model.Scheme
	if err := decode(raw, &s); err != nil {
		return nil, err
	}
	if problems := Validate(&s); len(problems) > 0 {
		return nil, model.Errorf(model.Invalid, "方案有 %d 处要改：%s", len(problems), strings.Join(problems, "；"))
	}
	return &s, nil
}

func decode(raw []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return &model.Error{Code: model.Invalid, Message: "方案文件读不出来；用本程序导出的方案重新修改", Err: err}
	}
	return nil
}
