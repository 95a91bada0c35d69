package ballot

import (
	"encoding/json"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/resources/ballots"
)

// WordSet is a set of answers that a form may take as a whole.
type WordSet struct {
	Name   string              `json:"name"`
	Labels []model.BallotLabel `json:"labels"`
}

// Default is the set-up that comes with the program.
func Default() model.BallotSetup { return shipped().Setup }

// WordSets are the sets of answers that are offered, the usual one first.
func WordSets() []WordSet { return shipped().Words }

func shipped() (all struct {
	Setup model.BallotSetup `json:"setup"`
	Words []WordSet         `json:"words"`
}) {
	if err := json.Unmarshal(ballots.Default, &all); err != nil {
		panic(err) // embedded, and read by a test
	}
	return all
}
