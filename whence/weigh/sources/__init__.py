"""Sources: what is recorded of whom, and what the user lists of them."""
