"""Programmes: who inspects whom when, those drawn by lot, and areas chosen for a theme."""
