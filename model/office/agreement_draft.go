package office

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// DraftAgreement drafts the agreement about a need and an offer that are matched, from either of them: party A is the branch
// that offers, party B the one that needs. What neither side says is left for people to fill in. Refused where they have one, and where
// the side is matched with several of which none has one: it is drafted from the one that is meant then.
func (o *Office) DraftAgreement(ctx context.Context, side int64) (id, change int64, err error) {
	change, err = o.write(ctx, "edit", "起草共建协议", func(tx *store.Tx) error {
		s, err := o.claimSide(&tx.Reader, side)
		if err != nil {
			return err
		}
		others, err := o.counterparts(&tx.Reader, s)
		if err != nil {
			return err
		}
		if len(others) == 0 {
			return model.Errorf(model.Invalid, "“%s”还没有对接，先认领，再起草协议；也可以在“共建协议”里直接新增", s.Title)
		}
		if others, err = o.withoutAgreement(&tx.Reader, s, others); err != nil {
			return err
		}
		if len(others) > 1 {
			return model.Errorf(model.Invalid, "“%s”对接了 %s，打开要签协议的那一条，在那里起草", s.Title, numbersOf(others))
		}
		need, offer := s, others[0]
		if !need.def.Match.Need {
			need, offer = offer, need
		}
		def, err := o.useRegister(tx, agreementRegister)
		if err != nil {
			return err
		}
		e, err := o.agreementOf(&tx.Reader, &def, need, offer)
		if err != nil {
			return err
		}
		if id, err = o.addEntry(tx, &def, e); err == nil {
			tx.Describe("起草共建协议：" + e.Title)
		}
		return err
	})
	return id, change, err
}

// withoutAgreement are those of what a side is matched with about which no agreement is drafted or in force; when none is left, the
// error names the agreement.
func (o *Office) withoutAgreement(r *store.Reader, s *claimSide, others []*claimSide) (left []*claimSide, err error) {
	live, err := o.liveAgreements(r)
	if err != nil {
		return nil, err
	}
	about := func(other *claimSide) int {
		return slices.IndexFunc(live, func(e record.Entry) bool {
			numbers := record.Numbers(e.Values["matches"])
			return slices.Contains(numbers, s.Number) && slices.Contains(numbers, other.Number)
		})
	}
	for _, other := range others {
		if about(other) < 0 {
			left = append(left, other)
		}
	}
	if len(left) == 0 {
		at := live[about(others[0])]
		return nil, model.Errorf(model.Exists, "“%s”已经有共建协议 %s（%s），打开那一份接着办", s.Title, at.Number, at.State)
	}
	return left, nil
}

// numbersOf are the numbers of needs or offers in one line.
func numbersOf(sides []*claimSide) string {
	all := make([]string, len(sides))
	for i, s := range sides {
		all[i] = s.Number
	}
	return strings.Join(all, "、")
}

// addEntry checks and writes a new entry.
func (o *Office) addEntry(tx *store.Tx, def *record.Register, e *record.Entry) (int64, error) {
	def.Link(e)
	if err := def.CheckEntry(e, nil, o.Today()); err != nil {
		return 0, err
	}
	w, err := newEntryWriter(tx, def)
	if err != nil {
		return 0, err
	}
	err = w.put(e)
	return e.ID, err
}

// timesIn finds a number of times in what is offered: 每年6次.
var timesIn = regexp.MustCompile(`(\d{1,3})\s*[次场节课]`)

// agreementOf fills a draft from both sides.
func (o *Office) agreementOf(r *store.Reader, def *record.Register, need, offer *claimSide) (*record.Entry, error) {
	k, err := o.knownSides(r)
	if err != nil {
		return nil, err
	}
	org := cmp.Or(offer.OrgID, k.by[offer.UnitID], need.OrgID)
	if org == 0 {
		return nil, model.Errorf(model.Invalid, "%s“%s”没有写支部，先补上由哪个支部作甲方", offer.def.Title, offer.Title)
	}
	posts, err := r.Posts()
	if err != nil {
		return nil, err
	}
	secretary := func(org int64) string {
		at := slices.IndexFunc(posts, func(p model.Post) bool { return org != 0 && p.OrgID == org && p.Duty == model.Secretary && p.To == "" })
		if at < 0 {
			return ""
		}
		return posts[at].Name
	}
	unit, _ := need.def.Field("unit")
	partner := k.names.text(unit, need.Values["unit"])
	if b := k.by[need.UnitID]; b != 0 && b != org {
		partner = k.names.orgs[b]
	}
	ours := join(offer.Values["content"], offer.Values["amount"], offer.Values["window"])
	e := &record.Entry{Register: def.ID, Values: map[string]string{"org": fmt.Sprint(org), "partner": partner, "secretary": secretary(org), "partner_secretary": secretary(k.by[need.UnitID]),
		"aim": "对接“" + need.Values["content"] + "”，双方优势互补、共同提高。", "our_items": ours,
		"their_items": "组织人员参加“" + need.Values["content"] + "”，提供场地和便利；明确专人联系，及时反馈效果。",
		"contact":     offer.Values["contact"], "phone": offer.Values["phone"], "matches": need.Number + "、" + offer.Number}}
	if m := timesIn.FindStringSubmatch(offer.Values["amount"] + " " + need.Values["amount"]); m != nil {
		e.Values["times"] = strings.TrimLeft(m[1], "0")
	}
	start := o.Today()
	for _, s := range []*claimSide{need, offer} {
		if from := dateIn(s.Values["from"]); from.Precision() == model.ByDay && start.Before(from) {
			start = from
		}
	}
	end := start.AddYears(1).AddDays(-1)
	for _, s := range []*claimSide{need, offer} {
		if to := dateIn(s.Values["to"]); to.Precision() == model.ByDay && to.Before(end) && start.Before(to) {
			end = to
		}
	}
	e.Values["start"], e.Values["end"] = string(start), string(end)
	maps.DeleteFunc(e.Values, func(_, v string) bool { return v == "" })
	return e, nil
}

// join puts what is said of an offer into one line.
func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "，")
}
