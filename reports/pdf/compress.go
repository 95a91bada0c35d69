package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// The library compresses page after page, each with a compressor of its own, which costs more than the compressing. It is told not
// to, and the streams of its file are compressed here, on all processors.

var errFile = errors.New("the file of the library is not built as expected")

// compressed is a file of the library with its plain streams compressed.
func compressed(file []byte) ([]byte, error) {
	xref, offsets, err := objectsOf(file)
	if err != nil {
		return nil, err
	}
	order := make([]int, len(offsets)) // of the objects as they lie
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return offsets[a] - offsets[b] })
	parts := make([][]byte, len(order))
	each(len(order), func(k int, c *compressor) {
		end := xref
		if k+1 < len(order) {
			end = offsets[order[k+1]]
		}
		parts[k] = c.object(file[offsets[order[k]]:end])
	})
	var out bytes.Buffer
	out.Grow(len(file) / 3)
	out.Write(file[:offsets[order[0]]])
	for k, object := range order {
		offsets[object] = out.Len()
		out.Write(parts[k])
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	trailer := bytes.LastIndex(file, []byte("trailer\n"))
	tail := bytes.LastIndex(file, []byte("startxref\n"))
	if trailer < xref || tail < trailer {
		return nil, errFile
	}
	out.Write(file[trailer:tail])
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", start)
	return out.Bytes(), nil
}

// objectsOf gives the place of the table of objects, and those of the objects by number.
func objectsOf(file []byte) (xref int, offsets []int, err error) {
	at := bytes.LastIndex(file, []byte("startxref\n"))
	if at < 0 {
		return 0, nil, errFile
	}
	if _, err := fmt.Sscanf(string(file[at:]), "startxref\n%d", &xref); err != nil || xref >= at {
		return 0, nil, errFile
	}
	var n int
	if _, err := fmt.Sscanf(string(file[xref:min(len(file), xref+40)]), "xref\n0 %d", &n); err != nil || n < 2 {
		return 0, nil, errFile
	}
	const line = len("0000000000 65535 f \n")
	first := xref + len(fmt.Sprintf("xref\n0 %d\n", n)) + line
	for i := range n - 1 {
		var offset int
		from := first + i*line
		if from+line > len(file) {
			return 0, nil, errFile
		}
		for _, c := range file[from : from+10] {
			offset = offset*10 + int(c-'0')
		}
		if offset <= 0 || offset >= xref {
			return 0, nil, errFile
		}
		offsets = append(offsets, offset)
	}
	return xref, offsets, nil
}

// each does the work for 0 to n-1 on all processors.
func each(n int, work func(i int, c *compressor)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			c := newCompressor()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i, c)
			}
		})
	}
	wait.Wait()
}

// compressor compresses one stream after the other.
type compressor struct {
	out bytes.Buffer
	zip *zlib.Writer
}

func newCompressor() *compressor {
	c := &compressor{}
	c.zip, _ = zlib.NewWriterLevel(&c.out, zlib.BestSpeed) // fails on a level that is none
	return c
}

// object is an object of the file, its stream compressed where it has one and is plain.
func (c *compressor) object(object []byte) []byte {
	var number, length int
	head := object[:min(len(object), 60)]
	if _, err := fmt.Sscanf(string(head), "%d 0 obj\n<</Length %d>>\nstream\n", &number, &length); err != nil {
		return object
	}
	at := bytes.Index(object, []byte("stream\n")) + len("stream\n")
	if at+length > len(object) || !bytes.HasPrefix(object[at+length:], []byte("\nendstream\nendobj\n")) {
		return object
	}
	c.out.Reset()
	c.zip.Reset(&c.out)
	_, _ = c.zip.Write(object[at : at+length]) // a buffer takes everything
	_ = c.zip.Close()
	var b bytes.Buffer
	b.Grow(c.out.Len() + 100)
	fmt.Fprintf(&b, "%d 0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n", number, c.out.Len())
	b.Write(c.out.Bytes())
	b.WriteString("\nendstream\nendobj\n")
	return b.Bytes()
}
