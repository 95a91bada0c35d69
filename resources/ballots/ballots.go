// Package ballots holds the default set-up of the debrief ballots (述职评议测评票) as data: words and what they count for, voter
// groups and their weights, the guard. It says where its numbers come from; a committee changes them year by year.
package ballots

import _ "embed"

// Default is the JSON of the default set-up, and of the sets of words that are offered.
//
//go:embed default.json
var Default []byte
