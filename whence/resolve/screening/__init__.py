"""Screening: the names of a case beside a list that the user brings."""
