package packages

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/shuangbai/shuangbai/model"
)

func manifest(rosters model.RosterKind) Manifest {
	return Manifest{Committee: "某某区律师行业综合党委", Sector: "law", Sender: "0123456789abcdef", Year: 2026, Day: "2026-12-15",
		MadeAt: time.Date(2026, 12, 19, 9, 30, 0, 0, time.UTC), MadeBy: "周敏", Rosters: rosters}
}

func figures() []model.YearFigures {
	row := func(key, name string, total model.Points, grade string) model.BranchFigures {
		return model.BranchFigures{Key: key, Name: name, Members: 7, Units: 1, Findings: 2, Held: 22, Due: 24, Missed: map[string]int{"committee": 2}, Marked: true, Total: total, Grade: grade, Rank: 1}
	}
	grades := []string{"优秀", "合格"}
	return []model.YearFigures{
		{Year: 2025, Day: "2025-12-31", Branches: 1, Members: 6, Units: 1, Covered: 1, Finalised: true, Grades: grades, Rows: []model.BranchFigures{row("3", "衡平律师事务所党支部", 9000, "优秀")}},
		{Year: 2026, Day: "2026-12-15", Branches: 2, Members: 14, Units: 3, Covered: 2, Findings: 5, Grades: grades,
			Rows: []model.BranchFigures{row("3", "衡平律师事务所党支部", 9050, "优秀"), row("4", "南岸律师所联合党支部", 8000, "合格")}},
	}
}

func roster() []model.RosterLine {
	return []model.RosterLine{
		{Branch: "3", Name: "张𬱖", Sex: "female", Birth: "1980-05-01", Kind: model.FullMember, Joined: "2003-07-01", IDNumber: "11010519491231002X", Phone: "13900000000"},
		{Branch: "3", Name: "李四", Kind: model.Probationary},
		{Branch: "4", Name: "王五", Kind: model.FullMember},
		{Name: "赵六", Kind: model.FullMember},
	}
}

func written(t testing.TB, m Manifest, years []model.YearFigures, people []model.RosterLine, to For) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := Write(&b, m, years, slices.Values(people), to); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	public, private, err := NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		rosters model.RosterKind
		people  []model.RosterLine
		to      For
		keys    Keys
	}{
		"open":     {model.NoRoster, nil, For{}, Keys{}},
		"key":      {model.WholeRoster, roster(), For{PublicKey: public}, Keys{Private: private}},
		"password": {model.WholeRoster, roster(), For{Password: "八个字的长口令啊"}, Keys{Password: "八个字的长口令啊"}},
	} {
		var b bytes.Buffer
		hash, err := Write(&b, manifest(c.rosters), figures(), slices.Values(c.people), c.to)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if c.to.Lock() != Open && bytes.Contains(b.Bytes(), []byte("衡平")) {
			t.Errorf("%s: names are to be read in the file", name)
		}
		var people []model.RosterLine
		p, err := Read(&b, c.keys, func(l model.RosterLine) { people = append(people, l) })
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if p.Hash != hash || p.Lock != c.to.Lock() || p.People != len(c.people) {
			t.Errorf("%s: hash %s, lock %s, %d people", name, p.Hash, p.Lock, p.People)
		}
		if d := cmp.Diff(figures(), p.Years); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if d := cmp.Diff(manifest(c.rosters), p.Manifest); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if d := cmp.Diff(c.people, people); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// What is cut short anywhere, or has one byte altered anywhere, is refused in words, whatever its lock.
func TestCutOrAlteredIsRefused(t *testing.T) {
	public, private, err := NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		to   For
		keys Keys
	}{{For{}, Keys{}}, {For{PublicKey: public}, Keys{Private: private}}} {
		whole := written(t, manifest(model.MaskedRoster), figures(), []model.RosterLine{{Branch: "3", Name: "张某"}}, c.to)
		refused := func(what string, text []byte) {
			t.Helper()
			p, err := Read(bytes.NewReader(text), c.keys, nil)
			if p != nil || err == nil {
				t.Fatalf("%s %s: read", c.to.Lock(), what)
			}
			if model.CodeOf(err) == model.Internal || !strings.ContainsAny(model.MessageOf(err), "，；") {
				t.Errorf("%s %s: %v", c.to.Lock(), what, err)
			}
		}
		for n := range whole {
			refused(fmt.Sprintf("cut at %d", n), whole[:n])
		}
		for n := range whole {
			altered := slices.Clone(whole)
			altered[n] ^= 1
			if c.to.Lock() == Open && n > len(magic)+8 && sameInGzip(altered) {
				continue // an idle byte of the gzip head: the content is what it was
			}
			refused(fmt.Sprintf("byte %d", n), altered)
		}
		refused("with more behind it", append(slices.Clone(whole), '!'))
	}
}

