"""Moments: times with the first and last day they allow."""
