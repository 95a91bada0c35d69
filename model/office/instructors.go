package office

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// instructors are the entries of the register of those who look after units without an organisation (指导员与联络员).
func instructors(r *store.Reader) ([]model.Instructor, error) {
	entries, err := r.Entries("instructor")
	var all []model.Instructor
	for i := range entries {
		all = append(all, instructorOf(&entries[i]))
	}
	return all, err
}

func instructorOf(e *record.Entry) model.Instructor {
	return model.Instructor{EntryRef: entryRef(e), Called: e.Values["name"], From: dateIn(e.Values["from"]), To: dateIn(e.Values["to"])}
}
