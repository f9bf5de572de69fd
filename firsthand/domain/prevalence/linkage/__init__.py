"""Linkage: which records on several lists are of one child, and how sure that is."""
