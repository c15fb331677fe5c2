"""Words that rules know: lists of people, bodies, given names and quantifiers, written as running text."""
