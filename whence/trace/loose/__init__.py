"""Loose rewrites: the same things told in other words."""
