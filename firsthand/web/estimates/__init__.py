"""Estimates: how many children may be known to nobody, who says so, and what became of it."""
