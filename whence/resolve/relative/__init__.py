"""Places given by other places: near, north of, along."""
