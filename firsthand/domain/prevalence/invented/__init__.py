"""Invented: people and agencies made up, with known truth, for teaching, tests and planning."""
