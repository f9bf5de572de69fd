"""Thematic: areas for one theme by a stated design, and their results pooled."""
