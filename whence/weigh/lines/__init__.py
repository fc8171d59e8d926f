"""Lines: what can be said of one claim that a person should look at, one rule in each file for each sort of thing."""
