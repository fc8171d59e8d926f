"""Figures: what two figures are to each other."""
