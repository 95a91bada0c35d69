package office

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/store"
)

// SaveSender lists a committee that shall send (ID 0), or changes what is listed of it. A name that is like one of the list, or like no
// committee's, is refused with Conflict and a question unless it is sure.
func (o *Office) SaveSender(ctx context.Context, s model.Sender, sure bool) (int64, error) {
	s.Name = strings.TrimSpace(s.Name)
	if err := s.Validate(); err != nil {
		return 0, err
	}
	why := "列入报送名单：" + s.Name
	if s.ID != 0 {
		why = "修改报送名单：" + s.Name
	}
	return o.write(ctx, "edit", why, func(tx *store.Tx) error {
		if _, err := districtOf(&tx.Reader); err != nil {
			return err
		}
		all, err := tx.Senders()
		if err != nil {
			return err
		}
		renamed := true
		for _, other := range all {
			if other.Name == s.Name && other.ID != s.ID {
				return model.FieldErrorf("name", "“%s”已经在名单里", s.Name)
			}
			if other.ID == s.ID {
				s.Identity, renamed = other.Identity, other.Name != s.Name
			}
		}
		if doubt := senderDoubt(s, all); doubt != "" && renamed && !sure {
			return &model.Error{Code: model.Conflict, Field: "name", Message: doubt}
		}
		return tx.PutSender(&s)
	})
}

// senderDoubt asks about a name that may be one of the list written otherwise, or that is like no committee's; "" where there is nothing to ask.
func senderDoubt(s model.Sender, listed []model.Sender) string {
	for _, other := range listed {
		if other.ID != s.ID && likeSender(s.Name, other.Name) {
			return fmt.Sprintf("名单里已有“%s”，和“%s”是不是同一个党委？是的话就改那一个", other.Name, s.Name)
		}
	}
	for _, word := range []string{"党委", "党工委", "委员会", "党总支", "工委"} {
		if strings.Contains(s.Name, word) {
			return ""
		}
	}
	return fmt.Sprintf("“%s”不像党委的名称，应写全称，例如 某某区律师行业综合党委", s.Name)
}

// likeSender reports whether two names may be those of one committee, one of them short or mistyped.
func likeSender(a, b string) bool {
	if district.SameCommittee(a, b) {
		return true
	}
	x, y := district.ShortName(a), district.ShortName(b)
	if x == y || strings.ContainsFunc(x+y, unicode.IsDigit) {
		return false
	}
	const alike, alikeShort = 60, 50 // percent; names of two characters with one in common
	if len([]rune(x)) == 2 && len([]rune(y)) == 2 {
		return names.Likeness(x, y) >= alikeShort
	}
	return names.Likeness(x, y) >= alike
}

// listedAs finds the committee of the list that a package is of, by its name or by one that is short for it, as long as no package came from
// it; it then bears the name that the package says.
func listedAs(senders []model.Sender, name string) (model.Sender, bool) {
	at := slices.IndexFunc(senders, func(s model.Sender) bool { return s.Name == name })
	if at < 0 {
		like := func(s model.Sender) bool { return s.Identity == "" && district.SameCommittee(s.Name, name) }
		if at = slices.IndexFunc(senders, like); at < 0 || slices.ContainsFunc(senders[at+1:], like) {
			return model.Sender{}, false
		}
	}
	s := senders[at]
	s.Name = name
	return s, true
}
