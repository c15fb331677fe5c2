"""Whom and what a pronoun or "the minister" stands for."""
