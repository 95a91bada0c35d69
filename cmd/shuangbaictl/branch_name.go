package main

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// named finds the one branch of a name among what branches have, or the only one whose name holds it.
func named[T any](all []T, name string, nameOf func(T) string) (T, error) {
	return namedAs("支部", "branches", all, name, nameOf)
}

// namedAs is named of other records: what they are called, and the word that lists them.
func namedAs[T any](what, list string, all []T, name string, nameOf func(T) string) (T, error) {
	var found, whole []T
	for _, one := range all {
		switch full := nameOf(one); {
		case full == name:
			whole = append(whole, one)
		case name != "" && strings.Contains(full, name):
			found = append(found, one)
		}
	}
	if len(whole) > 0 {
		found = whole
	}
	if len(found) == 1 {
		return found[0], nil
	}
	var none T
	if len(found) == 0 {
		return none, model.Errorf(model.NotFound, "没有名称含“%s”的%s；shuangbaictl list %s 列出全部", name, what, list)
	}
	return none, model.Errorf(model.Conflict, "名称含“%s”的%s有 %d 个，写全名", name, what, len(found))
}
