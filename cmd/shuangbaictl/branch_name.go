package main

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// named finds the one branch of a name among what branches have, or the only one whose name holds it.
func named[T any](all []T, name string, nameOf func(T) string) (T, error) {
	var found []T
	for _, one := range all {
		switch full := nameOf(one); {
		case full == name:
			return one, nil
		case name != "" && strings.Contains(full, name):
			found = append(found, one)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	var none T
	if len(found) == 0 {
		return none, model.Errorf(model.NotFound, "没有名称含“%s”的支部；shuangbaictl list branches 列出全部", name)
	}
	return none, model.Errorf(model.Conflict, "名称含“%s”的支部有 %d 个，写全名", name, len(found))
}
