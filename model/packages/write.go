package packages

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"iter"

	"github.com/shuangbai/shuangbai/model"
)

// magic begins the first line, before the number of the format and the lock.
const magic = "SHUANGBAI-PACKAGE"

// format is the number of the format that is written, and the latest that is read.
const format = 1

// line is one line of a package: one of them is not nil.
type line struct {
	Manifest *Manifest            `json:"manifest,omitempty"`
	Year     *model.YearFigures   `json:"year,omitempty"`
	Branch   *model.BranchFigures `json:"branch,omitempty"`
	Person   *model.RosterLine    `json:"person,omitempty"`
	End      *end                 `json:"end,omitempty"`
}

// members is how many of them a line has: one, in any that is well formed.
func (l *line) members() int {
	n := 0
	for _, there := range []bool{l.Manifest != nil, l.Year != nil, l.Branch != nil, l.Person != nil, l.End != nil} {
		if there {
			n++
		}
	}
	return n
}

type end struct {
	Lines  int    `json:"lines"`
	SHA256 string `json:"sha256"`
}

// Write writes a package and returns its hash. People are those of the roster, branch by branch; nil for none. What a reader
// would refuse is not written: a failure leaves w with something that no reader takes for a package.
func Write(w io.Writer, m Manifest, years []model.YearFigures, people iter.Seq[model.RosterLine], to For) (string, error) {
	if m.Rosters == model.WholeRoster && to.Lock() == Open {
		return "", model.FieldErrorf("rosters", "附完整名册的数据包必须加密：填上区里的公钥，或者设一个口令")
	}
	if _, err := fmt.Fprintf(w, "%s %d %s\n", magic, format, to.Lock()); err != nil {
		return "", err
	}
	sealed, err := to.encrypt(w)
	if err != nil {
		return "", err
	}
	packed := gzip.NewWriter(sealed)
	out := &lineWriter{to: packed, sum: sha256.New()}
	if err := writeLines(out, m, years, people); err != nil {
		return "", err
	}
	sum := hex.EncodeToString(out.sum.Sum(nil))
	if err := out.put(line{End: &end{Lines: out.lines, SHA256: sum}}); err != nil {
		return "", err
	}
	if err := packed.Close(); err != nil {
		return "", err
	}
	return sum, sealed.Close()
}

func writeLines(out *lineWriter, m Manifest, years []model.YearFigures, people iter.Seq[model.RosterLine]) error {
	seen := newOrder()
	put := func(l line) error {
		if err := seen.next(&l); err != nil {
			return err
		}
		return out.put(l)
	}
	if err := put(line{Manifest: &m}); err != nil {
		return err
	}
	for i := range years {
		if err := put(line{Year: &years[i]}); err != nil {
			return err
		}
		for b := range years[i].Rows {
			if err := put(line{Branch: &years[i].Rows[b]}); err != nil {
				return err
			}
		}
	}
	if people != nil {
		for p := range people {
			if err := put(line{Person: &p}); err != nil {
				return err
			}
		}
	}
	return seen.complete()
}

// lineWriter writes lines and adds them to the hash.
type lineWriter struct {
	to    io.Writer
	sum   hash.Hash
	lines int
	text  bytes.Buffer
}

func (w *lineWriter) put(l line) error {
	w.text.Reset()
	enc := json.NewEncoder(&w.text)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(l); err != nil {
		return err
	}
	if w.text.Len() > mostLine {
		return errors.New("a line of a package is too long")
	}
	w.lines++
	w.sum.Write(w.text.Bytes())
	_, err := w.to.Write(w.text.Bytes())
	return err
}
