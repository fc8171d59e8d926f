"""A language model as a reader, off by default."""
