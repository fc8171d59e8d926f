"""Figures: numbers with what they count, their role, scope and whole."""
