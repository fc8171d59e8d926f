"""Places: which one a name means."""
