"""Comparing two names: what speaks for one thing, what against it."""
