package office

import "testing"

func TestAUserIsNamedWithoutTheDomain(t *testing.T) {
	for name, want := range map[string]string{`PC-01\张三`: "张三", "张三": "张三", "": ""} {
		if got := withoutDomain(name); got != want {
			t.Errorf("%q is named %q, want %q", name, got, want)
		}
	}
}
