"""Chains: on whose word somebody says something."""
