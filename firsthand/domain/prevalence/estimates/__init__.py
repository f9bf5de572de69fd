"""Estimates on record: how many children may be known to nobody, and who says so."""
