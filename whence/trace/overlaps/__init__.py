"""Overlaps: passages that two reports share."""
