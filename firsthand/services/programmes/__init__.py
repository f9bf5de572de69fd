"""Programmes: who inspects whom when, made at once or as a job in the background."""
