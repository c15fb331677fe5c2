"""Repairs of what the small parser is known to get wrong in news text."""