// sameInGzip reports whether an open package unpacks without complaint, so that the alteration did nothing.
func sameInGzip(text []byte) bool {
	at := bytes.IndexByte(text, '\n')
	r, err := gzip.NewReader(bytes.NewReader(text[at+1:]))
	if err != nil {
		return false
	}
	_, err = io.Copy(io.Discard, r)
	return err == nil
}

// open packs lines as an open package, so that a test can write what the writer refuses.
func open(head string, lines ...string) []byte {
	var b bytes.Buffer
	b.WriteString(head)
	z := gzip.NewWriter(&b)
	for _, l := range lines {
		fmt.Fprintln(z, l)
	}
	z.Close()
	return b.Bytes()
}

func TestBadPackages(t *testing.T) {
	public, private, _ := NewKeys()
	_, other, _ := NewKeys()
	sealed := written(t, manifest(model.NoRoster), figures(), nil, For{PublicKey: public})
	worded := written(t, manifest(model.NoRoster), figures(), nil, For{Password: "correct horse"})
	const head = "SHUANGBAI-PACKAGE 1 open\n"
	const man = `{"manifest":{"committee":"某","sector":"law","sender":"a","year":2026,"day":"2026-12-15","made_at":"2026-12-19T09:30:00Z","rosters":"none"}}`
	const year = `{"year":{"year":2026,"day":"2026-12-15","branches":1,"members":1,"units":1,"covered":1,"findings":0}}`
	long := `{"manifest":{"committee":"` + strings.Repeat("长", mostLine) + `"}}`
	for name, c := range map[string]struct {
		text []byte
		keys Keys
		code model.Code
		says string
	}{
		"nothing":               {nil, Keys{}, model.Foreign, ".sbp"},
		"a spreadsheet":         {[]byte("PK\x03\x04 a workbook"), Keys{}, model.Foreign, ".sbp"},
		"only the head":         {[]byte("SHUANG"), Keys{}, model.Corrupt, "不完整"},
		"newer":                 {[]byte("SHUANGBAI-PACKAGE 2 key\n…"), Keys{}, model.Newer, "升级"},
		"unknown lock":          {[]byte("SHUANGBAI-PACKAGE 1 none\n"), Keys{}, model.Corrupt, "不完整"},
		"other receiver":        {sealed, Keys{Private: other}, model.Encrypted, "不是加密给这里的"},
		"no key here":           {sealed, Keys{}, model.Encrypted, "区级汇总"},
		"no password":           {worded, Keys{Private: private}, model.Encrypted, "有口令"},
		"wrong password":        {worded, Keys{Password: "incorrect horse"}, model.Encrypted, "口令不对"},
		"a lock that is not so": {bytes.Replace(sealed, []byte(" key\n"), []byte(" open\n"), 1), Keys{Private: private}, model.Corrupt, "不完整"},
		"no end":                {open(head, man, year), Keys{}, model.Corrupt, "不完整"},
		"a wrong end":           {open(head, man, year, `{"end":{"lines":2,"sha256":"00"}}`), Keys{}, model.Corrupt, "不完整"},
		"unknown member":        {open(head, man, `{"secret":1}`), Keys{}, model.Corrupt, "不完整"},
		"no figures":            {open(head, man, `{"person":{"name":"某"}}`), Keys{}, model.Corrupt, "不完整"},
		"two in a line":         {open(head, strings.TrimSuffix(man, "}")+","+year[1:]), Keys{}, model.Corrupt, "不完整"},
		"a person of none":      {open(head, strings.Replace(man, "none", "masked", 1), year, `{"person":{"branch":"9","name":"某"}}`), Keys{}, model.Corrupt, "不完整"},
		"a control character":   {open(head, strings.Replace(man, "某", `\u001b[2J`, 1)), Keys{}, model.Corrupt, "不完整"},
		"a line without end":    {open(head, long), Keys{}, model.TooLarge, "没有收"},
		"a bomb":                {open(head, append([]string{man, year}, slices.Repeat([]string{`{"branch":{"key":"1","name":"x"}}` + strings.Repeat(" ", 60000)}, 2)...)...), Keys{}, model.Corrupt, "不完整"},
	} {
		p, err := Read(bytes.NewReader(c.text), c.keys, nil)
		if p != nil || model.CodeOf(err) != c.code || !strings.Contains(model.MessageOf(err), c.says) {
			t.Errorf("%s: %v, code %s, says %s", name, p != nil, model.CodeOf(err), model.MessageOf(err))
		}
	}
}

