"""Relations: offices, parts, spokesmen, as the texts state them."""
