"""Voices: how many origins the statements of a side have."""
