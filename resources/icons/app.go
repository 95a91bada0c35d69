package icons

import _ "embed" // the program's icon is an embedded file

// App is the program's icon, a PNG of 256×256.
//
//go:embed app.png
var App []byte
