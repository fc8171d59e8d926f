"""Gazetteers: what places there are."""
