// Package intake is the import screen: choose files, check what they hold row by row, finish. The same screen
// serves rosters, ledgers, activity records and score tables; its columns, counts and problems all come from the
// import plan, and every choice made here is a change of that plan's options, after which the plan is made anew.
package intake
