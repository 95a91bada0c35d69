package office

import (
	"errors"

	"github.com/shuangbai/shuangbai/model"
)

// cause is what a log may say of a failure besides its code: the innermost cause below the last sentence for people,
// "" when there is none. The sentences are left out, because they may name a member.
func cause(err error) string {
	var innermost error
	for ; err != nil; err = errors.Unwrap(err) {
		innermost = err
		if _, sentence := err.(*model.Error); sentence {
			innermost = nil
		}
	}
	if innermost == nil {
		return ""
	}
	return innermost.Error()
}
