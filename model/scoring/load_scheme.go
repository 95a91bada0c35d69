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
	if err := refused("方案", Validate(&s)); err != nil {
		return nil, err
	}
	return &s, nil
}

// LoadPioneer reads a pioneer index file and validates it.
func LoadPioneer(raw []byte) (*model.PioneerIndex, error) {
	var p model.PioneerIndex
	if err := decode(raw, &p); err != nil {
		return nil, err
	}
	if err := refused("先锋指数", validatePioneer(&p)); err != nil {
		return nil, err
	}
	return &p, nil
}

func decode(raw []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return &model.Error{Code: model.Invalid, Message: "方案文件读不出来；用本程序导出的方案重新修改", Err: err}
	}
	return nil
}

func refused(what string, problems []string) error {
	if len(problems) == 0 {
		return nil
	}
	return model.Errorf(model.Invalid, "%s有 %d 处要改：%s", what, len(problems), strings.Join(problems, "；"))
}
