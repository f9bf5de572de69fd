"""Words: what a text hedges, hides or asks on paper only, and whom it seems to name."""
