"""Reading one parsed sentence: clauses, phrases, stance, quotations, numbers and names."""
