"""Proposing a mapping for foreign columns."""
