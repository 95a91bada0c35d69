package store

import "context"

// StillThere refuses when the data file is no longer where it was opened (Missing) or was overwritten (Conflict). What is
// open, and would be gone with the program, is saved beside the place then; the sentence names the copy.
func (db *DB) StillThere(ctx context.Context) error { return db.there(ctx) }

// Rescued is the path of the copy of what is open that was saved because the file was moved away; "" when there is none.
func (db *DB) Rescued() string {
	db.writes.Lock()
	defer db.writes.Unlock()
	return db.rescued
}
