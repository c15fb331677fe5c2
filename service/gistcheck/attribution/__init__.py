"""Who says what: speaker, cue and content, carried across sentences."""
