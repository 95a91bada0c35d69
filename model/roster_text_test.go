package model

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestRosterLinesAreKeptWhole(t *testing.T) {
	whole := RosterLine{Branch: "7", Name: `张"三\`, Sex: "男", Ethnicity: "汉族", Birth: "1990-05", Education: "大学本科", Kind: FullMember, Joined: "2015-07-01",
		Full: "2016-07-01", IDNumber: "11010519491231002X", Phone: "13800000000"}
	for _, f := range whole.fields() {
		if *f == "" {
			t.Fatal("a field without text")
		}
	}
	people := []RosterLine{whole, {Branch: "7", Name: "李𬱖"}, {Branch: "7", Name: "王五", Joined: "2020"}, {Branch: "7", Phone: "138"}, {Branch: "7"}}
	list := []byte{'['}
	for i := range people {
		if i > 0 {
			list = append(list, ',')
		}
		list = people[i].AppendTo(list)
	}
	list = append(list, ']')
	if got, err := RosterOf("7", string(list)); err != nil || !slices.Equal(got, people) {
		t.Errorf("kept as %s and read as %v, %v", list, got, err)
	}
	before, err := json.Marshal(people)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := RosterOf("7", string(before)); err != nil || !slices.Equal(got, people) {
		t.Errorf("objects are read as %v, %v", got, err)
	}
	if got, err := RosterOf("", "[]"); err != nil || len(got) != 0 {
		t.Errorf("an empty list is read as %v, %v", got, err)
	}
	if _, err := RosterOf("7", `[["张三",1]]`); err == nil {
		t.Error("a number is read as a text")
	}
}
