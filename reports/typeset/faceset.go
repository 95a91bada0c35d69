package typeset

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/resources/fonts"
)

// FaceSet is the faces that the roles of a paper are set in.
type FaceSet struct {
	faces    [4]*Face // by document.Role
	song     *Face    // quotation marks and middle dots of every role
	fallback []*Face  // for characters the role's own face lacks
	// Substitutions says in Chinese which wanted faces this machine lacks and what is used instead; shown once with
	// the preview. Empty when nothing was replaced.
	Substitutions []string
}

type embeddedFaces struct{ title, song, head *Face }

var embedded = sync.OnceValue(func() embeddedFaces {
	must := func(name string, data []byte) *Face {
		f, err := NewFace(name, data)
		if err != nil { // the embedded files are checked by a test; without them no paper can be set at all
			return &Face{Name: name, Data: data, units: 1000}
		}
		return f
	}
	return embeddedFaces{
		title: must("NotoSerifSC-Bold", fonts.SerifBold),
		song:  must("NotoSerifSC-Regular", fonts.SerifRegular),
		head:  must("NotoSansSC-Regular", fonts.SansRegular),
	}
})

// Embedded is the set of faces that the program carries itself; papers set in it are the same on every machine.
func Embedded() *FaceSet {
	e := embedded()
	return &FaceSet{
		faces:    [4]*Face{document.Body: e.song, document.HeadRole: e.head, document.KaiRole: e.song, document.TitleRole: e.title},
		song:     e.song,
		fallback: []*Face{e.song, e.head},
	}
}

// wanted lists, for each role, the faces GB/T 9704-2012 asks for in order of preference, by file name.
var wanted = []struct {
	role    document.Role
	names   string // as people call them
	files   []string
	instead string
}{
	{document.TitleRole, "方正小标宋", []string{"方正小标宋_gbk.ttf", "方正小标宋简体.ttf", "fzxbsjw.ttf", "fzxbsk.ttf", "fzxbs.ttf"}, "宋体"},
	{document.Body, "仿宋", []string{"仿宋_gb2312.ttf", "simfang_gb2312.ttf", "fs_gb2312.ttf", "simfang.ttf"}, "宋体"},
	{document.HeadRole, "黑体", []string{"simhei.ttf"}, "黑体"},
	{document.KaiRole, "楷体", []string{"楷体_gb2312.ttf", "simkai_gb2312.ttf", "kt_gb2312.ttf", "simkai.ttf"}, "宋体"},
}

// Installed is the embedded set with the official faces put in where this machine has them as plain TrueType files
// that usable accepts; what is missing is listed in Substitutions. It reads the font folders: call it once.
func Installed(usable func(*Face) bool) *FaceSet { return installedIn(fontFolders(), usable) }

func installedIn(folders []string, usable func(*Face) bool) *FaceSet {
	set := Embedded()
	found := findFonts(folders)
	var missing, instead []string
	for _, w := range wanted {
		if f := firstUsable(found, w.files, usable); f != nil {
			set.faces[w.role] = f
			continue
		}
		missing = append(missing, w.names)
		if !slices.Contains(instead, w.instead) {
			instead = append(instead, w.instead)
		}
	}
	if len(missing) > 0 {
		set.Substitutions = []string{fmt.Sprintf("本机没有%s，已用内置%s代替；装上字体后重新打开程序即可换回",
			strings.Join(missing, "、"), strings.Join(instead, "、"))}
	}
	return set
}

// pick finds the face for one character of a role; ok is false when no face has it.
func (s *FaceSet) pick(role document.Role, r rune) (f *Face, em float64, ok bool) {
	f = s.faces[role]
	if isSongMark(r) && role != document.TitleRole {
		f = s.song
	}
	if em, ok = f.Advance(r); ok {
		return f, em, true
	}
	for _, g := range s.fallback {
		if em, ok = g.Advance(r); ok {
			return g, em, true
		}
	}
	return f, 0, false
}

// isSongMark tells the marks that are narrow or ill-shaped in Kai and Fangsong faces.
func isSongMark(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '·':
		return true
	}
	return false
}
