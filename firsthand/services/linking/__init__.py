"""Linking: agencies' lists read, joined and judged, without a list of children coming out."""
