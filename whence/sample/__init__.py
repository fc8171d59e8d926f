"""The sample case: reports of one invented accident, and `expected.toml`, what must be found in them."""
