// Command monkey uses the built program as nobody would: random keys, clicks, wheel, drops and sizes on the real window. It
// ends with an error when the program ended by itself, hung, wrote an error into its log, kept growing, or left a data file that
// does not verify. It needs a display of its own, xdotool and Linux. The seed that it prints replays a run.
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

func main() {
	program := flag.String("program", "bin/shuangbai", "the built window program")
	minutes := flag.Float64("minutes", 10, "how long")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()%1e9), "of the random events; a run is replayed by its own")
	out := flag.String("out", "out/monkey", "folder for the last picture, the log and the events of a run that failed")
	flag.Parse()
	fmt.Printf("monkey: seed %d, %g minutes\n", *seed, *minutes)
	built, err := filepath.Abs(*program) // the program runs in a folder of its own
	if err == nil {
		err = run(built, *out, *seed, time.Duration(*minutes*float64(time.Minute)))
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "monkey: %v\nreplay: go run ./cmd/monkey -seed %d -minutes %g; what is known lies in %s\n", err, *seed, *minutes, *out)
		os.Exit(1)
	}
}

// asked is after how many events the program is asked whether it still answers, weighed how many rounds of those the memory: about a
// minute. One run in sealedOf works on a data file with a password.
const asked, weighed, sealedOf = 25, 40, 3

// isSealed reports whether the run of a seed works on a sealed data file.
func isSealed(seed uint64) bool { return rand.New(rand.NewPCG(seed, 2)).IntN(sealedOf) == 0 }

// run lets the monkey play until the time is over, and says what is wrong.
func run(program, out string, seed uint64, long time.Duration) (err error) {
	box, err := newSandbox(isSealed(seed))
	if err != nil {
		return err
	}
	defer box.remove()
	p, err := start(program, box)
	if err != nil {
		return err
	}
	defer p.kill()
	hand, err := newHand(rand.New(rand.NewPCG(seed, 1)), p, box)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			keep(out, box, p, hand)
		}
	}()
	if box.sealed {
		if err := hand.unlock("closed"); err != nil {
			return err
		}
	}
	first, err := p.memory()
	if err != nil {
		return err
	}
	fmt.Printf("monkey: at the start %s, sealed: %v\n", first, box.sealed)
	course := course{first}
	for round, end := 1, time.Now().Add(long); time.Now().Before(end); round++ {
		for range asked {
			if err := hand.act(); err != nil {
				return err
			}
		}
		answer, err := p.order("state")
		if err == nil && answer == "done locked" {
			err = hand.unlock("locked")
		}
		if err != nil {
			return err
		}
		if round%weighed == 0 {
			now, err := p.memory()
			if err != nil {
				return err
			}
			fmt.Printf("monkey: %d events, %s\n", hand.count, now)
			if course, err = course.with(now); err != nil {
				return err
			}
		}
	}
	last, err := p.memory()
	if err != nil {
		return err
	}
	fmt.Printf("monkey: %d events, screens %v, at the end %s\n", hand.count, p.seen, last)
	if _, err := course.with(last); err != nil {
		return err
	}
	p.kill()
	if err := box.logIsClean(); err != nil {
		return err
	}
	return box.verify()
}
