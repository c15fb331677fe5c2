"""From a sentence to the statements it makes, each cut out without a loose end."""
