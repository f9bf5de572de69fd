"""Programmes: who inspects whom when, and thematic inspections of some areas."""
