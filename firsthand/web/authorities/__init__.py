"""Authorities: everything published about one authority, on one timeline."""
