package office

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Cause is what a log may say of a failure besides its code: the innermost causes below the last sentence for people,
// "" when there is none. The sentences are left out, because they may name a member, and so are the paths of files, which
// name the user and the committee.
func Cause(err error) string {
	switch e := err.(type) {
	case nil:
		return ""
	case *fs.PathError:
		return e.Op + ": " + Cause(e.Err)
	case *os.LinkError:
		return e.Op + ": " + Cause(e.Err)
	case *exec.Error:
		return "exec: " + Cause(e.Err)
	case interface{ Unwrap() []error }:
		var parts []string
		for _, part := range e.Unwrap() {
			if said := Cause(part); said != "" {
				parts = append(parts, said)
			}
		}
		return strings.Join(parts, "; ")
	}
	inner := errors.Unwrap(err)
	if _, sentence := err.(*model.Error); sentence || inner != nil {
		return Cause(inner)
	}
	return err.Error()
}
