"""Funnels: all authorities, or anybody's own units, by their size between limits."""