// More than a committee ever has is refused as soon as it is too much.
func TestTooMuchIsRefused(t *testing.T) {
	years := figures()[1:]
	for n := range mostBranches + 1 {
		years[0].Rows = append(years[0].Rows, model.BranchFigures{Key: fmt.Sprint("x", n), Name: "支部"})
	}
	if _, err := Write(io.Discard, manifest(model.NoRoster), years, nil, For{}); model.CodeOf(err) != model.TooLarge {
		t.Errorf("branches: %v", err)
	}
	many := func(yield func(model.RosterLine) bool) {
		for n := range mostPeople + 1 {
			if !yield(model.RosterLine{Branch: "3", Name: fmt.Sprint("某", n)}) {
				return
			}
		}
	}
	if _, err := Write(io.Discard, manifest(model.MaskedRoster), figures(), many, For{}); model.CodeOf(err) != model.TooLarge {
		t.Errorf("people: %v", err)
	}
}

func TestWholeRostersAreNeverOpen(t *testing.T) {
	if _, err := Write(io.Discard, manifest(model.WholeRoster), figures(), slices.Values(roster()), For{}); model.CodeOf(err) != model.Invalid {
		t.Errorf("written: %v", err)
	}
	if _, err := Write(io.Discard, manifest(model.MaskedRoster), figures(), slices.Values(roster()), For{}); err == nil {
		t.Error("a masked roster went out with numbers")
	}
}

func TestKeysAreCopiedWithWhatStandsAroundThem(t *testing.T) {
	public, private, _ := NewKeys()
	for _, text := range []string{public, "  " + public + "\n", "区里的公钥：" + public + "。", "某某区公钥\n" + public + "\n做包时用"} {
		if got, err := CheckKey(text); err != nil || got != public {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
	for text, says := range map[string]string{"": "公钥", "age1abc": "公钥", public[:40]: "公钥", private: "私钥"} {
		if _, err := CheckKey(text); !strings.Contains(model.MessageOf(err), says) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	const private = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
	f.Add(written(f, manifest(model.NoRoster), figures(), nil, For{}))
	f.Add(written(f, manifest(model.MaskedRoster), figures(), []model.RosterLine{{Branch: "3", Name: "张某"}}, For{}))
	f.Add([]byte("SHUANGBAI-PACKAGE 2 key\n"))
	f.Add([]byte("SHUANGBAI-PACKAGE 1 key\nage-encryption.org/v1\n-> X25519 x\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		people := 0
		p, err := Read(bytes.NewReader(text), Keys{Private: private}, func(model.RosterLine) { people++ })
		if err != nil {
			if p != nil || model.CodeOf(err) == model.Internal {
				t.Fatalf("%v with %v", err, p)
			}
			return
		}
		if people != p.People || p.Hash == "" || len(p.Years) == 0 {
			t.Fatalf("%+v", p)
		}
	})
}

// FuzzLines reads whatever lines somebody put into an open package with a right end.
func FuzzLines(f *testing.F) {
	whole := written(f, manifest(model.MaskedRoster), figures(), []model.RosterLine{{Branch: "3", Name: "张某"}}, For{})
	z, err := gzip.NewReader(bytes.NewReader(whole[bytes.IndexByte(whole, '\n')+1:]))
	if err != nil {
		f.Fatal(err)
	}
	lines, err := io.ReadAll(z)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(lines)
	f.Fuzz(func(t *testing.T, lines []byte) {
		p, err := Read(bytes.NewReader(open("SHUANGBAI-PACKAGE 1 open\n", strings.Split(string(lines), "\n")...)), Keys{}, nil)
		if err != nil {
			if model.CodeOf(err) == model.Internal {
				t.Fatal(err)
			}
			return
		}
		if again := written(t, p.Manifest, p.Years, nil, For{}); len(again) == 0 && p.People == 0 {
			t.Fatal("what was read cannot be written")
		}
	})
}
