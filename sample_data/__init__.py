"""Fictional data: Nonna's, two pizza shops and a delivery service, written by a seeded generator."""
