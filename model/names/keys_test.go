package names

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// sorted puts names in the order of a key.
func sorted(list []string, key func(string) string) []string {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b string) int { return strings.Compare(key(a), key(b)) })
	return out
}

func pinyinOf(name string) string  { p, _, _ := Keys(name); return p }
func strokesOf(name string) string { _, s, _ := Keys(name); return s }
func initials(name string) string  { _, _, i := Keys(name); return i }

func TestPinyinOrder(t *testing.T) {
	for _, want := range [][]string{
		// Surnames whose reading differs from the character's usual one, by the reading as a surname.
		{"包一", "万俟一", "朴一", "仇一", "任一", "单一", "谢一", "解一", "查一", "翟一"},
		{"单于一", "陈一", "盖一", "葛一", "华一", "纪一", "缪一", "区一", "欧阳一", "秦一", "覃一", "尉迟一", "曾一", "张一", "长孙一"},
		// One surname stands together, and tones count before the character.
		{"张三", "张伟", "章三", "章伟"},
		{"黎一", "李一", "李一一"},
		{"卢一", "陆一", "吕一", "栾一", "伦一", "罗一"},
		{"李一", "梁一"},
		// Digits and Latin letters first, characters without a reading last.
		{"1号", "Bob", "艾一", "左一"},
	} {
		shuffled := slices.Clone(want)
		slices.Reverse(shuffled)
		if got := sorted(shuffled, pinyinOf); !slices.Equal(got, want) {
			t.Errorf("got  %v\nwant %v", got, want)
		}
	}
}

func TestStrokeOrder(t *testing.T) {
	want := []string{"丁一", "马一", "王一", "石一", "刘一", "李一", "李刚", "陈一", "赵一", "曾一", "魏一"}
	shuffled := slices.Clone(want)
	slices.Reverse(shuffled)
	if got := sorted(shuffled, strokesOf); !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestRareCharactersAreNeverFirst(t *testing.T) {
	for _, rare := range []string{"𬱖", "䶮", "㛃", "𫘧", "𬭼", "𬜬", "𬞟", "𪣻", "𫄧", "𬤊", "𬬭", "𠅤", "堃", "囍", "〇", "\U0003134A", "𱍊"} {
		name := "王" + rare
		for what, key := range map[string]func(string) string{"pinyin": pinyinOf, "strokes": strokesOf} {
			if !(key("王") < key(name)) {
				t.Errorf("by %s 王 does not come before %s", what, name)
			}
			if key(rare+"一") < key("阿一") && what == "pinyin" {
				t.Errorf("by pinyin %s comes before 阿一", rare)
			}
			if key(rare) <= key("一") && what == "strokes" && rare != "〇" {
				t.Errorf("by strokes %s comes before 一", rare)
			}
		}
	}
	if got := sorted([]string{"王\U0003134A", "王左", "王阿"}, pinyinOf); got[2] != "王\U0003134A" {
		t.Errorf("without a reading: %v", got)
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{
		"张三": "zs", "欧阳 娜娜": "oynn", "迪丽·热巴": "dlrb", "Tom李": "toml", "张𬱖三": "zws", "": "",
	} {
		if got := initials(name); !slices.Contains(strings.Fields(got+" "), want) && got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string][]string{
		"单雄": {"sx", "dx"}, "曾乐": {"zl", "zy", "cl"}, "覃一": {"qy", "ty"}, "王重": {"wz", "wc"},
	} {
		got := strings.Fields(initials(name))
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s is not found by %q, only by %v", name, w, got)
			}
		}
		if got[0] != want[0] {
			t.Errorf("%s: the first spelling is %q, want %q", name, got[0], want[0])
		}
	}
	if got := strings.Fields(initials(strings.Repeat("重乐单", 10))); len(got) > 8 {
		t.Errorf("%d spellings", len(got))
	}
}

func TestOrganisationsHaveNoSurname(t *testing.T) {
	for name, want := range map[string]string{
		"单位党支部": "dan1", "重庆路小学": "chong2", "音乐学校": "yin1", "查理学校": "cha2",
	} {
		if got, _, _ := OrgKeys(name); !strings.HasPrefix(got, want) {
			t.Errorf("%s is filed under %q, want %q", name, got, want)
		}
	}
	if _, _, got := OrgKeys("律师行业党委"); !slices.Contains(strings.Fields(got), "lshydw") {
		t.Errorf("initials %q", got)
	}
}

func TestSortFormsOfReadings(t *testing.T) {
	for marked, want := range map[string]string{
		"dān": "dan1", "lǚ": "lu:3", "lüè": "lue4", "nǚ": "nu:3", "ér": "er2", "de": "de5", "ńg": "ng2", "": "", "?": "",
	} {
		if got := sortForm(marked); got != want {
			t.Errorf("%q: %q, want %q", marked, got, want)
		}
	}
}

func TestEveryTableEntryIsAReading(t *testing.T) {
	for word, list := range surnameTable {
		if len([]rune(word)) != len(list) {
			t.Errorf("%s has %d readings", word, len(list))
		}
		for i, r := range []rune(word) {
			if r != '贠' && !slices.Contains(readingsOf(r), list[i]) { // 贠 Yùn stands in 《现代汉语词典》 but not in go-pinyin
				t.Errorf("%s: %s is not among the dictionary's %v", string(r), list[i], readingsOf(r))
			}
		}
	}
}

func TestSpeed(t *testing.T) {
	runes := []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平")
	start := time.Now()
	for i := range 100_000 {
		Keys(string([]rune{runes[i%20], runes[i/20%40], runes[i/800%40]}))
	}
	if took := time.Since(start); took > 4*time.Second {
		t.Errorf("100,000 names took %v", took)
	} else {
		t.Logf("100,000 names in %v", took.Round(time.Millisecond))
	}
}
