// Package ballot counts debrief ballots (述职评议测评票) and works out rates and indexes from the sums. It is pure: what is set up
// and counted is in model, and nothing here knows a voter or keeps a paper.
package ballot
