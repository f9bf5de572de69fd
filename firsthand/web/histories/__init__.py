"""Histories: what a grade is still worth, so many years after it was given."""
