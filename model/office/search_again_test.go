package office

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// A change is found by the search box although the work that made it was stopped right after it was in the file.
func TestAChangeIsFoundThoughItsWorkWasStopped(t *testing.T) {
	o := sampleCopy(t)
	if len(o.Find("王新来", 5)) > 0 {
		t.Fatal("the sample has this name")
	}
	ctx, stop := context.WithCancel(t.Context())
	id, err := o.db.Write(ctx, store.Change{Who: "t", Why: "t", Kind: "member"}, func(tx *store.Tx) error {
		return tx.PutMember(&model.Member{Name: "王新来", Kind: model.FullMember, Status: model.StatusNormal})
	})
	if err != nil {
		t.Fatal(err)
	}
	stop()
	o.announce(ctx, id)
	if len(o.Find("王新来", 5)) == 0 {
		t.Error("the search index lacks what is in the file")
	}
}

// An index that could not be made is made by the next search.
func TestAnIndexThatFailedIsTriedAgain(t *testing.T) {
	o, gone := sampleCopy(t), sampleCopy(t)
	if err := gone.Close(); err != nil {
		t.Fatal(err)
	}
	o.hasIndex.Store(false) // as right after opening
	o.index.set(nil)
	whole := o.db
	o.db = gone.db // as while a share does not answer
	if len(o.Find("星河", 5)) > 0 {
		t.Fatal("an index was made of a file that cannot be read")
	}
	o.db = whole
	if len(o.Find("星河", 5)) == 0 {
		t.Error("the index was not tried again")
	}
}
