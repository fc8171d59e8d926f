"""Drifts: what changed on the way from one report to the next."""
