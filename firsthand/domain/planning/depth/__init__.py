"""Depth: what a reading of cases would find, what it would miss, and what it costs."""
