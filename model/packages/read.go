package packages

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"
	"io"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Read reads a package to its end and checks all of it. People are handed to take one by one as they come and are not kept; nil
// only checks them. With an error everything is void, what take was given too. Errors are *model.Error: Foreign for what is no
// package, Newer, Encrypted for one that the keys do not open, TooLarge, and Corrupt for one that is cut short or altered.
func Read(r io.Reader, keys Keys, take func(model.RosterLine)) (*Package, error) {
	in := bufio.NewReader(r)
	lock, err := firstLine(in)
	if err != nil {
		return nil, err
	}
	clear, err := keys.decrypt(in, lock)
	if err != nil {
		return nil, err
	}
	whole := bufio.NewReader(clear)
	packed, err := gzip.NewReader(whole)
	if err != nil {
		return nil, damaged(err)
	}
	packed.Multistream(false)
	p := &Package{Lock: lock}
	lines := newLineReader(packed)
	if err := p.read(lines, take); err != nil {
		return nil, err
	}
	if lock == Open && p.Rosters == model.WholeRoster {
		return nil, damaged(errors.New("whole rosters in an open package"))
	}
	if err := ended(packed, whole, in); err != nil {
		return nil, err
	}
	return p, nil
}

// firstLine reads the line that every package begins with.
func firstLine(in *bufio.Reader) (Lock, error) {
	foreign := model.Errorf(model.Foreign, "这不是双百的数据包；选党委发来的 .sbp 文件")
	head, err := in.Peek(len(magic) + 1)
	if err != nil && len(head) > 0 && strings.HasPrefix(magic+" ", string(head)) {
		return "", damaged(err)
	}
	if string(head) != magic+" " {
		return "", foreign
	}
	text, err := in.ReadSlice('\n')
	if err != nil || len(text) > 64 {
		return "", damaged(err)
	}
	words := strings.Fields(string(text))
	if len(words) != 3 {
		return "", damaged(nil)
	}
	switch n, err := strconv.Atoi(words[1]); {
	case err != nil || n < 1:
		return "", damaged(err)
	case n > format:
		return "", model.Errorf(model.Newer, "这个数据包是新版的双百做的，这里读不了；先升级双百，再收一次")
	}
	switch l := Lock(words[2]); l {
	case Open, ForKey, Password:
		return l, nil
	}
	return "", damaged(errors.New("unknown lock"))
}

// read reads the lines to the end.
func (p *Package) read(lines *lineReader, take func(model.RosterLine)) error {
	order := newOrder()
	for {
		l, err := lines.next()
		if err != nil {
			return err
		}
		if l.End != nil {
			if l.End.Lines != lines.lines || l.End.SHA256 != lines.before {
				return damaged(errors.New("the hash does not fit"))
			}
			p.Hash = l.End.SHA256
			return order.complete()
		}
		if err := order.next(&l); err != nil {
			return err
		}
		lines.lines++
		switch {
		case l.Manifest != nil:
			p.Manifest = *l.Manifest
		case l.Year != nil:
			p.Years = append(p.Years, *l.Year)
		case l.Branch != nil:
			of := &p.Years[len(p.Years)-1]
			of.Rows = append(of.Rows, *l.Branch)
		case l.Person != nil:
			p.People++
			if take != nil {
				take(*l.Person)
			}
		}
	}
}

// ended checks that nothing stands after the end; it also has the compression and the encryption check what they close with.
func ended(in ...io.Reader) error {
	for _, r := range in {
		switch n, err := io.ReadFull(r, make([]byte, 1)); {
		case n != 0:
			return damaged(errors.New("something stands after the end"))
		case err != io.EOF:
			return damaged(err)
		}
	}
	return nil
}

// lineReader reads lines and adds them to the hash.
type lineReader struct {
	in     *bufio.Reader
	sum    hash.Hash
	bytes  int    // so far
	lines  int    // before the present one
	before string // the hash of these, once the end is read
	text   bytes.Reader
	dec    *json.Decoder // of text
}

func newLineReader(r io.Reader) *lineReader {
	lines := &lineReader{in: bufio.NewReaderSize(r, mostLine), sum: sha256.New()}
	lines.dec = json.NewDecoder(&lines.text)
	lines.dec.DisallowUnknownFields()
	return lines
}

func (r *lineReader) next() (line, error) {
	text, err := r.in.ReadSlice('\n')
	r.bytes += len(text)
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return line{}, tooLarge("一行的内容")
	case r.bytes > mostBytes:
		return line{}, tooLarge("内容")
	case err != nil:
		return line{}, damaged(err)
	}
	var l line
	r.text.Reset(text)
	if err := r.dec.Decode(&l); err != nil || r.dec.More() {
		return line{}, damaged(err)
	}
	if l.End != nil {
		r.before = hex.EncodeToString(r.sum.Sum(nil))
		return l, nil
	}
	r.sum.Write(text)
	return l, nil
}
