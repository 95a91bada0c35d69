package names

import "testing"

func TestNamesAreFoundAsPeopleTypeThem(t *testing.T) {
	for _, c := range []struct {
		name, typed string
		want        Match
	}{
		{"欧阳予墨", "欧阳予墨", Whole}, {"欧阳予墨", "欧阳", Beginning}, {"欧阳予墨", "予墨", Within},
		{"欧阳予墨", "oyym", Whole}, {"欧阳予墨", "OYY", Beginning}, {"欧阳予墨", "ouyangyumo", Whole}, {"欧阳予墨", "ouyangyu", Beginning},
		{"欧阳予墨", "ouyangym", Whole}, {"欧阳予墨", "oyymo", Whole}, {"欧阳予墨", "ouya", Beginning}, {"欧阳予墨", "Ou Yang", Beginning},
		{"欧阳予墨", "yumo", Letters}, {"欧阳予墨", "m", NoMatch}, {"欧阳予墨", "yuma", NoMatch}, {"欧阳予墨", "予墨欧", NoMatch}, {"欧阳予墨", "", NoMatch},
		{"张三", "zhangs", Whole}, {"张三", "zhs", Whole}, {"张三", "zs", Whole}, {"张三", "zas", NoMatch}, {"张三", "zhan", Beginning},
		{"单雪琳", "shanxuelin", Whole}, {"单雪琳", "dxl", Whole}, {"吕一", "lvyi", Whole}, {"吕一", "lu", Beginning},
		{"热依汗·艾力", "热依汗艾力", Whole}, {"热依汗·艾力", "热依汗•艾", Beginning}, {"热依汗·艾力", "热依汗.艾力", Whole}, {"热依汗·艾力", "热依汗⋅", Beginning},
		{"热依汗・艾力", "热依汗·艾力", Whole}, {"热依汗·艾力", "reyihan", Beginning}, {"张𬱖", "张𬱖", Whole}, {"张𬱖", "zhangw", Whole},
		{"A座 2号", "a座2", Beginning},
	} {
		if got := FindablePerson(c.name).Find(Seek(c.typed)); got != c.want {
			t.Errorf("%s, typed %q: %d, want %d (%q)", c.name, c.typed, got, c.want, FindablePerson(c.name).letters)
		}
	}
	for typed, want := range map[string]Match{"changqing": Beginning, "cqlsdzb": NoMatch, "cqlssws": Beginning, "lvshi": Letters, "党支部": Within} {
		if got := FindableOrg("长青律师事务所党支部").Find(Seek(typed)); got != want {
			t.Errorf("%q: %d, want %d", typed, got, want)
		}
	}
}
