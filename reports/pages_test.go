package reports

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/reports/typeset"
)

func TestPagesAsPeopleWriteThem(t *testing.T) {
	for in, want := range map[string][]int{"": {1, 2, 3, 4, 5, 6, 7}, "1-3,5": {1, 2, 3, 5}, "2—3、6": {2, 3, 6}, "6-": {6, 7}, "-2": {1, 2}, "第4页": {4}, "1，1": {1}} {
		p, err := ParsePages(in)
		var got []int
		for page := 1; page <= 7; page++ {
			if p.Has(page) {
				got = append(got, page)
			}
		}
		if err != nil || len(got) != len(want) || p.Count(7) != len(want) {
			t.Errorf("%q gives %v, want %v: %v", in, got, want, err)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%q gives %v, want %v", in, got, want)
			}
		}
	}
	for _, in := range []string{"0", "3-1", "a", ",", "-", "1-2-3", "1,,2"} {
		if _, err := ParsePages(in); model.CodeOf(err) != model.Invalid {
			t.Errorf("%q is taken: %v", in, err)
		}
	}
}

func TestSomePagesAndCopies(t *testing.T) {
	p, _ := Find("packet")
	s := p.Sequence(sampleFacts(), Options{})
	all, data, err := pagesOf(s, Options{})
	if err != nil || all < 20 || pageCount(data) != all {
		t.Fatalf("%d pages, %d in the file: %v", all, pageCount(data), err)
	}
	for name, c := range map[string]struct {
		o    Options
		want int
	}{
		"some":             {Options{Pages: Pages{{1, 3}, {5, 5}}}, 4},
		"copies":           {Options{Pages: Pages{{1, 3}}, Copies: 2}, 6},
		"copies, duplex":   {Options{Pages: Pages{{1, 3}}, Copies: 2, OddStart: true}, 8},
		"past the end too": {Options{Pages: Pages{{all, lastPage}}}, 1},
	} {
		if got, data, err := pagesOf(s, c.o); err != nil || got != c.want || pageCount(data) != c.want {
			t.Errorf("%s: %d pages, %d in the file, want %d: %v", name, got, pageCount(data), c.want, err)
		}
	}
	if _, _, err := pagesOf(s, Options{Pages: Pages{{all + 1, all + 1}}}); model.CodeOf(err) != model.Invalid {
		t.Errorf("a page past the end: %v", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, _, err := PDF(ctx, s, Options{}, typeset.Embedded(), sampleDate); err == nil {
		t.Error("writing goes on after it was stopped")
	}
}

func pagesOf(s document.Sequence, o Options) (int, []byte, error) {
	data, done, err := PDF(context.Background(), s, o, typeset.Embedded(), time.Unix(0, 0))
	return done.Pages, data, err
}

// TestThePacketSetPageByPage: a page set again is the page as it was set, and the contents know all pages in the end.
func TestThePacketSetPageByPage(t *testing.T) {
	p, _ := Find("packet")
	s := p.Sequence(sampleFacts(), Options{})
	book := typeset.NewBook(s, typeset.Embedded())
	first, _ := book.Next()
	if text := pageText(&first.Pages[0]); !first.Lists {
		t.Errorf("the first document is no table of contents: %s", text)
	}
	r := typeset.Typeset(p.Build(sampleFacts(), Options{}), typeset.Embedded())
	for set, ok := book.Next(); ok; set, ok = book.Next() {
		for i := range set.Pages {
			again := book.Document(set.At + i)
			page := &again.Pages[set.At+i-again.At]
			if pageText(page) != pageText(&r.Pages[set.At+i]) || page.Number != r.Pages[set.At+i].Number {
				t.Errorf("page %d set again differs", set.At+i+1)
			}
		}
	}
	if got, want := pageText(&book.Lists()[0].Pages[0]), pageText(&r.Pages[0]); got != want {
		t.Errorf("contents %s, want %s", got, want)
	}
}

// pageCount counts the pages of a PDF.
func pageCount(data []byte) int { return bytes.Count(data, []byte("/Type /Page\n")) }
