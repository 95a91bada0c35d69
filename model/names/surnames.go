package names

import "strings"

// readingTable turns "单 shan4" lines into a map from a word to the readings of its characters.
func readingTable(text string) map[string][]string {
	table := map[string][]string{}
	for line := range strings.Lines(text) {
		if f := strings.Fields(line); len(f) > 1 {
			table[f[0]] = f[1:]
		}
	}
	return table
}

// surnameTable gives the readings that characters have as surnames where they differ from the usual one, or where
// the dictionary lists another first (《现代汉语词典》, 姓 readings). Where families differ (覃 qín or tán, 盖 gě or gài) the
// commoner one stands here; initials find the others too.
var surnameTable = readingTable(`
单 shan4
曾 zeng1
查 zha1
区 ou1
解 xie4
仇 qiu2
朴 piao2
盖 ge3
纪 ji3
肖 xiao1
蔚 yu4
燕 yan1
华 hua4
任 ren2
覃 qin2
乐 yue4
繁 po2
召 shao4
种 chong2
折 she2
冼 xian3
洗 xian3
员 yun4
贠 yun4
翟 zhai2
缪 miao4
祭 zhai4
阚 kan4
葛 ge3
宁 ning2
隗 kui2
尉 wei4
那 na1
能 nai4
逄 pang2
乜 nie4
卜 bu3
晁 chao2
应 ying1
於 yu1
相 xiang4
哈 ha3
车 che1
盛 sheng4
石 shi2
柏 bai3
薄 bo2
秘 bi4
郇 xun2
仉 zhang3
谌 chen2
过 guo1
占 zhan1
宿 su4
幺 yao1
句 gou1
勾 gou1
呙 guo1
都 du1
贾 jia3
夏 xia4
钭 tou3
笪 da2
庹 tuo3
郗 xi1
撒 sa3
昝 zan3
逯 lu4
亓 qi2
郄 qie4
厍 she4
戚 qi1
谷 gu3
牟 mou2
眭 sui1
郦 li4
臧 zang1
和 he2
万 wan4
沈 shen3
曲 qu1
要 yao1
强 qiang2
尹 yin3
尤 you2
俞 yu2
余 yu2
叶 ye4
瞿 qu2
费 fei4
适 kuo4
褚 chu3
洪 hong2
仝 tong2
佴 nai4
佟 tong2
耿 geng3
么 yao1
令 ling2
屈 qu1
干 gan1
曹 cao2
殷 yin1
甯 ning4
粘 nian2
尚 shang4
宓 mi4
澹 tan2
夹 jia2
皇 huang2
冯 feng2
尉迟 yu4 chi2
万俟 mo4 qi2
长孙 zhang3 sun1
单于 chan2 yu2
澹台 tan2 tai2
令狐 ling2 hu2
鲜于 xian1 yu2
钟离 zhong1 li2
子车 zi3 ju1
拓跋 tuo4 ba2
皇甫 huang2 fu3
宰父 zai3 fu3
夹谷 jia2 gu3
谷梁 gu3 liang2
榖梁 gu3 liang2
乐正 yue4 zheng4
亓官 qi2 guan1
欧阳 ou1 yang2
上官 shang4 guan1
司马 si1 ma3
诸葛 zhu1 ge3
东方 dong1 fang1
夏侯 xia4 hou2
公孙 gong1 sun1
慕容 mu4 rong2
宇文 yu3 wen2
司徒 si1 tu2
闾丘 lu:2 qiu1
申屠 shen1 tu2
独孤 du2 gu1
端木 duan1 mu4
呼延 hu1 yan2
轩辕 xuan1 yuan2
赫连 he4 lian2
濮阳 pu2 yang2
淳于 chun2 yu2
`)

// surnameReadings reads the surname at the beginning of a person's name.
func surnameReadings(name []rune) []string {
	if len(name) > 2 {
		if r, ok := surnameTable[string(name[:2])]; ok {
			return r
		}
	}
	if len(name) > 0 {
		return surnameTable[string(name[:1])]
	}
	return nil
}

// phraseTable gives the readings of words that stand in the names of schools, firms and places and whose characters
// have another reading first in the dictionary.
var phraseTable = readingTable(`
重庆 chong2 qing4
长 chang2
校长 xiao4 zhang3
成长 cheng2 zhang3
家长 jia1 zhang3
行业 hang2 ye4
银行 yin2 hang2
音乐 yin1 yue4
会计 kuai4 ji4
厦门 xia4 men2
大厦 da4 sha4
朝阳 zhao1 yang2
朝 chao2
重 chong2
调解 tiao2 jie3
中 zhong1
大 da4
单位 dan1 wei4
度 du4
都 du1
省 sheng3
乐 le4
`)

// phraseReadings reads the words of an organisation's name, the longest first.
func phraseReadings(name []rune) []string {
	known := make([]string, len(name))
	for i := 0; i < len(name); i++ {
		for n := min(2, len(name)-i); n > 0; n-- {
			if r, ok := phraseTable[string(name[i:i+n])]; ok {
				copy(known[i:], r)
				i += n - 1
				break
			}
		}
	}
	return known
}

// rareReadings gives readings that go-pinyin lacks or lists wrongly: characters that entered the 通用规范汉字表 (2013)
// outside the basic plane and are met in names, and a few popular ones.
var rareReadings = map[rune]string{
	'𬱖': "wei3", '𫘧': "lu4", '𬭼': "sui4", '䶮': "yan3", '㛃': "jie2", '𬜬': "wan4", '𬞟': "pin2", '𪣻': "lou2", '𫄧': "xi1", '𬤊': "shen3",
	'𬬭': "lun2", '堃': "kun1", '囍': "xi3", '〇': "ling2", '犇': "ben1", '淼': "miao3", '燚': "yi4", '垚': "yao2", '赟': "yun1",
}
