package office

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestADataFileIsNotCalledLikeAnotherKindOfFile(t *testing.T) {
	c := model.Committee{Name: "某区综合党委", Sector: model.Law, Year: 2026}
	for name, good := range map[string]bool{"x.pdf": false, "x.XLSX": false, "x.sbd": true, "x.DB": true, "x": true, "双百2026.11.25": true, "某区.综合党委": true} {
		if err := CreatePreview(t.TempDir()+"/"+name, c); good != (err == nil) || !good && model.CodeOf(err) != model.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
