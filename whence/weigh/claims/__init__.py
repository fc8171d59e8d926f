"""Claims: which statements say the same thing."""
