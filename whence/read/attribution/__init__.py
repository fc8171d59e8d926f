"""Attributions: who says what, by rules and by a network that has seen what people mark."""
