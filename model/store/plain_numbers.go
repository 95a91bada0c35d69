package store

import "fmt"

// large, small and yes take numbers that are never NULL as the driver gives them; database/sql would write each as a text
// and read it again.
type (
	large int64
	small int
	yes   bool
)

// Scan implements sql.Scanner.
func (w *large) Scan(v any) error {
	n, err := number(v)
	*w = large(n)
	return err
}

// Scan implements sql.Scanner.
func (s *small) Scan(v any) error {
	n, err := number(v)
	*s = small(n)
	return err
}

// Scan implements sql.Scanner.
func (y *yes) Scan(v any) error {
	n, err := number(v)
	*y = n != 0
	return err
}

func number(v any) (int64, error) {
	n, ok := v.(int64)
	if !ok {
		return 0, fmt.Errorf("%T where a number should stand", v)
	}
	return n, nil
}
