package sheet

import (
	"bytes"
	"errors"
	"io"
)

// xmlStream splits XML into tags and text without building a tree, several times faster than encoding/xml on a
// worksheet. It holds one piece at a time, never more than maxPiece bytes. It does not check that tags match, which
// no reader here relies on, and refuses document type declarations.
type xmlStream struct {
	r   io.Reader
	buf []byte
	pos int // start of what is not yet handed out
	end int
	eof bool

	// The piece last returned; the slices hold until the next call.
	name  []byte // of a tag, without prefix
	attrs []byte // of a start tag, as written
	empty bool   // the start tag closes itself; no end tag follows
	text  []byte // of text, entities not yet replaced
	cdata bool   // the text has no entities
}

type xmlPiece int

const (
	xmlEOF xmlPiece = iota
	xmlStart
	xmlEnd
	xmlText
)

const maxPiece = 2 << 20

var (
	errXMLTooLong = errors.New("xml: piece too long")
	errXMLDoctype = errors.New("xml: document type declaration")
	errXMLSyntax  = errors.New("xml: unfinished tag")
)

func newXMLStream(r io.Reader) *xmlStream {
	return &xmlStream{r: r, buf: make([]byte, 64<<10)}
}

// more reads on. It returns false at the end of the input.
func (x *xmlStream) more() (bool, error) {
	if x.eof {
		return false, nil
	}
	if x.pos > 0 {
		copy(x.buf, x.buf[x.pos:x.end])
		x.pos, x.end = 0, x.end-x.pos
	}
	if x.end == len(x.buf) {
		if len(x.buf) >= maxPiece {
			return false, errXMLTooLong
		}
		x.buf = append(x.buf, make([]byte, len(x.buf))...)
	}
	for range 100 {
		n, err := x.r.Read(x.buf[x.end:])
		x.end += n
		if err == io.EOF {
			x.eof = true
			return n > 0, nil
		}
		if err != nil {
			return false, err
		}
		if n > 0 {
			return true, nil
		}
	}
	return false, io.ErrNoProgress
}

// next returns the next piece, leaving out comments and processing instructions.
func (x *xmlStream) next() (xmlPiece, error) {
	for {
		if x.pos == x.end {
			if ok, err := x.more(); !ok {
				return xmlEOF, err
			}
		}
		if x.buf[x.pos] != '<' {
			return x.nextText()
		}
		if err := x.have(2); err != nil {
			return xmlEOF, err
		}
		switch x.buf[x.pos+1] {
		case '/':
			tag, err := x.endTag()
			if err != nil {
				return xmlEOF, err
			}
			x.name = localName(trimEnd(tag))
			return xmlEnd, nil
		case '?':
			if _, err := x.upTo([]byte("?>"), 2); err != nil {
				return xmlEOF, err
			}
		case '!':
			piece, err := x.declaration()
			if piece == xmlText || err != nil {
				return piece, err
			}
		default:
			return x.startTag()
		}
	}
}

func (x *xmlStream) nextText() (xmlPiece, error) {
	from := 0
	for {
		if i := bytes.IndexByte(x.buf[x.pos+from:x.end], '<'); i >= 0 {
			x.text, x.cdata = x.buf[x.pos:x.pos+from+i], false
			x.pos += from + i
			return xmlText, nil
		}
		from = x.end - x.pos
		ok, err := x.more()
		if err != nil {
			return xmlEOF, err
		}
		if !ok {
			x.text, x.cdata = x.buf[x.pos:x.end], false
			x.pos = x.end
			return xmlText, nil
		}
	}
}

// have makes sure that n bytes are there.
func (x *xmlStream) have(n int) error {
	for x.end-x.pos < n {
		if ok, err := x.more(); err != nil {
			return err
		} else if !ok {
			return errXMLSyntax
		}
	}
	return nil
}

// endTag returns what stands between </ and the next >, and moves past it.
func (x *xmlStream) endTag() ([]byte, error) {
	if i := bytes.IndexByte(x.buf[x.pos:x.end], '>'); i > 1 { // nearly always: the buffer holds it
		tag := x.buf[x.pos+2 : x.pos+i]
		x.pos += i + 1
		return tag, nil
	}
	return x.upTo([]byte(">"), 2)
}

