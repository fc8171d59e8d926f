"""Derivations: who took from whom, and families of reports."""
