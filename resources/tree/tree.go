// Package tree holds, as data, how the organisations above and beside a committee are called ("1+2+N"), who is responsible for
// what of an organisation under each line of management, and whom papers go to. model.ParseGovernance reads it.
package tree

import _ "embed"

// Governance is the JSON of the names, the default division of duties and the routes of papers.
//
//go:embed tree.json
var Governance []byte