// trimEnd cuts the white space at the end of a name, which hardly ever is there.
func trimEnd(name []byte) []byte {
	for len(name) > 0 && isXMLSpace(name[len(name)-1]) {
		name = name[:len(name)-1]
	}
	return name
}

// upTo returns what stands between the first skip bytes and the mark, and moves past it.
func (x *xmlStream) upTo(mark []byte, skip int) ([]byte, error) {
	if err := x.have(skip); err != nil {
		return nil, err
	}
	from := skip
	for {
		if i := bytes.Index(x.buf[x.pos+from:x.end], mark); i >= 0 {
			found := x.buf[x.pos+skip : x.pos+from+i]
			x.pos += from + i + len(mark)
			return found, nil
		}
		from = max(skip, x.end-x.pos-len(mark)+1)
		if ok, err := x.more(); err != nil {
			return nil, err
		} else if !ok {
			return nil, errXMLSyntax
		}
	}
}

// declaration reads what starts with <!: a comment, or a CDATA section, which is text.
func (x *xmlStream) declaration() (xmlPiece, error) {
	if err := x.have(4); err != nil {
		return xmlEOF, err
	}
	if bytes.HasPrefix(x.buf[x.pos:x.end], []byte("<!--")) {
		_, err := x.upTo([]byte("-->"), 4)
		return xmlEOF, err
	}
	if err := x.have(9); err != nil || !bytes.HasPrefix(x.buf[x.pos:x.end], []byte("<![CDATA[")) {
		return xmlEOF, errXMLDoctype
	}
	text, err := x.upTo([]byte("]]>"), 9)
	x.text, x.cdata = text, true
	return xmlText, err
}

func (x *xmlStream) startTag() (xmlPiece, error) {
	quote := byte(0)
	for i := 1; ; i++ {
		if x.pos+i >= x.end {
			if ok, err := x.more(); err != nil {
				return xmlEOF, err
			} else if !ok {
				return xmlEOF, errXMLSyntax
			}
		}
		switch c := x.buf[x.pos+i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			x.splitTag(x.buf[x.pos+1 : x.pos+i])
			x.pos += i + 1
			return xmlStart, nil
		}
	}
}

func (x *xmlStream) splitTag(tag []byte) {
	x.empty = len(tag) > 0 && tag[len(tag)-1] == '/'
	if x.empty {
		tag = tag[:len(tag)-1]
	}
	name := len(tag)
	for i, c := range tag {
		if isXMLSpace(c) {
			name = i
			break
		}
	}
	x.name, x.attrs = localName(tag[:name]), tag[name:]
}

func isXMLSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// closed refuses, at the end of the input, XML that broke off before its root element ended.
func (x *xmlStream) closed(root string) error {
	if string(x.name) != root {
		return corrupt(errXMLSyntax)
	}
	return nil
}

func localName(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

// nextAttr splits the first attribute off attrs; the value's entities are not replaced. name is nil at the end.
func nextAttr(attrs []byte) (name, value, rest []byte) {
	for len(attrs) > 0 && isXMLSpace(attrs[0]) {
		attrs = attrs[1:]
	}
	eq := bytes.IndexByte(attrs, '=')
	if eq < 0 {
		return nil, nil, nil
	}
	name, rest = localName(trimEnd(attrs[:eq])), attrs[eq+1:]
	for len(rest) > 0 && isXMLSpace(rest[0]) {
		rest = rest[1:]
	}
	if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
		return nil, nil, nil
	}
	end := bytes.IndexByte(rest[1:], rest[0])
	if end < 0 {
		return nil, nil, nil
	}
	return name, rest[1 : 1+end], rest[2+end:]
}

// attr returns an attribute of the current start tag as text, "" where it is missing.
func (x *xmlStream) attr(want string) string {
	for name, value, rest := nextAttr(x.attrs); name != nil; name, value, rest = nextAttr(rest) {
		if string(name) == want {
			return string(appendUnescaped(nil, value))
		}
	}
	return ""
}

// flag reads a boolean attribute of the current start tag.
func (x *xmlStream) flag(want string) bool {
	v := x.attr(want)
	return v == "1" || v == "true" || v == "on"
}
