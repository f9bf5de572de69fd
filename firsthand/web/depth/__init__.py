"""Depth: what a plan of an inspection would find, and what it would miss."""
