"""Words that rules know: lists of people, bodies and given names, written as running text."""
