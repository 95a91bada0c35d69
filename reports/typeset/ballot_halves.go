package typeset

// halfMargin is the margin around each half of a sheet of ballots, mm.
const halfMargin = 12.0

// double repeats what stands on the left half of a sheet on the right half, with a dashed line to cut between them.
func (f *flow) double(p *Page) {
	half := p.Width / 2
	for _, t := range p.Texts {
		p.Texts = append(p.Texts, t.at(half, 0))
	}
	for _, r := range p.Rules {
		r.X1, r.X2 = r.X1+half, r.X2+half
		p.Rules = append(p.Rules, r)
	}
	p.Rules = append(p.Rules, Rule{X1: half, X2: half, Y1: 0, Y2: p.Height, Width: f.st.Thin, Dashed: true})
}
