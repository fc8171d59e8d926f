"""Language data, and the little code that loads it."""
