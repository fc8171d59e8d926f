"""Sources: what kind each is, and whom pronouns and short forms stand for."""
